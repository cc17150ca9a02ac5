"""What stops the start: casework.E001 and on."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004 - Django's name for it
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection, connections

from casework import erasure_ledger, vault
from casework.audit.anchoring import AnchorUnfit, check_last_line
from casework.audit.verifying import ChainBroken
from casework.erasure_ledger import LedgerBroken
from casework.models import DataKey, ErasedKey
from casework.row_security import reads_all_rows
from casework.row_security.inspection import findings
from casework.scanning.signatures import doubt_about_scanner
from casework.vault.providers import provider

SAMPLES = 5
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# What the database server's own log may hold: its messages quote rows ("Key (email)=(…)"), values ("invalid input syntax … ") and
# whole statements. `log` as least severity keeps errors of single statements out and start, stop and connections in.
QUIET_SERVER = {
    "log_min_messages": ("log", "fatal", "panic"),
    "log_min_error_statement": ("panic",),
    "log_error_verbosity": ("terse",),
    "log_statement": ("none",),
    "log_duration": ("off",),
    "log_min_duration_statement": ("-1",),
    "log_min_duration_sample": ("-1",),
    "log_transaction_sample_rate": ("0",),
    "log_parameter_max_length": ("0",),
    "log_parameter_max_length_on_error": ("0",),
    "debug_print_parse": ("off",),
    "debug_print_rewritten": ("off",),
    "debug_print_plan": ("off",),
}
LOUD_LIBRARIES = ("auto_explain",)


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
    try:
        return [Error(f"Row security: {finding}", id="casework.E006") for finding in findings()]
    except OperationalError:
        return [Error("The database could not be asked for its row policies.", id="casework.E006")]


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
def the_log_is_as_it_was_anchored(**_kwargs: Any) -> list[CheckMessage]:
    """Where the anchor can be read: a log that was cut or replaced must not go on as if nothing had been."""
    anchor = Path(settings.ATHAR_AUDIT_ANCHOR)
    if not settings.ATHAR_AUDIT_ANCHOR or not anchor.is_file() or not os.access(anchor, os.R_OK):
        return []
    try:
        if _has_tables() and reads_all_rows():
            check_last_line(anchor)
    except (ChainBroken, AnchorUnfit) as error:
        return [Error(f"Log and anchor do not agree. {error}", id="casework.E008")]
    except OperationalError:
        return [Error("The database could not be asked for the log's chain.", id="casework.E008")]
    return []


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


@register(Tags.database)
def the_database_server_keeps_words_out_of_its_log(
    *, databases: Sequence[str] | None = None, **_kwargs: Any
) -> list[CheckMessage]:
    """Asked by `manage.py check --database default` and before each migration."""
    if settings.DEMO:
        return []
    return [
        problem
        for alias in databases or []
        if connections[alias].vendor == "postgresql"
        for problem in loud_settings(server_settings(alias))
    ]


def server_settings(alias: str) -> dict[str, str]:
    with connections[alias].cursor() as cursor:
        names = [*QUIET_SERVER, "shared_preload_libraries", "session_preload_libraries"]
        cursor.execute("SELECT name, setting FROM pg_settings WHERE name = ANY(%s)", [names])
        return dict(cursor.fetchall())


def loud_settings(found: Mapping[str, str]) -> list[CheckMessage]:
    """One error a setting that would let words of people into the server's log. A setting that this role cannot see is none."""
    wrong = [
        f"{name} is {found.get(name, 'unknown')}, not {allowed[0]}"
        for name, allowed in QUIET_SERVER.items()
        if found.get(name) not in allowed
    ]
    wrong += [
        f"{library} is loaded and writes statements down"
        for library in LOUD_LIBRARIES
        if any(library in value for name, value in found.items() if name.endswith("_preload_libraries"))
    ]
    return [Error(f"PostgreSQL would log what people wrote: {problem}.", id="casework.E007") for problem in wrong]
