"""Reading the index of words ahead in the background, while nobody waits for an answer."""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from blipdesk.domain.errors import DatabaseError
from blipdesk.index.warmth import read_ahead

_WORTH_IT_BYTES = 64 * 1024 * 1024
_SPARE_FACTOR = 2
_STEP_S = 0.05

log = logging.getLogger(__name__)


class Warming:
    """Fills the system's disk cache once, in a thread of its own, after the start of a window.

    The cache is memory that nobody uses and that the system takes back when anybody wants it. A
    small database is not worth it, and where memory is short it would push out other things. A few
    hundred megabytes cost a battery less than the wait for the first searches costs its owner.

    Args:
        path: of the database.
        pause_s: it waits so long after each answer, and at the start.
    """

    def __init__(self, path: Path, pause_s: float = 0.3) -> None:
        self._path = path
        self._pause_s = pause_s
        self._answering = False
        self._answered_s = time.monotonic()  # the first list comes first
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="warming", daemon=True)

    def start(self) -> None:
        """Begin, if it is worth it."""
        if self._is_worth_it():
            self._thread.start()

    @contextmanager
    def giving_way(self) -> Iterator[None]:
        """Leave the disk to somebody who waits for an answer, until that is there."""
        self._answering = True
        try:
            yield
        finally:
            self._answering = False
            self._answered_s = time.monotonic()

    def wait(self) -> None:
        """Wait until all is read."""
        if self._thread.ident is not None:
            self._thread.join()

    def close(self) -> None:
        """Stop within a step."""
        self._ended.set()
        self.wait()

    def _is_worth_it(self) -> bool:
        try:
            size_bytes = self._path.stat().st_size
        except OSError:
            return False
        spare_bytes = psutil.virtual_memory().available
        return size_bytes >= _WORTH_IT_BYTES and spare_bytes > _SPARE_FACTOR * size_bytes

    def _give_way(self) -> None:
        while self._answering or time.monotonic() < self._answered_s + self._pause_s:
            if self._ended.wait(_STEP_S):
                return

    def _run(self) -> None:
        started_s, steps = time.monotonic(), 0
        try:
            self._give_way()
            for _ in read_ahead(self._path, self._ended.is_set):
                steps += 1
                self._give_way()
        except DatabaseError as error:  # whoever searches is told of it
            log.info("reading ahead ended: %s", error)
            return
        if not self._ended.is_set():
            log.info("read ahead in %d steps, %.1f s", steps, time.monotonic() - started_s)
