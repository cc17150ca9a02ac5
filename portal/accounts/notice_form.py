"""What people choose about notices."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from casework.services.notice_channel_change import WantedChannel, refuse_unfit_address

HOURS = [(hour, f"{hour:02}:00") for hour in range(24)]
# Where most families live, first; then every other place that has a clock of its own.
NEAR = (
    "Asia/Damascus",
    "Europe/Istanbul",
    "Asia/Beirut",
    "Asia/Amman",
    "Asia/Baghdad",
    "Africa/Cairo",
    "Europe/Berlin",
    "Europe/Paris",
    "Europe/London",
)


def zones() -> list[tuple[str, str]]:
    """Names as the clocks of phones spell them."""
    others = sorted(
        zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "posix", "right"))
    )
    return [(zone, zone.replace("_", " ")) for zone in [*NEAR, *(zone for zone in others if zone not in NEAR)]]


class NoticeForm(forms.Form):
    address = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("Only if nobody else reads it."),
        max_length=254,
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
    )
    language = forms.ChoiceField(label=_("Language of the note"), choices=settings.LANGUAGES)
    hours_from = forms.TypedChoiceField(label=_("Not before"), choices=HOURS, coerce=int)
    hours_until = forms.TypedChoiceField(
        label=_("Not after"), choices=HOURS, coerce=int, help_text=_("The same hour twice means the whole day.")
    )
    time_zone = forms.ChoiceField(label=_("The clock where you are"), choices=zones)

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"]
        try:
            refuse_unfit_address(address)
        except ValueError as error:
            raise forms.ValidationError(gettext("Write the address with plain Latin letters.")) from error
        return address

    def wanted(self) -> WantedChannel:
        """The choice as the service takes it; only once the form is valid."""
        values: dict[str, Any] = self.cleaned_data
        return WantedChannel(**values)
