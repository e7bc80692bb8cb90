"""Nothing unexpected passes silently."""

import logging
from collections.abc import Iterator

import pytest


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
