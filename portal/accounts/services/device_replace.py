"""Another phone: an app takes the place of the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from casework.audit import EventTag, record, record_refusal
from portal.accounts import throttle
from portal.accounts.authenticator import NEUTRAL_NAME
from portal.accounts.exceptions import Refused
from portal.accounts.models import TOTPDevice
from portal.accounts.second_factor import accept_any_code, locked_device

if TYPE_CHECKING:
    from portal.accounts.models import User


def device_replace_begin(*, user: User, code: str, address: str) -> TOTPDevice:
    """A new, unconfirmed app for someone who types a fresh code or a recovery code. Raises Refused or TooSoon."""
    throttle.admit(login=user.login, address=address)
    with transaction.atomic():
        fresh = accept_any_code(user, code)
        if fresh is not None:
            TOTPDevice.objects.filter(user=user, confirmed=False).delete()
            device = TOTPDevice.objects.create(user=user, name=NEUTRAL_NAME, confirmed=False)
    if fresh is None:
        record_refusal(EventTag.ACCOUNT_CODE_FAILED, actor=user, subject=user)
        raise Refused
    throttle.entered(login=user.login, address=address)
    return device


@transaction.atomic
def device_replace_finish(*, user: User, device_id: int, code: str) -> TOTPDevice:
    """Confirms the new app by its first code and removes the old one, and with it every session that it stood for. Raises Refused."""
    device = locked_device(user, confirmed=False)
    if device is None or device.pk != device_id or not device.verify_token(code):
        raise Refused
    TOTPDevice.objects.filter(user=user, confirmed=True).delete()
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    record(EventTag.ACCOUNT_FACTOR_REMOVED, actor=user, subject=user)
    record(EventTag.ACCOUNT_FACTOR_ADDED, actor=user, subject=user)
    return device
