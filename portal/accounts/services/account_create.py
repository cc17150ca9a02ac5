"""A new account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction

from casework.audit import EventTag, record
from portal.accounts.authenticator import NEUTRAL_NAME
from portal.accounts.models import TOTPDevice, User
from portal.accounts.models.totp_device import new_seed

if TYPE_CHECKING:
    from casework.rights import Actor


@dataclass(frozen=True)
class NewAccount:
    """The account, and the seed of its app in base32 ("" where it has none yet)."""

    user: User
    totp_secret: str = ""


@transaction.atomic
def account_create(
    *,
    area: str,
    login: str = "",
    password: str | None = None,
    totp_secret: str = "",
    actor: Actor = None,
    **fields: Any,
) -> NewAccount:
    """With a password the account gets a confirmed app (demo, tests); without one it waits for its invitation."""
    user = User.objects.create_user(area=area, login=login, password=password, **fields)
    record(EventTag.ACCOUNT_CREATED, actor=actor, subject=user)
    if password is None:
        return NewAccount(user)
    device = TOTPDevice.objects.create(user=user, name=NEUTRAL_NAME, seed=totp_secret or new_seed())
    record(EventTag.ACCOUNT_FACTOR_ADDED, actor=actor, subject=user)
    return NewAccount(user, device.seed)
