"""What people type on the way into their account."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import FactorLabel
from portal.accounts.typed import tidy, tidy_letters

if TYPE_CHECKING:
    from portal.accounts.models import User

PASSWORD_LENGTH = 128
CODE_HINT = _("The six digits that your app shows now.")


def password_field(label: Any, autocomplete: str, **options: Any) -> forms.CharField:
    """Any characters, kept exactly; pasting is welcome."""
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, strip=False, max_length=PASSWORD_LENGTH, widget=widget, **options)


def typed_field(label: Any, help_text: Any, **attrs: str) -> forms.CharField:
    """A number or code: written from left to right in every language, not kept by the browser."""
    plain = {"dir": "ltr", "autocapitalize": "off", "spellcheck": "false", "autocomplete": "off"}
    return forms.CharField(
        label=label, help_text=help_text, max_length=64, widget=forms.TextInput(attrs={**plain, **attrs})
    )


class SignInForm(forms.Form):
    login = typed_field(_("Your number"), _("Eight digits, with or without spaces."), inputmode="numeric")
    password = password_field(_("Your password"), "current-password")
    next = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)

    def clean_login(self) -> str:
        return tidy(self.cleaned_data["login"])


class CodeForm(forms.Form):
    code = typed_field(_("Code"), CODE_HINT, inputmode="numeric", autocomplete="one-time-code")

    def clean_code(self) -> str:
        return tidy(self.cleaned_data["code"])


class RecoveryCodeForm(forms.Form):
    code = typed_field(_("Recovery code"), _("One line of your list that you have not used yet."))

    def clean_code(self) -> str:
        return tidy_letters(self.cleaned_data["code"])


class AnyCodeForm(RecoveryCodeForm):
    code = typed_field(_("Code"), _("The digits that your app shows now, or a line of your recovery codes."))


class ConfirmForm(AnyCodeForm):
    next = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)


class PaperCodeForm(forms.Form):
    code = typed_field("", _("Ten letters and digits, with or without the hyphen."), autocapitalize="characters")

    def __init__(self, *args: Any, asked: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code number %(number)s") % {"number": asked}

    def clean_code(self) -> str:
        return tidy_letters(self.cleaned_data["code"])


class LabelForm(forms.Form):
    label = forms.ChoiceField(
        label=_("What do you call it?"), choices=FactorLabel.choices, help_text=_("Only you see this.")
    )


class LabelledCodeForm(CodeForm, LabelForm):
    field_order = ("code", "label")


class PasskeyForm(forms.Form):
    """What the browser brings of a passkey: a piece of JSON that only a script fills in."""

    credential = forms.CharField(max_length=20_000, widget=forms.HiddenInput)
    next = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)

    def clean_credential(self) -> dict[str, Any]:
        try:
            answer = json.loads(self.cleaned_data["credential"])
        except (ValueError, RecursionError):
            answer = None
        if not isinstance(answer, dict):
            raise forms.ValidationError(_("The passkey was not read. Try again."))
        return answer


class NewPasskeyForm(PasskeyForm, LabelForm):
    pass


class NewPasswordForm(forms.Form):
    password = password_field(
        _("New password"), "new-password", help_text=_("At least 15 characters. Several words are easy to remember.")
    )
    password_again = password_field(_("The same password again"), "new-password")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if {"password", "password_again"} <= cleaned.keys() and cleaned["password"] != cleaned["password_again"]:
            self.add_error("password_again", _("The two passwords are not the same."))
        return cleaned
