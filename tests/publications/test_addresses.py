from __future__ import annotations

import pytest

from publications.addresses import address, path_below_language


@pytest.mark.parametrize(
    ("url_path", "expected"), [("/site-ar/", ""), ("/site-ar/questions/how/", "questions/how/"), ("/site/a/", "a/")]
)
def test_path_is_the_same_below_every_language(url_path, expected):
    assert path_below_language(url_path) == expected


def test_address_begins_with_the_language():
    assert address("/site-en/questions/", "ku") == "/ku/questions/"
