"""Codes on paper for the day when the phone is gone."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django_otp.models import Device

from casework import vault
from casework.ids import REFERENCE_LETTERS
from portal.accounts.models.device_manager import DeviceManager

CODES = 8
GROUPS = 6
GROUP_LETTERS = 4  # 24 of 30 letters: 117 bits
PURPOSE = "recovery code"


def new_code() -> str:
    """A code as it is shown: six groups such as 4F7K-92QM."""
    groups = [
        "".join(secrets.choice(REFERENCE_LETTERS) for _letter in range(GROUP_LETTERS)) for _group in range(GROUPS)
    ]
    return "-".join(groups)


class RecoveryList(Device, models.Model):
    """What a session stands on that a recovery code opened: it leads to the account's own pages and to no area (`factor_rules`)."""

    objects: ClassVar[DeviceManager[RecoveryList]] = DeviceManager()

    def __str__(self) -> str:
        return str(self.pk)


class RecoveryCode(models.Model):
    """One code, known to us as a keyed hash alone."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recovery_codes")
    code_hash = models.BinaryField(max_length=34)
    created_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True, blank=True)

    objects = models.Manager["RecoveryCode"]()

    def __str__(self) -> str:
        return str(self.pk)

    @staticmethod
    def hash_of(code: str) -> bytes:
        """`code` with or without its hyphens."""
        return vault.keyed_hash(PURPOSE, code.replace("-", "").encode())

    def matches(self, code: str) -> bool:
        return vault.hash_matches(PURPOSE, code.replace("-", "").encode(), bytes(self.code_hash))
