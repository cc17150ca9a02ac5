"""Every kind of PDF is one that a screen reader can read (PDF/UA-1), by the judgement of veraPDF; a failure prints the broken clause."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from django.apps import apps

import publications
from portal.stylesheets import SOURCES
from publications.models import PublicPage
from publications.pdf import ASSETS, pdf_of
from tests.factories.publications import (
    BODY,
    FIGURES,
    make_figures,
    make_guide,
    make_question,
    make_statement,
    make_terms,
    make_update,
)
from tests.pdfua.checker import broken_clauses

pytestmark = pytest.mark.django_db

WORDS = {
    "ar": "نبحث عن المفقودين ونقف إلى جانب عائلاتهم",
    "en": "We search for the missing, and stand by their families",
    "ku": "Em li wendayan digerin û li kêleka malbatên wan in",
}
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
TEMPLATES = Path(publications.__file__).parent / "templates" / "publications" / "pdf"
LINKED = ("paragraph", "https://example.org/ +961 1 000000 help@example.org A/RES/77/301")


def laid_out(pdf):
    """The words with their places on the sheet, as a reader's program lays them out."""
    read = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return "".join(letter for letter in read.stdout.decode() if letter not in "\u202a\u202b\u202c\u200e\u200f")


def kinds_with_a_pdf():
    """Names of the page models that have a template for paper."""
    models = (model for model in apps.get_models() if issubclass(model, PublicPage))
    return {model.__name__ for model in models if (TEMPLATES / f"{model._meta.model_name}.html").exists()}


def one_of_each(language):
    """A page of every kind by the name of its model; the figures hide a number and lack one."""
    words = WORDS[language]
    body = [*BODY, LINKED, ("heading", words), ("paragraph", f"{words} {LONG}")]
    said = {"language": language, "title": words}
    pages = [
        make_terms(introduction=words, preface=words, **said),
        *(make(body=body, **said) for make in (make_question, make_guide, make_update, make_statement)),
        make_figures(body=[*FIGURES, LINKED, ("paragraph", f"{words} {LONG}")], introduction=words, **said),
    ]
    return {type(page).__name__: page for page in pages}


@pytest.mark.parametrize("language", WORDS)
def test_every_kind_is_pdf_ua(language):
    pages = one_of_each(language)
    assert pages.keys() == kinds_with_a_pdf()
    assert broken_clauses(**{kind: pdf_of(page) for kind, page in pages.items()}) == {}


def test_the_figures_that_are_judged_hide_a_number_and_lack_one():
    [*told] = one_of_each("en")["FiguresPage"].texts()
    assert {"As-Suwayda: fewer than 10", "Damascus: no data"} <= set(told)


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
