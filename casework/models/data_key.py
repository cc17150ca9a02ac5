"""Data keys, wrapped: one a registration, person file and account."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from casework import vault
from casework.ids import OpaqueIdField


class KeyKind(models.TextChoices):
    """Whose facts a key seals."""

    REGISTRATION = "registration"
    PERSON = "person"
    ACCOUNT = "account"


class DataKeyManager(models.Manager["DataKey"]):
    def create_for(self, kind: KeyKind) -> DataKey:
        """A stored new key."""
        key = self.make(kind)
        key.save(force_insert=True)
        return key

    def make(self, kind: KeyKind) -> DataKey:
        """A new key that is not stored yet, for writing many at once."""
        wrapped, kek_version = vault.new_wrapped_key()
        return self.model(kind=kind, wrapped=wrapped, kek_version=kek_version)


class DataKey(models.Model):
    """A wrapped key, or the tombstone of an erased one. `vault.erase(key)` destroys it."""

    id = OpaqueIdField()
    kind = models.CharField(max_length=12, choices=KeyKind.choices)
    wrapped = models.BinaryField()
    kek_version = models.PositiveSmallIntegerField()
    version = models.PositiveSmallIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    destroyed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[DataKeyManager] = DataKeyManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(destroyed_at=None) | models.Q(wrapped=b""), name="destroyed_keys_are_empty"
            )
        ]

    def __str__(self) -> str:
        return self.id
