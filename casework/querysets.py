"""The only way to read case data: what an actor may see. Whoever is not named here sees nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Self

from django.apps import apps
from django.db import models
from django.db.models import Prefetch, Q
from django.utils import timezone

from casework.enums import Role
from casework.rights import FAMILY_AREA, STAFF_AREA, Rights, in_area, rights_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from casework.rights import Actor


HELD_COLUMNS = (
    "source__case_id",
    "pk",
    "source_id",
    "script",
    "role",
    "text",
    "source__data_key__wrapped",
    "source__data_key__kek_version",
    "source__data_key__version",
    "source__data_key__destroyed_at",
)


class HeldName(NamedTuple):
    """One sealed name and the wrapped key that opens it."""

    case_id: str
    pk: str
    source_id: str
    script: str
    role: str
    text: bytes
    wrapped: bytes
    kek_version: int
    version: int
    destroyed_at: dt.datetime | None


def _cases_q(actor: Actor, rights: Rights, path: str = "", *, glass: bool = True, team: bool = True) -> Q | None:
    """Which rows belong to a case of the actor; `path` leads from the row to the case. None means no row.

    Seen is what is not recused and either assigned (with a case role in its team: a role elsewhere opens nothing here), or in a supervised team and not sealed, or (with `glass`) broken open. The same rule
    stands in the row policies of the database. Without `team` a supervisor's sight of the team is left out.
    """
    opened = []
    if rights.member_of:
        given = apps.get_model("casework", "Assignment").objects.filter(officer_id=actor.pk, until=None)  # type: ignore[union-attr]
        opened.append(given.filter(case__team_id__in=sorted(rights.member_of)))
    if glass and in_area(actor, STAFF_AREA):
        in_force = apps.get_model("casework", "BreakGlass").objects.in_force(timezone.now())
        opened.append(in_force.filter(reader_id=actor.pk))  # type: ignore[union-attr]
    if not opened:
        return None
    # One set of ids and no OR, so that the database goes from an officer's few cases to the rows.
    case_ids = [rows.order_by().values("case_id") for rows in opened]
    q = Q(**{f"{path}pk__in": case_ids[0].union(*case_ids[1:]) if case_ids[1:] else case_ids[0]})
    if team and rights.teams:
        q |= Q(**{f"{path}team_id__in": sorted(rights.teams), f"{path}sealed_at": None})
    recused = apps.get_model("casework", "Recusal").objects.open().filter(account_id=actor.pk)  # type: ignore[union-attr]
    return q & ~Q(**{f"{path}pk__in": recused.values("case_id")})


class CaseQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Assigned cases, for supervisors also their teams' that are not sealed, and those broken open; never a recused one."""
        q = _cases_q(actor, rights_of(actor))
        return self.none() if q is None else self.filter(q)

    def singly_visible_to(self, actor: Actor) -> Self:
        """The visible ones that the actor was given one by one."""
        q = _cases_q(actor, rights_of(actor), team=False)
        return self.none() if q is None else self.filter(q)

    def answered_for_by(self, actor: Actor) -> Self:
        """Those on which the actor may act: the visible ones without those that are only broken open."""
        q = _cases_q(actor, rights_of(actor), glass=False)
        return self.none() if q is None else self.filter(q)

    def for_names(self) -> Self:
        """With the person's names and the keys that open them, in a fixed number of queries."""
        names = apps.get_model("casework", "PersonName").objects.select_related("source__data_key")
        return self.select_related("person").prefetch_related(Prefetch("person__names", queryset=names))

    def for_list(self) -> Self:
        """With what one line of a list shows."""
        return self.for_names().select_related("team").prefetch_related("registrations__relatives")

    def for_detail(self) -> Self:
        """With everything that the page of one case shows."""
        registrations = apps.get_model("casework", "Registration").objects.select_related("data_key", "contact_plan")
        assignments = apps.get_model("casework", "Assignment").objects.select_related("officer").order_by("since")
        return (
            self.for_names()
            .select_related("team", "person__data_key")
            .prefetch_related(
                Prefetch("registrations", queryset=registrations),
                "registrations__relatives",
                "registrations__documents",
                Prefetch("assignments", queryset=assignments.filter(until=None)),
            )
        )


class PersonQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """The persons of the cases that the actor sees."""
        q = _cases_q(actor, rights_of(actor), "case__")
        return self.none() if q is None else self.filter(q)


class PersonNameQuerySet(models.QuerySet[Any]):
    def as_held(self, case_ids: Iterable[str]) -> Iterable[HeldName]:
        """Names still sealed, with their keys, as plain values: a search opens thousands, and model instances would take most of its time."""
        rows = self.filter(source__case__in=list(case_ids)).order_by()
        return (HeldName._make(values) for values in rows.values_list(*HELD_COLUMNS))


class RegistrationQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Families: those in which they are a relative with this account. Staff: those of the cases that they see."""
        if in_area(actor, FAMILY_AREA):
            relatives = apps.get_model("casework", "Relative").objects.filter(account_id=actor.pk)  # type: ignore[union-attr]
            return self.filter(pk__in=relatives.values("registration_id"))
        q = _cases_q(actor, rights_of(actor), "case__")
        return self.none() if q is None else self.filter(q)


class RoleGrantQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Protection officers: all. Supervisors: those in their teams. Others: none."""
        rights = rights_of(actor)
        if Role.PROTECTION_OFFICER in rights.roles:
            return self.all()
        return self.filter(team_id__in=sorted(rights.teams))

    def in_force(self, at: dt.datetime) -> Self:
        """Grants that were approved, have begun and not ended at that moment."""
        return self.filter(Q(until=None) | Q(until__gt=at), since__lte=at, approved_by__isnull=False)


class ErasureRequestQuerySet(models.QuerySet[Any]):
    def approved(self) -> Self:
        """Those that two people want and that are not done."""
        return self.filter(approved_at__isnull=False, done_at=None, dropped_at=None)

    def open(self) -> Self:
        """Those that are neither done nor dropped."""
        return self.filter(done_at=None, dropped_at=None)


class NoticeQuerySet(models.QuerySet[Any]):
    def waiting(self) -> Self:
        """Neither sent nor withheld."""
        return self.filter(sent_at=None, withheld_at=None)

    def to_send(self, at: dt.datetime) -> Self:
        """Those whose moment has come and that no living worker holds, oldest first."""
        free = Q(leased_until=None) | Q(leased_until__lte=at)
        return self.waiting().filter(free, due__lte=at).order_by("due", "pk")


class BreakGlassQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Protection officers: all. Readers: their own once approved, so that a waiting one tells nothing about a case. Case staff: their cases'."""
        rights = rights_of(actor)
        recused = apps.get_model("casework", "Recusal").objects.open()
        if rights.roles & {Role.PROTECTION_OFFICER}:
            return self.exclude(case_id__in=recused.filter(account_id=actor.pk).values("case_id"))  # type: ignore[union-attr]
        q = _cases_q(actor, rights, "case__", glass=False)
        if q is None:
            return self.none()
        return self.filter(q | Q(reader_id=actor.pk, approved_by__isnull=False))  # type: ignore[union-attr]

    def in_force(self, at: dt.datetime) -> Self:
        """Approved, begun and not over at that moment."""
        return self.filter(approved_by__isnull=False, since__lte=at, until__gt=at)

    def waiting(self) -> Self:
        """Asked for, neither approved nor refused."""
        return self.filter(approved_by=None, until=None)


class RecusalQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Protection officers: all but of cases that they are kept away from. Others: those of the cases that they answer for."""
        rights = rights_of(actor)
        if Role.PROTECTION_OFFICER in rights.roles:
            own = self.model.objects.open().filter(account_id=actor.pk)  # type: ignore[union-attr]
            return self.exclude(case_id__in=own.values("case_id"))
        q = _cases_q(actor, rights, "case__", glass=False)
        return self.none() if q is None else self.filter(q)

    def open(self) -> Self:
        return self.filter(until=None)


class AuditEventQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Auditors and the data-protection officer: all. Case staff: events of the cases and registrations that they see."""
        rights = rights_of(actor)
        if rights.reads_log:
            return self.all()
        q = _cases_q(actor, rights)
        if q is None:
            return self.none()
        cases = apps.get_model("casework", "Case").objects.filter(q)
        registrations = apps.get_model("casework", "Registration").objects.filter(case__in=cases)
        return self.filter(Q(subject_id__in=cases.values("pk")) | Q(subject_id__in=registrations.values("pk")))

    def about(self, *subjects: models.Model) -> Self:
        """Events of these rows."""
        return self.filter(subject_id__in=[str(subject.pk) for subject in subjects])

    def of_tags(self, tags: Iterable[str]) -> Self:
        return self.filter(tag__in=list(tags))

    def of_source(self, source: str) -> Self:
        return self.filter(tag__startswith=f"{source}:")

    def older_than(self, event: Any) -> Self:
        """What comes after `event` in a list that begins with the latest."""
        return self.filter(Q(at__lt=event.at) | Q(at=event.at, id__lt=event.id))
