"""The family's own place."""

from __future__ import annotations

from tests.screens.account import MOTHER
from tests.screens.screen import Screen

SCREENS = (
    Screen("registrations", "/{lang}/my/", "family:registrations", MOTHER),
    Screen("registration", "/{lang}/my/{registration}/", "family:registration", MOTHER),
    Screen("registration-new", "/{lang}/my/{other_registration}/", "family:registration", MOTHER),
    Screen("documents", "/{lang}/my/{registration}/documents/", "family:documents", MOTHER),
    Screen("documents-none", "/{lang}/my/{other_registration}/documents/", "family:documents", MOTHER),
    Screen("family-missing", "/{lang}/my/no-such-registration/", "", MOTHER),
    Screen("question-to-answer", "/{lang}/my/{asked_registration}/", "family:registration", "family_b"),
)
