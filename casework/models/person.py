"""The missing person and every form of the name, each under the key of whoever gave it."""

from __future__ import annotations

from django.db import models

from casework.enums import NameRole, Script, Sex
from casework.ids import OpaqueIdField
from casework.models.case import Case
from casework.models.data_key import DataKey
from casework.models.registration import Registration
from casework.models.sealed import SealedModel
from casework.querysets import PersonNameQuerySet, PersonQuerySet
from casework.vault.fields import EncryptedTextField


class Person(SealedModel):
    """The person file of a case: coarse facts in clear, what officers put together under its own key."""

    id = OpaqueIdField()
    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="person")
    data_key = models.OneToOneField(DataKey, on_delete=models.PROTECT, related_name="+")
    sex = models.CharField(max_length=8, choices=Sex.choices, blank=True)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    summary = EncryptedTextField(default="")

    objects = PersonQuerySet.as_manager()

    def __str__(self) -> str:
        return self.id


class PersonName(SealedModel):
    """One part or form of a name, as one registration gave it."""

    key_path = "source.data_key"

    id = OpaqueIdField()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="names")
    source = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="names")
    role = models.CharField(max_length=12, choices=NameRole.choices)
    script = models.CharField(max_length=4, choices=Script.choices)
    text = EncryptedTextField()

    objects = PersonNameQuerySet.as_manager()

    class Meta:
        ordering = ["script", "role", "id"]

    def __str__(self) -> str:
        return self.id
