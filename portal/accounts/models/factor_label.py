"""What people call their factors: a choice of neutral words, so that no name is ever written into a label."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class FactorLabel(models.TextChoices):
    """Kept as a word, shown in the reader's language."""

    PHONE = "phone", _("My phone")
    SECOND_PHONE = "second_phone", _("My second phone")
    TABLET = "tablet", _("My tablet")
    COMPUTER = "computer", _("My computer")
    SECURITY_KEY = "security_key", _("My security key")
    AT_HOME = "at_home", _("At home")
    AT_WORK = "at_work", _("At work")
    KEPT_BY_SOMEONE = "kept_by_someone", _("With someone I trust")


def shown_label(name: str) -> str:
    """The label in the reader's language; empty for a factor that has none yet."""
    return str(FactorLabel(name).label) if name in FactorLabel.values else ""
