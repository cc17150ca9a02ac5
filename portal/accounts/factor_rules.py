"""What each kind of second factor opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django_otp_webauthn.models import WebAuthnCredential

from portal.accounts.models import Area, RecoveryList

if TYPE_CHECKING:
    from portal.accounts.models import User


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
