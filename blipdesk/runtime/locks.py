"""A lock between processes that a crash releases by itself."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from blipdesk.domain.errors import DatabaseError
from blipdesk.domain.photo import display_name

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)

    def _unlock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)

    def _unlock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)


@contextmanager
def process_lock(path: Path) -> Iterator[None]:
    """Hold a lock that only one process at a time can have; wait for it if need be.

    Args:
        path: the lock file; it is made if absent and stays.

    Raises:
        DatabaseError: the file cannot be opened, or the file system knows no locks.
    """
    try:
        file = path.open("ab")
        _lock(file)
    except OSError as error:
        raise DatabaseError(
            f"{display_name(str(path))}: the library cannot be locked: {error.strerror}; nothing "
            "was written"
        ) from error
    with file:
        try:
            yield
        finally:
            _unlock(file)
