from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from casework.audit import EventTag
from casework.enums import Role
from casework.exceptions import WrongStep
from casework.models import AuditEvent, RoleGrant
from casework.rights import rights_of
from casework.services.first_grantors import first_grantors
from casework.services.role_grant import role_approve, role_ask
from tests.factories.accounts import make_user
from tests.factories.casework import make_auditor, make_staff, make_team

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    return make_staff(), make_staff()


def run(first, second):
    call_command("first_grantors", first, second, stdout=StringIO())


def bootstrap(user, other, **fields):
    given = {"role": Role.PROTECTION_OFFICER, "asked_by": other, "approved_by": other, "bootstrap": 1} | fields
    return RoleGrant.objects.create(user=user, since=timezone.now(), **given)


def test_z_06_the_first_two_may_grant(two):
    run(*(user.login for user in two))
    assert [rights_of(user).roles for user in two] == [{Role.PROTECTION_OFFICER}] * 2


def test_z_06_the_two_can_go_on_alone(two):
    first_grantors(first=two[0], second=two[1])
    grant = role_ask(actor=two[0], user=make_staff(), role=Role.SUPERVISOR, team=make_team())
    assert role_approve(actor=two[1], grant=grant).since is not None


def test_z_06_it_leaves_an_event_each(two):
    first_grantors(first=two[0], second=two[1])
    assert list(AuditEvent.objects.values_list("tag", flat=True)) == [EventTag.STAFF_ROLES_BOOTSTRAPPED] * 2


def test_z_06_it_works_once(two):
    run(*(user.login for user in two))
    with pytest.raises(CommandError, match="granted already") as refusal:
        run(make_staff().login, make_staff().login)
    assert refusal.value.returncode == 2


def test_z_06_it_works_only_before_any_grant(two):
    make_auditor()
    with pytest.raises(WrongStep):
        first_grantors(first=two[0], second=two[1])


def test_z_06_one_person_is_not_two(two):
    with pytest.raises(WrongStep):
        first_grantors(first=two[0], second=two[0])


@pytest.mark.parametrize("area", ["cms", "family"])
def test_z_06_other_accounts_are_refused(two, area):
    with pytest.raises(CommandError) as refusal:
        run(two[0].login, make_user(area).login)
    assert refusal.value.returncode == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"role": Role.AUDITOR},
        {"role": Role.SUPERVISOR},
        {"bootstrap": 3},
        {"bootstrap": 0},
        {"bootstrap": None},
        {"approved_by": None, "since": None},
    ],
)
def test_z_06_the_database_allows_nothing_but_the_bootstrap(two, fields):
    fields = dict(fields)
    if fields.get("role") == Role.SUPERVISOR:
        fields["team"] = make_team()
    since = {"since": fields.pop("since")} if "since" in fields else {"since": timezone.now()}
    given = {"role": Role.PROTECTION_OFFICER, "asked_by": two[1], "approved_by": two[1], "bootstrap": 1}
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrant.objects.create(user=two[0], **(given | fields | since))


def test_z_06_the_database_lets_nobody_vouch_for_themselves(two):
    with pytest.raises(IntegrityError), transaction.atomic():
        bootstrap(two[0], two[0])


def test_z_06_the_numbers_are_used_up(two):
    first_grantors(first=two[0], second=two[1])
    with pytest.raises(IntegrityError), transaction.atomic():
        bootstrap(make_staff(), make_staff())
