"""Whoever writes to the database moves sealed values about: every reader gets one answer, and the alarm rings once."""

from __future__ import annotations

import pytest
from django.db import connection

from casework.audit import EventTag
from casework.documents import PeopleSource
from casework.enums import Role
from casework.models import AuditEvent, PersonName, Registration
from casework.services.people_search import people_search
from casework.vault import VaultError, seal_bytes
from search.outbox import drain, enqueue
from tests.factories.accounts import make_account, sign_in
from tests.factories.casework import make_case, make_grant, make_name, make_officer, make_registration

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return make_account("family")


@pytest.fixture
def registration(family):
    officer = make_officer()
    registration = make_registration(
        case=make_case(officer=officer), relative=family.user, narrative="told", last_place="home", language="en"
    )
    make_name(registration, "Samer Telltale")
    registration.officer = officer
    return registration


def raw(row, column):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {row._meta.db_table} WHERE id = %s", [row.pk])
        return bytes(cursor.fetchone()[0])


def overwrite(row, column, value):
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {row._meta.db_table} SET {column} = %s WHERE id = %s", [value, row.pk])


def alarms():
    return AuditEvent.objects.filter(tag=EventTag.VAULT_CASE_REFUSED).count()


def swapped_rows(registration):
    name, other = registration.names.get(), make_name(registration, "Rana Telltale")
    overwrite(name, "text", raw(other, "text"))
    other.delete()


def swapped_fields(registration):
    """The name of the relative in place of the name of the missing."""
    overwrite(registration.names.first(), "text", raw(registration.relatives.first(), "name"))


def foreign_key(registration):
    overwrite(registration.names.first(), "text", raw(make_name(make_registration(), "Rana"), "text"))


def cut_short(registration):
    overwrite(registration.names.first(), "text", raw(registration.names.first(), "text")[:-1])


def flipped_bit(registration):
    value = bytearray(raw(registration.names.first(), "text"))
    value[-1] ^= 1
    overwrite(registration.names.first(), "text", bytes(value))


def older_version(registration):
    """What the same place held under the key's version before."""
    type(registration.data_key).objects.filter(pk=registration.data_key_id).update(version=2)


def other_key_row(registration):
    """Another record's wrapped key in place of its own."""
    other = make_registration().data_key
    other.refresh_from_db()
    wrapped = bytes(other.wrapped)
    type(other).objects.filter(pk=registration.data_key_id).update(wrapped=wrapped)


ATTACKS = [swapped_rows, swapped_fields, foreign_key, cut_short, flipped_bit, older_version, other_key_row]


@pytest.mark.parametrize("attack", ATTACKS)
def test_k_01_an_officer_s_page_shows_nothing_and_rings_once(client, attack, family):
    account = make_account("staff")
    registration = make_registration(case=make_case(officer=account.user), relative=family.user)
    make_grant(account.user, Role.OFFICER, registration.case.team)
    make_name(registration, "Samer Telltale")
    attack(registration)
    page = sign_in(client, account).get(f"/staff/cases/{registration.case_id}/")
    assert (page.status_code, "Telltale" in page.content.decode(), alarms()) == (500, False, 1)


@pytest.mark.parametrize("attack", ATTACKS)
def test_k_01_a_relative_s_page_shows_nothing_and_rings_once(client, registration, family, attack):
    attack(registration)
    page = sign_in(client, family).get(f"/en/my/{registration.pk}/")
    assert (page.status_code, "Telltale" in page.content.decode(), alarms()) == (500, False, 1)


@pytest.mark.parametrize("attack", ATTACKS)
def test_k_01_every_attack_fails_alike(registration, attack):
    attack(registration)
    name = PersonName.objects.select_related("source__data_key").get(source=registration)
    with pytest.raises(VaultError, match=r"^The vault refused\.$"):
        name.text  # noqa: B018


@pytest.mark.parametrize("attack", ATTACKS)
def test_k_01_the_search_leaves_it_out_and_rings_once(registration, attack):
    enqueue("people", [registration.case_id])
    drain()
    attack(registration)
    found = people_search(actor=registration.officer, query="Samer Telltale")
    assert (found.hits, alarms()) == ([], 1)


def test_k_01_the_index_leaves_it_out_and_rings_once(registration):
    flipped_bit(registration)
    assert (list(PeopleSource().documents([registration.case_id])), alarms()) == ([], 1)


def test_k_01_each_flipped_byte_in_the_database_is_refused(registration):
    sound = raw(registration, "narrative")
    refused = 0
    for place in range(len(sound)):
        value = bytearray(sound)
        value[place] ^= 0x80
        overwrite(registration, "narrative", bytes(value))
        row = Registration.objects.select_related("data_key").get(pk=registration.pk)
        with pytest.raises(VaultError):
            row.narrative  # noqa: B018
        refused += 1
    assert refused == len(sound)


def test_k_01_a_value_sealed_for_another_table_is_refused(registration):
    forged = seal_bytes(registration.data_key, b"forged", context=("casework_relative", registration.pk, "narrative"))
    overwrite(registration, "narrative", forged)
    with pytest.raises(VaultError):
        Registration.objects.select_related("data_key").get(pk=registration.pk).narrative  # noqa: B018


def test_k_01_a_tampered_app_seed_rings_once(client):
    account = make_account("family")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_totpdevice SET seed = set_byte(seed, 20, get_byte(seed, 20) # 1)")
    client.post("/en/account/sign-in/", account.credentials())
    page = client.post("/en/account/code/", {"code": "123456"})
    assert (page.status_code, alarms()) == (500, 1)
