from __future__ import annotations

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
