from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from casework.models import Case
from tests.factories.casework import make_case

pytestmark = pytest.mark.django_db


def run(*arguments):
    out = StringIO()
    call_command("seed_demo", *arguments, stdout=out)
    return out.getvalue()


def test_cases_are_added():
    assert "3 invented cases added." in run("--cases", "3", "--seed", "2")
    assert Case.objects.count() == 3


def test_replacing_begins_anew():
    run("--cases", "3")
    run("--cases", "2", "--replace")
    assert Case.objects.count() == 2


@pytest.mark.parametrize("count", ["-1", "1000001"])
def test_a_wrong_number_is_refused(count):
    with pytest.raises(CommandError, match="--cases") as refusal:
        run("--cases", count)
    assert refusal.value.returncode == 2


def test_a_register_with_real_cases_is_refused():
    make_case()
    with pytest.raises(CommandError, match="real cases") as refusal:
        run("--cases", "1")
    assert refusal.value.returncode == 2
