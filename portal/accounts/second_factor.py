"""Checks of codes. Each runs inside the caller's transaction and holds the rows until it ends, so that a code counts once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from portal.accounts.models import RecoveryCode, TOTPDevice
from portal.accounts.models.recovery_code import CODES, new_code

if TYPE_CHECKING:
    from portal.accounts.models import User


def has_second_factor(user: User) -> bool:
    return TOTPDevice.objects.filter(user=user, confirmed=True).exists()


def locked_device(user: User, *, confirmed: bool = True) -> TOTPDevice | None:
    """The account's app, held until the transaction ends."""
    devices = TOTPDevice.objects.select_for_update(of=("self",)).select_related("user__data_key")
    return devices.filter(user=user, confirmed=confirmed).order_by("-pk").first()


def accept_code(user: User, code: str) -> TOTPDevice | None:
    """The app whose unused code this is."""
    device = locked_device(user)
    return device if device and device.verify_token(code) else None


def accept_recovery_code(user: User, code: str) -> TOTPDevice | None:
    """Uses up a recovery code; the account's app then stands for the session, so that removing it ends that session too."""
    device = locked_device(user)
    unused = RecoveryCode.objects.select_for_update().filter(user=user, used_at=None)
    used = next((row for row in unused if row.matches(code)), None)
    if used is None or device is None:
        return None
    used.used_at = timezone.now()
    used.save(update_fields=["used_at"])
    return device


def accept_any_code(user: User, code: str) -> TOTPDevice | None:
    """For someone who is inside already: a fresh code of the app, or a recovery code."""
    return accept_code(user, code) or accept_recovery_code(user, code)


def replace_recovery_codes(user: User) -> list[str]:
    """New codes as they are shown, once. The old ones are void."""
    codes = [new_code() for _code in range(CODES)]
    RecoveryCode.objects.filter(user=user).delete()
    RecoveryCode.objects.bulk_create(RecoveryCode(user=user, code_hash=RecoveryCode.hash_of(code)) for code in codes)
    return codes
