"""The one way to a first password and a first second factor."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

VALID_FOR = dt.timedelta(hours=72)
RECOVERY_VALID_FOR = dt.timedelta(hours=24)  # it is handed over, best used at the same table
TOKEN_BYTES = 32


def new_token() -> str:
    """256 random bits that fit in an address."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_of(token: str) -> str:
    """No key is needed: 256 random bits cannot be tried."""
    return hashlib.sha256(token.encode()).hexdigest()


def expiry() -> dt.datetime:
    return timezone.now() + VALID_FOR


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> Self:
        """Neither completed nor too old, on an account that may be entered.

        A frozen account is entered by a recovery alone: freezing it closed those that were open before.
        """
        rightful = Q(recovery=None, user__frozen_at=None) | Q(recovery__isnull=False, recovery__closed_at=None)
        return self.filter(rightful, completed_at=None, expires_at__gt=timezone.now(), user__is_active=True)

    def with_token(self, token: str) -> Self:
        return self.filter(token_hash=hash_of(token))


class Invitation(models.Model):
    """Good until it is completed, and then no more.

    The chosen password waits here and reaches the account together with the confirmed second factor: an invitation that someone else
    began leaves the account as it was, and a family whose phone failed half way can begin again with the same link. `begun_as` names the
    browser session that chose the password last: only that one may go on.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="invitations")
    recovery = models.ForeignKey(
        "accounts.RecoveryRequest", on_delete=models.CASCADE, null=True, blank=True, related_name="invitations"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    password_hash = models.CharField(max_length=128, blank=True)
    begun_as = models.CharField(max_length=22, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(default=expiry)
    completed_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.pk)
