"""What stops the start: casework.E001 and on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register  # noqa: A004 - Django's name for it
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection

from casework import erasure_ledger, vault
from casework.erasure_ledger import LedgerBroken
from casework.models import DataKey, ErasedKey
from casework.row_security.inspection import findings
from casework.scanning.signatures import doubt_about_scanner
from casework.vault.providers import provider

SAMPLES = 5


@register()
def case_data_needs_postgresql(**_kwargs: Any) -> list[CheckMessage]:
    """SQLite has no second lock on rows and no roles: it serves the demo alone."""
    if connection.vendor == "postgresql" or settings.DEMO:
        return []
    return [Error("Case data needs PostgreSQL; SQLite serves only the demo (ATHAR_DEMO).", id="casework.E001")]


@register()
def the_vault_has_its_key(**_kwargs: Any) -> list[CheckMessage]:
    """Without a sound key nothing could be sealed, and nothing is ever stored in clear."""
    try:
        keys = provider()
        keys.key(keys.current_version)
    except (ImproperlyConfigured, AttributeError) as error:
        return [Error(f"The vault has no key. {error}", id="casework.E002")]
    return []


@register(deploy=True)
def the_web_owns_nothing(**_kwargs: Any) -> list[CheckMessage]:
    """Asked by servers at their start: as an owner, or without policies, the second lock would stand open."""
    if connection.vendor != "postgresql" or settings.DEMO:
        return []
    return [Error(f"Row security: {finding}", id="casework.E006") for finding in findings()]


@register()
def stored_keys_open(**_kwargs: Any) -> list[CheckMessage]:
    """A wrong KEK would show only at the first record, with a family waiting: keys of each version are tried at the start.

    One key that opens is enough: a single spoilt row must not close the site.
    """
    try:
        samples = _key_samples() if _has_tables() else []
    except OperationalError:
        return [Error("The database could not be asked for its keys.", id="casework.E003")]
    opened = {version for version, wrapped in samples if _opens(version, wrapped)}
    broken = sorted({version for version, _wrapped in samples} - opened)
    return [
        Error(
            f"Keys of version {version} do not open: the key file kek-{version} is missing or wrong.",
            id="casework.E003",
        )
        for version in broken
    ]


@register()
def erased_stays_erased(**_kwargs: Any) -> list[CheckMessage]:
    """A restored backup brings erased keys back; the ledger outside the database knows better."""
    try:
        erased = erasure_ledger.read()
        if not _has_tables():
            return []
        alive, listed = _alive(erased), set(ErasedKey.objects.values_list("pk", flat=True))
    except (LedgerBroken, OSError) as error:
        return [Error(f"The erasure ledger cannot be believed. {error}", id="casework.E004")]
    except OperationalError:
        return [Error("The database could not be asked for erased keys.", id="casework.E005")]
    messages: list[CheckMessage] = []
    if lacking := len(listed - set(erased)):
        messages.append(
            Error(f"The erasure ledger lacks {lacking} erasures that the database lists.", id="casework.E004")
        )
    if alive:
        messages.append(Error(f"{alive} erased keys are back: run replay_erasures.", id="casework.E005"))
    return messages


def _has_tables() -> bool:
    """Before the first migration there is nothing to judge."""
    return ErasedKey._meta.db_table in connection.introspection.table_names()  # noqa: SLF001 - Django's public _meta


def _opens(version: int, wrapped: bytes) -> bool:
    try:
        vault.check_unwraps(version, bytes(wrapped))
    except vault.VaultError:
        return False
    return True


def _key_samples() -> list[tuple[int, bytes]]:
    """Some wrapped keys of each version. On PostgreSQL by a function of the owner, for the web's role sees no row at its start."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT kek_version, wrapped FROM casework_key_samples()")
            return list(cursor.fetchall())
    living = DataKey.objects.filter(destroyed_at=None)
    versions = living.order_by().values_list("kek_version", flat=True).distinct()
    return [
        (version, bytes(key.wrapped)) for version in versions for key in living.filter(kek_version=version)[:SAMPLES]
    ]


def _alive(key_ids: list[str]) -> int:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT casework_keys_alive(%s)", [key_ids])
            return int(cursor.fetchone()[0])
    return sum(1 for pk in key_ids if DataKey.objects.filter(pk=pk, destroyed_at=None).exists())


@register()
def the_scanner_can_be_believed(**_kwargs: Any) -> list[CheckMessage]:
    """Not an error: without it documents wait, and everything else goes on."""
    if settings.DEMO and not settings.ATHAR_CLAMD_ADDRESS:
        return []
    doubt = doubt_about_scanner()
    return [Warning(f"Documents stay unchecked. {doubt}", id="casework.W001")] if doubt else []


@register()
def sealed_files_lie_apart(**_kwargs: Any) -> list[CheckMessage]:
    """Below what is served, a sealed file could be fetched by its name."""
    if not settings.ATHAR_BLOB_DIR:
        return [Error("ATHAR_BLOB_DIR must name the folder of sealed files.", id="casework.E010")]
    folder = Path(settings.ATHAR_BLOB_DIR).resolve()
    served = [Path(root).resolve() for root in (settings.MEDIA_ROOT, settings.STATIC_ROOT) if root]
    if any(folder.is_relative_to(root) or root.is_relative_to(folder) for root in served):
        return [Error("ATHAR_BLOB_DIR must lie outside what is served.", id="casework.E011")]
    if folder.exists() and folder.stat().st_mode & 0o077:
        return [Error("ATHAR_BLOB_DIR must be closed to others (mode 0700).", id="casework.E012")]
    return []
