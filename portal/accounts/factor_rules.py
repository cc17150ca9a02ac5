"""What each kind of second factor opens."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone
from django_otp_webauthn.models import WebAuthnCredential

from portal.accounts.models import Area, RecoveryList

if TYPE_CHECKING:
    from portal.accounts.models import User

SETTLES_AFTER = dt.timedelta(
    hours=72
)  # as long as a new notice address waits: a thief needs the owner to be silent for so long


def opens_area(user: User, device: Any) -> bool:
    """Whether a session that stands on `device` may enter its owner's area, or only the pages of the account itself.

    A recovery code lets its owner put the lost factor back, no more. Officers enter by passkey where the setting says so.
    """
    if device is None or isinstance(device, RecoveryList):
        return False
    return isinstance(device, WebAuthnCredential) or not needs_passkey(user)


def needs_passkey(user: User) -> bool:
    return bool(settings.ATHAR_STAFF_NEEDS_PASSKEY) and user.area == Area.STAFF


def takes_codes(user: User) -> bool:
    """Whether codes of an app or a paper list count: for officers under the setting, only until they have a passkey."""
    return not needs_passkey(user) or not WebAuthnCredential.objects.filter(user=user, confirmed=True).exists()


def too_new_until(device: Any, *, since: dt.datetime) -> dt.datetime | None:
    """Until when `device` may not push out what the account has since `since`; None if it may.

    Else one visit with a stranger's new factor would lock the owner out. What stands for recovery codes has no age: its account is on paper.
    """
    created_at: dt.datetime | None = getattr(device, "created_at", None)
    if created_at is None or created_at <= since or created_at + SETTLES_AFTER <= timezone.now():
        return None
    return created_at + SETTLES_AFTER
