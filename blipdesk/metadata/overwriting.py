"""Write over a file of several names, so that all of them show the new one.

This is the one write that is not atomic, and happens only where it was chosen. The whole new file
stands beside the old one under a name of its own until it is copied, so that whoever comes after a
crash can complete it.
"""

import os
import shutil
from pathlib import Path

from blipdesk.domain.errors import WriteFailed
from blipdesk.domain.photo import FileStamp, display_name
from blipdesk.metadata.safe_file import check_unchanged, sync_folder, temp_path_for, writing_to

_CHUNK_BYTES = 1 << 20


def overwrite_file(
    target: Path, temp: Path, expected: FileStamp | None, *, keep_mtime: bool
) -> FileStamp:
    """Copy a finished temp over a file of several names.

    Raises:
        ChangedMeanwhile: the target is not the expected one; the temp is gone.
        WriteFailed: the disk refused; the message says whether the target was touched.
    """
    with writing_to(target, temp):
        status = check_unchanged(target, expected)
        if keep_mtime and status is not None:
            os.utime(temp, ns=(status.st_atime_ns, status.st_mtime_ns))
        whole = _whole_path(target)
        temp.replace(whole)
        sync_folder(target.parent)
    with writing_to(target, whole):
        _reserve(target, whole.stat().st_size)
    try:
        finish_overwriting(target)
    except OSError as error:
        raise WriteFailed(half_written(target, error)) from error
    return FileStamp.of(target.stat())


def finish_overwriting(target: Path) -> bool:
    """Complete what a crash or the disk has interrupted; return whether there was anything.

    Args:
        target: as it was given to ``overwrite_file``; if somebody has replaced it since, it is
            another file and left alone.

    Raises:
        OSError: the disk refused, or there is no such file.
    """
    if target.stat().st_nlink < 2 or not (whole := _whole_path(target)).exists():
        return False
    with target.open("r+b") as file, whole.open("rb") as new:
        shutil.copyfileobj(new, file, _CHUNK_BYTES)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())
    times = whole.stat()
    os.utime(target, ns=(times.st_atime_ns, times.st_mtime_ns))
    whole.unlink()
    sync_folder(target.parent)
    return True


def _whole_path(target: Path) -> Path:
    """Name the whole new file by the old one's inode, which no replacement has."""
    return temp_path_for(target, f"whole-{target.stat().st_ino:x}")


def half_written(target: Path, error: OSError) -> str:
    """Say what became of a file that could not be completed."""
    names = display_name(str(target)), display_name(str(_whole_path(target)))
    return f"{names[0]} was only half written: {error.strerror}; {names[1]} is the whole file."


def _reserve(target: Path, size_bytes: int) -> None:
    """Let a full disk show while the old file is untouched."""
    if not hasattr(os, "posix_fallocate"):
        return
    with target.open("r+b") as file:
        before = os.fstat(file.fileno()).st_size
        try:
            os.posix_fallocate(file.fileno(), 0, size_bytes)
        except OSError:
            file.truncate(before)
            raise
