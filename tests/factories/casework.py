"""People and cases for tests. All are invented; each function takes traits by keyword."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.utils import timezone

from casework.enums import CaseState, NameRole, RegistrationState, Relation, Role, Script
from casework.models import (
    Assignment,
    BreakGlass,
    Case,
    ContactPlan,
    DataKey,
    KeyKind,
    Person,
    PersonName,
    Recusal,
    Registration,
    Relative,
    RoleGrant,
    Team,
)
from casework.stages import Stage
from tests.factories.accounts import make_user

# For each stage: the states that show it to a relative.
STATES_OF_STAGE = {
    Stage.RECEIVED: (RegistrationState.SUBMITTED, CaseState.UNTRIAGED),
    Stage.UNDER_REVIEW: (RegistrationState.UNDER_REVIEW, CaseState.UNTRIAGED),
    Stage.MORE_INFO: (RegistrationState.RETURNED_FOR_INFORMATION, CaseState.UNTRIAGED),
    Stage.REGISTERED: (RegistrationState.ACCEPTED, CaseState.UNTRIAGED),
    Stage.SEARCH_OPEN: (RegistrationState.ACCEPTED, CaseState.IN_LINE_OF_INQUIRY),
    Stage.CONTACT_PLANNED: (RegistrationState.ACCEPTED, CaseState.NO_ACTIVE_LEAD),
    Stage.SHARED_IN_PERSON: (RegistrationState.ACCEPTED, CaseState.DISCLOSED),
    Stage.PAUSED_BY_YOU: (RegistrationState.PAUSED, CaseState.NO_ACTIVE_LEAD),
    Stage.WITHDRAWN: (RegistrationState.WITHDRAWN, CaseState.NO_ACTIVE_LEAD),
    Stage.PASSED_ON: (RegistrationState.TRANSFERRED, CaseState.NO_ACTIVE_LEAD),
}


def make_staff(**fields):
    """A staff account without a role: it sees no case."""
    return make_user("staff", **fields)


def make_team(name="Team"):
    return Team.objects.create(name=f"{name} {secrets.token_hex(3)}")


def make_grant(user, role, team=None, **fields):
    """A role, given by two people who exist for that alone."""
    asked_by, approved_by = make_staff(is_active=False), make_staff(is_active=False)
    fields = {"since": timezone.now(), "asked_by": asked_by, "approved_by": approved_by} | fields
    return RoleGrant.objects.create(user=user, role=role, team=team, **fields)


def make_officer(team=None, **fields):
    user = make_staff(**fields)
    make_grant(user, Role.OFFICER, team or make_team())
    return user


def make_supervisor(team=None, **fields):
    user = make_staff(**fields)
    make_grant(user, Role.SUPERVISOR, team or make_team())
    return user


def make_protection_officer(**fields):
    user = make_staff(**fields)
    make_grant(user, Role.PROTECTION_OFFICER)
    return user


def make_auditor(**fields):
    user = make_staff(**fields)
    make_grant(user, Role.AUDITOR)
    return user


def make_case(*, team=None, officer=None, state=CaseState.IN_LINE_OF_INQUIRY, **fields):
    """A case with its person; assigned to `officer`, whose team it is unless another is named."""
    case = Case.objects.create(team=team or _team_of(officer) or make_team(), state=state, **fields)
    Person.objects.create(case=case, data_key=DataKey.objects.create_for(KeyKind.PERSON))
    if officer is not None:
        Assignment.objects.create(case=case, officer=officer)
    return case


def _team_of(user):
    grant = RoleGrant.objects.filter(user=user, team__isnull=False).order_by("asked_at").first() if user else None
    return grant and grant.team


def make_assignment(case, officer, **fields):
    return Assignment.objects.create(case=case, officer=officer, **fields)


def make_glass(case, reader, *, waiting=False, hours=8, **fields):
    """Broken glass, in force unless `waiting`."""
    now = timezone.now()
    if not waiting:
        in_force = {"approved_by": make_staff(is_active=False), "since": now, "until": now + timedelta(hours=hours)}
        fields = in_force | fields
    return BreakGlass.objects.create(case=case, reader=reader, reason="A call in the night.", **(fields or {}))


def make_recusal(case, account, **fields):
    return Recusal.objects.create(case=case, account=account, **fields)


def make_registration(*, case=None, relative=None, stage=None, told=None, **fields):
    """A registration; `relative` is the family account that sees it, `stage` what that account sees."""
    state, case_state = STATES_OF_STAGE[stage or Stage.SEARCH_OPEN]
    case = case or make_case(state=case_state)
    defaults = {
        "state": state,
        "check_in_planned": stage is Stage.CONTACT_PLANNED,
        "narrative": "We saw him last at home.",
    }
    key = DataKey.objects.create_for(KeyKind.REGISTRATION)
    registration = Registration.objects.create(case=case, data_key=key, **{**defaults, **fields})
    told_at = timezone.now() if told or (told is None and stage is Stage.SHARED_IN_PERSON) else None
    make_relative(registration, account=relative, told_at=told_at)
    return registration


def make_relative(registration, **fields):
    defaults = {"relation": Relation.MOTHER, "name": "Huda"}
    return Relative.objects.create(registration=registration, **{**defaults, **fields})


def make_contact_plan(registration, **fields):
    return ContactPlan.objects.create(registration=registration, **fields)


def make_name(registration, text, *, role=NameRole.FULL, script=Script.ARABIC):
    return PersonName.objects.create(
        person=registration.case.person, source=registration, role=role, script=script, text=text
    )


def make_named_case(text="محمد المصري", *, script=Script.ARABIC, **fields):
    """A case whose person has this name; it carries one registration."""
    case = make_case(**fields)
    make_name(make_registration(case=case), text, script=script)
    return case
