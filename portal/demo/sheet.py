"""The demo's sheet of accounts: `var/demo.json`, and the same for a reader's eyes."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from django.conf import settings

from portal.demo.accounts import ACCOUNTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from portal.demo.accounts import DemoAccount

SHEET = "demo.json"
OWNER_ONLY = 0o600


def sheet_path() -> Path:
    return settings.VAR_DIR / SHEET


def read_sheet() -> dict[str, Any]:
    """The sheet, or an empty one. It holds passwords and seeds: of invented people, on this machine alone."""
    path = sheet_path()
    return json.loads(path.read_text()) if path.exists() else {"accounts": []}


def write_sheet(accounts: list[dict[str, str]], base_url: str) -> dict[str, Any]:
    """Writes the sheet for its owner alone, with the addresses of `base_url`."""
    sheet = {"base_url": base_url, "accounts": [{**row, "sign_in_url": sign_in_url(row, base_url)} for row in accounts]}
    handle = os.open(sheet_path(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY)
    with os.fdopen(handle, "w") as file:
        json.dump(sheet, file, indent=2)
    return sheet


def sign_in_url(row: dict[str, str], base_url: str) -> str:
    return f"{base_url}/{row['language']}/account/sign-in/"


def row_of(account: DemoAccount, password: str, totp_secret: str) -> dict[str, str]:
    """One account as the sheet keeps it."""
    return {
        "key": account.key,
        "area": account.area,
        "language": account.language,
        "login": account.login,
        "password": password,
        "totp_secret": totp_secret,
    }


def lines_of(sheet: dict[str, Any]) -> Iterator[str]:
    """The sheet for a terminal: addresses first, then who may sign in as whom."""
    base = sheet["base_url"]
    sees = {account.key: account.sees for account in ACCOUNTS}
    yield f"Public site   {base}/"
    yield f"Families      {base}/en/my/"
    yield f"Staff         {base}/staff/"
    yield f"Publishing    {base}/cms/"
    yield f"Tour          {base}/en/tour/   (who can sign in as whom, with codes; also /ar/, /ku/, /tr/, /de/, /fr/)"
    yield ""
    yield f"{'number':10} {'password':20} {'seed of the authenticator app':33} who"
    for row in sheet["accounts"]:
        yield f"{row['login']:10} {row['password']:20} {row['totp_secret']:33} {sees[row['key']]}"
    yield ""
    yield "A fresh code for any of them: .venv/bin/python manage.py demo_code NUMBER"
