"""The harness is imported by the tests beside it, and says at the end what it has come to."""

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

_TOLD = re.compile(r" crash:\S+ (.*)")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """In a soak, list the kills, the promised texts and the planted faults that were caught."""
    if "slow" in str(terminalreporter.config.option.markexpr):
        return
    calls = {
        outcome: [r for r in terminalreporter.getreports(outcome) if "tests/crash" in r.nodeid]
        for outcome in ("passed", "failed")
    }
    if not any(calls.values()):
        return
    terminalreporter.section("crash harness")
    for report in calls["passed"] + calls["failed"]:
        if getattr(report, "when", None) == "call":
            for line in _TOLD.findall(report.caplog):
                terminalreporter.write_line(line)
    planted = {
        outcome: [r for r in found if "_is_caught" in r.nodeid] for outcome, found in calls.items()
    }
    caught, missed = (len(planted[outcome]) for outcome in ("passed", "failed"))
    terminalreporter.write_line(f"planted faults: {caught} of {caught + missed} caught")
