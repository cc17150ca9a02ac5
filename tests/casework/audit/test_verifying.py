from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.db.utils import DatabaseError

from casework import vault
from casework.audit import EventTag, record
from casework.audit.sealing import seal_all
from casework.audit.verifying import ChainBroken, unsealed, verify
from casework.models import AuditEvent, AuditSeal
from tests.database.roles import as_owner
from tests.factories.casework import make_case
from tests.factories.log import an_intruders_hand, make_event

pytestmark = pytest.mark.django_db
LENGTH = 9


@pytest.fixture
def events():
    """Sealed, oldest first."""
    made = [make_event(subject=("case", str(number))) for number in range(LENGTH)]
    seal_all()
    return made


def test_a_sound_chain_gives_its_head(events):
    assert verify().event_id == events[-1].pk


def test_an_empty_log_is_sound():
    assert verify() is None


def test_what_waits_for_its_seal_is_counted(events):
    make_event()
    verify()
    assert unsealed() == 1


@pytest.mark.parametrize(
    "change",
    [
        "tag = 'staff:case:listed'",
        "actor_id = 7",
        "subject_type = 'person'",
        "subject_id = 'y'",
        "at = at + interval '1 microsecond'",
        "reason = '\\x00'",
    ],
)
def test_l_03_an_altered_event_is_named(events, change):
    with an_intruders_hand() as cursor:
        cursor.execute(f"UPDATE casework_auditevent SET {change} WHERE id = %s", [events[4].pk])
    with pytest.raises(ChainBroken, match=f"Event {events[4].pk} .link 5. was altered"):
        verify()


def test_l_03_a_deleted_event_is_named(events):
    with an_intruders_hand() as cursor:
        cursor.execute("DELETE FROM casework_auditevent WHERE id = %s", [events[4].pk])
    with pytest.raises(ChainBroken, match=f"Event {events[4].pk} .link 5. was deleted"):
        verify()


def test_l_03_an_event_deleted_with_its_link_is_found(events):
    with an_intruders_hand() as cursor:
        cursor.execute("DELETE FROM casework_auditevent WHERE id = %s", [events[4].pk])
        cursor.execute("DELETE FROM casework_auditseal WHERE sequence = 5")
    with pytest.raises(ChainBroken, match="Link 5 is missing"):
        verify()


def test_l_03_links_that_changed_places_are_found(events):
    third, fourth = AuditSeal.objects.filter(sequence__in=[3, 4])
    with an_intruders_hand() as cursor:
        cursor.execute("UPDATE casework_auditseal SET event_id = '' WHERE sequence = 3")
        for old, new in ((third, 4), (fourth, 3)):
            cursor.execute(
                "UPDATE casework_auditseal SET event_id = %s, digest = %s WHERE sequence = %s",
                [old.event_id, bytes(old.digest), new],
            )
    with pytest.raises(ChainBroken, match=r"Link 3, .* was put in or moved"):
        verify()


def test_l_03_an_event_put_in_past_the_queue_is_named(events):
    with an_intruders_hand():
        forged = make_event()
    with pytest.raises(ChainBroken, match=f"Event {forged.pk} was put in past the queue"):
        verify()


def test_l_03_an_event_put_in_through_the_queue_is_named_by_its_date(events):
    forged = make_event(ago=timedelta(days=2))
    seal_all()
    with pytest.raises(ChainBroken, match=f"Event {forged.pk} .* dated back"):
        verify()


def test_l_03_an_event_dated_back_hides_no_other(events):
    dated_back = make_event(ago=timedelta(days=2))
    altered = make_event()
    seal_all()
    with an_intruders_hand() as cursor:
        cursor.execute("UPDATE casework_auditevent SET tag = 'x' WHERE id = %s", [altered.pk])
        stray = make_event()
    with pytest.raises(ChainBroken, match=dated_back.pk) as broken:
        verify()
    assert [told.split()[1] for told in broken.value.findings] == [dated_back.pk, altered.pk, stray.pk]


def test_an_event_dated_ahead_makes_no_other_look_dated_back(events):
    make_event(ago=timedelta(days=-2))
    seal_all()
    make_event()
    seal_all()
    assert verify().sequence == LENGTH + 2


def test_l_03_the_time_of_a_seal_cannot_be_moved(events):
    with an_intruders_hand() as cursor:
        cursor.execute("UPDATE casework_auditseal SET sealed_at = sealed_at - interval '1 day' WHERE sequence = 2")
    with pytest.raises(ChainBroken, match="Link 2,"):
        verify()


def test_l_03_the_chain_alone_does_not_see_its_tail_cut(events):
    """What the anchor is for."""
    with an_intruders_hand() as cursor:
        cursor.execute("DELETE FROM casework_auditevent WHERE id = %s", [events[-1].pk])
        cursor.execute("DELETE FROM casework_auditseal WHERE sequence = %s", [LENGTH])
    assert verify().sequence == LENGTH - 1


def test_l_04_the_chain_outlives_the_erasing_of_a_case():
    case = make_case()
    event = record(EventTag.STAFF_CASE_ADVANCED, actor=None, subject=case, reason="the aunt called")
    seal_all()
    vault.erase(case.person.data_key)
    assert verify().event_id == event.pk
    with pytest.raises(vault.VaultError):
        AuditEvent.objects.get(pk=event.pk).reason  # noqa: B018


@pytest.mark.parametrize("table", ["casework_auditevent", "casework_auditseal"])
@pytest.mark.parametrize("act", ["UPDATE {} SET event_tag = 1", "DELETE FROM {}"])
def test_l_03_even_the_owner_rewrites_nothing_by_accident(events, table, act):
    statement = act.format(table).replace("event_tag = 1", "tag = tag" if "event" in table else "hash = hash")
    with as_owner(), pytest.raises(ProgrammingError, match="never rewritten"), transaction.atomic():
        connection.cursor().execute(statement)
    assert verify().sequence == LENGTH


def run_as(role, statement):
    """In a transaction of its own, with all that an impostor could say."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f'SET LOCAL ROLE "{role}"')
        cursor.execute("SET LOCAL athar.rewriting_log = 'on'")
        cursor.execute(statement)


@pytest.mark.parametrize("table", ["casework_auditevent", "casework_auditseal"])
@pytest.mark.parametrize("act", ["UPDATE {} SET {}", "DELETE FROM {}", "TRUNCATE {}"])
def test_l_03_a_role_to_which_all_was_granted_rewrites_nothing(events, granted_role, table, act):
    column = "tag = tag" if table == "casework_auditevent" else "hash = hash"
    with pytest.raises(DatabaseError, match="never rewritten"):
        run_as(granted_role, act.format(table, column))


def test_l_03_a_role_that_may_only_insert_queues_its_events(granted_role):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f'SET LOCAL ROLE "{granted_role}"')
        make_event()
        cursor.execute("RESET ROLE")
    assert unsealed() == 1
    assert seal_all() == 1


@pytest.mark.parametrize("statement", ["SELECT * FROM casework_auditpending", "DELETE FROM casework_auditpending"])
def test_l_03_a_role_that_writes_events_cannot_touch_the_queue(granted_role, statement):
    with pytest.raises(ProgrammingError, match="permission denied"):
        run_as(granted_role, statement)


@pytest.mark.parametrize("act", ["ALTER TABLE {} DISABLE TRIGGER ALL", "DROP TABLE {}"])
def test_l_03_a_role_that_owns_nothing_cannot_switch_the_refusal_off(granted_role, act):
    with pytest.raises(ProgrammingError, match="must be owner"):
        run_as(granted_role, act.format("casework_auditevent"))


def test_l_03_a_temporary_table_diverts_no_event_from_the_queue(granted_role):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE casework_auditpending (event_id text) ON COMMIT DROP")
        event = make_event()
        cursor.execute("SELECT event_id FROM public.casework_auditpending")
        assert cursor.fetchall() == [(event.pk,)]
