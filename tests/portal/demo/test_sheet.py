from __future__ import annotations

import pytest

from portal.demo.accounts import ACCOUNTS
from portal.demo.sheet import lines_of, read_sheet, row_of, sheet_path, write_sheet

BASE = "http://localhost:8123"


@pytest.fixture
def sheet(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    return write_sheet([row_of(account, "pass-word", "SEED") for account in ACCOUNTS], BASE)


def test_only_the_owner_reads_it(sheet):
    assert sheet_path().stat().st_mode & 0o777 == 0o600


def test_it_comes_back_as_written(sheet):
    assert read_sheet() == sheet


def test_each_account_says_how_to_sign_in(sheet):
    wanted = {"area", "sign_in_url", "login", "password", "totp_secret"}
    assert all(wanted <= row.keys() and row["sign_in_url"].startswith(BASE) for row in sheet["accounts"])


def test_the_printed_sheet_names_each_account(sheet):
    printed = "\n".join(lines_of(sheet))
    assert all(account.login in printed for account in ACCOUNTS)
