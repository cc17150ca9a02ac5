"""What Django says to people on our pages is said in their language, too. English words in a Kurdish form are a broken page."""

from __future__ import annotations

import pytest
from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils import translation

import casework.access_forms
import casework.forms
import casework.uploads.forms
import portal.accounts.forms
import portal.accounts.language_form
import portal.accounts.notice_form

TRANSLATIONS = ("ar", "ku", "tr", "de", "fr")
FORMS = [
    form
    for module in (
        casework.access_forms,
        casework.forms,
        casework.uploads.forms,
        portal.accounts.forms,
        portal.accounts.language_form,
        portal.accounts.notice_form,
    )
    for form in vars(module).values()
    if isinstance(form, type) and issubclass(form, forms.Form)
]
NUMBERS = {"limit_value": 5, "show_value": 7, "max": 5, "length": 7, "value": "x", "name": "x", "error": "x"}


def in_words(message, language):
    """A message as its reader sees it. One that depends on a number is empty until it has it."""
    with translation.override(language):
        return str(message) or str(message % NUMBERS)


def messages_of(field):
    yield from field.error_messages.values()
    yield from (validator.message for validator in field.validators if getattr(validator, "message", ""))


@pytest.mark.parametrize("language", TRANSLATIONS)
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_no_form_answers_in_english(form, language):
    messages = [message for field in form.base_fields.values() for message in messages_of(field)]
    assert [in_words(m, language) for m in messages if in_words(m, language) == in_words(m, "en")] == []


@pytest.mark.parametrize("language", TRANSLATIONS)
@pytest.mark.parametrize("size", [0, 1, 2, 3, 11, 100, 1023])
def test_no_size_of_a_file_is_in_english(size, language):
    with translation.override(language):
        assert filesizeformat(size).split()[-1] not in {"byte", "bytes"} or language in {"de", "fr"}
