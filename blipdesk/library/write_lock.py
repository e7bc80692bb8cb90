"""Who may write: one process at a time, except that one who hangs keeps only his photos."""

import json
import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from blipdesk.runtime.locks import held_aside, process_lock


class WriteLock:
    """The lock of whoever writes into a library's photos.

    A disk that hangs in the middle of a replacement can still carry it out, whenever it answers
    again. Until then, or until the process is gone, nobody else may write into the same photo. All
    other photos are free as soon as patience is over.

    Args:
        path: of the lock's file.
        patience_s: after which others may write into other photos.
    """

    def __init__(self, path: Path, patience_s: float) -> None:
        self._path = path
        self._watchdog = _Watchdog(patience_s)

    def close(self) -> None:
        """End the thread that watches, while nothing is held."""
        self._watchdog.close()

    @contextmanager
    def hold(self, photo_ids: Collection[int]) -> Iterator[frozenset[int]]:
        """Hold the lock, waiting for it if need be.

        Args:
            photo_ids: of the photos that are going to be touched.

        Yields:
            The photos that somebody who hangs still holds: they must be left alone.

        Raises:
            DatabaseError: it cannot be locked.
        """
        with process_lock(self._path) as lock:
            held = frozenset(i for line in held_aside(self._path) for i in json.loads(line))
            what = json.dumps(sorted(photo_ids))
            with self._watchdog.watching(partial(lock.set_aside, what)):
                yield held


class _Watchdog:
    """Acts when something has not ended in time.

    To start a thread takes longer than many a write, so one stays for all that come one after the
    other. It ends when it wakes and nothing is left to be watched.

    Args:
        patience_s: how long each may take.
    """

    def __init__(self, patience_s: float) -> None:
        self._patience_s = patience_s
        self._guard = threading.Condition()
        self._watched: tuple[float, Callable[[], object]] | None = None
        self._thread: threading.Thread | None = None

    @contextmanager
    def watching(self, act: Callable[[], object]) -> Iterator[None]:
        """Watch what is done inside; only one thing at a time.

        Args:
            act: called in another thread when patience is over.
        """
        with self._guard:
            self._watched = (time.monotonic() + self._patience_s, act)
            if self._thread is None or not self._thread.is_alive():  # as after a fork
                self._thread = threading.Thread(target=self._watch, daemon=True)
                self._thread.start()
        try:
            yield
        finally:
            with self._guard:
                self._watched = None

    def close(self) -> None:
        """End the thread, while nothing is watched."""
        with self._guard:
            self._guard.notify_all()

    def _watch(self) -> None:
        while (act := self._overdue()) is not None:
            act()

    def _overdue(self) -> Callable[[], object] | None:
        """Wait for what takes too long; None: nothing is left to be watched."""
        with self._guard:
            while self._watched is not None:
                deadline_s, act = self._watched
                left_s = deadline_s - time.monotonic()
                if left_s <= 0:
                    self._watched = None
                    return act
                self._guard.wait(left_s)
            self._thread = None
            return None
