"""Messages that say only that there is something to see, on their way out."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.ids import OpaqueIdField


class NoticeKind(models.TextChoices):
    """Why a notice goes out. No kind tells what happened in a case: its text would tell it too."""

    NEWS = "news", _("There is something new")
    ACCOUNT_CHANGED = "account_changed", _("Something that protects the account changed")
    RECOVERY_ASKED = "recovery_asked", _("Somebody asked for a new way into the account")


class Notice(models.Model):
    """One notice in the outbox, written in the transaction of what it is about."""

    id = OpaqueIdField()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=24, choices=NoticeKind.choices)
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = models.Manager["Notice"]()

    def __str__(self) -> str:
        return self.id
