from __future__ import annotations

import re

import pytest
from django.db import connection

from casework.ids import REFERENCE_LETTERS, new_id, new_reference


def test_ids_carry_128_bits():
    assert {len(new_id()) for _try in range(100)} == {22}


def test_ids_are_not_repeated():
    assert len({new_id() for _try in range(1_000)}) == 1_000


def test_references_are_easy_to_read_aloud():
    assert re.fullmatch(rf"ATH-[{REFERENCE_LETTERS}]{{4}}-[{REFERENCE_LETTERS}]{{4}}", new_reference())


def test_no_two_letters_of_a_reference_look_alike():
    assert not set("01OILS") & set(REFERENCE_LETTERS)


@pytest.mark.django_db
def test_ids_have_one_index_alone():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname FROM pg_indexes WHERE tablename = 'casework_personname' AND indexname LIKE '%_like'"
        )
        assert cursor.fetchall() == []
