"""The content that is shipped."""

from __future__ import annotations

import pytest

from publications.figure_blocks import FiguresBlock
from publications.loading.files import read_items
from publications.management.commands.load_content import CONTENT
from tests.publications.sample import LANGUAGES

ITEMS = list(read_items(CONTENT))


def test_parents_come_before_their_children():
    seen = {""}
    for item in ITEMS:
        assert item.parent in seen
        seen.add(item.key)


def test_keys_are_used_once():
    assert len({item.key for item in ITEMS}) == len(ITEMS)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.key)
def test_every_text_is_there_in_every_language(item):
    paths = [{path for path, text in item.segments(language).items() if text} for language in LANGUAGES]
    assert all(found == paths[0] for found in paths)


@pytest.mark.parametrize("item", [item for item in ITEMS if item.related], ids=lambda item: item.key)
def test_related_questions_exist(item):
    assert {*item.related} <= {other.key for other in ITEMS} - {item.key}


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_are_such_as_an_editor_may_publish(language):
    [figures] = (item for item in ITEMS if item.key == "figures")
    block = FiguresBlock()
    assert block.clean(block.to_python(figures.stream(language)))
