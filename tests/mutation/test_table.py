"""The table says what is there: a mutation that no longer applies would prove nothing."""

from __future__ import annotations

import ast
from collections import Counter

import pytest

from tests.mutation.table import ROOT, read_table

TABLE = read_table()


@pytest.mark.parametrize("mutation", TABLE, ids=lambda mutation: mutation.id)
class TestEachMutation:
    def test_applies_to_one_place(self, mutation):
        source = (ROOT / mutation.file).read_text()
        assert mutation.applied_to(source) != source

    def test_leaves_a_program(self, mutation):
        if mutation.file.endswith(".py"):
            assert ast.parse(mutation.applied_to((ROOT / mutation.file).read_text()))

    def test_names_a_test_that_exists(self, mutation):
        file, _, name = mutation.test.partition("::")
        text = (ROOT / file).read_text()
        assert f"def {name.rpartition('::')[2].partition('[')[0]}" in text


def test_no_id_stands_twice():
    assert [name for name, count in Counter(mutation.id for mutation in TABLE).items() if count > 1] == []
