"""Who did or saw what, and when. Appended to, never changed."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from casework.ids import new_id
from casework.models.data_key import DataKey
from casework.models.sealed import SealedModel
from casework.querysets import AuditEventQuerySet
from casework.vault.fields import EncryptedTextField


class AuditEvent(SealedModel):
    """One event: codes and opaque ids in clear, a reason under the key of the case that it speaks of.

    Ids rise by one, so that a sealer can chain committed events in order. Actor and subject are kept by id without a
    foreign key: the log outlives both.
    """

    row_path = "event_id"

    id = models.BigAutoField(primary_key=True)
    event_id = models.CharField(max_length=22, unique=True, default=new_id, editable=False)
    tag = models.CharField(max_length=48)
    actor_id = models.BigIntegerField(null=True)
    subject_type = models.CharField(max_length=24)
    subject_id = models.CharField(max_length=40)
    at = models.DateTimeField(default=timezone.now)
    data_key = models.ForeignKey(DataKey, on_delete=models.PROTECT, null=True, related_name="+")
    reason = EncryptedTextField(null=True)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["subject_id", "-id"], name="events_of_subject"),
            models.Index(fields=["actor_id", "-id"], name="events_of_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.id} {self.tag}"
