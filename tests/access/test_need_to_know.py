"""Who sees which case: the queryset, the predicate and an oracle in plain Python say the same of any organisation."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from casework.audit import EventTag, record
from casework.enums import Role
from casework.models import AuditEvent, Case, Person, Registration
from casework.permissions import Permission, allows
from casework.scopes import scopes_of, scopes_of_case
from tests.factories.casework import (
    make_assignment,
    make_case,
    make_glass,
    make_grant,
    make_recusal,
    make_registration,
    make_staff,
    make_team,
)

ORGANISATIONS = 200
PEOPLE, TEAMS, CASES = 4, 3, 4
CASE_ROLES = ["officer", "supervisor", "analyst", "support_officer", "advocate"]
OTHER_ROLES = ["auditor", "head", "protection_officer"]

person, team, case = st.integers(0, PEOPLE - 1), st.integers(0, TEAMS - 1), st.integers(0, CASES - 1)
moment = st.sampled_from(["before", "now", "after"])
organisations = st.fixed_dictionaries(
    {
        "teams": st.lists(team, min_size=CASES, max_size=CASES),
        "sealed": st.sets(case),
        "grants": st.sets(st.tuples(person, st.sampled_from(CASE_ROLES + OTHER_ROLES), team, moment), max_size=7),
        "assigned": st.sets(st.tuples(person, case, moment), max_size=7),
        "glass": st.sets(st.tuples(person, case, moment, st.booleans()), max_size=5),
        "recused": st.sets(st.tuples(person, case, st.booleans()), max_size=4),
    }
)


def oracle(world, who, number):
    """The rule once more, from the drawn facts alone."""
    held = {(role, at) for someone, role, at, when in world["grants"] if someone == who and when == "now"}
    if any(entry[:2] == (who, number) and entry[2] for entry in world["recused"]):
        return False
    works = any(role in CASE_ROLES and at == world["teams"][number] for role, at in held)
    if works and (who, number, "now") in world["assigned"]:
        return True
    if number not in world["sealed"] and ("supervisor", world["teams"][number]) in held:
        return True
    return (who, number, "now", True) in world["glass"]


class Built:
    """The drawn organisation as rows."""

    def __init__(self, world):
        now = timezone.now()
        hour = dt.timedelta(hours=1)
        spans = {
            "before": (now - 2 * hour, now - hour),
            "now": (now - hour, now + hour),
            "after": (now + hour, now + 2 * hour),
        }
        teams = [make_team() for _number in range(TEAMS)]
        self.people = [make_staff() for _number in range(PEOPLE)]
        self.cases = [
            make_case(team=teams[number], sealed_at=now if place in world["sealed"] else None)
            for place, number in enumerate(world["teams"])
        ]
        for who, role, number, when in world["grants"]:
            since, until = spans[when]
            of = teams[number] if role in CASE_ROLES else None
            make_grant(self.people[who], Role(role), of, since=since, until=until)
        for who, place in {(who, place) for who, place, _when in world["assigned"]}:
            # An assignment is open or over: one that has ended may stand beside an open one.
            if (who, place, "now") in world["assigned"]:
                make_assignment(self.cases[place], self.people[who])
            else:
                make_assignment(self.cases[place], self.people[who], until=now)
        for who, place, when, approved in world["glass"]:
            since, until = spans[when]
            fields = {"since": since, "until": until} if approved else {"waiting": True}
            make_glass(self.cases[place], self.people[who], **fields)
        for who, place in {(who, place) for who, place, _open in world["recused"]}:
            ended = None if (who, place, True) in world["recused"] else now
            make_recusal(self.cases[place], self.people[who], until=ended)


class TestAnyOrganisation(TestCase):
    @settings(max_examples=ORGANISATIONS, suppress_health_check=[HealthCheck.too_slow])
    @given(world=organisations)
    def test_z_03_queryset_predicate_and_oracle_agree(self, world):
        built = Built(world)
        for who, user in enumerate(built.people):
            expected = {row.pk for place, row in enumerate(built.cases) if oracle(world, who, place)}
            assert set(Case.objects.visible_to(user).values_list("pk", flat=True)) == expected
            assert {row.pk for row in built.cases if allows(user, Permission.CASE_READ, row)} == expected
            assert set(Person.objects.visible_to(user).values_list("case_id", flat=True)) == expected

    @settings(max_examples=ORGANISATIONS // 4, suppress_health_check=[HealthCheck.too_slow])
    @given(world=organisations)
    def test_z_03_what_hangs_on_a_case_follows_it(self, world):
        built = Built(world)
        registrations = [make_registration(case=row) for row in built.cases]
        for row in [*built.cases, *registrations]:
            record(EventTag.STAFF_CASE_READ, actor=None, subject=row)
        for who, user in enumerate(built.people):
            expected = {row.pk for place, row in enumerate(built.cases) if oracle(world, who, place)}
            assert set(Registration.objects.visible_to(user).values_list("case_id", flat=True)) == expected
            if not any(entry[0] == who and entry[1] in OTHER_ROLES for entry in world["grants"]):
                told = AuditEvent.objects.visible_to(user).values_list("subject_id", flat=True)
                assert set(told) == expected | {row.pk for row in registrations if row.case_id in expected}

    @settings(max_examples=ORGANISATIONS // 4, suppress_health_check=[HealthCheck.too_slow])
    @given(world=organisations)
    def test_z_05_search_scopes_reach_what_is_seen_and_nothing_sealed(self, world):
        built = Built(world)
        for who, user in enumerate(built.people):
            reached = {row.pk for row in built.cases if scopes_of(user) & scopes_of_case(row)}
            seen = {row.pk for place, row in enumerate(built.cases) if oracle(world, who, place)}
            assert seen <= reached
            # A recused supervisor's team scope still reaches the case: the second lock, the fetch, does not give it out.
            assert {row.pk for row in built.cases if row.pk in reached - seen and row.sealed_at} == set()
