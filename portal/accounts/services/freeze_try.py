"""Each number to be frozen leaves a trace, whether an account answers to it or not, and nobody tries numbers without end."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework.audit import EventTag, record
from casework.models import AuditEvent
from portal.accounts import throttle
from portal.accounts.exceptions import TooSoon

if TYPE_CHECKING:
    from casework.rights import Account
    from portal.accounts.models import User

MOST_TRIES = 20
WINDOW = dt.timedelta(hours=1)


@transaction.atomic
def freeze_try(*, actor: Account, login: str, account: User | None) -> None:
    """Records one try, counted from the actor's own events of the last hour. Raises TooSoon, alike for numbers that do not exist."""
    now = timezone.now()
    tries = AuditEvent.objects.filter(actor_id=actor.pk, tag=EventTag.ACCOUNT_FREEZE_TRIED, at__gt=now - WINDOW)
    times = list(tries.order_by("-at").values_list("at", flat=True)[:MOST_TRIES])
    if len(times) == MOST_TRIES:
        raise TooSoon((times[-1] + WINDOW - now).total_seconds())
    record(EventTag.ACCOUNT_FREEZE_TRIED, actor=actor, subject=account or ("login", throttle.typed_hash(login)))
