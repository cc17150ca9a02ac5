"""A new way into an account whose owner lost the old one: one colleague asks, another agrees, and then it waits."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.account_help import approvable_accounts
from casework.ids import OpaqueIdField
from casework.models.sealed import SealedModel
from casework.vault.fields import EncryptedTextField

if TYPE_CHECKING:
    from casework.rights import Actor

WAIT = dt.timedelta(hours=72)
ASKED_FOR = dt.timedelta(days=7)
READY_FOR = dt.timedelta(days=14)


class RecoveryState(models.TextChoices):
    """Where a request stands."""

    ASKED = "asked", _("Waits for a second colleague")
    WAITING = "waiting", _("Waits three days")
    READY = "ready", _("Ready to hand over")
    FINISHED = "finished", _("Finished")
    CANCELLED = "cancelled", _("Cancelled")
    EXPIRED = "expired", _("Expired")


class IdentityCheck(models.TextChoices):
    """How a colleague made sure of who asks."""

    IN_PERSON = "in_person", _("In person, with a document")
    KNOWN = "known", _("In person, by someone who knows them")
    VIDEO = "video", _("By video, with a document")
    CALLED_BACK = "called_back", _("Called back on the number in the contact plan")
    PARTNER = "partner", _("A partner organisation saw them")


CHECKS_IN_PERSON = frozenset({IdentityCheck.IN_PERSON, IdentityCheck.KNOWN})


class RecoveryRequestQuerySet(models.QuerySet["RecoveryRequest"]):
    def open(self) -> Self:
        """Neither finished, cancelled nor too old."""
        now = timezone.now()
        fresh = Q(approved_at=None, asked_at__gt=now - ASKED_FOR) | Q(approved_at__gt=now - WAIT - READY_FOR)
        return self.filter(fresh, closed_at=None)

    def visible_to(self, actor: Actor) -> Self:
        """Those on accounts that the actor may help or approve for."""
        return self.filter(account__in=approvable_accounts(actor))


class RecoveryRequest(SealedModel):
    """One request. Its state is read from the times, so that none is ready a second too early."""

    key_path: ClassVar[str] = "account.data_key"

    id = OpaqueIdField()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recovery_requests")
    check_kind = models.CharField(_("how identity was checked"), max_length=12, choices=IdentityCheck.choices)
    check_note = EncryptedTextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    handed_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=12, choices=RecoveryState.choices, blank=True)

    objects = RecoveryRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(asked_by=F("approved_by")) & ~Q(account=F("asked_by")) & ~Q(account=F("approved_by")),
                name="recovery_needs_two_other_people",
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by=None)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="recovery_is_approved_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(handed_at=None) | Q(handed_at__gte=F("approved_at") + WAIT), name="recovery_waits"
            ),
            models.UniqueConstraint(
                fields=["account"], condition=Q(closed_at=None), name="one_open_recovery_an_account"
            ),
        ]

    def __str__(self) -> str:
        return self.id

    @property
    def ready_at(self) -> dt.datetime | None:
        """When the waiting ends; None until it was approved."""
        return self.approved_at + WAIT if self.approved_at else None

    @property
    def state(self) -> RecoveryState:
        if self.closed_at is not None:
            return RecoveryState(self.outcome)
        now = timezone.now()
        ready_at = self.ready_at
        if ready_at is None:
            return RecoveryState.ASKED if now < self.asked_at + ASKED_FOR else RecoveryState.EXPIRED
        if now < ready_at:
            return RecoveryState.WAITING
        return RecoveryState.READY if now < ready_at + READY_FOR else RecoveryState.EXPIRED

    def close(self, outcome: RecoveryState) -> None:
        """The end of it, kept as it is. The caller holds the row."""
        self.closed_at, self.outcome = timezone.now(), outcome
        self.save(update_fields=["closed_at", "outcome"])
