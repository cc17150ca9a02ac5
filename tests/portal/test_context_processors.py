from __future__ import annotations

import pytest

from portal.context_processors import language_links


def test_the_switch_keeps_the_page():
    links = {link["code"]: link["url"] for link in language_links("/en/questions/where/", "en")}
    assert links["ar"] == "/ar/questions/where/"


def test_pages_without_a_language_lead_to_the_start():
    assert {link["url"] for link in language_links("/staff/", "en")} == {
        f"/{c}/" for c in ("ar", "en", "ku", "tr", "de", "fr")
    }


def test_only_arabic_reads_from_the_right():
    assert [link["code"] for link in language_links("/en/", "en") if link["direction"] == "rtl"] == ["ar"]


def arabic(query, path="/en/search/"):
    return {link["code"]: link["url"] for link in language_links(path, "en", query)}["ar"]


def test_the_words_of_a_search_come_along():
    assert arabic({"q": "where & when", "page": "2"}) == "/ar/search/?q=where+%26+when&page=2"


def test_where_signing_in_leads_comes_along_in_the_other_language():
    assert arabic({"next": "/en/my/"}, "/en/account/sign-in/") == "/ar/account/sign-in/?next=%2Far%2Fmy%2F"


@pytest.mark.parametrize("wished", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_nothing_leads_elsewhere(wished):
    assert arabic({"next": wished}) == "/ar/search/"


def test_whatever_else_an_address_carries_is_dropped():
    assert arabic({"secret": "abc", "saved": "1"}) == "/ar/search/"


def test_a_private_address_gets_no_words():
    assert arabic({"q": "a name", "page": "2"}, "/en/account/security/") == "/ar/account/security/"
