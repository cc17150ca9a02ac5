from __future__ import annotations

import pytest

from casework.demo.names import FAMILIES, MEN, WOMEN
from search.names import parse


@pytest.mark.parametrize(("arabic", "spellings"), [*MEN, *WOMEN, *FAMILIES])
def test_every_spelling_is_a_name(arabic, spellings):
    assert all(parse(text) for text in (arabic, *spellings))


@pytest.mark.parametrize("table", [MEN, WOMEN, FAMILIES])
def test_no_name_is_listed_twice(table):
    assert len({arabic for arabic, _latin in table}) == len(table)
