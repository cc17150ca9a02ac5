from __future__ import annotations

import subprocess
import sys

import argon2
import pytest
from django.test import override_settings

from portal.accounts.models import User
from tests.portal.settings.test_production import environment

__all__ = ["environment"]  # a fixture: keys and values with which production starts
ARABIC = ("حيث تشرق الشمس فوق حقول القمح في الربيع نجلس معاً ونتذكر كل من غاب " * 3)[:128]


def test_a_10_production_keeps_passwords_by_argon2id(environment):
    code = (
        "import django; from django.conf import settings; django.setup();"
        "from django.contrib.auth.hashers import make_password; print(make_password('four quiet words here'))"
    )
    run = [sys.executable, "-c", code]
    production = {**environment, "DJANGO_SETTINGS_MODULE": "portal.settings.production"}
    result = subprocess.run(run, env=production, capture_output=True, text=True, check=True)
    algorithm, _dollar, rest = result.stdout.strip().partition("$")
    kept = argon2.extract_parameters("$" + rest)
    assert (algorithm, kept.type, kept.time_cost, kept.parallelism) == ("argon2", argon2.Type.ID, 2, 1)
    assert kept.memory_cost >= 19456


@override_settings(PASSWORD_HASHERS=["portal.accounts.hashers.Argon2idHasher"])
@pytest.mark.parametrize(
    "change", [lambda text: text[:-1], lambda text: text + " ", lambda text: text.replace("ا", "أ")]
)
def test_a_10_128_arabic_characters_are_kept_to_the_last(change):
    user = User()
    user.set_password(ARABIC)
    assert len(ARABIC) == 128
    assert user.check_password(ARABIC)
    assert not user.check_password(change(ARABIC))
