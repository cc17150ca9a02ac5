"""Cases that a member of staff must not see: their own, or a relative's."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from casework.ids import OpaqueIdField
from casework.models.case import Case
from casework.querysets import RecusalQuerySet


class Recusal(models.Model):
    """While it is open no assignment, team or broken glass shows the case to this account."""

    id = OpaqueIdField()
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="recusals")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="recusals")
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)

    objects = RecusalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "account"], condition=Q(until=None), name="one_open_recusal")
        ]

    def __str__(self) -> str:
        return self.id
