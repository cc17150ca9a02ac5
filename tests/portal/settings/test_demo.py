"""The demo's cookies: plain by default, and as in production when asked."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

TELL = "s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY"


def told(folder, module, **environment):
    code = f"import portal.settings.{module} as s; print({TELL})"
    return subprocess.run(
        [sys.executable, "-c", code],
        env={"PATH": os.environ["PATH"], "ATHAR_VAR_DIR": str(folder), **environment},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


@pytest.mark.parametrize("module", ["demo", "dev"])
def test_the_demos_cookies_travel_over_plain_http(tmp_path, module):
    assert told(tmp_path, module) == "athar-demo athar-demo-form False False True"


def test_s_04_the_demos_cookies_are_bound_when_asked(tmp_path):
    bound = "__Host-athar-all __Host-athar-all-form True True True"
    assert told(tmp_path, "demo", ATHAR_SECURE_COOKIES="1") == bound


def test_s_04_no_other_settings_can_be_talked_out_of_bound_cookies(tmp_path):
    bound = "__Host-athar-all __Host-athar-all-form True True True"
    assert told(tmp_path, "base", ATHAR_SECURE_COOKIES="0") == bound
