"""Teams, and who may do what in them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.enums import Role
from casework.ids import OpaqueIdField
from casework.querysets import RoleGrantQuerySet


class Team(models.Model):
    """A group of officers under a supervisor; each case belongs to one."""

    id = OpaqueIdField()
    name = models.CharField(max_length=80)

    objects = models.Manager["Team"]()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


FIRST_GRANTS = (
    Q(bootstrap__isnull=False, bootstrap__in=[1, 2], role=Role.PROTECTION_OFFICER, team=None)
    & Q(asked_by=F("approved_by"), approved_by__isnull=False)
    & ~Q(user=F("asked_by"))
)


class RoleGrant(models.Model):
    """One role of one person, asked for by a second and approved by a third. Rights to cases come from here and from nowhere else.

    It counts from `since`, which the approval sets; until then it is a request. The first two grants of a deployment carry a number in
    `bootstrap`: each of those two people is vouched for by the other alone, and the numbers are used up for ever.
    """

    id = OpaqueIdField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="role_grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, null=True, blank=True, related_name="grants")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    since = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    bootstrap = models.PositiveSmallIntegerField(null=True, unique=True, editable=False)

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(
                    ~Q(asked_by=F("approved_by"))
                    & ~Q(user=F("asked_by"))
                    & ~Q(user=F("approved_by"))
                    & Q(bootstrap=None)
                )
                | FIRST_GRANTS,
                name="roles_need_two_other_people",
            ),
            models.CheckConstraint(
                condition=Q(since=None) | Q(approved_by__isnull=False), name="roles_count_once_approved"
            ),
            models.CheckConstraint(
                condition=~Q(role="supervisor") | Q(team__isnull=False), name="supervisors_have_a_team"
            ),
        ]
        indexes = [models.Index(fields=["user", "until"], name="grant_of_user")]

    def __str__(self) -> str:
        return f"{self.get_role_display()}"
