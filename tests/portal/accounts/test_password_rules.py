from __future__ import annotations

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from portal.accounts.context_words import WORDS
from portal.accounts.forms import NewPasswordForm, PasswordResetForm
from portal.accounts.models import User
from portal.accounts.password_rules import SHORTEST_WITH_PASSKEY, folded, is_repeated, without_words
from tests.factories.accounts import make_user

USER = User(login="48217730")
GOOD = [
    "four quiet words here",
    "شجرة الليمون خلف البيت",
    "dara sêvan li ber malê",
    "zwölf boxkämpfer jagen",
    "le chat dort sur le toit",
    "    spaces  around  it    ",
    "I left Damascus on a blue bicycle",
    "🌱🌿🍀🌵🌲🌳🌴 and some letters",
]
WEAK = {
    "short": "fourteen chars",
    "common, twice": "passwordpassword",
    "two common ones": "iloveyou12345678",
    "common with signs between": "p.a.s.s.w.o.r.d - 123456789",
    "one letter": "aaaaaaaaaaaaaaaaaaaa",
    "a short piece": "abc abc abc abc abc",
    "institution": "Athar Institution 2026!!",
    "country and case": "missing persons syria",
    "in Arabic": "المفقودين في سوريا",
    "in Kurdish": "Windayî Sûriye malbat",
    "in Turkish": "kayıp kişiler Suriye",
    "in German": "Vermisste Personen Syrien",
    "in French": "personnes disparues Syrie",
    "own number": "48217730 48217730!",
    "own number in other digits, and a word": "٤٨٢١٧٧٣٠ password",
    "too long": "x y" * 43,
}


def weakness(password, user=USER):
    try:
        validate_password(password, user)
    except ValidationError as error:
        return error.messages
    return []


@pytest.mark.parametrize("password", GOOD)
def test_a_10_a_long_password_of_any_characters_is_welcome(password):
    assert weakness(password) == []


@pytest.mark.parametrize("why", WEAK)
def test_a_10_what_is_guessed_first_is_refused(why):
    assert weakness(WEAK[why])


@pytest.mark.parametrize(("length", "fits"), [(14, False), (15, True), (128, True), (129, False)])
def test_a_10_length_counts_in_characters(length, fits):
    password = ("ليمونة في ضوء القمر مع الجيران " * 5)[:length]
    assert (weakness(password) == []) is fits


def test_a_10_a_passkey_makes_twelve_enough(monkeypatch):
    monkeypatch.setattr("portal.accounts.password_rules.has_passkey", lambda user: True)
    assert weakness("lemon tree 9"[:SHORTEST_WITH_PASSKEY]) == []
    assert weakness("lemon tree!")


@pytest.mark.django_db
def test_a_10_an_account_without_a_passkey_needs_fifteen():
    assert weakness("lemon tree 9z", make_user())


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=128))
def test_a_10_a_form_keeps_every_character(password):
    form = NewPasswordForm({"password": password, "password_again": password}, user=USER)
    form.is_valid()
    assert form.cleaned_data.get("password", password) == password


def test_a_10_pasting_is_not_hindered():
    for form in (NewPasswordForm(user=USER), PasswordResetForm()):
        html = form.as_p()
        assert "onpaste" not in html
        assert 'autocomplete="new-password"' in html


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text):
    assert folded(folded(text)) == folded(text)


@given(st.text(alphabet="abcxyz", min_size=1, max_size=8), st.integers(2, 7))
def test_a_repeated_piece_is_seen(piece, times):
    assert is_repeated(piece * times)


@pytest.mark.parametrize("word", sorted(WORDS))
def test_of_a_word_of_this_portal_nothing_is_left(word):
    assert without_words(folded(word), {folded(each) for each in WORDS}) == ""
