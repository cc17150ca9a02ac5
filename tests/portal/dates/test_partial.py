from __future__ import annotations

import pytest
from django.utils import translation

from portal.dates.partial import NoSuchDateError, partial_words

ENGLISH = {
    "": "not known",
    "2012": "2012",
    "2012-03": "March 2012",
    "2012-03-09": "9 March 2012",
    "2012~": "about 2012",
    "2012-03~": "about March 2012",
    "2012-03-09?": "perhaps 9 March 2012",
    "2012%": "perhaps about 2012",
    "201X": "between 2010 and 2019",
    "2012/2014": "2012 to 2014",
    "[2012..2014]": "between 2012 and 2014",
    "[..2012-03]": "March 2012 or earlier",
    "[2012-03-09..]": "9 March 2012 or later",
    "2012~/2014": "2012 (roughly) to 2014",
    "2012/2014?": "2012 to 2014 (perhaps)",
    "[2012?..2014]": "between 2012 (perhaps) and 2014",
    "[2012..2014%]": "between 2012 and 2014 (perhaps, and roughly)",
    "[..2012~]": "2012 (roughly) or earlier",
    "[2012-03-09?..]": "9 March 2012 (perhaps) or later",
    "2012-03/2012": "March 2012 to 2012",
    "2012/2012": "2012 to 2012",
}
ABOUT = {
    "ar": "نحو عام 2012",
    "ku": "dora sala 2012an",
    "tr": "2012 dolaylarında",
    "de": "etwa 2012",
    "fr": "vers 2012",
}
BETWEEN = {
    "ar": "بين 1 آذار/مارس 2012 و9 آذار/مارس 2012",
    "ku": "di navbera 1ê adara 2012an û 9ê adara 2012an de",
    "tr": "1 Mart 2012 ile 9 Mart 2012 arasında",
    "de": "zwischen dem 1. März 2012 und dem 9. März 2012",
    "fr": "entre le 1er mars 2012 et le 9 mars 2012",
}


@pytest.mark.parametrize(("text", "words"), ENGLISH.items())
def test_each_form_has_words(text, words):
    assert partial_words(text) == words


@pytest.mark.parametrize(("language", "words"), ABOUT.items())
def test_about_a_year_reads_well(language, words):
    with translation.override(language):
        assert partial_words("2012~") == words


@pytest.mark.parametrize(("language", "words"), BETWEEN.items())
def test_between_two_days_reads_well(language, words):
    with translation.override(language):
        assert partial_words("[2012-03-01..2012-03-09]") == words


UNMARKED = ["2012", "2012-03", "2012-03-09"]


@pytest.mark.parametrize("mark", ["~", "?", "%"])
@pytest.mark.parametrize("form", ["{0}{1}", "{0}{1}/2014", "2011/{0}{1}", "[{0}{1}..2014]", "[..{0}{1}]", "[{0}{1}..]"])
@pytest.mark.parametrize("when", UNMARKED)
def test_a_doubt_is_never_lost(form, when, mark):
    assert partial_words(form.format(when, mark)) != partial_words(form.format(when, ""))


@pytest.mark.parametrize(
    "text", ["2014/2012", "[2014..2012]", "2012-04/2012-03", "[2012-03-09..2012-03-08]", "2014~/2012"]
)
def test_a_range_ends_after_it_begins(text):
    with pytest.raises(NoSuchDateError):
        partial_words(text)


@pytest.mark.parametrize(
    "text", ["2012-00-09", "2012-03-00", "2012-00", "[2012-00..2014]", "201X~", "201X/2014", "2012/2014~~"]
)
def test_a_part_that_is_missing_is_not_made_up(text):
    with pytest.raises(NoSuchDateError):
        partial_words(text)


@pytest.mark.parametrize("text", ["soon", "2012-13", "2012-02-30", "[..]", "0000", "2012-03-09T10", "12"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(NoSuchDateError):
        partial_words(text)
