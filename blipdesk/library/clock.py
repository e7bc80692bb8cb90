"""The time, as an argument, so that tests can choose it."""

import time
from datetime import UTC, datetime


class Clock:
    """The system's clock."""

    def now_ns(self) -> int:
        """Return Unix time in nanoseconds."""
        return time.time_ns()

    def date_text(self) -> str:
        """Return the local time as ISO 8601 text with offset, to the second."""
        return datetime.fromtimestamp(self.now_ns() // 1_000_000_000, UTC).astimezone().isoformat()
