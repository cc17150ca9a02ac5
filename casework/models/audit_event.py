"""Who did or saw what, and when. Appended to, never changed."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from casework.ids import OpaqueIdField
from casework.models.data_key import DataKey
from casework.models.sealed import SealedModel
from casework.querysets import AuditEventQuerySet
from casework.vault.fields import EncryptedTextField


class AuditEvent(SealedModel):
    """One event: who (`actor_id`), what (`subject`), when (UTC), how (`tag`) and why (`reason`, sealed under the key of its case).

    Its id is drawn before it is written, so that a role that may only insert need read nothing back; the order is that of
    time, and the sealer's chain says which came first for good. Actor and subject are kept by id without a foreign key: the
    log outlives both.
    """

    id = OpaqueIdField()
    tag = models.CharField(max_length=48)
    actor_id = models.BigIntegerField(null=True)
    subject_type = models.CharField(max_length=24)
    subject_id = models.CharField(max_length=40)
    at = models.DateTimeField(default=timezone.now)
    data_key = models.ForeignKey(DataKey, on_delete=models.PROTECT, null=True, related_name="+")
    reason = EncryptedTextField(null=True)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["-at", "-id"], name="events_by_time"),
            models.Index(fields=["subject_id", "-at"], name="events_of_subject"),
            models.Index(fields=["actor_id", "-at"], name="events_of_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.id} {self.tag}"
