from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from casework.mail import mail_of
from casework.models import Notice, NoticeKind
from tests.casework.posting import ADDRESS, SENDER
from tests.factories.accounts import make_user

pytestmark = pytest.mark.django_db
GOLDEN = Path(__file__).parent / "golden"
LANGUAGES = [code for code, _name in settings.LANGUAGES]
HEADERS = ["Content-Type", "MIME-Version", "Subject", "From", "To", "Date", "Message-ID"]
CANARIES = re.compile(
    r"athar|أثر|missing|disappear|syria|famil|institution|case|registration|account|password|http|www|://|<|@|\d"
    r"|مفقود|سوري|عائل|اختف|vermisst|disparu|kayıp|winda|[A-Za-z0-9_-]{20,}",
    re.IGNORECASE,
)


@pytest.fixture
def mail(settings):
    settings.ATHAR_NOTICE_SENDER = SENDER
    account = make_user("family")

    def build(kind, language):
        return mail_of(Notice(account=account, kind=kind), address=ADDRESS, language=language)

    return build


@pytest.mark.parametrize("kind", NoticeKind.values)
def test_n_01_the_english_text_is_the_agreed_one(mail, kind):
    built = mail(kind, "en")
    assert f"{built.subject}\n\n{built.body}\n" == (GOLDEN / f"notice_{kind}_en.txt").read_text()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", NoticeKind.values)
def test_n_01_no_word_tells_anything(mail, kind, language):
    built = mail(kind, language)
    assert CANARIES.findall(f"{built.subject}\n{built.body}") == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", NoticeKind.values)
def test_n_01_every_language_has_the_same_shape(mail, kind, language):
    built = mail(kind, language)
    assert (len(built.body.split("\n\n")), "\n" in built.subject, built.attachments) == (3, False, [])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", NoticeKind.values)
def test_n_01_the_headers_are_these_alone(mail, kind, language):
    message = mail(kind, language).message()
    assert {*message.keys()} == {*HEADERS, "Content-Language", "Auto-Submitted"}
    assert (message["From"], message.get_content_type()) == (SENDER, "multipart/alternative")


def test_n_01_the_subject_tells_no_kind_from_another(mail):
    assert len({mail(kind, "en").subject for kind in NoticeKind.values}) == 1
