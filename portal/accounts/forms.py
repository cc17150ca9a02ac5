"""What people type on the way into their account."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import FactorLabel, IdentityCheck, User
from portal.accounts.models.recovery_request import CHECKS_IN_PERSON
from portal.accounts.typed import tidy, tidy_letters

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


class PasswordResetForm(forms.Form):
    """All in one step, so that no answer on the way tells whether a number or a code exists."""

    login = typed_field(_("Your number"), _("Eight digits, with or without spaces."), inputmode="numeric")
    code = typed_field(_("Recovery code"), _("One line of your list that you have not used yet."))
    password = password_field(
        _("New password"), "new-password", help_text=_("At least 15 characters. Several words are easy to remember.")
    )
    password_again = password_field(_("The same password again"), "new-password")

    def clean_login(self) -> str:
        return tidy(self.cleaned_data["login"])

    def clean_code(self) -> str:
        return tidy_letters(self.cleaned_data["code"])

    def clean(self) -> dict[str, Any]:
        """The rules are those of a stranger: a shorter password for an account with a passkey would tell of the account."""
        cleaned = self.cleaned_data
        if "password" in cleaned:
            _check_new(self, cleaned["password"], User(login=cleaned.get("login", "")))
        _check_again(self)
        return cleaned


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
        _check_again(self)
        return self.cleaned_data


class PasswordChangeForm(NewPasswordForm):
    present = password_field(_("Your present password"), "current-password")

    field_order = ["present", "password", "password_again"]


class FindAccountForm(forms.Form):
    login = typed_field(_("Number of the account"), _("Eight digits, with or without spaces."), inputmode="numeric")

    def clean_login(self) -> str:
        return tidy(self.cleaned_data["login"])


class IdentityForm(forms.Form):
    """How a colleague made sure of who asks."""

    check_kind = forms.ChoiceField(
        label=_("How did you make sure who asks?"), choices=IdentityCheck.choices, widget=forms.RadioSelect
    )
    check_note = forms.CharField(
        label=_("What you saw or heard"),
        help_text=_("Kept sealed. Your colleague reads it before agreeing."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto", "autocomplete": "off"}),
    )


class HandOverForm(IdentityForm):
    """Once more, with the owner in the room."""

    check_kind = forms.ChoiceField(
        label=_("How did you make sure who asks?"),
        choices=[choice for choice in IdentityCheck.choices if choice[0] in CHECKS_IN_PERSON],
        widget=forms.RadioSelect,
    )


class CancelForm(forms.Form):
    """Beside another form on its page."""

    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Kept sealed. The owner learns only that something changed."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "cancel_%s", **kwargs})


class RecoveryAskForm(IdentityForm, FindAccountForm):
    """Carries the number of the account that its page shows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget = forms.HiddenInput()


class FreezeForm(FindAccountForm):
    """It may stand on a page beside another form that asks for a number."""

    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Who called, and what happened. Kept sealed."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "freeze_%s", **kwargs})


def _check_new(form: forms.Form, password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        form.add_error("password", error)


def _check_again(form: forms.Form) -> None:
    cleaned = form.cleaned_data
    if {"password", "password_again"} <= cleaned.keys() and cleaned["password"] != cleaned["password_again"]:
        form.add_error("password_again", _("The two passwords are not the same."))
