"""What somebody chooses about the words of their own pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import Area
from portal.own_language import own_language, own_languages

if TYPE_CHECKING:
    from django.http import QueryDict

    from portal.accounts.models import User


class LanguageForm(forms.Form):
    """For those whose addresses name no language."""

    language = forms.ChoiceField(
        label=_("Language of my pages"),
        help_text=_("The pages of your work speak this language."),
        choices=own_languages,
        widget=forms.RadioSelect,
    )


class DatesForm(forms.Form):
    """For families. Their language stands in the address."""

    shows_hijri = forms.BooleanField(
        label=_("Show each date in the Hijri calendar too"),
        help_text=_("The day may differ by one from the calendar where you live."),
        required=False,
    )


def form_of(user: User, posted: QueryDict | None) -> LanguageForm | DatesForm:
    """The one that fits the account."""
    if user.area == Area.FAMILY:
        return DatesForm(posted, initial={"shows_hijri": user.shows_hijri})
    return LanguageForm(posted, initial={"language": own_language(user)})
