from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.templatetags.publications_text import json_ld, linked

BEGIN, END = '<script type="application/ld+json">', "</script>"


@given(st.text())
def test_data_block_ends_only_where_it_should(text):
    block = json_ld({"text": text})
    inside = block.removeprefix(BEGIN).removesuffix(END)
    assert "<" not in inside
    assert json.loads(inside) == {"text": text}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See iimp.un.org.", 'See <a dir="ltr" href="https://iimp.un.org">iimp.un.org</a>.'),
        ("Write to a@example.org", 'Write to <a dir="ltr" href="mailto:a@example.org">a@example.org</a>'),
        ("<b>", "&lt;b&gt;"),
    ],
)
def test_addresses_in_plain_text_become_links(text, expected):
    assert linked(text) == expected
