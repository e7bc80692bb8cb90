"""Temporary folders that do not outlive their program for long, not even one that was killed."""

import logging
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from blipdesk.runtime.locks import try_lock

log = logging.getLogger(__name__)

_IN_USE = ".in-use"
_TOO_YOUNG_S = 60.0


@contextmanager
def scratch_folder(purpose: str) -> Iterator[Path]:
    """Give a new temporary folder, after removing those of programs that ended without doing so.

    Args:
        purpose: a word for the folder's name; only folders of the same purpose are removed.

    Raises:
        OSError: there is no place for temporary files.
    """
    prefix = f"blipdesk-{purpose}-"
    _remove_leftovers(Path(tempfile.gettempdir()), prefix)
    # Its own clean-up fails where a program is still busy in it; the next start sees to that.
    with tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with (folder / _IN_USE).open("ab") as mark:
            try_lock(mark)
            yield folder


def _remove_leftovers(place: Path, prefix: str) -> None:
    for folder in place.glob(f"{prefix}*"):
        try:
            if _is_leftover(folder):
                log.info("removing what a killed program left in %s", folder)
                shutil.rmtree(folder)
        except OSError as error:
            log.info("%s stays: %s", folder, error)


def _is_leftover(folder: Path) -> bool:
    status = folder.lstat()
    is_own = not hasattr(os, "getuid") or status.st_uid == os.getuid()
    # One that was made just now may not have its lock yet.
    if folder.is_symlink() or not is_own or time.time() - status.st_mtime < _TOO_YOUNG_S:
        return False
    try:
        with (folder / _IN_USE).open("r+b") as mark:
            return try_lock(mark)
    except FileNotFoundError:
        return True
