"""How long the next guess must wait."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ThrottleKind(models.TextChoices):
    """What guesses are counted by."""

    ACCOUNT = "account", _("Account")
    ADDRESS = "address", _("Address")
    KNOWN = "known", _("Account at an address that it entered from")


class SignInThrottle(models.Model):
    """Failures in a row for one typed number or one network address, known by a keyed hash: neither is written down."""

    kind = models.CharField(max_length=8, choices=ThrottleKind.choices)
    key_hash = models.CharField(max_length=64, unique=True)
    failures = models.PositiveIntegerField(default=0)
    counted_at = models.DateTimeField(default=timezone.now)
    open_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = models.Manager["SignInThrottle"]()

    def __str__(self) -> str:
        return f"{self.kind} {self.failures}"
