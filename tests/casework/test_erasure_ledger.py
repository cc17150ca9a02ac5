from __future__ import annotations

import pytest

from casework import erasure_ledger
from casework.erasure_ledger import LedgerBroken


@pytest.fixture(autouse=True)
def ledger(settings, tmp_path):
    settings.ATHAR_ERASURE_LEDGER = tmp_path / "keep" / "erasures"
    return settings.ATHAR_ERASURE_LEDGER


@pytest.fixture
def lines(ledger):
    erasure_ledger.append(["a", "b"])
    erasure_ledger.append(["c"])
    return ledger.read_text().splitlines(keepends=True)


def test_a_ledger_that_was_never_begun_is_empty():
    assert erasure_ledger.read() == []


def test_ids_come_back_in_order(lines):
    assert erasure_ledger.read() == ["a", "b", "c"]


def test_its_owner_alone_reads_it(ledger, lines):
    assert ledger.stat().st_mode & 0o777 == 0o600


def test_signing_anew_keeps_the_ids(ledger, lines):
    erasure_ledger.sign_anew()
    assert (erasure_ledger.read(), ledger.stat().st_mode & 0o777) == (["a", "b", "c"], 0o600)


@pytest.mark.parametrize("number", range(3))
def test_k_03_a_changed_line_is_found(ledger, lines, number):
    lines[number] = "x" + lines[number][1:]
    ledger.write_text("".join(lines))
    with pytest.raises(LedgerBroken, match=f"Line {number + 1}"):
        erasure_ledger.read()


@pytest.mark.parametrize("number", range(2))
def test_k_03_a_line_left_out_is_found(ledger, lines, number):
    del lines[number]
    ledger.write_text("".join(lines))
    with pytest.raises(LedgerBroken):
        erasure_ledger.read()


@pytest.mark.parametrize("more", ["nothing\n", "d 2026-01-01 !\n", "d 2026-01-01 AAAA\n", "d 2026", "\xff\n"])
def test_k_03_an_added_line_is_found(ledger, lines, more):
    ledger.write_text("".join([*lines, more]), encoding="latin-1")
    with pytest.raises(LedgerBroken):
        erasure_ledger.read()


def test_k_03_nothing_is_added_to_a_broken_ledger(ledger, lines):
    ledger.write_text("".join(lines[1:]))
    with pytest.raises(LedgerBroken):
        erasure_ledger.append(["d"])
