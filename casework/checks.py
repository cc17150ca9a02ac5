"""What stops the start: casework.E001 and on."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from casework.row_security.inspection import findings
from casework.vault.providers import provider


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
    return [Error(f"Row security: {finding}", id="casework.E003") for finding in findings()]
