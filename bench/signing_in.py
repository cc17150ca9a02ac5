"""Signs in over HTTP as the forms ask, for measures of pages behind two factors."""

from __future__ import annotations

import base64
import re
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from django_otp.oath import totp

if TYPE_CHECKING:
    from bench.product import Product

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def session_cookie(product: Product, address: str, area: str) -> str:
    """The Cookie header of a demo account of `area`, signed in with both factors."""
    account = next(account for account in product.accounts() if account["area"] == area)
    # Like browsers, which treat this machine as a safe place for secure cookies.
    jar = CookieJar(DefaultCookiePolicy(secure_protocols=("https", "http")))
    opener = build_opener(HTTPCookieProcessor(jar))
    sign_in, code = (f"{address}/en/account/{step}/" for step in ("sign-in", "code"))
    submit(opener, sign_in, login=account["login"], password=account["password"])
    submit(opener, code, code=code_of(account["totp_secret"]))
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)


def code_of(secret: str) -> str:
    """What an authenticator app shows for this seed now."""
    return f"{totp(base64.b32decode(secret)):06}"


def submit(opener: OpenerDirector, url: str, **fields: str) -> None:
    with opener.open(url, timeout=30) as page:
        token = TOKEN.search(page.read().decode())
    data = urlencode({**fields, "csrfmiddlewaretoken": token[1] if token else ""}).encode()
    opener.open(Request(url, data, headers={"Referer": url}), timeout=30).close()  # noqa: S310
