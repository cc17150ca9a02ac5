"""Whether the scanner may be believed: one with old signatures finds nothing new."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils import timezone

from casework.scanning.clamd import NoVerdictError, signatures_built_at


def doubt_about_scanner() -> str:
    """Why no verdict of the scanner counts now; empty where it is sound."""
    if not settings.ATHAR_CLAMD_ADDRESS:
        return "No scanner is set (ATHAR_CLAMD_ADDRESS)."
    try:
        built = signatures_built_at()
    except NoVerdictError as error:
        return str(error)
    days = settings.ATHAR_CLAMD_SIGNATURE_DAYS
    if days is None:
        return ""
    if built is None:
        return "The scanner does not say how old its signatures are."
    if timezone.now() - built > dt.timedelta(days=days):
        return f"The scanner's signatures are of {built:%Y-%m-%d}, older than {days} days."
    return ""
