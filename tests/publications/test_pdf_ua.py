"""Every kind of PDF is one that a screen reader can read (PDF/UA-1), by the judgement of veraPDF; a failure prints the broken clause."""

from __future__ import annotations

import re
import subprocess

import pytest

from portal.stylesheets import SOURCES
from publications.pdf import ASSETS, pdf_of
from tests.factories.publications import BODY, make_guide, make_question, make_terms, make_update
from tests.pdfua.checker import broken_clauses

pytestmark = pytest.mark.django_db

WORDS = {
    "ar": "نبحث عن المفقودين ونقف إلى جانب عائلاتهم",
    "en": "We search for the missing, and stand by their families",
    "ku": "Em li wendayan digerin û li kêleka malbatên wan in",
}
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
LINKED = ("paragraph", "https://example.org/ +961 1 000000 help@example.org A/RES/77/301")


def laid_out(pdf):
    """The words with their places on the sheet, as a reader's program lays them out."""
    read = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return "".join(letter for letter in read.stdout.decode() if letter not in "\u202a\u202b\u202c\u200e\u200f")


@pytest.mark.parametrize("language", WORDS)
def test_every_kind_is_pdf_ua(language):
    words = WORDS[language]
    body = [*BODY, LINKED, ("heading", words), ("paragraph", f"{words} {LONG}")]
    pages = {
        "terms": make_terms(language, title=words, introduction=words, preface=words),
        "question": make_question(language=language, title=words, body=body),
        "guide": make_guide(language=language, title=words, body=body),
        "update": make_update(language=language, title=words, body=body),
    }
    assert broken_clauses(**{kind: pdf_of(page) for kind, page in pages.items()}) == {}


SHEETS = {"en": "Page 2 of 3", "ku": "Rûpel 2 ji 3", "tr": "Sayfa 2 / 3", "de": "Seite 2 von 3", "fr": "Page 2 sur 3"}


@pytest.mark.parametrize(("language", "said"), SHEETS.items())
def test_every_sheet_says_which_it_is(language, said):
    body = [("paragraph", f"{WORDS['en']}. " * 12)] * 12
    assert said in laid_out(pdf_of(make_guide(language=language, body=body)))


def test_an_arabic_sheet_says_which_it_is():
    """Programs that read a file by lines put these words in an order of their own: pictures show the true one."""
    foot = laid_out(pdf_of(make_guide(language="ar"))).strip().split("\n")[-1]
    assert sorted(foot.replace("من", " من ").split()) == ["1", "1", "الصفحة", "من"]


def test_sheets_after_the_first_name_the_text_and_whose_it_is():
    body = [("paragraph", f"{WORDS['en']}. " * 12)] * 12
    second = laid_out(pdf_of(make_guide(title="Before you register", body=body))).split("\f")[1]
    assert second.split("\n")[0].split() == ["Before", "you", "register", "The", "Institution"]


def test_paper_wears_the_colours_of_the_site():
    known = set(re.findall(r"#\w{6}", (SOURCES / "tokens" / "colour.css").read_text()))
    used = {colour for path in ASSETS.iterdir() for colour in re.findall(r"#\w{3,8}\b", path.read_text())}
    assert used - known == set()


def test_both_directions_say_the_same_from_their_own_side():
    swapped = {"left": "right", "right": "left"}
    left, right = ((ASSETS / f"{name}.css").read_text() for name in ("ltr", "rtl"))
    assert re.sub(r"\b(left|right)\b", lambda side: swapped[side[0]], left) == right
