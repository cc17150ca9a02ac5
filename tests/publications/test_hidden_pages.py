"""A word for each state in which a page is not public, looked for on every public surface."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.utils import timezone
from modelsearch.index import get_indexed_models
from wagtail.models import Page, PageViewRestriction

from publications import documents
from search.public import registry
from search.public.finding import find
from search.public.query import Query
from search.public.spelling import vocabulary
from tests.factories.publications import make_guide, make_question, make_update

pytestmark = pytest.mark.django_db

LANGUAGES = [code for code, _name in django_settings.LANGUAGES]
PAST, FUTURE = timezone.now() - timedelta(minutes=1), timezone.now() + timedelta(days=1)
# The letters of each stand in no other text, in one alphabet or another.
CANARIES = {
    "draft": "zqdraftvlaxx",
    "unpublished": "zqtakenwlomm",
    "expired": "zqexpirhjurr",
    "scheduled": "zqlaterbnuvv",
    "private": "zqclosekpidd",
}

# Every model that Wagtail's search may ever read.
PAGES = {"wagtailcore.Page"} | {
    f"publications.{name}Page"
    for name in (
        "Figures",
        "Guidance",
        "GuidanceIndex",
        "Home",
        "Question",
        "Statement",
        "SupportDirectory",
        "Terms",
        "Topic",
        "TopicIndex",
        "Update",
        "UpdateIndex",
    )
}


def hide(page, state):
    if state == "unpublished":
        page.unpublish()
    elif state == "expired":
        Page.objects.filter(pk=page.pk).update(expire_at=PAST)
    elif state == "scheduled":
        page.unpublish()
        Page.objects.filter(pk=page.pk).update(go_live_at=FUTURE)
    elif state == "private":
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def make_hidden(state, language):
    word = CANARIES[state]
    live = state != "draft"
    texts = {"title": word, "live": live}
    pages = [
        make_question(f"q-{state}", language, short_answer=word, synonyms=word, **texts),
        make_guide(f"g-{state}", language, lead=word, **texts),
        make_update(f"u-{state}", language, lead=word, **texts),
    ]
    for page in pages:
        hide(page, state)
    return pages


@pytest.fixture(
    params=["ar", "en", *(pytest.param(code, marks=pytest.mark.deep) for code in LANGUAGES if code not in {"ar", "en"})]
)
def site(request, db):
    """A shown page of each kind, and a hidden one of each kind and state, in one language."""
    language = request.param
    shown = [make_question(language=language), make_guide(language=language), make_update(language=language)]
    hidden = [page for state in CANARIES for page in make_hidden(state, language)]
    return SimpleNamespace(language=language, shown=shown, hidden=hidden)


def surfaces(site):
    """Every page that lists or leads to others."""
    above = {page.get_parent().specific.address for page in site.shown}
    higher = {page.get_parent().get_parent().specific.address for page in site.shown}
    return sorted(above | higher | {page.address for page in site.shown})


def told(text):
    return [state for state, word in CANARIES.items() if word in text]


def test_q_02_no_page_lists_what_is_not_public(client, site):
    read = {address: client.get(address).text for address in surfaces(site)}
    assert {address: found for address, text in read.items() if (found := told(text))} == {}


def test_q_02_no_hidden_page_opens(client, site):
    opened = {page.address: client.get(page.address) for page in site.hidden}
    assert [address for address, response in opened.items() if response.status_code == 200 or told(response.text)] == []


def test_q_02_the_database_finds_nothing_hidden(site):
    assert [find(Query.from_input(word, site.language)).hits for word in CANARIES.values()] == [[]] * len(CANARIES)


def test_q_02_nothing_hidden_is_suggested(site):
    near = [word[:-1] for word in CANARIES.values()] + [word[:5] + "x" + word[6:] for word in CANARIES.values()]
    assert told(" ".join(find(Query.from_input(word, site.language)).suggestion for word in near)) == []


def test_q_02_no_document_of_the_index_is_of_a_hidden_page(site):
    texts = list(documents.PageSource().documents(site.language))
    assert (told(repr(texts)), told(repr(vocabulary(texts)))) == ([], [])


def test_q_02_a_hidden_translation_is_as_if_it_were_not_there(client, db):
    source = make_question("both")
    before = client.get(source.address).text
    make_question("both", "ar", live=False)
    hide(make_question("both", "fr"), "private")
    hide(make_question("both", "de"), "expired")
    assert client.get(source.address).text == before


def test_q_02_a_page_is_down_at_its_end_and_stays_down(client, db):
    page = make_question("ends")
    assert client.get(page.address).status_code == 200
    Page.objects.filter(pk=page.pk).update(expire_at=PAST)
    assert client.get(page.address).status_code == 404
    call_command("publish_scheduled")
    assert client.get(page.address).status_code == 404


def test_q_01_wagtails_own_search_knows_public_pages_alone():
    assert {model._meta.label for model in get_indexed_models()} == PAGES


def test_q_01_nothing_else_is_told_to_the_public_search():
    assert [source.name for source in registry.sources()] == ["pages"]
