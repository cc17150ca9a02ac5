"""Says at the end of a run how large the things were that it walked: the access matrix, the canary sweep."""

from __future__ import annotations

PROPERTY = "access matrix"
SWEEP = "canary sweep"


def pytest_terminal_summary(terminalreporter):
    told = {
        f"{name}: {value}"
        for report in terminalreporter.stats.get("passed", [])
        for name, value in report.user_properties
        if name in {PROPERTY, SWEEP}
    }
    for line in sorted(told):
        terminalreporter.write_line(line)
