"""A running ``blipdesk watch``, as seen by tests."""

import json
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

Event = dict[str, object]
# The machine that runs the tests may be busy with anything.
PATIENCE_S = 90.0


def wait_until(is_so: Callable[[], bool]) -> None:
    """Return as soon as it is so."""
    deadline_s = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < deadline_s
        time.sleep(0.1)


def wait_until_waiting(blipdesk, photos: int) -> None:
    """Return when so many photos are in the durable queue."""
    wait_until(lambda: blipdesk("queue", "status", "--json").lines[0]["waiting"] == photos)


class Watching:
    """A running ``blipdesk watch`` and what it has said so far."""

    def __init__(self, process) -> None:
        self.process = process
        self.events: list[Event] = []
        self._news = threading.Condition()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def wait(self, seen: str, path: Path | None = None, after: int = 0) -> Event:
        """Return the first event of a kind (about a path), once it has come."""

        def found() -> Event | None:
            for event in self.events[after:]:
                if event["seen"] == seen and path in (None, Path(str(event["path"]))):
                    return event
            return None

        with self._news:
            assert self._news.wait_for(lambda: found() is not None, PATIENCE_S), (
                f"no {seen!r} of {path} in {self.events}"
            )
        event = found()
        assert event is not None
        return event

    def end(self) -> str:
        """Stop it as Ctrl+C does; return what it said on stderr."""
        self.process.send_signal(signal.SIGINT)
        errors = self.process.stderr.read().decode()
        self._reader.join()
        assert self.process.wait(PATIENCE_S) == 0, errors
        assert "Traceback" not in errors
        return errors

    def _read(self) -> None:
        for line in self.process.stdout:
            with self._news:
                self.events.append(json.loads(line))
                self._news.notify_all()
        with self._news:
            self._news.notify_all()
