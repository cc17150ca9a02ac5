"""What an authenticator app is shown. Whoever looks at the phone learns neither the institution nor the number."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from portal.accounts.qr import qr_picture

if TYPE_CHECKING:
    from portal.accounts.models import TOTPDevice

NEUTRAL_NAME = "Portal"
GROUP_LETTERS = 4


def otpauth_url(device: TOTPDevice) -> str:
    """The address in the picture; its label tells two entries apart and names nobody."""
    label = quote(f"{NEUTRAL_NAME}:{device.seed_id[:2].upper()}")
    return f"otpauth://totp/{label}?{urlencode({'secret': device.seed, 'issuer': NEUTRAL_NAME})}"


def picture(device: TOTPDevice) -> str:
    """Its QR code."""
    return qr_picture(otpauth_url(device))


def shown(device: TOTPDevice) -> dict[str, str]:
    """What the page shows on which an app is connected."""
    return {"picture": picture(device), "seed": typed_seed(device)}


def typed_seed(device: TOTPDevice) -> str:
    """The seed in groups, for typing it in."""
    seed = device.seed
    return " ".join(seed[start : start + GROUP_LETTERS] for start in range(0, len(seed), GROUP_LETTERS))
