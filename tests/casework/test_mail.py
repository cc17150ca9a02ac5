"""What the mail server really gets: two forms of the same few words, and nothing that asks anybody for anything."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.conf import settings as django_settings

from casework.models import NoticeKind
from casework.services.notice_queue import notice_queue
from casework.services.notices_send import notices_send
from tests.casework.posting import SENDER, make_channel, post_to
from tests.casework.test_notice_text import CANARIES
from tests.factories.accounts import make_user
from tests.servers.smtp import serving

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _name in django_settings.LANGUAGES]
KNOWN_TAGS = {"html", "head", "meta", "title", "body", "div", "p"}
KNOWN_ATTRIBUTES = {"lang", "dir", "style", "charset", "name", "content"}


class Reader(HTMLParser):
    """The tags, attributes and paragraphs of a page."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.texts, self.first = set(), [], {}, {}
        self.open = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.open = tag
        self.tags.add(tag)
        self.attributes += attrs
        self.first.setdefault(tag, dict(attrs))

    def handle_data(self, data):
        if data.strip():
            self.texts.setdefault(self.open, []).append(data.strip())


@pytest.fixture
def arrived(settings):
    """A function that sends a notice and returns the message as it came over SMTP."""

    def send(kind, language):
        account = make_user("family", language=language)
        make_channel(account, language=language)
        notice_queue(account=account, kind=kind)
        with serving() as (port, post):
            post_to(settings, port)
            notices_send()
        return post.messages[-1]

    return send


def forms(message):
    return [part.get_content_type() for part in message.iter_parts()]


def html_of(message):
    return message.get_body(("html",)).get_content()


@pytest.mark.parametrize("language", LANGUAGES)
def test_n_01_plain_words_come_first_and_html_says_the_same(arrived, language):
    message = arrived(NoticeKind.NEWS, language)
    plain = message.get_body(("plain",)).get_content().splitlines()
    assert forms(message) == ["text/plain", "text/html"]
    assert [paragraph for paragraph in plain if paragraph] == Reader(html_of(message)).texts["p"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_n_01_html_holds_nothing_but_paragraphs(arrived, language):
    """No picture, link, sheet or form: nothing can be followed, fetched or counted."""
    read = Reader(html_of(arrived(NoticeKind.NEWS, language)))
    assert (read.tags - KNOWN_TAGS, {name for name, _value in read.attributes} - KNOWN_ATTRIBUTES) == (set(), set())


@pytest.mark.parametrize("kind", NoticeKind.values)
@pytest.mark.parametrize("language", LANGUAGES)
def test_n_01_no_word_of_the_html_tells_anything(arrived, kind, language):
    read = Reader(html_of(arrived(kind, language)))
    said = [*read.texts["title"], *read.texts["p"]]
    assert CANARIES.findall(" ".join(said)) == []


def test_n_01_two_kinds_differ_in_their_sentences_alone(arrived):
    bare = {re.sub(r">[^<]+<", "><", html_of(arrived(kind, "en"))) for kind in NoticeKind.values}
    assert len(bare) == 1


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr"), ("ku", "ltr")])
def test_html_stands_in_the_direction_of_its_language(arrived, language, direction):
    read = Reader(html_of(arrived(NoticeKind.NEWS, language)))
    asked = {"lang": language, "dir": direction}
    assert [{name: read.first[tag][name] for name in asked} for tag in ("html", "body")] == [asked, asked]


def test_n_01_the_sender_is_an_address_alone(arrived):
    message = arrived(NoticeKind.NEWS, "en")
    assert (str(message["From"]), str(message["Reply-To"])) == (SENDER, "None")


def test_a_mail_stays_light(arrived):
    assert len(arrived(NoticeKind.NEWS, "ar").as_bytes()) < 6_000
