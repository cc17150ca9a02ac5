from __future__ import annotations

from publications.loading.files import question
from publications.loading.items import stable_id
from tests.publications import sample


def test_blocks_have_the_same_ids_in_every_language():
    item = question(sample.question("fee"))
    english, arabic = item.stream("en"), item.stream("ar")
    assert [block["id"] for block in english] == [block["id"] for block in arabic]
    assert english[1]["value"][0]["id"] == arabic[1]["value"][0]["id"]


def test_each_text_has_a_path_of_its_own():
    item = question(sample.question("fee"))
    assert set(item.segments("ar").values()) >= {"What about fee? (ar)", "See", "ar item 1", "ar item 2", "price\nar"}


def test_ids_depend_on_every_part():
    assert len({stable_id("a", 1), stable_id("a", 2), stable_id("b", 1)}) == 3
