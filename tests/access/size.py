"""Says at the end of a run how large the access matrix was that it walked."""

from __future__ import annotations

PROPERTY = "access matrix"


def pytest_terminal_summary(terminalreporter):
    told = {
        str(value)
        for report in terminalreporter.stats.get("passed", [])
        for name, value in report.user_properties
        if name == PROPERTY
    }
    for line in sorted(told):
        terminalreporter.write_line(f"{PROPERTY}: {line}")
