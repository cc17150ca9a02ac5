"""Each language is cut into words by the real server."""

from __future__ import annotations

import pytest
from django.conf import settings as django_settings
from elasticsearch import Elasticsearch

from search.analysis import MAIN, analysis

pytestmark = [pytest.mark.elasticsearch, pytest.mark.xdist_group("public-search")]

FORMS = [
    ("ar", "main", "التسجيل", "تسجيل"),
    ("ar", "main", "تَمْوِيل", "تمويل"),
    ("en", "main", "family's registrations", "family registration"),
    ("fr", "main", "l’élection", "élections"),
    ("de", "main", "Häuser", "Haus"),
    ("tr", "main", "İstanbul'da", "istanbul"),
    ("ku", "main", "Qeydkirinê", "qeydkirine"),
    ("tr", "folded", "KAYIT kayıt", "kayit kayit"),
    ("ar", "folded", "أُسرة ١٢", "اسره 12"),
]


@pytest.fixture
def tokens(elasticsearch_url, worker_id):
    """A function that cuts a text with one language's analyzer."""
    client = Elasticsearch(elasticsearch_url)

    def cut(language, analyzer, text):
        name = f"analysis-{worker_id}-{language}"
        if not client.indices.exists(index=name):
            client.indices.create(index=name, settings={"analysis": analysis(language)})
        return [found["token"] for found in client.indices.analyze(index=name, analyzer=analyzer, text=text)["tokens"]]

    return cut


@pytest.mark.parametrize(("language", "analyzer", "one", "other"), FORMS)
def test_forms_of_a_word_become_the_same(tokens, language, analyzer, one, other):
    assert tokens(language, analyzer, one) == tokens(language, analyzer, other)


def test_beginnings_of_words_are_kept(tokens):
    assert tokens("en", "start", "Lost") == ["lo", "los", "lost"]


@pytest.mark.parametrize("language", MAIN)
def test_spelling_keeps_words_as_they_are_written(tokens, language):
    assert tokens(language, "spelling", "coût") == ["coût"]


def test_every_language_of_the_site_has_an_analyzer():
    assert set(MAIN) == {code for code, _name in django_settings.LANGUAGES}
