"""What a form does not list does not count, and no step is skipped: whatever is posted, by whomever."""

from __future__ import annotations

from itertools import product

import pytest
from django.apps import apps
from django.forms import ModelForm
from django.test import Client
from django.utils import timezone

from casework import access_forms, forms
from casework.enums import CaseState, RegistrationState, Role
from casework.exceptions import NotAllowed, WrongStep
from casework.models import Assignment, BreakGlass, Case, Recusal, Registration, RoleGrant
from casework.services.case_advance import case_advance
from casework.services.registration_advance import registration_advance
from casework.transitions import case_leads_to, registration_leads_to
from tests.factories.accounts import make_account, sign_in
from tests.factories.casework import (
    make_assignment,
    make_case,
    make_glass,
    make_grant,
    make_named_case,
    make_officer,
    make_protection_officer,
    make_recusal,
    make_registration,
    make_staff,
    make_team,
)

pytestmark = pytest.mark.django_db
WATCHED = (Assignment, BreakGlass, Case, Recusal, Registration, RoleGrant)
# What each act may change, by the model; all else must be as before.
ACTS = {
    "seal": {"Case.sealed_at"},
    "assign": {"+Assignment"},
    "recuse": {"+Recusal"},
}
STEPPING = ("officer", "supervisor")


@pytest.fixture
def case():
    return make_named_case("محمد المصري", team=make_team(), officer=make_officer())


@pytest.fixture
def supervisor(case):
    account = make_account("staff", language="en")
    make_grant(account.user, Role.SUPERVISOR, case.team)
    return account


def every_field(actor):
    """A value for every field of every casework model, as a stranger would add to a form."""
    fields = {
        field.name for model in apps.get_app_config("casework").get_models() for field in model._meta.concrete_fields
    }
    fields |= {f"{name}_id" for name in fields}
    return dict.fromkeys(fields, str(actor.pk)) | {
        "state": CaseState.DISCLOSED,
        "until": "",
        "sealed_at": "",
        "role": Role.AUDITOR,
        "bootstrap": "1",
        "reason": "x",
    }


def snapshot():
    return {
        (model.__name__, row["id"]): {name: value for name, value in row.items() if name != "id"}
        for model in WATCHED
        for row in model.objects.values()
    }


def changed(before, after):
    """`Model.field` of what changed, `+Model` of what is new."""
    new = {f"+{model}" for model, pk in after.keys() - before.keys()}
    return new | {
        f"{model}.{name}"
        for (model, pk), row in before.items()
        for name, value in row.items()
        if after[model, pk][name] != value
    }


@pytest.mark.parametrize("act", ACTS)
def test_z_09_an_act_on_a_case_changes_its_own_field_alone(case, supervisor, act):
    colleague = make_officer(case.team)
    before = snapshot()
    typed = every_field(supervisor.user) | {"colleague": colleague.pk}
    assert sign_in(Client(), supervisor).post(f"/staff/cases/{case.pk}/{act}/", typed).status_code == 302
    assert changed(before, snapshot()) == ACTS[act]


def test_z_09_a_new_assignment_is_what_the_form_lists(case, supervisor):
    colleague = make_officer(case.team)
    typed = every_field(supervisor.user) | {
        "colleague": colleague.pk,
        "since": "1999-01-01",
        "officer": supervisor.user.pk,
    }
    sign_in(Client(), supervisor).post(f"/staff/cases/{case.pk}/assign/", typed)
    row = Assignment.objects.get(officer=colleague)
    assert (row.case_id, row.until, row.since.year >= 2026) == (case.pk, None, True)


def test_z_09_a_request_for_a_role_approves_nothing(case, supervisor):
    typed = every_field(supervisor.user) | {"colleague": make_staff().pk, "role": Role.OFFICER, "team": case.team_id}
    typed |= {"approved_by": make_protection_officer().pk, "since": "2026-01-01"}
    before = RoleGrant.objects.count()
    assert sign_in(Client(), supervisor).post("/staff/roles/ask/", typed).status_code == 302
    row = RoleGrant.objects.get(asked_by=supervisor.user)
    assert (row.approved_by, row.since, row.bootstrap, RoleGrant.objects.count()) == (None, None, None, before + 1)


def test_z_09_a_request_to_break_glass_approves_nothing(supervisor, case):
    typed = every_field(supervisor.user) | {"reference": case.registrations.get().reference, "reason": "x"}
    typed |= {"approved_by": make_protection_officer().pk, "until": "2099-01-01", "reader": make_staff().pk}
    sign_in(Client(), supervisor).post("/staff/break-glass/ask/", typed)
    row = BreakGlass.objects.get()
    assert (row.reader, row.approved_by, row.since, row.until) == (supervisor.user, None, None, None)


def test_z_09_nobody_asks_for_themselves_by_the_form(case, supervisor):
    typed = {"colleague": supervisor.user.pk, "role": Role.OFFICER, "team": case.team_id}
    assert sign_in(Client(), supervisor).post("/staff/roles/ask/", typed).status_code == 400


@pytest.mark.parametrize("act", ["approve", "end"])
def test_z_09_the_requester_does_not_approve(case, supervisor, act):
    grant = make_grant(make_staff(), Role.OFFICER, case.team, asked_by=supervisor.user, approved_by=None, since=None)
    code = sign_in(Client(), supervisor).post(f"/staff/roles/{grant.pk}/{act}/").status_code
    grant.refresh_from_db()
    assert (code, grant.approved_by) == ((404, None) if act == "approve" else (302, None))


def test_z_09_whoever_gains_does_not_approve(case, supervisor):
    grant = make_grant(supervisor.user, Role.OFFICER, case.team, approved_by=None, since=None)
    assert sign_in(Client(), supervisor).post(f"/staff/roles/{grant.pk}/approve/").status_code == 404


def test_z_09_no_form_of_casework_is_made_from_a_model():
    found = [form for module in (forms, access_forms) for form in vars(module).values() if isinstance(form, type)]
    assert not [form for form in found if issubclass(form, ModelForm)]


def actors(case):
    """One person for each way of standing to the case, and whether it may move it on."""
    held = {role: make_staff() for role in Role}
    for role, user in held.items():
        make_grant(user, role, None if role in {Role.HEAD, Role.AUDITOR, Role.PROTECTION_OFFICER} else case.team)
        make_assignment(case, user)
    glass, recused = make_officer(), make_officer(case.team)
    make_glass(case, glass)
    make_assignment(case, recused)
    make_recusal(case, recused)
    return {**held, "glass": glass, "recused": recused, "family": make_account("family").user, "nobody": None}


def test_z_09_a_case_moves_only_where_its_state_leads_and_only_by_who_may():
    case = make_case()
    people = actors(case)
    moved = set()
    for start, to, (who, actor) in product(CaseState, CaseState, people.items()):
        Case.objects.filter(pk=case.pk).update(state=start)
        try:
            case_advance(actor=actor, case=case, to=to)
        except (NotAllowed, WrongStep):
            assert Case.objects.get(pk=case.pk).state == start
        else:
            moved.add((start, to, who))
    assert moved == {(start, to, who) for start in CaseState for to in case_leads_to(start) for who in STEPPING}


def test_z_09_a_registration_moves_only_where_its_state_leads_and_only_by_who_may():
    registration = make_registration()
    people = actors(registration.case)
    moved = set()
    for start, to, (who, actor) in product(RegistrationState, RegistrationState, people.items()):
        Registration.objects.filter(pk=registration.pk).update(state=start, state_since=timezone.now())
        try:
            registration_advance(actor=actor, registration=registration, to=to)
        except (NotAllowed, WrongStep):
            assert Registration.objects.get(pk=registration.pk).state == start
        else:
            moved.add((start, to, who))
    expected = {
        (start, to, who) for start in RegistrationState for to in registration_leads_to(start) for who in STEPPING
    }
    assert moved == expected
