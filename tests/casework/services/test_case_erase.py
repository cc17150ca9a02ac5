from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, transaction

from casework import erasure_ledger, vault
from casework.audit import EventTag, record
from casework.blobs import open_blob
from casework.checks import erased_stays_erased
from casework.documents import PeopleSource
from casework.enums import Role
from casework.exceptions import NotAllowed, WrongStep
from casework.models import (
    AuditEvent,
    DataKey,
    Document,
    DocumentState,
    ErasedKey,
    ErasureReason,
    ErasureRequest,
    Person,
    PersonName,
    Registration,
    Relative,
)
from casework.services import keys_destroy
from casework.services.case_erase import case_erase
from casework.services.erasure_ask import erasure_approve, erasure_ask, erasure_drop
from casework.services.erasures_replay import erasures_replay
from casework.services.people_search import people_search
from search.outbox import drain
from tests.factories.accounts import make_account, make_user, sign_in
from tests.factories.casework import (
    make_case,
    make_grant,
    make_name,
    make_officer,
    make_registration,
    make_staff,
    make_supervisor,
)
from tests.factories.documents import make_document

pytestmark = pytest.mark.django_db
WHY = ErasureReason.FAMILY


def make_protection_officer():
    user = make_staff()
    make_grant(user, Role.PROTECTION_OFFICER)
    return user


@pytest.fixture(autouse=True)
def ledger(settings, tmp_path):
    settings.ATHAR_ERASURE_LEDGER = tmp_path / "keep" / "erasures"
    return settings.ATHAR_ERASURE_LEDGER


@pytest.fixture
def family():
    return make_user("family")


@pytest.fixture
def case(family):
    """Two registrations of two relatives, each with a name."""
    case = make_case(governorate="SY04", year=2013)
    make_name(make_registration(case=case, relative=family, narrative="told"), "محمد المصري")
    make_name(make_registration(case=case), "Samer Haddad")
    return case


def approved(case, registration=None):
    request = erasure_ask(actor=make_supervisor(case.team), case=case, registration=registration, reason=WHY)
    return erasure_approve(actor=make_protection_officer(), request=request)


def erase(case, registration=None):
    return case_erase(request=approved(case, registration))


def keys_alive(case):
    keys = [case.person.data_key_id, *case.registrations.values_list("data_key_id", flat=True)]
    return DataKey.objects.filter(pk__in=keys, destroyed_at=None).count()


def test_k_03_nothing_of_an_erased_case_decrypts(case):
    erase(case)
    vault.forget_keys()
    opened = []
    for row in [
        *PersonName.objects.select_related("source__data_key"),
        *Relative.objects.select_related("registration__data_key"),
        *Registration.objects.select_related("data_key"),
        *Person.objects.select_related("data_key"),
    ]:
        field = {PersonName: "text", Relative: "name", Registration: "narrative", Person: "summary"}[type(row)]
        with pytest.raises(vault.VaultError):
            opened.append(getattr(row, field))
    assert opened == []


def test_k_03_one_registration_leaves_the_others_readable(case):
    first, second = case.registrations.all()
    erase(case, first)
    assert (keys_alive(case), second.names.get().text) == (2, "Samer Haddad")


def test_k_03_the_row_of_an_erased_key_stays_as_a_tombstone(case):
    erase(case)
    assert {bytes(key.wrapped) for key in DataKey.objects.exclude(destroyed_at=None)} == {b""}


def test_k_03_coarse_facts_go_too(case):
    erase(case)
    case.refresh_from_db()
    assert (case.governorate, case.year) == ("", None)


def test_k_03_relatives_no_longer_reach_it(case, family):
    erase(case)
    assert not Registration.objects.visible_to(family).exists()


def test_k_03_its_page_says_that_it_was_erased_and_shows_nothing(client, case):
    account = make_account("staff", language="en")
    make_grant(account.user, Role.SUPERVISOR, case.team)
    erase(case)
    vault.forget_keys()
    page = sign_in(client, account).get(f"/staff/cases/{case.pk}/").content.decode()
    assert (page.count("This registration was erased."), "Samer" in page, "told" in page) == (2, False, False)


def test_k_03_the_search_finds_it_no_longer(case):
    supervisor = make_supervisor(case.team)
    make_grant(supervisor, Role.OFFICER, case.team)
    erase(case)
    while drain():
        pass
    assert people_search(actor=supervisor, query="Samer Haddad").hits == []


def test_k_03_the_index_gets_no_document_of_it(case):
    assert len(list(PeopleSource().documents([case.pk]))) == 1
    erase(case)
    assert list(PeopleSource().documents([case.pk])) == []


def test_k_03_what_remains_of_a_case_is_indexed_anew(case):
    before = next(iter(PeopleSource().documents([case.pk])))
    erase(case, case.registrations.first())
    after = next(iter(PeopleSource().documents([case.pk])))
    assert before != after


def test_k_03_files_are_removed_once_it_is_done(case, monkeypatch, django_capture_on_commit_callbacks):
    removed = []
    monkeypatch.setattr(keys_destroy, "file_removers", [removed.extend])
    with django_capture_on_commit_callbacks(execute=True):
        erase(case)
    assert set(removed) == set(case.registrations.values_list("pk", flat=True))


def test_k_03_sealed_files_leave_the_disk_with_their_key(case, django_capture_on_commit_callbacks):
    document = make_document(case.registrations.first(), make_user("family"), state=DocumentState.CLEAN)
    with django_capture_on_commit_callbacks(execute=True):
        erase(case)
    for name in (document.original_blob, document.outgoing_blob):
        with pytest.raises(FileNotFoundError):
            open_blob(name)
    assert not Document.objects.exists()


def test_k_03_the_ledger_holds_opaque_ids_alone(case, ledger):
    erase(case)
    assert set(erasure_ledger.read()) == set(ErasedKey.objects.values_list("pk", flat=True))
    assert not any(
        reference in ledger.read_text() for reference in case.registrations.values_list("reference", flat=True)
    )


def test_k_03_an_erasure_that_fails_stays_in_the_ledger_and_is_replayed(case):
    request = approved(case)
    with transaction.atomic():
        case_erase(request=request)
        transaction.set_rollback(True)
    assert [message.id for message in erased_stays_erased()] == ["casework.E005"]
    erasures_replay()
    assert (erased_stays_erased(), keys_alive(case)) == ([], 0)


def test_k_03_replaying_twice_changes_nothing(case):
    erase(case)
    assert erasures_replay() == 0


@pytest.mark.postgres
@pytest.mark.parametrize("act", ["update", "delete"])
def test_k_03_the_list_in_the_database_is_shut(case, act):
    erase(case)
    with pytest.raises(DatabaseError), transaction.atomic():
        ErasedKey.objects.update(erased_at="2020-01-01T00:00Z") if act == "update" else ErasedKey.objects.all().delete()
    assert ErasedKey.objects.count() == 3


def test_k_03_a_lost_ledger_stops_the_start(case, ledger):
    erase(case)
    ledger.unlink()
    assert [message.id for message in erased_stays_erased()] == ["casework.E004"]


def test_k_03_nobody_erases_alone(case):
    officer = make_protection_officer()
    request = erasure_ask(actor=officer, case=case, reason=WHY)
    with pytest.raises(NotAllowed):
        erasure_approve(actor=officer, request=request)


def test_k_03_the_database_wants_a_second_person_too(case):
    request = erasure_ask(actor=make_supervisor(case.team), case=case, reason=WHY)
    with pytest.raises(IntegrityError), transaction.atomic():
        ErasureRequest.objects.filter(pk=request.pk).update(approved_by=request.asked_by)


@pytest.mark.parametrize("make", [make_officer, make_supervisor, lambda _team: make_staff()])
def test_k_03_only_the_protection_officer_approves(case, make):
    request = erasure_ask(actor=make_supervisor(case.team), case=case, reason=WHY)
    with pytest.raises(NotAllowed):
        erasure_approve(actor=make(case.team), request=request)


def test_k_03_an_officer_of_the_case_may_not_ask(case):
    with pytest.raises(NotAllowed):
        erasure_ask(actor=make_officer(case.team), case=case, reason=WHY)


def test_k_03_an_unapproved_request_erases_nothing(case):
    request = erasure_ask(actor=make_supervisor(case.team), case=case, reason=WHY)
    with pytest.raises(WrongStep):
        case_erase(request=request)
    assert keys_alive(case) == 3


def test_k_03_a_dropped_request_erases_nothing(case):
    request = approved(case)
    erasure_drop(actor=make_supervisor(case.team), request=request)
    with pytest.raises(WrongStep):
        case_erase(request=request)


def test_k_03_a_request_is_done_once(case):
    request = approved(case)
    case_erase(request=request)
    with pytest.raises(WrongStep):
        case_erase(request=request)


def test_k_03_a_registration_of_another_case_is_refused(case):
    with pytest.raises(WrongStep):
        erasure_ask(actor=make_supervisor(case.team), case=case, registration=make_registration(), reason=WHY)


def test_k_03_each_step_leaves_its_event(case):
    erase(case)
    tags = [EventTag.VAULT_ERASURE_ASKED, EventTag.VAULT_ERASURE_APPROVED, EventTag.VAULT_CASE_ERASED]
    assert AuditEvent.objects.filter(tag__in=tags, subject_id=case.pk).count() == 3


def test_l_04_a_reason_in_the_log_dies_with_its_case(case):
    record(EventTag.STAFF_CASE_ADVANCED, actor=make_staff(), subject=case, reason="seen by the neighbour")
    erase(case)
    vault.forget_keys()
    event = AuditEvent.objects.select_related("data_key").get(tag=EventTag.STAFF_CASE_ADVANCED)
    with pytest.raises(vault.VaultError):
        event.reason  # noqa: B018


def test_l_04_erasure_changes_no_event(case):
    record(EventTag.STAFF_CASE_ADVANCED, actor=make_staff(), subject=case, reason="seen by the neighbour")
    before = [*AuditEvent.objects.order_by("id").values_list()]
    erase(case)
    after = AuditEvent.objects.filter(pk__in=[pk for pk, *_rest in before]).order_by("id").values_list()
    assert [tuple(map(str, row)) for row in after] == [tuple(map(str, row)) for row in before]


def test_k_03_the_command_erases_what_two_people_want(case):
    approved(case)
    call_command("erase_case", "--reason", WHY, "--", case.pk)
    assert keys_alive(case) == 0


def test_k_03_the_command_takes_the_reference_of_one_registration(case):
    first = case.registrations.first()
    approved(case, first)
    call_command("erase_case", first.reference, "--reason", WHY)
    assert keys_alive(case) == 2


@pytest.mark.parametrize("reason", [ErasureReason.FAMILY, ErasureReason.ORDER])
def test_k_03_the_command_wants_an_approval_for_that_reason(case, reason):
    if reason is not WHY:
        approved(case)
    with pytest.raises(CommandError) as refusal:
        call_command("erase_case", "--reason", reason, "--", case.pk)
    assert (refusal.value.returncode, keys_alive(case)) == (2, 3)


def test_k_03_an_approval_for_a_registration_does_not_reach_its_case(case):
    approved(case, case.registrations.first())
    with pytest.raises(CommandError):
        call_command("erase_case", "--reason", WHY, "--", case.pk)


def test_k_03_a_broken_ledger_stops_an_erasure(case, ledger):
    approved(case)
    ledger.parent.mkdir()
    ledger.write_text("forged 2026-01-01 AAAA\n")
    with pytest.raises(CommandError, match="Nothing was erased"):
        call_command("erase_case", "--reason", WHY, "--", case.pk)
    assert keys_alive(case) == 3
