from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from casework.audit.sealing import seal_all
from tests.factories.log import an_intruders_hand, make_event

pytestmark = pytest.mark.django_db


def told(*arguments, **options):
    out = StringIO()
    call_command(*arguments, stdout=out, **options)
    return out.getvalue()


def test_the_sealer_says_how_many_it_sealed():
    make_event()
    assert told("audit_seal", once=True) == "1 events sealed.\n"


def test_a_sound_log_is_reported_with_its_tail():
    make_event()
    seal_all()
    make_event()
    text = told("audit_verify")
    assert "sound: 1 events" in text
    assert "1 events wait" in text


def test_a_broken_log_ends_with_one():
    event = make_event()
    seal_all()
    with an_intruders_hand() as cursor:
        cursor.execute("UPDATE casework_auditevent SET subject_id = 'y'")
    with pytest.raises(CommandError, match=event.pk) as error:
        told("audit_verify")
    assert error.value.returncode == 1


def test_a_bad_anchor_ends_with_two(tmp_path):
    with pytest.raises(CommandError) as error:
        told("audit_verify", anchor=tmp_path / "none")
    assert error.value.returncode == 2


@pytest.mark.parametrize("place", ["", "https://example.org/anchor"])
def test_an_anchor_without_a_file_ends_with_two(settings, place):
    settings.ATHAR_AUDIT_ANCHOR = place
    with pytest.raises(CommandError) as error:
        told("audit_anchor", once=True)
    assert error.value.returncode == 2


def test_the_anchor_is_written_and_agrees(settings, tmp_path):
    settings.ATHAR_AUDIT_ANCHOR = str(tmp_path / "anchor")
    make_event()
    seal_all()
    assert told("audit_anchor", once=True) == "Anchored at link 1.\n"
    assert "The anchor agrees: 1 lines." in told("audit_verify", anchor=tmp_path / "anchor")


def test_l_03_an_old_anchor_ends_with_one(settings, tmp_path):
    settings.ATHAR_AUDIT_ANCHOR = str(tmp_path / "anchor")
    make_event()
    seal_all()
    told("audit_anchor", once=True)
    with pytest.raises(CommandError, match="old") as error:
        told("audit_verify", anchor=tmp_path / "anchor", max_age=-1)
    assert error.value.returncode == 1


def test_l_03_a_sealer_that_stands_ends_with_one():
    make_event(ago=timedelta(minutes=6))
    with pytest.raises(CommandError, match="sealer stands") as error:
        told("audit_verify")
    assert error.value.returncode == 1
