"""An account that lets nobody in, since its owner called."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from casework.account_help import approvable_accounts
from casework.ids import OpaqueIdField
from casework.models.sealed import SealedModel
from casework.vault.fields import EncryptedTextField
from portal.accounts.models.recovery_request import IdentityCheck

if TYPE_CHECKING:
    from casework.rights import Actor


END_ASKED_FOR = dt.timedelta(hours=72)


class AccountFreezeQuerySet(models.QuerySet["AccountFreeze"]):
    def open(self) -> Self:
        return self.filter(ended_at=None)

    def visible_to(self, actor: Actor) -> Self:
        """Those of accounts that the actor may help or approve for."""
        return self.filter(account__in=approvable_accounts(actor))


class AccountFreeze(SealedModel):
    """One freeze. One person is enough to close a door; two open it again."""

    key_path: ClassVar[str] = "account.data_key"

    id = OpaqueIdField()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="freezes")
    reason = EncryptedTextField()
    frozen_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    frozen_at = models.DateTimeField(default=timezone.now)
    end_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    end_asked_at = models.DateTimeField(null=True, blank=True)
    end_check_kind = models.CharField(max_length=12, choices=IdentityCheck.choices, blank=True)
    end_check_note = EncryptedTextField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = AccountFreezeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(end_asked_by=F("ended_by")) & ~Q(account=F("end_asked_by")) & ~Q(account=F("ended_by")),
                name="unfreezing_needs_two_other_people",
            ),
            models.UniqueConstraint(fields=["account"], condition=Q(ended_at=None), name="one_open_freeze_an_account"),
        ]

    def __str__(self) -> str:
        return self.id

    @property
    def waits_for_second(self) -> bool:
        """Whether somebody asked to end it, so short ago that another may still agree."""
        if self.ended_at is not None or self.end_asked_at is None:
            return False
        return timezone.now() < self.end_asked_at + END_ASKED_FOR
