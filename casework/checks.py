"""What stops the start: casework.E001 and on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register  # noqa: A004 - Django's name for it
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from casework.scanning.signatures import doubt_about_scanner
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
