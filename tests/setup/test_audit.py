"""The audit is believed only when it looked up everything. Reports are written by the installed pip-audit's own classes."""

from __future__ import annotations

import pytest
from packaging.version import Version
from pip_audit._format import JsonFormat
from pip_audit._service.interface import ResolvedDependency, SkippedDependency, VulnerabilityResult

from setup.audit import HOLES, NOT_AUDITED, SOUND, audit, judge

NAMES = {"django", "wagtail"}


def looked_up(name, *holes):
    found = [VulnerabilityResult.create([hole], "…", [Version("9")], None) for hole in holes]
    return ResolvedDependency(name, Version("1")), found


def skipped(name):
    return SkippedDependency(name, f"Dependency not found on PyPI and could not be audited: {name} (1)"), []


def report(*entries):
    return JsonFormat(output_desc=False, output_aliases=True).format(dict(entries), [])


def test_d_01_an_audit_of_everything_is_sound():
    assert judge(report(looked_up("django"), looked_up("wagtail")), NAMES) == (
        SOUND,
        "2 packages audited, no known hole.",
    )


def test_d_01_an_audit_that_skipped_everything_is_no_audit():
    code, message = judge(report(skipped("django"), skipped("wagtail")), NAMES)
    assert (code, message.split(":")[0]) == (NOT_AUDITED, "NOT AUDITED")


def test_d_01_an_audit_that_skipped_one_package_is_no_audit():
    code, message = judge(report(looked_up("django"), skipped("wagtail")), NAMES)
    assert (code, "1 of 2" in message, "wagtail" in message) == (NOT_AUDITED, True, True)


def test_d_01_a_package_that_the_report_forgot_is_not_audited():
    assert judge(report(looked_up("django")), NAMES)[0] == NOT_AUDITED


def test_d_01_a_known_hole_is_named():
    code, message = judge(report(looked_up("django", "CVE-2026-1"), skipped("wagtail")), NAMES)
    assert (code, "django: CVE-2026-1" in message) == (HOLES, True)


@pytest.mark.parametrize("nothing", ["", "null", "[]", "{}", '{"dependencies": []}', "No known vulnerabilities found"])
def test_d_01_no_report_is_no_audit(nothing):
    assert judge(nothing, NAMES)[0] == NOT_AUDITED


def test_d_01_the_real_program_without_a_feed_turns_red(tmp_path, monkeypatch):
    lock = tmp_path / "base.txt"
    lock.write_text(f"django==5.2.19 \\\n    --hash=sha256:{'0' * 64}\n")
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert audit(lock)[0] == NOT_AUDITED
