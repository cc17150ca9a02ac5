"""Hostile words in every text that people can store: each page shows them as words. The browser's own look: tests/functional/test_hostile_texts.py."""

from __future__ import annotations

import io
import json
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from casework.documents import PEOPLE
from casework.models import ContactPlan
from publications import documents
from publications.pdf import pdf_of
from search import registry
from search.engines import DatabaseEngine
from tests.factories.casework import make_contact_plan, make_name
from tests.factories.publications import MAKERS
from tests.functional.staining import LONG, SHORT

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

PAYLOADS = (
    SHORT, LONG, "<script>alert(1)</script>", "'\"><svg/onload=alert(1)>", "</script><script>alert(1)</script>", "javascript:alert(1)",
    "{{ settings.SECRET_KEY }}", "{% load static %}", "<!--", "]]>", "&lt;script&gt;", "\u2028alert(1)\u2029", "<a href='javascript:x'>y</a>",
)  # fmt: skip
# These two break out of a text, an attribute, a script and an address; with the other ones each page is walked by `make test-deep`.
ORDINARY = (SHORT, "javascript:alert(1)")
LANGUAGES = ["ar", pytest.param("en", marks=pytest.mark.deep)]
# An attribute of words leads nowhere, whatever its words look like.
WORDY = {"alt", "aria-label", "content", "placeholder", "title", "value"}
WORDS = {
    "home": {"title", "tagline", "introduction", "notice_title", "notice", "emergency", "contact", "footer_about"},
    "question": {"title", "short_answer", "synonyms", "sources"},
    "guide": {"title", "lead"},
    "update": {"title", "lead", "sources"},
    "terms": {"title", "introduction", "preface", "version"},
    "topic": {"title", "introduction"},
}


class Reader(HTMLParser):
    """What a browser would make of a page: elements that run or fetch, handlers, and the data blocks."""

    def __init__(self, text):
        super().__init__()
        self.live, self.blocks, self._in_block = [], [], False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self._in_block = given.get("type") == "application/ld+json"
        is_ours = tag == "script" and (self._in_block or (given.get("src") or "").startswith("/static/"))
        if tag in {"script", "iframe", "object", "embed", "style", "base"} and not is_ours:
            self.live.append(tag)
        self.live += [name for name in given if name.startswith("on") or name in {"srcdoc", "style"}]
        leading = [value or "" for name, value in attrs if name not in WORDY or "http-equiv" in given]
        self.live += [value for value in leading if value.strip().lower().startswith(("javascript:", "vbscript:"))]
        if tag in {"img", "link", "source", "svg"} and "foreign" in str(given):
            self.live.append(tag)

    def handle_data(self, data):
        if self._in_block:
            self.blocks.append(data)
            self._in_block = False


def harmless(response):
    reader = Reader(response.text)
    assert reader.live == []
    assert all(json.loads(block) for block in reader.blocks)
    return True


def fitting(page, names, payload):
    """The payload in each of the fields, cut to what it holds."""
    return {name: payload[: page._meta.get_field(name).max_length or None] for name in names}


@pytest.fixture(
    params=[pytest.param(text, marks=[] if text in ORDINARY else pytest.mark.deep) for text in PAYLOADS],
    ids=range(len(PAYLOADS)),
)
def payload(request):
    return request.param


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", WORDS)
def test_h_02_public_pages_show_words_as_words(client, kind, language, payload):
    page = MAKERS[kind](language)
    type(page).objects.filter(pk=page.pk).update(**fitting(page, WORDS[kind], payload))
    assert harmless(client.get(page.address))


@pytest.mark.parametrize("language", LANGUAGES)
def test_h_02_search_shows_words_as_words(client, language, payload):
    page = MAKERS["question"](language)
    type(page).objects.filter(pk=page.pk).update(**fitting(page, WORDS["question"], f"alerting {payload}"))
    documents.refresh([type(page).objects.get(pk=page.pk)])
    for words in ("alerting", f"alerting {payload}"):  # what follows the last found word, and what stands between two
        found = client.get(f"/{language}/search/", {"q": words})
        assert 'class="results"' in found.text
        assert harmless(found)


def test_h_02_a_pdf_shows_words_as_words(payload):
    page = MAKERS["terms"]("en")
    type(page).objects.filter(pk=page.pk).update(**fitting(page, WORDS["terms"], payload))
    pdf = PdfReader(io.BytesIO(pdf_of(type(page).objects.get(pk=page.pk))))
    annotations = [note.get_object() for sheet in pdf.pages for note in sheet.get("/Annots", [])]
    links = [note["/A"]["/URI"] for note in annotations if "/A" in note and "/URI" in note["/A"]]
    assert (pdf.attachments, [link for link in links if "alert" in link or "foreign" in link]) == ({}, [])
    assert "/JavaScript" not in pdf.trailer["/Root"].get("/Names", {})


@pytest.fixture
def hostile_records(records, payload):
    """Family A's registration with hostile words in all that was written about it."""
    registration = records.registration
    for name in ("narrative", "last_place", "passed_on_to"):
        setattr(registration, name, payload)
    registration.save()
    for relative in registration.relatives.all():
        relative.name = payload
        relative.save()
    make_name(registration, f"سلمى {payload}")
    words = ("channels", "safe_hours", "shared_phone", "must_not_know", "word_to_use")
    if not ContactPlan.objects.filter(registration=registration).exists():
        make_contact_plan(registration, **dict.fromkeys(words, payload))
    type(records.officer.user).objects.exclude(area="family").update(display_name=payload[:60])
    engine = DatabaseEngine()
    engine.replace(registry.get(PEOPLE).documents([records.case.pk]))
    engine.refresh()
    return records


def test_h_02_staff_pages_show_words_as_words(hostile_records, visitors, payload):
    officer: Client = visitors["officer"]
    for address in ("/staff/", f"/staff/cases/{hostile_records.case.pk}/"):
        assert harmless(officer.get(address))
    assert harmless(officer.post("/staff/search/", {"query": f"سلمى {payload}"[:80]}))


@pytest.mark.parametrize("language", LANGUAGES)
def test_h_02_a_relatives_pages_show_words_as_words(hostile_records, visitors, language):
    family: Client = visitors["family"]
    for address in (
        f"/{language}/my/",
        f"/{language}/my/{hostile_records.registration.pk}/",
        f"/{language}/account/security/",
    ):
        assert harmless(family.get(address))


@pytest.mark.parametrize(
    "bad",
    [
        "<script>x</script>",
        "<p onclick=x>",
        "<a href=javascript:x>",
        "<iframe>",
        "<link rel=stylesheet href=//foreign.example>",
        "<meta http-equiv=refresh content=javascript:x>",
    ],
)
def test_a_page_that_runs_words_would_be_seen(bad):
    assert Reader(bad).live
