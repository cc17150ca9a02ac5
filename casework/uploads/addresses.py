"""Where a file is fetched."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse


def file_address(secret: str) -> str:
    """On the origin of files, where there is one of its own."""
    return f"{settings.ATHAR_FILES_ORIGIN}{reverse('files:fetch', args=[secret])}"
