from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.accounts.typed import tidy, tidy_letters

DIGITS = {"western": "0123456789", "arabic": "٠١٢٣٤٥٦٧٨٩", "persian": "۰۱۲۳۴۵۶۷۸۹", "wide": "０１２３４５６７８９"}


@pytest.mark.parametrize("digits", DIGITS.values(), ids=DIGITS.keys())
@given(number=st.text("0123456789", min_size=1), mark=st.sampled_from(" -\u2011\u00a0\u200f\u202b\u2066\t"))
def test_a_number_is_the_same_in_any_digits_and_spacing(digits, number, mark):
    typed = mark.join(digits[int(digit)] for digit in number)
    assert tidy(typed) == number


@given(st.text())
def test_tidying_twice_changes_nothing(text):
    assert tidy(tidy(text)) == tidy(text)


def test_recovery_codes_may_be_typed_small():
    assert tidy_letters("4f7k-92qm") == "4F7K92QM"
