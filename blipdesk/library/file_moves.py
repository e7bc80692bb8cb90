"""Move or copy one file so that a crash at any moment can be settled, and nothing is overwritten.

Every function may be called again for the same step after a crash: it finds out how far the step
got and completes it.
"""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from blipdesk.domain.errors import ChangedMeanwhile, WriteFailed
from blipdesk.domain.photo import display_name
from blipdesk.metadata.safe_file import file_hash, temp_path_for

_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.EACCES})
_CHUNK_BYTES = 1 << 20


def move(source: Path, target: Path, token: str) -> None:
    """Give a file or folder a new place.

    Args:
        token: names the temp of a move to another disk; the same after a crash.

    Raises:
        WriteFailed: a different file is at the target, the source is gone, or the disk refused.
    """
    _translated(source, target, lambda: _move(source, target, token))


def copy(source: Path, target: Path, token: str) -> None:
    """Copy a file with its times, mode and attributes; see ``move``."""
    _translated(source, target, lambda: _copy(source, target, token))


def _translated(source: Path, target: Path, work: Callable[[], None]) -> None:
    try:
        work()
    except FileExistsError as error:
        raise WriteFailed(f"{display_name(str(target))} is there already.") from error
    except OSError as error:
        names = display_name(str(source)), display_name(str(target))
        raise WriteFailed(
            f"{names[0]} could not be put at {names[1]}: {error.strerror or error}."
        ) from error


def _move(source: Path, target: Path, token: str) -> None:
    if not os.path.lexists(source):
        if os.path.lexists(target):
            return  # it was done before a crash
        raise FileNotFoundError(errno.ENOENT, "there is no such file")
    if _is_same(source, target) and _are_two_names(source, target):
        _remove(source, target)  # linked, and not yet taken from its old place
        return
    try:
        _rename(source, target)
    except OSError as error:
        if error.errno != errno.EXDEV or source.is_dir():
            raise
        _copy(source, target, token)
        _remove(source, target)


def _rename(source: Path, target: Path) -> None:
    """Rename without ever replacing a file: a link to a taken name fails, a rename does not."""
    if source.is_dir() or _is_same(source, target):
        if os.path.lexists(target) and not _is_same(source, target):
            raise FileExistsError(errno.EEXIST, "taken")
        source.rename(target)
    else:
        try:
            os.link(source, target, follow_symlinks=False)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            if os.path.lexists(target):
                raise FileExistsError(errno.EEXIST, "taken") from error
            source.rename(target)
        else:
            try:
                sync_folder(target.parent)  # before the old name goes: a power cut may reorder
                source.unlink()
            except OSError:
                target.unlink()  # else the photo would have two names
                raise
    sync_folder(target.parent)
    sync_folder(source.parent)


def _copy(source: Path, target: Path, token: str) -> None:
    temp = temp_path_for(target, token)
    temp.unlink(missing_ok=True)
    if os.path.lexists(target):
        if target.is_file() and file_hash(target) == file_hash(source):
            return  # it was done before a crash
        raise FileExistsError(errno.EEXIST, "taken")
    before = source.stat()
    try:
        with source.open("rb") as old, temp.open("xb") as new:
            shutil.copyfileobj(old, new, _CHUNK_BYTES)
            new.flush()
            os.fsync(new.fileno())
        shutil.copystat(source, temp)
        after = source.stat()
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            shown = display_name(str(source))
            raise ChangedMeanwhile(f"{shown} was changed by another program while it was copied.")
        if file_hash(temp) != file_hash(source):
            raise OSError(errno.EIO, "the copy is not what was read")
        _rename(temp, target)
    except BaseException:
        temp.unlink(missing_ok=True)
        raise


def _remove(source: Path, target: Path) -> None:
    """Take a file from its old place once the new one is safe."""
    if not _is_same(source, target) and file_hash(source) != file_hash(target):
        raise OSError(errno.EIO, "the copy differs from the file; both are kept")
    source.unlink()
    sync_folder(source.parent)


def sync_folder(folder: Path) -> None:
    """Make names durable, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _are_two_names(one: Path, other: Path) -> bool:
    """Whether both names are on the disk, not one that is found in either spelling of its case."""
    if one.parent != other.parent:
        return True
    return {one, other} <= set(one.parent.iterdir())


def _is_same(one: Path, other: Path) -> bool:
    try:
        return os.path.samestat(one.lstat(), other.lstat())
    except OSError:
        return False
