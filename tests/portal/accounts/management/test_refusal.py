from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from casework.audit import EventTag
from casework.models import AuditEvent
from portal.accounts.models import TOTPDevice, User
from tests.factories.accounts import make_account
from tests.portal.settings.test_production import GOOD, environment

__all__ = ["environment"]  # a fixture: keys and values with which production starts
REFUSED = ["addstatictoken", "changepassword", "createsuperuser"]


@pytest.mark.parametrize("arguments", [["12345678"], ["-t", "abc", "12345678"], ["--no-such-option"]])
@pytest.mark.parametrize("command", REFUSED)
def test_a_11_no_shell_command_makes_a_factor_in_production(environment, command, arguments):
    production = {**environment, **GOOD, "DJANGO_SETTINGS_MODULE": "portal.settings.production"}
    production |= {"ATHAR_DB_HOST": "127.0.0.1", "ATHAR_DB_PORT": "1", "PYTHONPATH": str(Path.cwd())}
    run = [sys.executable, "manage.py", command, *arguments]
    result = subprocess.run(run, env=production, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert result.stderr.strip().splitlines() == [
        f"CommandError: {command} is refused here: only its owner makes a way into an account."
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("command", REFUSED)
def test_a_11_a_try_on_the_shell_leaves_an_alarm_and_changes_nothing(command):
    account = make_account()
    with pytest.raises(CommandError):
        call_command(command)
    assert AuditEvent.objects.get(tag=EventTag.ACCOUNT_SHELL_REFUSED).subject_id == command
    assert (User.objects.count(), TOTPDevice.objects.count()) == (1, 1)
    assert User.objects.get().password == account.user.password
