"""After the demo, the search server holds nobody's name."""

from __future__ import annotations

import json
import re

import pytest
from elasticsearch import Elasticsearch

pytestmark = [pytest.mark.elasticsearch]

NAMES = """
from casework.models import PersonName, Relative
for name in PersonName.objects.select_related("source__data_key"):
    print(name.text)
for relative in Relative.objects.select_related("registration__data_key"):
    print(relative.name)
"""


@pytest.fixture(scope="module")
def names(demo):
    return {line for line in demo.manage("shell", "--no-imports", "-c", NAMES).splitlines() if line}


@pytest.fixture(scope="module")
def dump(demo, elasticsearch_url):
    """Every document of every index of this demo: stored fields, source and doc values."""
    client = Elasticsearch(elasticsearch_url)
    prefix = demo.environment["ATHAR_SEARCH_INDEX_PREFIX"]
    indices = [row["index"] for row in client.cat.indices(index=f"{prefix}*", expand_wildcards="all", format="json")]
    ask = {"query": {"match_all": {}}, "size": 5000, "stored_fields": ["*"], "_source": True, "fields": ["*"]}
    return {index: json.dumps(client.search(index=index, body=ask).body, ensure_ascii=False) for index in indices}


def words(text):
    return set(re.findall(r"\w+", text))


def test_the_demo_was_indexed_for_the_public_and_for_staff(dump):
    assert len([text for text in dump.values() if '"_id"' in text]) >= 7


def test_q_01_no_index_holds_a_full_name(dump, names):
    full = {name for name in names if " " in name}
    assert full
    assert [name for text in dump.values() for name in full if name in text] == []


def test_q_01_the_staff_index_holds_no_part_of_a_name(dump, names):
    parts = {part for name in names for part in words(name) if len(part) > 2}
    staff = [text for index, text in dump.items() if "people" in index or "staff" in index or "person" in index]
    assert staff
    assert [part for text in staff for part in parts & words(text)] == []
