"""Whether time tells who has an account: the same wrong answer for known and unknown numbers, in turns, with the password hashing of production.

Run as `python -m bench.sign_in_timing`: it prints the medians of both and their difference in milliseconds. A figure, not a test: a busy
machine would fail it. The tests compare the work that is done instead (tests/access/test_enumeration.py).
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from typing import TYPE_CHECKING

import django

os.environ["ATHAR_VAR_DIR"] = tempfile.mkdtemp(prefix="athar-timing-")
os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.dev"
django.setup()

from django.core.management import call_command  # noqa: E402 - Django must be set up before its parts are imported
from django.test import Client  # noqa: E402

from portal.accounts.models import SignInThrottle  # noqa: E402
from portal.accounts.services.account_create import account_create  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

TRIES = 50


def main() -> None:
    call_command("migrate", verbosity=0)
    known = account_create(area="family", password="four quiet words here").user.login  # noqa: S106 - invented
    for door, typed in doors().items():
        compare(door, typed, known)


def doors() -> dict[str, dict[str, str]]:
    """What a stranger posts, by address; the number is filled in."""
    new = {"password": "a lemon tree by the well", "password_again": "a lemon tree by the well"}
    return {
        "/en/account/sign-in/": {"password": "a wrong password"},
        "/en/account/new-password/": {"code": "2345-6789-ABCD-EFGH-JKMN-PQRT", **new},
    }


def compare(door: str, typed: dict[str, str], known: str) -> None:
    """Known and unknown in turns, each as often the first, so that whatever slows the machine slows both."""
    times: dict[str, list[float]] = {"known": [], "unknown": []}
    for turn in range(TRIES):
        pair = [("known", known), ("unknown", f"{turn:08}")]
        for name, login in pair if turn % 2 else reversed(pair):
            times[name].append(timed(lambda login=login: post(door, {"login": login, **typed})))
    medians = {name: 1000 * statistics.median(values) for name, values in times.items()}
    apart = abs(medians["known"] - medians["unknown"])
    print(f"{door:30} known {medians['known']:.1f} ms, unknown {medians['unknown']:.1f} ms, apart {apart:.2f} ms")


def timed(act: Callable[[], None]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def post(door: str, typed: dict[str, str]) -> None:
    SignInThrottle.objects.all().delete()
    status = Client(headers={"Host": "localhost"}).post(door, typed).status_code
    if status != 400:  # noqa: PLR2004 - a refusal
        raise SystemExit(f"{door} answers {status}.")


if __name__ == "__main__":
    main()
