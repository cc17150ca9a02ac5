"""Named sets of states. A set of states beside its enum, never a literal in a template or a query."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class LanguageStanding(models.TextChoices):
    """How far a text in this language may be trusted against the source text."""

    ORIGINAL = "original", _("Original text")
    REVIEWED = "reviewed", _("Reviewed translation")
    DRAFT = "draft", _("Draft translation, awaiting review")


class ResourceState(models.TextChoices):
    """Where a support resource stands; readers see VERIFIED alone."""

    DRAFT = "draft", _("Draft")
    VERIFIED = "verified", _("Verified")
    SUSPENDED = "suspended", _("Suspended")
    ENDED = "ended", _("Ended")


class LabelKind(models.TextChoices):
    """Which column of a support resource a code stands in."""

    COST = "cost", _("Cost")
    FOR_WHOM = "for_whom", _("For whom")
    WAYS_IN = "ways_in", _("Ways to reach it")
    HOURS = "hours", _("Hours")
    ACCESSIBILITY = "accessibility", _("Accessibility")
    DATA_ASKED = "data_asked", _("What you may be asked")
    COUNTRY = "country", _("Country")


class ChartKind(models.TextChoices):
    """How a chart is drawn."""

    BARS = "bars", _("Bars, one a row")
    COLUMNS = "columns", _("Columns over time; several series stand on each other")
    LINES = "lines", _("Lines over years")
