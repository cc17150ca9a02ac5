"""Keys are rotated while people write, and the one who rotates is killed half way."""

from __future__ import annotations

import threading

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection

from casework import vault
from casework.models import DataKey, KeyKind, Registration
from casework.services import keys_rotate as keys_rotate_module
from casework.services.keys_rotate import keys_by_version
from tests.casework.vault.keks import new_kek, use_kek
from tests.factories.casework import make_registration
from tests.faults.programs import begin, environment, wait_for

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]
KEYS = 8_000


class Writers:
    """Threads that take in registrations and change old ones until told to stop; they remember what they wrote."""

    def __init__(self, old, count=2):
        self.told, self.old, self.stopped, self.failures = {}, old, threading.Event(), []
        self.threads = [threading.Thread(target=self._write, args=(number,)) for number in range(count)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_error):
        self.stopped.set()
        for thread in self.threads:
            thread.join()

    def _write(self, number):
        turn = 0
        try:
            while not self.stopped.is_set():
                turn += 1
                self._take_in(f"new {number} {turn}")
                self._change(self.old[(turn * len(self.threads) + number) % len(self.old)], f"changed {number} {turn}")
        except Exception as error:  # noqa: BLE001 - any failure of a writer fails the test
            self.failures.append(error)
        finally:
            connection.close()

    def _take_in(self, text):
        self.told[make_registration(narrative=text).pk] = text

    def _change(self, pk, text):
        vault.forget_keys()
        row = Registration.objects.select_related("data_key").get(pk=pk)
        row.narrative = text
        row.save(update_fields=["narrative"])
        self.told[pk] = text


def kill_half_way(process):
    wait_for(lambda: keys_by_version().get(2, 0) >= KEYS // 3, process)
    process.kill()
    process.communicate()


def test_k_02_a_key_that_is_being_erased_is_left_and_stays_erased(settings, tmp_path):
    settings.ATHAR_ERASURE_LEDGER = tmp_path / "erasures"
    use_kek(settings, tmp_path, 1)
    erased, other = (DataKey.objects.create_for(KeyKind.PERSON) for _key in range(2))
    use_kek(settings, tmp_path, 2)
    place = connection.settings_dict
    where = {"host": place["HOST"], "port": place["PORT"], "user": place["USER"], "dbname": place["NAME"]}
    with psycopg.connect(**where, **place["OPTIONS"]) as eraser:
        eraser.execute("UPDATE casework_datakey SET wrapped = '', destroyed_at = now() WHERE id = %s", [erased.pk])
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '2s'")  # who waits here would wait for the end of the erasure
        done = keys_rotate_module._batch([], lambda _done: None, skip_locked=True)
        with connection.cursor() as cursor:
            cursor.execute("RESET lock_timeout")
        eraser.commit()
    call_command("rotate_keys")
    assert (done, DataKey.objects.get(pk=other.pk).kek_version) == (1, 2)
    assert bytes(DataKey.objects.get(pk=erased.pk).wrapped) == b""


def test_k_02_rotation_survives_writers_and_a_kill(settings, tmp_path):
    settings.ATHAR_ERASURE_LEDGER = tmp_path / "erasures"
    use_kek(settings, tmp_path, 1)
    old = [make_registration(narrative="old").pk for _row in range(20)]
    DataKey.objects.bulk_create([DataKey.objects.make(KeyKind.PERSON) for _key in range(KEYS)], batch_size=1_000)
    new_kek(tmp_path, 2)
    lines = f"ATHAR_KEK_FILE = __import__('pathlib').Path({str(tmp_path / 'kek-2')!r})\nATHAR_KEK_VERSION = 2"
    with Writers(old) as before:
        kill_half_way(begin(environment(tmp_path, more=lines), "rotate_keys"))
        left = keys_by_version()
    use_kek(settings, tmp_path, 2)
    with Writers(old) as after:
        call_command("rotate_keys")
    assert left[1] > 0
    assert left[2] > 0
    call_command("rotate_keys", "--retire", "1")
    (tmp_path / "kek-1.retired").unlink()
    vault.forget_keys()
    found = {row.pk: row.narrative for row in Registration.objects.select_related("data_key")}
    assert (before.failures + after.failures, keys_by_version()) == ([], {2: DataKey.objects.count()})
    assert found == dict.fromkeys(old, "old") | before.told | after.told
