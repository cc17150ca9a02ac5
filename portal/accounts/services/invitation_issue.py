"""An invitation to an account that has no second factor yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from casework.audit import EventTag, record
from portal.accounts.exceptions import AlreadyEnrolled
from portal.accounts.models import Invitation
from portal.accounts.models.invitation import hash_of, new_token
from portal.accounts.second_factor import has_second_factor

if TYPE_CHECKING:
    from casework.rights import Actor
    from portal.accounts.models import User


@transaction.atomic
def invitation_issue(*, user: User, actor: Actor = None) -> str:
    """The token, told once; earlier invitations of this account are void. Raises AlreadyEnrolled."""
    if has_second_factor(user):
        raise AlreadyEnrolled
    Invitation.objects.filter(user=user).delete()
    token = new_token()
    Invitation.objects.create(user=user, token_hash=hash_of(token))
    record(EventTag.ACCOUNT_INVITED, actor=actor, subject=user)
    return token
