from __future__ import annotations

from pathlib import Path

from django.contrib.staticfiles import finders

from portal.stylesheets import JOINED, joined, source_files


def test_levels_follow_each_other():
    levels = [path.parent.name for path in source_files()[:-1]]
    assert levels == sorted(levels, key=["tokens", "elements", "layouts", "components"].index)


def test_print_has_the_last_word():
    assert source_files()[-1].stem == "print"


def test_the_joined_sheet_is_found_as_a_static_file():
    assert Path(finders.find(JOINED)).read_text() == joined()


def test_no_sheet_is_left_out():
    assert len(source_files()) == len(set(source_files())) == len(list(source_files()[0].parents[1].rglob("*.css")))
