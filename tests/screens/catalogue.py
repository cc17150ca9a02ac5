"""Every page there is."""

from __future__ import annotations

from tests.screens import account, cms, family, public, staff

SCREENS = (*public.SCREENS, *account.SCREENS, *family.SCREENS, *staff.SCREENS, *cms.SCREENS)
# Addresses without a page of their own to look at.
NOT_LOOKED_AT = {
    "/robots.txt": "text for programs",
    "/.well-known/security.txt": "text for programs",
    "accounts:left": "goes on by itself to another site",
    "publications:terms_pdf": "a PDF",
    "/styleguide/": "looked at in tests/functional, in both directions",
}
