"""Rights to cases come from grants of casework alone."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import resolve

from casework.enums import Role
from casework.exceptions import NotAllowed
from casework.models import AuditEvent, BreakGlass, Case, Person, Recusal, Registration, RoleGrant
from casework.permissions import Permission as CasePermission
from casework.permissions import allows
from casework.services.role_grant import role_approve, role_ask
from portal.access import STAFF
from tests.access.routes import all_routes
from tests.factories.accounts import make_account, make_user, sign_in
from tests.factories.casework import (
    make_assignment,
    make_glass,
    make_grant,
    make_named_case,
    make_officer,
    make_staff,
    make_supervisor,
    make_team,
)

pytestmark = pytest.mark.django_db
MODELS = [AuditEvent, BreakGlass, Case, Person, Recusal, Registration, RoleGrant]


@pytest.fixture
def superuser():
    """With everything that publishing can give."""
    account = make_account("cms", is_superuser=True)
    group = Group.objects.create(name="all")
    group.permissions.set(Permission.objects.all())
    account.user.groups.add(group)
    return account


@pytest.fixture
def case():
    case = make_named_case("محمد المصري", officer=make_officer())
    make_glass(case, make_staff(), waiting=True)
    return case


@pytest.mark.parametrize("method", ["get", "post"])
def test_z_06_no_staff_address_exists_for_a_superuser(superuser, case, method):
    client = sign_in(Client(), superuser)
    staff = [route for route in all_routes() if resolve(route.path).func.gate is STAFF]
    codes = {
        route.name: getattr(client, method)(route.path.replace("/1/", f"/{case.pk}/")).status_code for route in staff
    }
    assert codes == dict.fromkeys(codes, 404)


@pytest.mark.parametrize("model", MODELS)
def test_z_06_every_queryset_is_empty_for_a_superuser(superuser, case, model):
    assert not model.objects.visible_to(superuser.user).exists()


@pytest.mark.parametrize("permission", CasePermission)
def test_z_06_a_superuser_may_nothing(superuser, case, permission):
    assert not allows(superuser.user, permission, case)


@pytest.mark.parametrize("role", Role)
def test_z_06_a_role_of_casework_counts_for_no_publishing_account(superuser, case, role):
    make_grant(superuser.user, role, case.team)
    make_assignment(case, superuser.user)
    make_glass(case, superuser.user)
    assert not Case.objects.visible_to(superuser.user).exists()


def test_z_06_one_approver_is_refused():
    team = make_team()
    supervisor = make_supervisor(team)
    grant = role_ask(actor=supervisor, user=make_staff(), role=Role.OFFICER, team=team)
    with pytest.raises(NotAllowed):
        role_approve(actor=supervisor, grant=grant)


def test_z_06_the_database_refuses_one_approver_too():
    asker = make_staff()
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrant.objects.create(user=make_staff(), role=Role.AUDITOR, asked_by=asker, approved_by=asker)


def test_z_06_the_database_makes_no_staff_account_a_superuser():
    with pytest.raises(IntegrityError), transaction.atomic():
        make_user("staff", is_superuser=True)
