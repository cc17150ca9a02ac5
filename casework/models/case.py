"""The search for one person, and who works on it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from casework.enums import CaseState, Governorate, LineOfInquiry
from casework.ids import OpaqueIdField
from casework.models.team import Team
from casework.querysets import CaseQuerySet


class Case(models.Model):
    """The search for one person. Holds nothing that names anyone.

    A sealed case exists for those alone who are assigned to it: its team's supervisor does not see it.
    """

    id = OpaqueIdField()
    state = models.CharField(max_length=24, choices=CaseState.choices, default=CaseState.UNTRIAGED)
    state_since = models.DateTimeField(default=timezone.now)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="cases")
    opened_at = models.DateTimeField(default=timezone.now)
    line_of_inquiry = models.CharField(max_length=24, choices=LineOfInquiry.choices, blank=True)
    governorate = models.CharField(max_length=4, choices=Governorate.choices, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    sealed_at = models.DateTimeField(null=True, blank=True, editable=False)
    invented = models.BooleanField(default=False, editable=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-state_since", "id"]
        indexes = [
            models.Index(fields=["team", "-state_since"], name="case_of_team"),
            models.Index(fields=["invented"], name="case_invented", condition=Q(invented=True)),
        ]

    def __str__(self) -> str:
        return self.id


class Assignment(models.Model):
    """An officer answers for a case from a day until a day."""

    id = OpaqueIdField()
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="assignments")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assignments")
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)

    objects = models.Manager["Assignment"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "officer"], condition=Q(until=None), name="one_open_assignment")
        ]
        indexes = [models.Index(fields=["officer", "until", "case"], name="cases_of_officer")]

    def __str__(self) -> str:
        return self.id
