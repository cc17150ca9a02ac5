from __future__ import annotations

import polib
import pytest

from setup.catalogues import Standing, is_done, said, standing

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


@pytest.mark.parametrize(
    ("entry", "done"),
    [
        (polib.POEntry(msgid="a", msgstr="b"), True),
        (polib.POEntry(msgid="a"), False),
        (polib.POEntry(msgid="a", msgstr="b", flags=["fuzzy"]), False),
        (polib.POEntry(msgid="a", msgid_plural="as", msgstr_plural={0: "b", 1: "c"}), True),
        (polib.POEntry(msgid="a", msgid_plural="as", msgstr_plural={0: "b", 1: ""}), False),
        (polib.POEntry(msgid="a", msgid_plural="as", msgstr_plural={0: "b"}), False),
    ],
)
def test_a_string_is_done_when_each_of_its_forms_is(entry, done):
    assert is_done(entry, 2) is done


def test_a_catalogue_tells_what_it_lacks(tmp_path):
    path = tmp_path / "xx" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + 'msgid "one"\nmsgstr "eins"\n\nmsgid "two"\nmsgstr ""\n')
    found = standing(path)
    assert (found.language, found.strings, found.missing, found.percent) == ("xx", 2, ["two"], 50)


def test_all_done_is_one_line():
    assert said([Standing("ar", 3, []), Standing("ku", 3, [])]) == (
        "100 % of 3 strings in each of 3 languages (English is the source)"
    )


def test_one_missing_word_is_no_hundred():
    assert "ar: 99 % of 1000 strings; missing: ['x']" in said([Standing("ar", 1000, ["x"])])


def test_a_catalogue_that_has_fewer_strings_is_no_hundred():
    assert not said([Standing("ar", 3, []), Standing("ku", 2, [])]).startswith("100 %")
