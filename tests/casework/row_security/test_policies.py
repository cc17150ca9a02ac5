"""Raw reads of the whole table, as the web's role: what no filter holds back, the database does."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.utils import timezone

from casework.enums import Role
from casework.models import Assignment, AuditEvent, Case, DataKey, KeyKind, Person, PersonName, Registration, Relative
from casework.row_security.grants import TABLE_RIGHTS
from tests.database.roles import WEB, WORKER, as_web, become
from tests.factories.accounts import make_user
from tests.factories.casework import (
    make_auditor,
    make_case,
    make_glass,
    make_grant,
    make_name,
    make_officer,
    make_recusal,
    make_registration,
    make_relative,
    make_staff,
    make_supervisor,
    make_team,
)

pytestmark = pytest.mark.django_db
CASE_MODELS = [Case, Registration, Person, PersonName, Relative]
TABLES = sorted(model._meta.db_table for model in apps.get_app_config("casework").get_models())


@pytest.fixture
def team():
    return make_team()


@pytest.fixture
def officer(team):
    return make_officer(team)


@pytest.fixture
def mother():
    return make_user("family")


@pytest.fixture
def own(team, officer, mother):
    """The registration of a mother, in a case of the officer; a case of nobody in particular stands beside it."""
    registration = make_registration(case=make_case(team=team, officer=officer), relative=mother)
    make_name(registration, "سلمى")
    make_name(make_registration(relative=make_user("family")), "رنا")
    return registration


@pytest.mark.parametrize("table", TABLES)
def test_z_03_every_table_of_case_data_is_locked(table):
    assert table in TABLE_RIGHTS


@pytest.mark.parametrize("model", [*CASE_MODELS, AuditEvent], ids=lambda model: model.__name__)
def test_z_03_without_an_actor_there_are_no_rows(own, model):
    with as_web():
        assert list(model.objects.all()) == []


@pytest.mark.parametrize("model", CASE_MODELS, ids=lambda model: model.__name__)
def test_z_03_an_officer_gets_the_rows_of_assigned_cases(own, officer, model):
    with as_web(officer):
        assert model.objects.count() == 1


@pytest.mark.parametrize("model", CASE_MODELS, ids=lambda model: model.__name__)
def test_z_03_another_officer_of_the_team_gets_none(own, team, model):
    with as_web(make_officer(team)):
        assert not model.objects.exists()


@pytest.mark.parametrize("model", CASE_MODELS, ids=lambda model: model.__name__)
def test_z_03_a_supervisor_gets_the_rows_of_the_team(own, team, model):
    with as_web(make_supervisor(team)):
        assert model.objects.count() == 1


@pytest.mark.parametrize("model", CASE_MODELS, ids=lambda model: model.__name__)
def test_z_06_readers_of_the_log_and_superusers_get_none(own, model):
    for actor in (make_auditor(), make_user("cms", is_superuser=True)):
        with as_web(actor):
            assert not model.objects.exists()


def test_z_03_a_relative_gets_their_own_registration_alone(own, mother):
    make_registration(case=own.case, relative=make_user("family"))
    make_relative(own, account=make_user("family"))
    with as_web(mother):
        assert list(Registration.objects.all()) == [own]
        assert PersonName.objects.count() == 1
        assert [relative.account_id for relative in Relative.objects.all()] == [mother.pk]
        assert not Person.objects.exists()
        assert not Assignment.objects.exists()


def test_z_03_case_keys_follow_their_case(own, officer):
    DataKey.objects.create_for(KeyKind.REGISTRATION)
    with as_web(officer):
        assert set(DataKey.objects.exclude(kind=KeyKind.ACCOUNT)) == {own.data_key, own.case.person.data_key}


def test_s_03_an_ended_assignment_ends_the_rows(own, officer):
    Assignment.objects.update(until=timezone.now())
    with as_web(officer):
        assert not Case.objects.exists()


def test_s_03_a_role_that_ended_gives_no_rows(own, officer):
    officer.role_grants.update(until=timezone.now())
    with as_web(officer):
        assert not Case.objects.exists()


def test_s_03_an_account_that_was_closed_gets_no_rows(own, officer):
    officer.is_active = False
    officer.save()
    with as_web(officer):
        assert not Case.objects.exists()


def test_z_08_nobody_grants_themselves_a_role(team):
    supervisor = make_supervisor(team)
    with as_web(supervisor), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        make_grant_as_it_stands(supervisor, team)


def make_grant_as_it_stands(user, team):
    """Asked by the person who would gain, and in force at once."""
    connection.cursor().execute(
        "INSERT INTO casework_rolegrant (id, user_id, role, team_id, asked_by_id, asked_at, since)"
        " VALUES ('x', %s, %s, %s, %s, now(), now())",
        [user.pk, Role.OFFICER, team.pk, user.pk],
    )


@pytest.mark.parametrize(
    "act",
    [
        "UPDATE casework_auditevent SET tag = 'x'",
        "DELETE FROM casework_auditevent",
        "TRUNCATE casework_auditevent",
        "ALTER TABLE casework_auditevent DISABLE ROW LEVEL SECURITY",
    ],
)
@pytest.mark.parametrize("role", ["web", "worker"])
def test_l_03_the_log_is_only_written_and_read(act, role):
    become(WEB if role == "web" else WORKER)
    with pytest.raises(ProgrammingError), transaction.atomic():
        connection.cursor().execute(act)


def test_z_05_a_sealed_case_is_gone_for_its_supervisor(own, team):
    Case.objects.filter(pk=own.case_id).update(sealed_at=timezone.now())
    with as_web(make_supervisor(team)):
        assert not Case.objects.exists()
        assert not Registration.objects.exists()


def test_z_08_a_recused_supervisor_gets_no_rows(own, team):
    supervisor = make_supervisor(team)
    make_recusal(own.case, supervisor)
    with as_web(supervisor):
        assert not Case.objects.exists()


def test_z_08_broken_glass_opens_one_case(own, team):
    reader = make_officer()
    make_glass(own.case, reader)
    with as_web(reader):
        assert [case.pk for case in Case.objects.all()] == [own.case_id]


def test_z_08_glass_that_waits_opens_none(own, team):
    reader = make_officer()
    make_glass(own.case, reader, waiting=True)
    with as_web(reader):
        assert not Case.objects.exists()


CHANGES = [
    (Case, {"sealed_at": None}),
    (Registration, {"governorate": ""}),
    (Person, {"sex": ""}),
    (PersonName, {"script": "Latn"}),
    (Relative, {"told_at": None}),
]


@pytest.mark.parametrize(("model", "change"), CHANGES, ids=lambda value: getattr(value, "__name__", ""))
def test_z_03_an_update_without_a_filter_changes_nobody_elses_rows(own, officer, model, change):
    with as_web(officer):
        assert model.objects.update(**change) == 1


@pytest.mark.parametrize(("model", "change"), CHANGES, ids=lambda value: getattr(value, "__name__", ""))
def test_z_03_an_update_by_staff_without_a_role_changes_nothing(own, model, change):
    with as_web(make_staff()):
        assert model.objects.update(**change) == 0


def test_z_03_a_supervisor_pulls_no_case_into_a_team(own):
    team = make_team()
    with as_web(make_supervisor(team)):
        assert Case.objects.update(team_id=team.pk) == 0


def refused(actor, sql, *values):
    with as_web(actor), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        connection.cursor().execute(sql, values)


def test_z_08_a_reader_does_not_approve_their_own_glass(own, team):
    reader, other = make_officer(), make_staff()
    glass = make_glass(own.case, reader, waiting=True)
    change = (
        "UPDATE casework_breakglass SET approved_by_id=%s, since=now(), until=now() + interval '1 hour' WHERE id=%s"
    )
    refused(reader, change, other.pk, glass.pk)


def test_z_06_a_grant_does_not_become_ones_own(team):
    supervisor = make_supervisor(team)
    grant = make_grant(make_staff(), Role.OFFICER, team)
    change = "UPDATE casework_rolegrant SET user_id=%s, until='2999-01-01' WHERE id=%s"
    refused(supervisor, change, supervisor.pk, grant.pk)


@pytest.mark.parametrize(("days", "number"), [(1, 0), (0, 1)])
def test_l_03_no_event_is_written_for_tomorrow_or_for_somebody_else(officer, days, number):
    insert = "INSERT INTO casework_auditevent (id, tag, actor_id, subject_type, subject_id, at) VALUES (%s, 'x:y:z', %s, 'x', '', now() + %s * interval '1 day')"
    refused(officer, insert, "x" * 22, officer.pk + number, days)
