from __future__ import annotations

import os
import stat
import time

import pytest

from casework.blobs import ORPHAN_AFTER_SECONDS, IncomingBlob, open_blob, orphans, remove_blob, sweep_incoming


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.ATHAR_BLOB_DIR = tmp_path / "blobs"
    return settings.ATHAR_BLOB_DIR


def kept(content=b"sealed"):
    blob = IncomingBlob()
    blob.file.write(content)
    return blob.keep()


def files(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_kept_file_is_there():
    with open_blob(kept(b"sealed bytes")) as file:
        assert file.read() == b"sealed bytes"


def test_only_its_owner_may_enter(folder):
    name = kept()
    assert {stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.iterdir())} == {0o700}
    assert stat.S_IMODE((folder / name[:2] / name).stat().st_mode) == 0o600


def test_names_are_random_and_long():
    names = {kept() for _blob in range(20)}
    assert ({len(name) for name in names}, len(names)) == ({32}, 20)


def test_a_dropped_file_is_gone(folder):
    IncomingBlob().drop()
    assert files(folder) == []


def test_a_forgotten_file_is_gone(folder):
    blob = IncomingBlob()
    del blob
    assert files(folder) == []


def test_a_kept_file_outlives_its_writer(folder):
    blob = IncomingBlob()
    name = blob.keep()
    blob.drop()
    assert [path.name for path in files(folder)] == [name]


def test_a_removed_file_may_be_removed_again(folder):
    name = kept()
    remove_blob(name)
    remove_blob(name)
    assert files(folder) == []


@pytest.mark.parametrize("name", ["../x", "..", "", "a/b", "/etc/passwd", "a\x00b", "..%2fx", "a.b", "\u0661\u0662"])
def test_u_06_no_name_leads_elsewhere(name):
    with pytest.raises(FileNotFoundError):
        open_blob(name)


def test_u_05_the_sweeper_leaves_what_is_being_written():
    blob = IncomingBlob()
    assert (sweep_incoming(), blob.path.exists()) == (0, True)
    blob.drop()


def test_u_05_the_sweeper_takes_what_nobody_writes(folder):
    (folder / "incoming").mkdir(parents=True)
    (folder / "incoming" / "left").write_bytes(b"x")
    assert (sweep_incoming(), files(folder)) == (1, [])


def test_an_old_file_without_a_row_is_an_orphan(folder):
    named, unnamed, young = kept(), kept(), kept()
    long_ago = time.time() - ORPHAN_AFTER_SECONDS - 1
    for name in (named, unnamed):
        os.utime(folder / name[:2] / name, (long_ago, long_ago))
    assert list(orphans({named})) == [unnamed]
    assert (folder / young[:2] / young).exists()
