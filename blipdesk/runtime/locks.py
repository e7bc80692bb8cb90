"""A lock between processes that a crash gives back, and that one who hangs need not keep."""

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from blipdesk.domain.errors import DatabaseError
from blipdesk.domain.photo import display_name

if sys.platform == "win32":
    import msvcrt

    def try_lock(file: IO[bytes]) -> bool:
        """Lock an open file for this process; False: another has it."""
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

    def _unlock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def try_lock(file: IO[bytes]) -> bool:
        """Lock an open file for this process; False: another has it."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)


_SHORTEST_WAIT_S = 0.001
_LONGEST_WAIT_S = 0.02


class HeldLock:
    """A lock while it is held; made by ``process_lock``."""

    def __init__(self, path: Path, file: IO[bytes]) -> None:
        self._path = path
        self._file = file
        self._guard = threading.Lock()
        self._is_held = True

    def set_aside(self, what: str) -> bool:
        """Let others have the lock, except for what is named here until its holder is back or dead.

        Safe from any thread. The file, locked as it is, gets another name and says what is held;
        ``held_aside`` finds it. Who waits for the lock opens a new file in its place.

        Args:
            what: one line for ``held_aside``.

        Returns:
            False: the lock was given back meanwhile, the disk refused, or this system renames no
            open file; others wait on.
        """
        if sys.platform == "win32":
            return False
        folder = _aside_folder(self._path)
        with self._guard:
            if not self._is_held:
                return False
            try:
                folder.mkdir(exist_ok=True)
                os.ftruncate(self._file.fileno(), 0)
                os.write(self._file.fileno(), what.encode())
                self._path.rename(folder / f"{os.getpid()}-{time.monotonic_ns()}")
            except OSError:
                return False
        return True

    def release(self) -> None:
        """Give it back."""
        with self._guard:
            self._is_held = False
            _unlock(self._file)


@contextmanager
def process_lock(path: Path) -> Iterator[HeldLock]:
    """Hold a lock that only one process at a time can have; wait for it if need be.

    Args:
        path: the lock file; it is made if absent and stays.

    Raises:
        DatabaseError: the file cannot be opened, or the file system knows no locks.
    """
    try:
        file = _acquired(path)
    except OSError as error:
        raise DatabaseError(
            f"{display_name(str(path))}: the library cannot be locked: {error.strerror}; nothing "
            "was written"
        ) from error
    held = HeldLock(path, file)
    with file:
        try:
            yield held
        finally:
            held.release()


def _acquired(path: Path) -> IO[bytes]:
    """Return the lock file, locked. A wait for a file that is set aside would never end."""
    wait_s = _SHORTEST_WAIT_S
    while True:
        file = path.open("ab", buffering=0)
        try:
            if try_lock(file):
                with suppress(FileNotFoundError):
                    if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                        return file
        except BaseException:
            file.close()
            raise
        file.close()
        time.sleep(wait_s)
        wait_s = min(2 * wait_s, _LONGEST_WAIT_S)


def held_aside(path: Path) -> list[str]:
    """Return what is held under locks that were set aside; forget those whose holders are gone.

    Args:
        path: of the lock, which the caller holds.
    """
    try:
        names = sorted(_aside_folder(path).iterdir())
    except FileNotFoundError:
        return []
    found = []
    for name in names:
        with suppress(FileNotFoundError), name.open("r+b", buffering=0) as file:
            if try_lock(file):
                name.unlink()
            else:
                found.append(file.read().decode())
    return found


def _aside_folder(path: Path) -> Path:
    return path.with_name(f"{path.name}.aside")
