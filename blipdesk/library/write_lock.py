"""Who may write: one process at a time, except that one who hangs keeps only his photos."""

import json
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
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
        self._patience_s = patience_s

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
            watchdog = threading.Timer(self._patience_s, lock.set_aside, (what,))
            watchdog.daemon = True
            watchdog.start()
            try:
                yield held
            finally:
                watchdog.cancel()
