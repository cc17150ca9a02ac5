from __future__ import annotations

import json

import pytest
from packaging.utils import canonicalize_name

from setup.lock import LOCKS, read_lock
from setup.sbom import write_sbom


@pytest.fixture(scope="module")
def sbom(tmp_path_factory):
    file = tmp_path_factory.mktemp("release") / "sbom.cdx.json"
    write_sbom(file)
    return file.read_text()


def test_d_02_the_bill_of_materials_is_the_lock(sbom):
    listed = {canonicalize_name(part["name"]): part["version"] for part in json.loads(sbom)["components"]}
    assert listed == {name: found.version for name, found in read_lock(LOCKS[0].read_text()).items()}


def test_d_02_every_part_of_it_has_its_hash(sbom):
    parts = json.loads(sbom)["components"]
    assert [part["name"] for part in parts if not part["externalReferences"][0]["hashes"]] == []


def test_d_02_the_same_lock_gives_the_same_bytes(sbom, tmp_path):
    write_sbom(tmp_path / "again.json")
    assert (tmp_path / "again.json").read_text() == sbom
