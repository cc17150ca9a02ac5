"""From an invitation to an account with two factors: a password, then a passkey, an app or a list on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from casework.audit import EventTag, record
from casework.ids import new_id
from portal.accounts import passkeys
from portal.accounts.exceptions import InvitationOver
from portal.accounts.models import Invitation, PaperList, TOTPDevice
from portal.accounts.second_factor import has_second_factor, new_paper_list, replace_recovery_codes
from portal.accounts.services.factor_add import app_begin, confirmed_app, confirmed_paper
from portal.accounts.services.recovery_finish import old_factors_remove, recovery_finish

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User


@transaction.atomic
def invitation_accept(*, invitation_id: int, password: str) -> str:
    """Keeps the password with the invitation. Returns what names this beginning: an earlier one may not go on. Raises InvitationOver."""
    invitation = held(invitation_id)
    invitation.password_hash, invitation.begun_as = make_password(password), new_id()
    invitation.save(update_fields=["password_hash", "begun_as"])
    for model in (TOTPDevice, PaperList):
        model.objects.filter(user=invitation.user, confirmed=False).delete()
    return invitation.begun_as


@transaction.atomic
def invitation_app(*, invitation_id: int, begun_as: str) -> TOTPDevice:
    """The app that is to be connected. Raises InvitationOver."""
    return app_begin(user=begun(invitation_id, begun_as).user)


@transaction.atomic
def invitation_paper(*, invitation_id: int, begun_as: str) -> tuple[PaperList, list[str]]:
    """The list that is to be printed, and its codes, once. Raises InvitationOver."""
    return new_paper_list(begun(invitation_id, begun_as).user)


@transaction.atomic
def invitation_by_app(*, invitation_id: int, begun_as: str, device_id: int, code: str) -> list[str]:
    """The recovery codes. Raises Refused or InvitationOver."""
    invitation = begun(invitation_id, begun_as)
    return _finish(invitation, confirmed_app(invitation.user, device_id, code))


@transaction.atomic
def invitation_by_paper(*, invitation_id: int, begun_as: str, code: str) -> list[str]:
    """The recovery codes. Raises Refused or InvitationOver."""
    invitation = begun(invitation_id, begun_as)
    return _finish(invitation, confirmed_paper(invitation.user, code))


def invitation_by_passkey(
    *, request: HttpRequest, invitation_id: int, begun_as: str, answer: dict[str, Any]
) -> list[str]:
    """The recovery codes. Raises Refused or InvitationOver."""
    user = open_invitation(invitation_id=invitation_id, begun_as=begun_as).user
    state = passkeys.take_challenge(request, act=passkeys.ENROL, user=user)
    with transaction.atomic():
        invitation = begun(invitation_id, begun_as)
        passkey = passkeys.register(request, user=invitation.user, state=state, answer=answer, name="")
        return _finish(invitation, passkey)


def _finish(invitation: Invitation, factor: Any) -> list[str]:
    """`factor` is the new one: after a recovery it alone opens the account."""
    user: User = invitation.user
    if invitation.recovery:
        old_factors_remove(user=user, keep=factor)
    user.password = invitation.password_hash
    user.save(update_fields=["password"])
    invitation.completed_at, invitation.password_hash, invitation.begun_as = timezone.now(), "", ""
    invitation.save(update_fields=["completed_at", "password_hash", "begun_as"])
    record(EventTag.ACCOUNT_PASSWORD_CHANGED, actor=user, subject=user)
    record(EventTag.ACCOUNT_FACTOR_ADDED, actor=user, subject=user)
    if invitation.recovery:
        recovery_finish(user=user, recovery=invitation.recovery)
    return replace_recovery_codes(user)


@transaction.atomic
def open_invitation(*, invitation_id: int, begun_as: str) -> Invitation:
    """The invitation of this very session, to look at. Raises InvitationOver."""
    return begun(invitation_id, begun_as)


def begun(invitation_id: int, begun_as: str) -> Invitation:
    """The invitation of this very session. Raises InvitationOver."""
    invitation = held(invitation_id)
    if not begun_as or invitation.begun_as != begun_as:
        raise InvitationOver
    return invitation


def held(invitation_id: int) -> Invitation:
    """An open invitation of an account without a factor, or of one that is being recovered, held until the transaction ends. Raises InvitationOver."""
    rows = Invitation.objects.select_for_update(of=("self",)).select_related(
        "user__data_key", "recovery__account__data_key"
    )
    invitation = rows.open().filter(pk=invitation_id).first()
    if invitation is None or (invitation.recovery is None and has_second_factor(invitation.user)):
        raise InvitationOver
    return invitation
