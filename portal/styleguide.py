"""A page of every component, for those who build on them. Its samples are invented and lead nowhere."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.styleguide_pictures import pictures

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

DAY = date(2026, 3, 9)
CODES = ("7K4P-Q2MD", "X9TR-4HWB", "M3JC-8VNE", "B6YA-5LKS", "D2GF-7PXQ", "R8WU-3CZT")
SPELLINGS = "أثر · Athar · Eser"


class SampleForm(forms.Form):
    """One field of each kind; whatever is typed, the number is wrong."""

    number = forms.CharField(label="Your number", help_text="Eight digits, with or without spaces.")
    name = forms.CharField(label="Name", required=False, widget=forms.TextInput(attrs={"dir": "auto"}))
    way = forms.ChoiceField(
        label="How may we reach you?",
        choices=[("phone", "By telephone"), ("letter", "By letter"), ("visit", "In person")],
        widget=forms.RadioSelect,
        help_text="You can change this at any time.",
    )
    country = forms.ChoiceField(
        label="Country", choices=[("", "Choose"), ("a", "First"), ("b", "Second")], required=False
    )
    words = forms.CharField(
        label="In your own words", widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}), required=False
    )
    agreed = forms.BooleanField(label="I have read this", help_text="You may also read it with your contact person.")


def samples() -> dict[str, Any]:
    """What the components are shown with."""
    return pictures() | {
        "form": SampleForm({"name": SPELLINGS}),
        "page": Paginator(range(95), 10).page(2),
        "day": DAY,
        "codes": CODES,
        "trail": [{"title": _("Questions"), "address": "#"}, {"title": _("Guidance for families"), "address": "#"}],
        "pairs": [(_("Number"), "R-2026-004711"), (_("Name"), SPELLINGS), (_("Version"), "1.2")],
        "steps": [_("Choose a password"), _("Connect an app on your phone"), _("Keep your recovery codes")],
        "events": [
            {"title": _("We have your registration"), "day": DAY},
            {"title": _("The search is open"), "day": DAY, "text": _("The search stays open."), "state": "now"},
            {"title": _("Your contact person would like to speak with you"), "state": "later"},
        ],
        "colours": (
            "paper",
            "surface",
            "surface-sunk",
            "accent-wash",
            "caution-wash",
            "accent",
            "band",
            "caution",
            "ink",
        ),
        "icons": (
            "menu",
            "search",
            "languages",
            "arrow",
            "check",
            "info",
            "caution",
            "phone",
            "document",
            "download",
            "print",
            "lock",
            "people",
            "link",
        ),
    }


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """In English, or in the language that `?language=` names."""
    asked = request.GET.get("language", "")
    language = asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(language):
        return render(request, "styleguide/page.html", samples())
