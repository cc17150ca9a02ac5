from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from casework import erasure_ledger, vault
from casework.audit import EventTag
from casework.exceptions import WrongStep
from casework.models import AuditEvent, DataKey, KeyKind, Registration
from casework.services.keys_rotate import hashes_under, kek_retire, keys_by_version, keys_rotate
from portal.accounts.models import RecoveryCode
from tests.casework.vault.keks import use_kek
from tests.factories.accounts import make_user
from tests.factories.casework import make_registration

pytestmark = pytest.mark.django_db


@pytest.fixture
def keks(settings, tmp_path):
    """Version 1 is current; its folder."""
    settings.ATHAR_ERASURE_LEDGER = tmp_path / "erasures"
    use_kek(settings, tmp_path, 1)
    return tmp_path


def rotate():
    return keys_rotate(lambda _done: None)


def narrative_of(registration):
    vault.forget_keys()
    return Registration.objects.select_related("data_key").get(pk=registration.pk).narrative


def test_k_02_rotation_rewraps_every_key(settings, keks):
    make_registration()
    use_kek(settings, keks, 2)
    rotate()
    assert keys_by_version().keys() == {2}


def test_k_02_what_was_sealed_opens_without_the_old_key(settings, keks):
    registration = make_registration(narrative="told")
    use_kek(settings, keks, 2)
    rotate()
    (keks / "kek-1").unlink()
    assert narrative_of(registration) == "told"


def test_k_02_two_keys_are_readable_at_once(settings, keks):
    old = make_registration(narrative="before")
    use_kek(settings, keks, 2)
    new = make_registration(narrative="after")
    assert (narrative_of(old), narrative_of(new)) == ("before", "after")


def test_k_02_rotation_leaves_what_is_sealed_alone(settings, keks):
    registration = make_registration(narrative="told")
    sealed = bytes(Registration.objects.get(pk=registration.pk).__dict__["narrative"])
    use_kek(settings, keks, 2)
    rotate()
    assert bytes(Registration.objects.get(pk=registration.pk).__dict__["narrative"]) == sealed


def test_k_02_a_tombstone_stays_one(settings, keks):
    key = DataKey.objects.create_for(KeyKind.PERSON)
    vault.erase(key)
    use_kek(settings, keks, 2)
    rotate()
    assert bytes(DataKey.objects.get(pk=key.pk).wrapped) == b""


def test_k_02_a_spoilt_key_is_named_and_does_not_stop_the_others(settings, keks):
    spoilt = DataKey.objects.create_for(KeyKind.PERSON)
    DataKey.objects.filter(pk=spoilt.pk).update(wrapped=bytes(40))
    sound = DataKey.objects.create_for(KeyKind.PERSON)
    use_kek(settings, keks, 2)
    assert (rotate(), DataKey.objects.get(pk=sound.pk).kek_version) == ([spoilt.pk], 2)


def test_k_02_rotation_leaves_one_event(settings, keks):
    make_registration()
    use_kek(settings, keks, 2)
    rotate()
    assert AuditEvent.objects.get(tag=EventTag.VAULT_KEYS_ROTATED).subject_id == "2"


def test_k_02_a_version_that_still_wraps_keys_is_not_retired(settings, keks):
    make_registration()
    use_kek(settings, keks, 2)
    with pytest.raises(WrongStep):
        kek_retire(1)


def test_k_02_the_current_version_is_not_retired(keks):
    with pytest.raises(WrongStep):
        kek_retire(1)


def test_k_02_a_retired_version_is_refused_at_once(settings, keks):
    stale = DataKey.objects.make(KeyKind.PERSON)
    use_kek(settings, keks, 2)
    assert vault.provider().key(1)
    kek_retire(1)
    with pytest.raises(vault.VaultError):
        vault.seal_bytes(stale, b"x", context=("a", "b", "c"))


def test_k_02_a_process_that_knew_the_key_refuses_it_too(settings, keks):
    use_kek(settings, keks, 2)
    assert vault.provider().key(1)
    (keks / "kek-1").rename(keks / "kek-1.retired")  # as another process retires it
    with pytest.raises(ImproperlyConfigured):
        vault.provider().key(1)


def test_k_02_codes_under_an_old_version_are_counted_and_keep_it(settings, keks):
    RecoveryCode.objects.create(user=make_user(), code_hash=vault.keyed_hash("recovery", b"x"))
    use_kek(settings, keks, 2)
    rotate()
    assert hashes_under(1) == {"accounts.RecoveryCode": 1}
    with pytest.raises(WrongStep, match=r"1 of accounts\.RecoveryCode"):
        kek_retire(1)


def test_k_02_codes_may_be_voided(settings, keks):
    RecoveryCode.objects.create(user=make_user(), code_hash=vault.keyed_hash("recovery", b"x"))
    use_kek(settings, keks, 2)
    rotate()
    kek_retire(1, void_hashes=True)
    assert not (keks / "kek-1").exists()


def test_k_02_the_ledger_outlives_a_retired_key(settings, keks):
    erasure_ledger.append(["a", "b"])
    use_kek(settings, keks, 2)
    kek_retire(1)
    assert erasure_ledger.read() == ["a", "b"]


def test_k_02_the_command_counts_keys_by_version(settings, keks, capsys):
    make_registration()
    use_kek(settings, keks, 2)
    call_command("rotate_keys", "--to", "2", "--retire", "1")
    told = capsys.readouterr().out
    assert f"version 2: {DataKey.objects.count()} keys" in told
    assert "version 1 is refused" in told


def test_k_02_the_command_wants_the_current_version(keks):
    with pytest.raises(CommandError) as refusal:
        call_command("rotate_keys", "--to", "2")
    assert refusal.value.returncode == 2


def test_k_02_the_command_names_keys_that_would_not_open(settings, keks):
    DataKey.objects.filter(pk=DataKey.objects.create_for(KeyKind.PERSON).pk).update(wrapped=bytes(40))
    use_kek(settings, keks, 2)
    with pytest.raises(CommandError) as refusal:
        call_command("rotate_keys")
    assert refusal.value.returncode == 1


def test_k_02_the_command_says_why_a_version_stays(keks):
    with pytest.raises(CommandError, match="current") as refusal:
        call_command("rotate_keys", "--retire", "1")
    assert refusal.value.returncode == 1
