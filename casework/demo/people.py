"""The cases of the demo's own accounts: two families, two officers, their supervisor."""

from __future__ import annotations

from dataclasses import replace
from random import Random  # noqa: TID251 - synthetic data: every demo shows the same people
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework.demo.invent import InventedCase, Inventor
from casework.demo.papers import add_papers
from casework.demo.seed import demo_team
from casework.demo.write import CaseWriter
from casework.enums import CaseState, NameRole, RegistrationState, Relation, Role, Script
from casework.models import RoleGrant
from casework.roles import Subject, roles_with
from casework.services.given import Applicant, GivenName, PlannedContact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from casework.models import Team
    from casework.rights import Account

OFFICER_CASES = 28
OTHER_OFFICER_CASES = 12
READERS = roles_with("R", Subject.CASE)
MOHAMMAD_AL_MASRI = (
    GivenName("محمد", NameRole.GIVEN),
    GivenName("سامر", NameRole.FATHER),
    GivenName("المصري", NameRole.FAMILY),
    GivenName("Mohammad al-Masri", NameRole.FULL, Script.LATIN),
)
RANA_DARWISH = (
    GivenName("رنا", NameRole.GIVEN),
    GivenName("وليد", NameRole.FATHER),
    GivenName("درويش", NameRole.FAMILY),
)
AZAD_SHEIKHO = (
    GivenName("آزاد", NameRole.GIVEN),
    GivenName("شيخو", NameRole.FAMILY),
    GivenName("Azad Şêxo", NameRole.FULL, Script.LATIN),
)
# Families speak in their own words, and read them again on their page.
MOTHERS_WISHES = PlannedContact(
    channels="رسالة أولاً، ثم اتصال",
    safe_hours="بين 10 و12، ما عدا الجمعة",
    shared_phone="نعم، قد تردّ جارة",
    must_not_know="صاحب البيت",
    word_to_use="المكتبة",
)
SISTERS_WISHES = PlannedContact(
    channels="pêşî peyam, paşê telefon",
    safe_hours="piştî 17:00",
    shared_phone="na",
    must_not_know="karsaz",
    word_to_use="kurs",
)


@transaction.atomic
def create_demo(
    family_user: Account,
    officer_user: Account,
    *,
    second_family_user: Account,
    other_officer_user: Account,
    supervisor_user: Account,
    colleagues: Mapping[Role, Account] = MappingProxyType({}),
) -> None:
    """Roles and cases for these accounts; `colleagues` hold one role each. Does nothing if the officer has a role already.

    The first family has two registrations: of Mohammad al-Masri, whose case follows a lead and shows an open search, and of Rana Darwish, not
    yet read. The second family has one, with a question to answer. Colleagues whose role reads cases are assigned to these three.
    """
    if RoleGrant.objects.filter(user_id=officer_user.pk).exists():
        return
    team, rng = demo_team(), Random("demo")  # noqa: S311 - not a secret
    staff = [officer_user, other_officer_user, supervisor_user]
    _grant(officer_user, Role.OFFICER, team, staff)
    _grant(other_officer_user, Role.OFFICER, team, staff)
    _grant(supervisor_user, Role.SUPERVISOR, team, staff)
    for role, user in colleagues.items():
        _grant(user, role, team if role in READERS else None, staff)
    readers = [user for role, user in colleagues.items() if role in READERS]
    inventor, writer = Inventor(rng), CaseWriter(rng)
    told = [
        writer.add(invented, team=team, officers=[officer_user, *readers])
        for invented in _families(inventor, family_user, second_family_user)
    ]
    for officer, count in ((officer_user, OFFICER_CASES), (other_officer_user, OTHER_OFFICER_CASES)):
        for _case in range(count):
            writer.add(inventor.case(), team=team, officers=[officer])
    writer.write()
    add_papers(told[0][1][0], family_user)


def _grant(user: Account, role: Role, team: Team | None, staff: Sequence[Account]) -> None:
    asked_by, approved_by = [other for other in staff if other.pk != user.pk][:2]
    RoleGrant.objects.create(
        user=user, role=role, team=team, asked_by=asked_by, approved_by=approved_by, since=timezone.now()
    )


def _families(inventor: Inventor, first: Account, second: Account) -> list[InventedCase]:
    return [
        _told(
            inventor.case(CaseState.LEAD_UNDER_VERIFICATION),
            names=MOHAMMAD_AL_MASRI,
            applicant=Applicant("هدى المصري", Relation.MOTHER, first),
            state=RegistrationState.ACCEPTED,
        ),
        _told(
            inventor.case(CaseState.UNTRIAGED),
            names=RANA_DARWISH,
            applicant=Applicant("هدى المصري", Relation.AUNT_UNCLE, first),
            state=RegistrationState.UNDER_REVIEW,
        ),
        _told(
            inventor.case(CaseState.UNTRIAGED),
            names=AZAD_SHEIKHO,
            applicant=Applicant("Berîvan Şêxo", Relation.SISTER, second),
            state=RegistrationState.RETURNED_FOR_INFORMATION,
        ),
    ]


def _told(
    case: InventedCase, *, names: Sequence[GivenName], applicant: Applicant, state: RegistrationState
) -> InventedCase:
    """The invented case with this person and this applicant in place of the drawn ones."""
    woman = names is RANA_DARWISH
    given = replace(
        case.registrations[0],
        names=names,
        applicant=applicant,
        sex="female" if woman else "male",
        contact=SISTERS_WISHES if names is AZAD_SHEIKHO else MOTHERS_WISHES,
    )
    return replace(case, registrations=[given], registration_state=state, state_since=timezone.now())
