"""From an invitation to an account with two factors: a password, an app, its first code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from casework.audit import EventTag, record
from portal.accounts.authenticator import NEUTRAL_NAME
from portal.accounts.exceptions import InvitationOver, Refused
from portal.accounts.models import Invitation, TOTPDevice
from portal.accounts.second_factor import has_second_factor, locked_device, replace_recovery_codes
from portal.accounts.services.recovery_finish import old_factors_remove, recovery_finish

if TYPE_CHECKING:
    from portal.accounts.models import User


@transaction.atomic
def invitation_accept(*, invitation_id: int, password: str) -> TOTPDevice:
    """Keeps the password with the invitation and makes a new, unconfirmed app. Raises InvitationOver."""
    invitation = _held(invitation_id)
    invitation.password_hash = make_password(password)
    invitation.save(update_fields=["password_hash"])
    TOTPDevice.objects.filter(user=invitation.user, confirmed=False).delete()
    return TOTPDevice.objects.create(user=invitation.user, name=NEUTRAL_NAME, confirmed=False)


@transaction.atomic
def invitation_complete(*, invitation_id: int, device_id: int, code: str) -> list[str]:
    """Confirms the app, gives the account its password, and returns its recovery codes. Raises Refused or InvitationOver."""
    invitation = _held(invitation_id)
    user = invitation.user
    device = locked_device(user, confirmed=False)
    if device is None or device.pk != device_id or not invitation.password_hash:
        raise InvitationOver
    if not device.verify_token(code):
        raise Refused
    if invitation.recovery:
        old_factors_remove(user=user, keep=device)
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    _finish(invitation, user)
    return replace_recovery_codes(user)


def _finish(invitation: Invitation, user: User) -> None:
    user.password = invitation.password_hash
    user.save(update_fields=["password"])
    invitation.completed_at, invitation.password_hash = timezone.now(), ""
    invitation.save(update_fields=["completed_at", "password_hash"])
    record(EventTag.ACCOUNT_PASSWORD_CHANGED, actor=user, subject=user)
    record(EventTag.ACCOUNT_FACTOR_ADDED, actor=user, subject=user)
    if invitation.recovery:
        recovery_finish(user=user, recovery=invitation.recovery)


def _held(invitation_id: int) -> Invitation:
    rows = Invitation.objects.select_for_update(of=("self",)).select_related(
        "user__data_key", "recovery__account__data_key"
    )
    invitation = rows.open().filter(pk=invitation_id).first()
    if invitation is None or (invitation.recovery is None and has_second_factor(invitation.user)):
        raise InvitationOver
    return invitation
