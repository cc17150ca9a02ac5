"""Says at the end of a run how large the things were that it walked: the access matrix, the canary sweep, the looks at pages."""

from __future__ import annotations

PROPERTY = "access matrix"
SWEEP = "canary sweep"
LOOKED = "axe"


def pytest_terminal_summary(terminalreporter):
    reports = terminalreporter.stats.get("passed", [])
    properties = [told for report in reports if report.when == "call" for told in report.user_properties]
    for line in sorted({f"{name}: {value}" for name, value in properties if name in {PROPERTY, SWEEP}}):
        terminalreporter.write_line(line)
    if looks := sum(value for name, value in properties if name == LOOKED):
        terminalreporter.write_line(
            f"axe: {looks} combinations of page, state, language, theme and width without a barrier"
        )
