"""What stops the start: casework.E001 and on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, connections

from casework.vault.providers import provider

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
    return [Error(f"PostgreSQL would log what people wrote: {problem}.", id="casework.E003") for problem in wrong]
