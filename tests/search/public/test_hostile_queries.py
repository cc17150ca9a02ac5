"""Sixty queries that nobody types by accident, in six languages: each gets an answer or a refusal, never an error."""

from __future__ import annotations

import logging

import pytest
from django.conf import settings as django_settings

from search.public import query as queries
from search.public.finding import find
from search.public.query import LONGEST_QUERY, LONGEST_RAW, Query

LANGUAGES = [code for code, _name in django_settings.LANGUAGES]
MARKS = "".join(map(chr, range(0x300, 0x340)))
CORPUS = [
    "", " ", "\x00", "\n\r\t", "a", "ا", "a" * 10_000, "ا" * 10_000, '"' * 100_000, "'" * 100_000, "(" * 100_000, "\\" * 100_000, "-" * 100_000,
    "a " * 5_000, "a b " * 2_500, "* * *", "*", "?", "a*", "*a", "a?b", "~", "a~2", "a^9", '"a b"~9', "a:b", "title:a", "_id:*", "_exists_:title",
    "a AND b", "NOT a", "a OR", "(a", "a)", "[a TO b]", "{a TO b}", "/a.*b/", "/(a+)+b/", "&&", "||", "!a", "+a -b", "a\\", '"', "%", "_", "%%%", "';--",
    "' OR '1'='1", "{{7*7}}", "${7*7}", "<script>", "&lt;", "\u202e" * 500, "\u200f\u200e" * 500, f"a{MARKS}" * 50, "ـ" * 5_000, "\u064b" * 5_000,
    "\ud7ff\uffff", "\U0001f600" * 500, "ﷺ" * 500, "İıŞşÇçĞğ" * 300, "ß" * 2_000, "\ufdfa" * 200, "1e999", "0x41", "null", "true", "١٢٣" * 500,
]  # fmt: skip


@pytest.fixture(
    params=[
        "database",
        pytest.param("elasticsearch", marks=[pytest.mark.elasticsearch, pytest.mark.xdist_group("public-search")]),
    ]
)
def engine(request):
    """Which engine answers; the shelf has a few texts in each language."""
    request.getfixturevalue("shelf" if request.param == "database" else "indexed")
    return request.param


def test_the_corpus_is_large_enough():
    assert len(set(CORPUS)) >= 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_q_05_every_hostile_query_is_answered(engine, language, caplog):
    with caplog.at_level(logging.WARNING):
        for text in CORPUS:
            find(Query.from_input(text, language))
    # A query that broke the server would have been answered by the database instead.
    assert [record.getMessage() for record in caplog.records if "fell back" in record.getMessage()] == []


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_q_05_every_hostile_query_gets_a_page_or_a_refusal(client, shelf, language):
    codes = {
        client.get(f"/{language}/search/", {"q": text, "page": "999999999", "size": "-1"}).status_code
        for text in CORPUS
    }
    assert codes <= {200, 400, 414}


def test_q_05_length_is_cut_before_anything_is_read(monkeypatch):
    """What lies beyond the cut is never even looked at."""

    class Watched(str):
        __slots__ = ()

        def __getitem__(self, place):
            assert place == slice(None, LONGEST_RAW)
            return str(self)[place]

        def __iter__(self):
            raise AssertionError("The whole text was read.")

    made = Query.from_input(Watched("a" * 100_000), "en")
    assert (len(made.text), made.was_cut) == (LONGEST_QUERY, True)


@pytest.mark.parametrize("text", CORPUS, ids=range(len(CORPUS)))
def test_q_05_what_reaches_an_engine_is_short_and_plain(text):
    made = Query.from_input(text, "en")
    assert len(made.plain) <= LONGEST_QUERY
    assert max(map(len, made.plain.split()), default=0) <= queries.LONGEST_WORD
    assert not set('"()[]{}*?~^:\\/+-!&|<>') & set(made.plain)


@pytest.mark.django_db
def test_q_04_a_public_search_leaves_its_length_and_language(shelf, caplog):
    with caplog.at_level(logging.INFO, logger="search.public"):
        find(Query.from_input("zqsecretword", "en"))
    assert [record.getMessage() for record in caplog.records] == ["Public search: 12 letters in en."]


@pytest.mark.django_db
def test_q_04_words_in_the_address_of_the_staff_search_are_not_searched(client):
    from casework.models import AuditEvent  # noqa: PLC0415
    from tests.factories.accounts import make_account, sign_in  # noqa: PLC0415
    from tests.factories.casework import make_grant, make_team  # noqa: PLC0415

    account = make_account("staff")
    make_grant(account.user, "officer", make_team())
    response = sign_in(client, account).get("/staff/search/?query=zqsecretword")
    assert (response.status_code, "zqsecretword" in response.text) == (200, False)
    assert not AuditEvent.objects.filter(tag__contains="search").exists()
    assert 'method="post"' in response.text
