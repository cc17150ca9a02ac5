"""The chain that the sealer lays over committed events, and the queue of those that wait for it."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from casework.ids import OpaqueIdField


class AuditPending(models.Model):
    """An event that is written but not sealed yet. The database itself queues it, in the transaction of the event.

    So an event whose transaction began early and ends late is sealed when it is there, and none is passed over.
    """

    event_id = OpaqueIdField()

    objects = models.Manager["AuditPending"]()

    def __str__(self) -> str:
        return self.event_id


class AuditSeal(models.Model):
    """One link: the event's digest, and a hash over it and the link before.

    No foreign key leads to the event: a missing event must be found by whoever verifies, not hidden by a cascade.
    """

    sequence = models.BigIntegerField(primary_key=True)
    event_id = models.CharField(max_length=22, unique=True)
    digest = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField(default=timezone.now)

    objects = models.Manager["AuditSeal"]()

    class Meta:
        ordering = ["sequence"]

    def __str__(self) -> str:
        return f"{self.sequence} {self.event_id}"
