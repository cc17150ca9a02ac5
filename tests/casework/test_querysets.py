from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from casework.audit import EventTag, record
from casework.enums import Role
from casework.models import Assignment, AuditEvent, Case, Person, Registration
from tests.factories.accounts import make_user
from tests.factories.casework import (
    make_auditor,
    make_case,
    make_grant,
    make_officer,
    make_registration,
    make_relative,
    make_staff,
    make_supervisor,
    make_team,
)

pytestmark = pytest.mark.django_db
READ_MODELS = (Case, Person, Registration, AuditEvent)


def outsiders():
    return [
        None,
        AnonymousUser(),
        make_staff(),
        make_user("cms", is_superuser=True),
        make_user("family"),
        make_officer(),
        make_supervisor(),
    ]


def test_outsiders_see_nothing():
    case = make_case(officer=make_officer())
    make_registration(case=case)
    record(EventTag.STAFF_CASE_READ, actor=None, subject=case)
    seen = [
        (model, actor) for model in READ_MODELS for actor in outsiders() if model.objects.visible_to(actor).exists()
    ]
    assert seen == []


def test_an_officer_sees_assigned_cases():
    officer = make_officer()
    case = make_case(officer=officer)
    make_case()
    assert list(Case.objects.visible_to(officer)) == [case]


def test_an_ended_assignment_shows_nothing():
    officer = make_officer()
    case = make_case(officer=officer)
    Assignment.objects.filter(case=case).update(until=timezone.now())
    assert not Case.objects.visible_to(officer).exists()


def test_an_assignment_without_the_role_shows_nothing():
    assert not Case.objects.visible_to(make_case(officer=make_staff()).assignments.get().officer).exists()


@pytest.mark.parametrize("days", [-1, 1])
def test_a_role_counts_while_it_holds(days):
    team, user = make_team(), make_staff()
    make_grant(user, Role.SUPERVISOR, team, until=timezone.now() + dt.timedelta(days=days))
    make_case(team=team)
    assert Case.objects.visible_to(user).exists() is (days > 0)


def test_a_supervisor_sees_the_teams_cases():
    team = make_team()
    case = make_case(team=team)
    make_case()
    assert list(Case.objects.visible_to(make_supervisor(team))) == [case]


def test_a_relative_sees_the_own_registrations_alone():
    family = make_user("family")
    own = make_registration(relative=family)
    make_registration(case=own.case, relative=make_user("family"))
    assert list(Registration.objects.visible_to(family)) == [own]


def test_a_relative_sees_each_registration_once():
    family = make_user("family")
    registration = make_registration(relative=family)
    make_relative(registration)
    assert Registration.objects.visible_to(family).count() == 1


def test_a_staff_account_is_no_relative():
    staff = make_staff()
    make_registration(relative=staff)
    assert not Registration.objects.visible_to(staff).exists()


def test_an_auditor_reads_every_event_and_no_case():
    case = make_case()
    event = record(EventTag.STAFF_CASE_READ, actor=None, subject=case)
    auditor = make_auditor()
    assert list(AuditEvent.objects.visible_to(auditor)) == [event]
    assert not Case.objects.visible_to(auditor).exists()


def test_an_officer_reads_the_events_of_the_own_cases():
    officer = make_officer()
    own = record(EventTag.STAFF_CASE_READ, actor=None, subject=make_case(officer=officer))
    record(EventTag.STAFF_CASE_READ, actor=None, subject=make_case())
    assert list(AuditEvent.objects.visible_to(officer)) == [own]
