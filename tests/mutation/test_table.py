"""The table says what is there: a mutation that no longer applies would prove nothing."""

from __future__ import annotations

import ast
from collections import Counter

import pytest

from tests.mutation.table import ROOT, read_table
from tests.project.requirements import requirements

TABLE = read_table()
# Requirements that no change of a line of ours can break, and why.
WITHOUT_MUTATION: dict[str, str] = {}


@pytest.mark.parametrize("mutation", TABLE, ids=lambda mutation: mutation.id)
class TestEachMutation:
    def test_changes_one_place_and_leaves_a_program(self, mutation):
        for path, text in mutation.mutated(ROOT).items():
            assert text != path.read_text()
            assert path.suffix != ".py" or ast.parse(text)

    def test_names_a_test_that_exists(self, mutation):
        file, _, name = mutation.test.partition("::")
        text = (ROOT / file).read_text()
        assert f"def {name.rpartition('::')[2].partition('[')[0]}(" in text


def test_no_id_stands_twice():
    assert [name for name, count in Counter(mutation.id for mutation in TABLE).items() if count > 1] == []


def test_every_pressing_requirement_has_a_mutation():
    """Those of the first priority that a test proves at all."""
    groups = set("ASZQPUKLNHD")
    pressing = {found.id for found in requirements() if found.priority == "P0" and found.id[0] in groups}
    mutated = {f"{mutation.id[0].upper()}-{int(mutation.id[2:4])}" for mutation in TABLE}
    assert pressing - mutated == WITHOUT_MUTATION.keys()


def test_the_beginning_of_an_id_picks_all_that_concern_it():
    assert {found.id for found in TABLE if found.answers_to(["d-01"])} == {"d-01-floors", "d-01-empty-audit"}
    assert not [found for found in TABLE if found.answers_to(["d-0"])]
