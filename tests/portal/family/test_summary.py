from __future__ import annotations

import pytest

from casework.enums import NameRole, Script
from casework.stages import Stage
from portal.family.reading import list_registrations
from portal.family.summary import DATED_STAGES, name_for
from tests.factories.accounts import make_account
from tests.factories.casework import make_contact_plan, make_name, make_registration, make_relative

pytestmark = pytest.mark.django_db


def test_parts_of_a_name_are_put_together_as_they_are_spoken():
    registration = make_registration()
    for role, text in [(NameRole.FAMILY, "الحمدان"), (NameRole.GIVEN, "سلمى"), (NameRole.FATHER, "نادر")]:
        make_name(registration, text, role=role)
    assert name_for(registration.names.all(), "ar") == "سلمى نادر الحمدان"


def test_a_name_given_in_one_script_shows_in_every_language():
    registration = make_registration()
    make_name(registration, "Salma", script=Script.LATIN)
    assert {name_for(registration.names.all(), language) for language in ("ar", "de")} == {"Salma"}


@pytest.mark.parametrize("stage", Stage)
def test_a_date_shows_only_where_it_is_no_omen(stage):
    user = make_account("family").user
    make_registration(relative=user, stage=stage)
    (summary,) = list_registrations(user, "en")
    assert (summary.stage_since is not None) is (stage in DATED_STAGES or stage is Stage.SHARED_IN_PERSON)


def test_z_04_what_was_agreed_with_one_relative_is_shown_to_no_other():
    first, second = make_account("family").user, make_account("family").user
    registration = make_registration(relative=first)
    make_contact_plan(registration, channels="Signal", safe_hours="Mornings")
    make_relative(registration, account=second)
    shown = [list_registrations(user, "en")[0] for user in (first, second)]
    assert [(summary.channels, summary.safe_hours) for summary in shown] == [("", ""), ("", "")]


def test_z_04_a_relative_who_has_no_account_counts_as_another():
    user = make_account("family").user
    registration = make_registration(relative=user)
    make_contact_plan(registration, channels="Signal")
    make_relative(registration)
    assert list_registrations(user, "en")[0].channels == ""
