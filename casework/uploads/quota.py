"""How much one account may send: so many files an hour, so many that wait for their check, so many bytes in all."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Count, Q, Sum
from django.utils import timezone

from casework.models import Document, DocumentState, Refusal

if TYPE_CHECKING:
    from casework.rights import Account

HOUR = dt.timedelta(hours=1)


def refusal_for(account: Account, size: int = 0) -> Refusal | None:
    """Why `size` more bytes may not come now. Refused and locked-away files count too: they cost as much."""
    lately = Count("pk", filter=Q(created_at__gt=timezone.now() - HOUR))
    waiting = Count("pk", filter=Q(state=DocumentState.PENDING))
    sent = Document.objects.filter(uploader_id=account.pk).aggregate(
        lately=lately, waiting=waiting, bytes=Sum("size", default=0)
    )
    if sent["lately"] >= settings.ATHAR_UPLOAD_FILES_AN_HOUR or sent["waiting"] >= settings.ATHAR_UPLOAD_FILES_WAITING:
        return Refusal.HOURLY
    return Refusal.FULL if sent["bytes"] + size > settings.ATHAR_UPLOAD_ACCOUNT_BYTES else None
