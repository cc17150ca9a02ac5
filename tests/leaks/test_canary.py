"""A canary is known again in whatever shape it comes to rest."""

from __future__ import annotations

import base64

import pytest

from tests.leaks.canary import Canaries

SHAPES = {
    "small letters": str.encode,
    "capitals": lambda word: word.upper().encode(),
    "hexadecimal": lambda word: word.encode().hex().encode(),
    "UTF-16": lambda word: word.encode("utf-16"),
    "turned round": lambda word: word.encode()[::-1],
    "base64": lambda word: base64.b64encode(word.encode()),
    "base64, one on": lambda word: base64.b64encode(b"-" + word.encode()),
    "base64, two on": lambda word: base64.b64encode(b"--" + word.encode()),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_p_01_a_word_is_known_in_any_shape(shape):
    canaries = Canaries()
    assert canaries.hits(b"before " + SHAPES[shape](canaries.word("a name")) + b" after")
    assert canaries.hits(b"before and after") == []


def test_p_01_a_secret_without_a_mark_is_known_too():
    canaries = Canaries()
    canaries.also("a code", "4F7K9-2QM3P")
    assert canaries.hits(b"before 4F7K9-2QM3P after")


def test_p_01_the_mark_of_another_run_is_no_hit():
    one, other = Canaries(), Canaries()
    assert one.hits(other.word("a name").encode()) == []
