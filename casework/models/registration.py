"""What one applicant gave; the family sees this."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from casework.enums import Channel, Governorate, RegistrationState
from casework.ids import OpaqueIdField, new_reference
from casework.models.case import Case
from casework.models.data_key import DataKey
from casework.models.sealed import SealedModel
from casework.querysets import RegistrationQuerySet
from casework.vault.fields import EncryptedTextField


class Registration(SealedModel):
    """One relative's account of a missing person. Its data key seals every fact that came with it."""

    id = OpaqueIdField()
    reference = models.CharField(max_length=13, unique=True, default=new_reference, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="registrations")
    data_key = models.OneToOneField(DataKey, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=32, choices=RegistrationState.choices, default=RegistrationState.SUBMITTED)
    state_since = models.DateTimeField(default=timezone.now)
    check_in_planned = models.BooleanField(default=False)
    channel = models.CharField(max_length=12, choices=Channel.choices, default=Channel.WEB)
    language = models.CharField(max_length=8, choices=settings.LANGUAGES, default="ar")
    submitted_at = models.DateTimeField(default=timezone.now)
    governorate = models.CharField(max_length=4, choices=Governorate.choices, blank=True)
    last_place = EncryptedTextField(default="")
    narrative = EncryptedTextField(default="")
    passed_on_to = EncryptedTextField(default="")

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ["submitted_at", "id"]

    def __str__(self) -> str:
        return self.reference
