from __future__ import annotations

import re

import pytest
from django.db import connection, transaction

from casework import vault
from casework.audit import EventTag, NotInTransaction, record, record_refusal
from casework.models import AuditEvent
from tests.factories.casework import make_case, make_registration, make_staff


@pytest.mark.parametrize("tag", EventTag)
def test_tags_name_source_subject_and_action(tag):
    assert re.fullmatch(r"(account|document|family|gate|log|notice|staff|vault):[a-z_]+:[a-z_]+", tag)


@pytest.mark.django_db(transaction=True)
def test_no_event_outside_a_transaction():
    with pytest.raises(NotInTransaction):
        record(EventTag.STAFF_CASE_READ, actor=None, subject=("case", "x"))


@pytest.mark.django_db(transaction=True)
def test_an_event_falls_with_its_act():
    with transaction.atomic():
        record(EventTag.STAFF_CASE_READ, actor=None, subject=("case", "x"))
        transaction.set_rollback(True)
    assert not AuditEvent.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_refusal_stands_on_its_own():
    record_refusal(EventTag.STAFF_CASE_REFUSED, actor=None, subject=("case", "7"))
    assert AuditEvent.objects.get().subject_id == "7"


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["Salma", "salma-al-hamdan", "سلمى", "00963112345678", "x" * 200])
def test_l_04_what_was_typed_as_an_id_and_is_none_does_not_stand_in_the_log(typed):
    first, again, other = (
        record_refusal(EventTag.STAFF_CASE_REFUSED, actor=None, subject=("case", asked)).subject_id
        for asked in (typed, typed, f"{typed}y")
    )
    assert (first == again, first == other, typed in first) == (True, False, False)


@pytest.mark.django_db
@pytest.mark.parametrize("known", ["eZMxk5fRNmJH9ML9YfXzZQ", "", "17", "0" * 64])
def test_an_id_of_ours_is_told_as_it_is(known):
    event = record_refusal(EventTag.STAFF_CASE_REFUSED, actor=None, subject=("case", known))
    assert event.subject_id == known[:40]


@pytest.mark.django_db(transaction=True)
def test_a_refusal_waits_for_the_end_of_the_refused_act():
    with transaction.atomic(), pytest.raises(RuntimeError):
        record_refusal(EventTag.STAFF_CASE_REFUSED, actor=None, subject=("case", "x"))


@pytest.mark.django_db
def test_an_event_names_actor_and_subject_by_id():
    actor, case = make_staff(), make_case()
    event = record(EventTag.STAFF_CASE_READ, actor=actor, subject=case)
    assert (event.actor_id, event.subject_type, event.subject_id) == (actor.pk, "case", case.pk)


@pytest.mark.django_db
def test_the_latest_event_comes_first():
    first, second = (record(EventTag.STAFF_CASE_READ, actor=None, subject=("case", "x")) for _try in range(2))
    assert list(AuditEvent.objects.all()) == [second, first]


@pytest.mark.django_db
@pytest.mark.parametrize("make", [make_case, make_registration])
def test_a_reason_is_sealed(make):
    event = record(EventTag.STAFF_CASE_ADVANCED, actor=None, subject=make(), reason="the aunt called")
    with connection.cursor() as cursor:
        cursor.execute("SELECT reason FROM casework_auditevent WHERE id = %s", [event.pk])
        assert b"aunt" not in bytes(cursor.fetchone()[0])
    assert AuditEvent.objects.get(pk=event.pk).reason == "the aunt called"


@pytest.mark.django_db
def test_an_erased_case_takes_its_reasons_along():
    case = make_case()
    event = record(EventTag.STAFF_CASE_ADVANCED, actor=None, subject=case, reason="the aunt called")
    vault.erase(case.person.data_key)
    with pytest.raises(vault.VaultError):
        AuditEvent.objects.get(pk=event.pk).reason  # noqa: B018


@pytest.mark.django_db
def test_a_reason_that_nothing_could_seal_is_refused():
    with pytest.raises(ValueError, match="key"):
        record(EventTag.STAFF_CASE_REFUSED, actor=None, subject=("case", "x"), reason="in clear")
