from __future__ import annotations

import subprocess
import sys

import pytest
from django.conf import settings

LINES = "I\tr1\tكريم حداد\nI\tr2\tLayla Khoury\nB\nQ\t7\tKarim Haddad\nQ\t8\tليلى خوري\n"


def converse(lines, engine="memory"):
    command = [sys.executable, "manage.py", "name_search", "--engine", engine]
    return subprocess.run(
        command, input=lines, capture_output=True, encoding="utf-8", cwd=settings.BASE_DIR, timeout=120, check=False
    )


@pytest.mark.parametrize("engine", ["memory", "database"])
def test_names_are_added_and_found(engine):
    assert converse(LINES, engine).stdout.splitlines() == ["READY", "7\tr1", "8\tr2"]


@pytest.mark.elasticsearch
def test_names_are_found_by_the_server(elasticsearch_url):
    assert converse(LINES, "elasticsearch").stdout.splitlines() == ["READY", "7\tr1", "8\tr2"]


def test_a_query_that_finds_nothing_still_answers():
    assert converse("I\tr1\tKarim\nB\nQ\t1\t؟\n").stdout.splitlines() == ["READY", "1\t"]


def test_names_added_later_are_found_after_the_next_build():
    assert converse("B\nI\tr1\tKarim\nB\nQ\t1\tKarim\n").stdout.splitlines() == ["READY", "READY", "1\tr1"]


def test_a_line_of_another_kind_is_refused_in_one_line():
    ended = converse("X\thello\n")
    assert (ended.returncode, len(ended.stderr.splitlines())) == (2, 1)
