"""What staff type in."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from casework.audit import SOURCES
from search.names import parse

LONGEST_QUERY = 200


class PersonSearchForm(forms.Form):
    """One box. Any script and spelling, any order of the parts."""

    query = forms.CharField(
        label=_("Name"),
        max_length=LONGEST_QUERY,
        error_messages={
            "required": _("Write at least one part of a name."),
            "max_length": _("This is too long to be a name. Write at most %(limit_value)d letters."),
        },
        widget=forms.TextInput(
            attrs={
                "type": "search",
                "autocomplete": "off",
                "spellcheck": "false",
                "dir": "auto",
                "aria-describedby": "query-hint",
            }
        ),
    )

    def clean_query(self) -> str:
        query: str = self.cleaned_data["query"]
        if not parse(query):
            raise ValidationError(_("There is no name in this. Write it in Arabic or Latin letters."))
        return query


class LogFilterForm(forms.Form):
    """Which events of the log are shown. All of it may be left out."""

    source = forms.ChoiceField(label=_("Area"), required=False, choices=[("", _("All")), *SOURCES.items()])
    actor = forms.IntegerField(label=_("Who, by number"), required=False, min_value=1)
    subject = forms.CharField(label=_("What, by id"), required=False, max_length=40)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
