"""How a family may be reached without harm."""

from __future__ import annotations

from django.db import models

from casework.ids import OpaqueIdField
from casework.models.registration import Registration
from casework.models.sealed import SealedModel
from casework.vault.fields import EncryptedTextField


class ContactPlan(SealedModel):
    """What was agreed with the applicant before any call. Read it before every contact."""

    key_path = "registration.data_key"

    id = OpaqueIdField()
    registration = models.OneToOneField(Registration, on_delete=models.CASCADE, related_name="contact_plan")
    channels = EncryptedTextField(default="")
    safe_hours = EncryptedTextField(default="")
    shared_phone = EncryptedTextField(default="")
    must_not_know = EncryptedTextField(default="")
    word_to_use = EncryptedTextField(default="")

    objects = models.Manager["ContactPlan"]()

    def __str__(self) -> str:
        return self.id
