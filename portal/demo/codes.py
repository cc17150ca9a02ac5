"""The one-time codes of the demo's accounts, from the seeds in its sheet: no seed is unsealed for them."""

from __future__ import annotations

import base64
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django_otp.oath import hotp

from portal.accounts.demo import expires_at
from portal.accounts.models import TOTPDevice
from portal.accounts.models.totp_device import DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterable


TIME_TO_SIGN_IN = 30  # seconds: the number and the password are typed before it


@dataclass(frozen=True)
class Code:
    """A code that counts now, and for how many seconds still."""

    text: str
    seconds: int


def codes_of(rows: Iterable[dict[str, str]]) -> dict[str, Code | None]:
    """By sign-in number: the earliest unused code that leaves time to sign in. None where all are used for the moment."""
    rows = list(rows)
    devices = TOTPDevice.objects.filter(user__login__in=[row["login"] for row in rows], confirmed=True)
    steps = {device.user.login: device.fresh_steps() for device in devices.select_related("user")}
    return {row["login"]: _code(row["totp_secret"], steps.get(row["login"], [])) for row in rows}


def _code(secret: str, steps: Iterable[int]) -> Code | None:
    now = int(time.time())
    usable = [step for step in steps if expires_at(step) - now >= TIME_TO_SIGN_IN]
    if not usable:
        return None
    text = str(hotp(base64.b32decode(secret), usable[0], digits=DIGITS)).zfill(DIGITS)
    return Code(f"{text[:3]} {text[3:]}", expires_at(usable[0]) - now)
