from __future__ import annotations

from array import array

import pytest

from search import collation
from search.collation import collated, order_is_known, sort_key

# Each row stands in the order of its language.
ORDERS = {
    "ar": ["آمد", "إدلب", "أربيل", "الحسكة", "بيروت", "حلب", "درعا", "دمشق"],
    "en": ["Aleppo", "apple", "Élan", "eland", "zebra"],
    "ku": ["Cizîr", "Çemê", "Dêrik", "Efrîn", "Êlih", "Hesekê", "Idlib", "Îdil", "Sûr", "Şam", "Urfa", "Ûrdun"],
    "tr": ["Cizre", "Çorum", "Iğdır", "İzmir", "Ordu", "Ömerli", "Siirt", "Şırnak", "Urfa", "Ünye"],
    "de": ["Abend", "Arzt", "Ärzte", "Ostern", "Österreich", "Strasse", "Straße", "Zürich"],
    "fr": ["cote", "coté", "côte", "côté", "école", "élève", "œuvre", "zone"],
}


@pytest.fixture
def no_icu(monkeypatch):
    """No version of the library is to be found. What was found before is found again later."""
    monkeypatch.setattr(collation, "VERSIONS", range(0))
    _forget()
    yield
    _forget()


def _forget():
    collation._icu.cache_clear()
    collation._collator.cache_clear()


@pytest.mark.parametrize("language", ORDERS)
def test_words_stand_in_the_order_of_their_language(language):
    assert collated(reversed(ORDERS[language]), str, language) == ORDERS[language]


def test_arabic_words_stand_before_latin_ones_for_who_reads_arabic():
    assert collated(["Damascus", "دمشق"], str, "ar") == ["دمشق", "Damascus"]


def test_equal_words_stay_as_they_came():
    assert collated([("a", 2), ("a", 1)], lambda pair: pair[0], "en") == [("a", 2), ("a", 1)]


def test_a_dotless_i_is_another_letter_in_turkish_alone():
    assert sort_key("ız", "tr") < sort_key("ia", "tr")


def test_half_a_letter_breaks_nothing():
    assert sort_key("\ud83d", "en")


def test_a_long_word_is_told_from_its_beginning():
    assert sort_key("a" * 500, "en") < sort_key("a" * 500 + "b", "en")


def test_units_stand_in_the_machines_order():
    assert collation._utf16("aش") == array("H", [ord("a"), ord("ش")]).tobytes()


def test_icu_is_there():
    assert order_is_known()


class TestWithoutIcu:
    def test_lists_are_sorted_all_the_same(self, no_icu):
        assert collated(["beta", "Gamma", "alpha"], str, "en") == ["alpha", "beta", "Gamma"]

    def test_it_is_told(self, no_icu):
        assert not order_is_known()

    def test_it_is_looked_for_once(self, no_icu):
        collated(["b", "a"], str, "en")
        collated(["b", "a"], str, "ar")
        assert collation._icu.cache_info().misses == 1

    def test_the_languages_own_key_is_refused(self, no_icu):
        with pytest.raises(OSError, match="libicu"):
            sort_key("a", "en")
