from __future__ import annotations

import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from casework.audit import EventTag, record
from casework.audit.chaining import HeldEvent, digest_of
from casework.audit.sealing import SEALER_LOCK, seal_all, seal_batch
from casework.audit.verifying import verify
from casework.models import AuditEvent, AuditPending, AuditSeal
from tests.factories.log import make_event

WRITERS, EVENTS_EACH = 4, 25
PATIENCE_SECONDS = 60


def in_a_thread(work):
    """Runs `work` on a connection of its own and gives it back."""

    def own():
        try:
            work()
        finally:
            connection.close()

    thread = threading.Thread(target=own)
    thread.start()
    return thread


@contextmanager
def half_way(work):
    """`work` in a thread, held where it calls what it was given; it goes on when the block ends, however that ends."""
    reached, may_end = threading.Event(), threading.Event()

    def hold():
        reached.set()
        may_end.wait(PATIENCE_SECONDS)

    thread = in_a_thread(lambda: work(hold))
    try:
        assert reached.wait(PATIENCE_SECONDS)
        yield
    finally:
        may_end.set()
        thread.join()


def write_slowly(hold):
    with transaction.atomic():
        write("slow")
        hold()


def write(subject):
    with transaction.atomic():
        record(EventTag.STAFF_CASE_READ, actor=None, subject=("case", subject))


@pytest.mark.django_db
def test_events_are_sealed_oldest_first():
    second, first = make_event(), make_event(ago=timedelta(seconds=9))
    assert seal_all() == 2
    assert list(AuditSeal.objects.values_list("sequence", "event_id")) == [(1, first.pk), (2, second.pk)]


@pytest.mark.django_db
def test_a_sealed_event_waits_no_more():
    make_event()
    seal_all()
    assert not AuditPending.objects.exists()
    assert seal_all() == 0


@pytest.mark.django_db
def test_the_chain_goes_on_over_many_rounds():
    for _event in range(5):
        make_event()
    assert [seal_batch(limit=2) for _round in range(4)] == [2, 2, 1, 0]
    assert verify().sequence == 5


@pytest.mark.django_db(transaction=True)
def test_an_event_that_commits_after_a_round_is_sealed_in_the_next():
    with half_way(write_slowly):
        write("quick")
        assert seal_all() == 1
    assert seal_all() == 1
    assert verify().event_id == AuditEvent.objects.get(subject_id="slow").pk


@pytest.mark.django_db(transaction=True)
def test_the_sealer_waits_for_nobody_who_works():
    """An open transaction that has written an event holds up no round."""
    with half_way(write_slowly), connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '200ms'")
        assert seal_all() == 0
        cursor.execute("RESET lock_timeout")


def seal_slowly(hold):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEALER_LOCK])
        hold()


@pytest.mark.django_db(transaction=True)
def test_l_03_a_second_sealer_leaves_the_work_to_the_first():
    write("x")
    with half_way(seal_slowly):
        assert seal_all() == 0
    assert seal_all() == 1


@pytest.mark.django_db(transaction=True)
def test_l_03_many_writers_and_two_sealers_keep_one_chain():
    writers = [in_a_thread(lambda: [write(str(number)) for number in range(EVENTS_EACH)]) for _writer in range(WRITERS)]
    sealers = [in_a_thread(lambda: [seal_all() for _round in range(20)]) for _sealer in range(2)]
    for thread in (*writers, *sealers):
        thread.join()
    seal_all()
    assert verify().sequence == WRITERS * EVENTS_EACH


def held(**fields):
    values = dict.fromkeys(HeldEvent._fields, "")
    return HeldEvent(**{**values, "at": datetime(2026, 1, 1, tzinfo=UTC), **fields})


TEXTS = st.text(st.characters(codec="utf-8"), max_size=6)


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_no_two_events_share_their_bytes(one, other, third, fourth):
    """Text may not wander from one column into the next."""
    left, right = held(tag=one, subject_id=other), held(tag=third, subject_id=fourth)
    assert (digest_of(left) == digest_of(right)) == ((one, other) == (third, fourth))


def test_an_absent_reason_is_not_an_empty_one():
    assert digest_of(held(reason=None)) != digest_of(held(reason=b""))
