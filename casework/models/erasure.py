"""Erasure: asked for by one person, approved by another, and remembered for good."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.ids import OpaqueIdField
from casework.models.case import Case
from casework.models.registration import Registration
from casework.querysets import ErasureRequestQuerySet


class ErasureReason(models.TextChoices):
    """Why something is erased: a code, for words would outlive what they speak of."""

    FAMILY = "family", _("The family asked for it")
    RETENTION = "retention", _("It was kept long enough")
    ORDER = "order", _("A court or authority ordered it")
    MISTAKE = "mistake", _("It should never have been taken in")


class ErasureRequest(models.Model):
    """One case, or one registration of it, is to be erased. Nothing is erased before a second person has approved."""

    id = OpaqueIdField()
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="erasures")
    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, null=True, blank=True, related_name="erasures"
    )
    reason = models.CharField(max_length=12, choices=ErasureReason.choices)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    objects = ErasureRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(asked_by=F("approved_by")), name="erasures_need_a_second_person"),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(approved_by__isnull=False), name="erasures_are_done_once_approved"
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(done_at=None, dropped_at=None, registration=None),
                name="one_open_erasure_of_a_case",
            ),
            models.UniqueConstraint(
                fields=["registration"],
                condition=Q(done_at=None, dropped_at=None, registration__isnull=False),
                name="one_open_erasure_of_a_registration",
            ),
        ]

    def __str__(self) -> str:
        return self.id


class ErasedKey(models.Model):
    """A line of the erasure ledger in the database; the file outside it holds the same ids. Appended to, never changed."""

    id = OpaqueIdField(default=None)
    erased_at = models.DateTimeField(default=timezone.now)

    objects = models.Manager["ErasedKey"]()

    def __str__(self) -> str:
        return self.id
