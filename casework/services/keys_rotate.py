"""Every data key is wrapped anew by the current KEK; what the keys seal stays untouched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Count

from casework import erasure_ledger, vault
from casework.audit import EventTag, record
from casework.exceptions import WrongStep
from casework.models import DataKey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.db.models import QuerySet

KEYS_AT_ONCE = 200


def keys_by_version() -> dict[int, int]:
    """How many living keys each version of the KEK wraps."""
    rows = DataKey.objects.filter(destroyed_at=None).values_list("kek_version").annotate(Count("pk")).order_by()
    return dict(rows)


def keys_rotate(progress: Callable[[int], object]) -> list[str]:
    """Rewraps in small transactions, beside writers; returns the ids of keys that would not open. Stopped, it goes on where it was."""
    refused: list[str] = []
    while _batch(refused, progress, skip_locked=True):
        pass
    while _batch(refused, progress, skip_locked=False):  # those that a writer held: now they are waited for
        pass
    with transaction.atomic():
        record(EventTag.VAULT_KEYS_ROTATED, actor=None, subject=("kek", str(vault.provider().current_version)))
    return refused


@transaction.atomic
def _batch(refused: list[str], progress: Callable[[int], object], *, skip_locked: bool) -> int:
    keys = list(_locked(_old().exclude(pk__in=refused), skip_locked=skip_locked)[:KEYS_AT_ONCE])
    done = [key for key in keys if _rewrap(key)]
    refused += [key.pk for key in keys if key not in done]
    DataKey.objects.bulk_update(done, ["wrapped", "kek_version"])
    progress(len(keys))
    return len(keys)


def _old() -> QuerySet[DataKey]:
    return (
        DataKey.objects.filter(destroyed_at=None).exclude(kek_version=vault.provider().current_version).order_by("pk")
    )


def _locked(keys: QuerySet[DataKey], *, skip_locked: bool) -> QuerySet[DataKey]:
    if not connection.features.has_select_for_update:
        return keys
    return keys.select_for_update(skip_locked=skip_locked and connection.features.has_select_for_update_skip_locked)


def _rewrap(key: DataKey) -> bool:
    try:
        key.wrapped, key.kek_version = vault.rewrapped(key)
    except vault.VaultError:
        return False
    return True


def hashes_under(version: int) -> dict[str, int]:
    """How many keyed hashes of random secrets stand under this version, by table. They cannot be made anew without the secrets."""
    prefix, counts = vault.version_prefix(version), {}
    for label, field, counts_while in sorted(vault.hash_columns):
        rows = apps.get_model(label)._default_manager.filter(**({counts_while: True} if counts_while else {}))  # noqa: SLF001 - Django's public _default_manager
        values: Iterable[bytes] = rows.values_list(field, flat=True).iterator()
        if count := sum(bytes(value).startswith(prefix) for value in values if value):
            counts[label] = count
    return counts


def kek_retire(version: int, *, void_hashes: bool = False) -> None:
    """Refuses this version from now on. Raises WrongStep while it is current, wraps a key, or (unless they may be void) hashes stand under it."""
    if version == vault.provider().current_version:
        raise WrongStep("it is the current one")
    if held := keys_by_version().get(version):
        raise WrongStep(f"it still wraps {held} keys")
    if (standing := hashes_under(version)) and not void_hashes:
        raise WrongStep("; ".join(f"{count} of {label} would no longer work" for label, count in standing.items()))
    erasure_ledger.sign_anew()
    vault.provider().retire(version)
