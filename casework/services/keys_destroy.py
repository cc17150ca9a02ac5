"""Data keys are destroyed, everywhere at once: the ledger first, then the database."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from casework import erasure_ledger, vault
from casework.documents import PEOPLE
from casework.models import Case, DataKey, ErasedKey, Person, Registration, Relative
from search.outbox import enqueue

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

logger = logging.getLogger(__name__)

# Called with registration ids in the transaction that destroys their keys. Whoever keeps files of a registration drops the rows that name
# them there, and the files once it is committed.
file_removers: list[Callable[[Collection[str]], object]] = []


def keys_destroy(key_ids: Collection[str]) -> int:
    """Destroys those keys that are still alive; returns how many. Call it in the transaction of the decision.

    The ids are in the ledger on the disk before anything is committed: a crash in between leaves a ledger that stops the next start, not
    an erasure that a restored backup undoes.
    """
    alive = list(DataKey.objects.select_for_update().filter(pk__in=key_ids, destroyed_at=None).order_by("pk"))
    known = set(erasure_ledger.read())
    erasure_ledger.append(key.pk for key in alive if key.pk not in known)
    for key in alive:
        vault.erase(key)
    ErasedKey.objects.bulk_create((ErasedKey(id=key_id) for key_id in key_ids), ignore_conflicts=True)
    _clear_what_stood_in_clear(key_ids)
    return len(alive)


def _clear_what_stood_in_clear(key_ids: Collection[str]) -> None:
    """Coarse facts, the way of each relative's account to the record, and the tokens of the names."""
    registrations = Registration.objects.filter(data_key__in=key_ids)
    persons = Person.objects.filter(data_key__in=key_ids)
    touched = [*registrations.values_list("pk", flat=True)]
    cases = {*registrations.values_list("case_id", flat=True), *persons.values_list("case_id", flat=True)}
    Relative.objects.filter(registration__in=touched).update(account=None)
    registrations.update(governorate="")
    Case.objects.filter(person__in=persons).update(governorate="", line_of_inquiry="", year=None)
    persons.update(sex="", birth_year=None)
    enqueue(PEOPLE, sorted(cases))
    for remove in file_removers:
        remove(touched)
