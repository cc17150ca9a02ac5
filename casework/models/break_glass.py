"""Opening a case that is not one's own, in need: with a reason, by two people, for some hours."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from casework.ids import OpaqueIdField
from casework.models.case import Case
from casework.models.sealed import SealedModel
from casework.querysets import BreakGlassQuerySet
from casework.vault.fields import EncryptedTextField


class BreakGlass(SealedModel):
    """One reader's sight of one case, in force while since <= now < until; a request until a second person approves.

    The reason lies under the reader's own key: whoever approves reads it without seeing the case.
    """

    key_path = "reader.data_key"

    id = OpaqueIdField()
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="break_glass")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="break_glass")
    reason = EncryptedTextField(default="")
    asked_at = models.DateTimeField(default=timezone.now)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    since = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)

    objects = BreakGlassQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(reader=F("approved_by")), name="glass_needs_a_second_person"),
            models.CheckConstraint(
                condition=Q(since=None) | Q(approved_by__isnull=False, until__isnull=False),
                name="glass_opens_for_a_time",
            ),
        ]
        indexes = [models.Index(fields=["reader", "until", "case"], name="glass_of_reader")]

    def __str__(self) -> str:
        return self.id
