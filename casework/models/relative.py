"""Relatives: who registered, with or without an account."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.enums import Relation
from casework.ids import OpaqueIdField
from casework.models.registration import Registration
from casework.models.sealed import SealedModel
from casework.vault.fields import EncryptedTextField


class Relative(SealedModel):
    """One relative in one registration. Relatives do not learn of each other here."""

    key_path = "registration.data_key"

    id = OpaqueIdField()
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="relatives")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="relatives"
    )
    relation = models.CharField(max_length=24, choices=Relation.choices)
    name = EncryptedTextField()
    told_at = models.DateTimeField(null=True, blank=True)

    objects = models.Manager["Relative"]()

    class Meta:
        ordering = ["registration", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "account"],
                condition=Q(account__isnull=False),
                name="account_once_a_registration",
            )
        ]

    def __str__(self) -> str:
        return self.id
