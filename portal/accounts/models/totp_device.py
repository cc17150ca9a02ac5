"""An authenticator app: its seed sealed under the account's key, each of its codes good for one entry."""

from __future__ import annotations

import base64
import hmac
import secrets
import time
from typing import ClassVar

from django.db import models
from django_otp.models import Device, TimestampMixin
from django_otp.oath import hotp

from casework.ids import new_id
from casework.models.sealed import SealedModel
from casework.vault.fields import EncryptedTextField
from portal.accounts.models.device_manager import DeviceManager

STEP_SECONDS = 30
DIGITS = 6
TOLERATED_STEPS = 1
SEED_BYTES = 20


def new_seed() -> str:
    """160 random bits as base32, the form that authenticator apps take."""
    return base64.b32encode(secrets.token_bytes(SEED_BYTES)).decode()


def present_step() -> int:
    return int(time.time()) // STEP_SECONDS


class TOTPDevice(SealedModel, TimestampMixin, Device):
    """One app. Guessing is delayed by `portal.accounts.throttle`, not here, so that all kinds of guesses share one count."""

    key_path: ClassVar[str] = "user.data_key"
    row_path: ClassVar[str] = "seed_id"

    seed_id = models.CharField(max_length=22, unique=True, default=new_id, editable=False)
    seed = EncryptedTextField(default=new_seed)
    last_step = models.BigIntegerField(default=-1, editable=False)

    objects: ClassVar[DeviceManager[TOTPDevice]] = DeviceManager()

    def __str__(self) -> str:
        return self.seed_id

    def code_at(self, step: int) -> str:
        return str(hotp(base64.b32decode(self.seed), step, digits=DIGITS)).zfill(DIGITS)

    def fresh_steps(self) -> list[int]:
        """The steps whose codes count now and were not used yet, oldest first."""
        now = present_step()
        return [step for step in range(now - TOLERATED_STEPS, now + TOLERATED_STEPS + 1) if step > self.last_step]

    def verify_token(self, token: str) -> bool:
        """Accepts a code and everything before it once. The caller holds this row's lock (`code_accept`)."""
        for step in self.fresh_steps():
            if hmac.compare_digest(self.code_at(step).encode(), token.encode()):
                self.last_step = step
                self.set_last_used_timestamp(commit=False)
                self.save(update_fields=["last_step", "last_used_at"])
                return True
        return False
