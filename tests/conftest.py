"""Nothing unexpected passes silently."""

import logging
from collections.abc import Generator, Iterator

import pytest
from hypothesis import HealthCheck, settings

# How fast an example runs says something about the machine, not about the code.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_unexpected_log_record(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test in which BlipDesk logs a warning or an error that the test does not name."""
    expected = [mark.args[0] for mark in request.node.iter_markers("expects_log")]
    collector = _Collector()
    logger = logging.getLogger("blipdesk")
    logger.addHandler(collector)
    yield
    logger.removeHandler(collector)
    unexpected = [line for line in collector.lines if not any(e in line for e in expected)]
    assert not unexpected, f"unexpected log records: {unexpected}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Escape what is no text in a report: file names' odd bytes, which no other process can take.

    The tests run in several processes, and their reports travel between them.
    """
    report = yield
    report.sections = [(title, _as_text(section)) for title, section in report.sections]
    if report.failed and _as_text(report.longreprtext) != report.longreprtext:
        report.longrepr = _as_text(report.longreprtext)
    return report


def _as_text(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()
