from __future__ import annotations

import pytest

from search.collation import collated, sort_key

# Each row stands in the order of its language.
ORDERS = {
    "ar": ["آمد", "إدلب", "أربيل", "الحسكة", "بيروت", "حلب", "درعا", "دمشق"],
    "en": ["Aleppo", "apple", "Élan", "eland", "zebra"],
    "ku": ["Cizîr", "Çemê", "Dêrik", "Efrîn", "Êlih", "Hesekê", "Idlib", "Îdil", "Sûr", "Şam", "Urfa", "Ûrdun"],
    "tr": ["Cizre", "Çorum", "Iğdır", "İzmir", "Ordu", "Ömerli", "Siirt", "Şırnak", "Urfa", "Ünye"],
    "de": ["Abend", "Arzt", "Ärzte", "Ostern", "Österreich", "Strasse", "Straße", "Zürich"],
    "fr": ["cote", "coté", "côte", "côté", "école", "élève", "œuvre", "zone"],
}


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
