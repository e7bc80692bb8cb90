"""Replace a file so that at every moment either the whole old or the whole new one is there.

The order is the promise: temp in the same folder, all bytes, fsync, what belongs to the file
besides its bytes, a last look at the original, one rename, fsync of the folder. The first fsync may
go on while the temp is read back and its plan is noted, and has ended before the rename.
"""

import errno
import os
import re
import shutil
import stat
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import xxhash

from blipdesk.domain.errors import ChangedMeanwhile, WriteFailed
from blipdesk.domain.photo import FileStamp, display_name
from blipdesk.metadata.source import FileSource, Piece

_CHUNK_BYTES = 1 << 18  # stays in a core's cache from reading over hashing to writing
_AHEAD_BYTES = 1 << 20
_BINARY = getattr(os, "O_BINARY", 0)
_NAME = re.compile(r"\.blipdesk-[A-Za-z0-9_-]+\.tmp")
_NEW_FILE_MODE = (
    0o600  # nobody else may read a half-written photo; ``carry_over`` sets the real one
)


def temp_path_for(path: Path, token: str) -> Path:
    """Name a temp file in the folder of ``path``, so that the replace stays on one file system.

    Args:
        path: the file that is going to be replaced (``EditPlan.target_path``).
        token: unique for this write, letters, digits, "-" and "_" only (the outbox row's id).
    """
    return path.with_name(f".blipdesk-{token}.tmp")


def is_own_temp(path: Path) -> bool:
    """Whether the name is one that ``temp_path_for`` gives, and no other program uses."""
    return _NAME.fullmatch(path.name) is not None


def file_hash(path: Path) -> bytes:
    """Return the 16-byte xxh3_128 of the whole file, streamed.

    Raises:
        OSError: the file cannot be read.
    """
    digest = xxhash.xxh3_128()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            digest.update(chunk)
    return bytes(digest.digest())


def sync_file(path: Path) -> None:
    """Force a file that another program has written to the disk.

    Raises:
        OSError: the disk refused.
    """
    descriptor = os.open(path, os.O_RDWR | _BINARY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def writing_to(target: Path, temp: Path) -> Iterator[None]:
    """Turn the disk's errors into one line, and leave no temp behind whatever happens.

    Raises:
        WriteFailed: the disk refused.
    """
    try:
        yield
    except OSError as error:
        temp.unlink(missing_ok=True)
        name = display_name(str(target))
        hint = _HINTS.get(error.errno or 0, "the file is untouched")
        raise WriteFailed(f"{name} could not be written: {error.strerror}; {hint}.") from error
    except BaseException:
        temp.unlink(missing_ok=True)
        raise


_HINTS = {
    errno.ENOSPC: "free some space and try again, the file is untouched",
    errno.EDQUOT: "free some of your quota and try again, the file is untouched",
    errno.EACCES: "give yourself permission to write in this folder, the file is untouched",
    errno.EPERM: "give yourself permission to write in this folder, the file is untouched",
    errno.EROFS: "the disk is read-only, the file is untouched",
}


@dataclass(frozen=True, slots=True)
class Written:
    """A new temp.

    Args:
        old_hash: ``file_hash`` of the original; b"" without one.
        new_hash: ``file_hash`` of the temp.
        forced: ends when the disk has the temp, with the ``OSError`` if it refused; None: it has.
    """

    old_hash: bytes
    new_hash: bytes
    forced: Future[None] | None = None


def write_spliced(
    source: FileSource | None, pieces: Iterable[Piece], temp: Path, pool: Executor | None = None
) -> Written:
    """Stream the original with its pieces exchanged into a new temp and force it to the disk.

    Args:
        source: None for a file that does not exist yet.
        pieces: in order, not overlapping.
        temp: must not exist.
        pool: where the disk is waited for meanwhile; None: here.

    Raises:
        OSError: the disk refused.
    """
    old, new = xxhash.xxh3_128(), xxhash.xxh3_128()
    begun = 0
    descriptor = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, _NEW_FILE_MODE)
    with os.fdopen(descriptor, "wb") as file:
        for data, is_old, is_new in _spliced(source, pieces):
            if is_old:
                old.update(data)
            if is_new:
                new.update(data)
                file.write(data)
                begun = _begin_forcing(file, begun)
        file.flush()
        forced = None
        if pool is None:
            os.fsync(file.fileno())
        else:  # through the same open file, which alone is sure to hear of every error
            forced = pool.submit(_force, os.dup(file.fileno()))
    return Written(bytes(old.digest()) if source else b"", bytes(new.digest()), forced)


def _begin_forcing(file: BinaryIO, begun: int) -> int:
    """Have the disk begin while the rest is being written; return up to where it was told to.

    Linux starts to write such a range back at once. It is but a hint: what promises that the disk
    has the file, and hears of its errors, is the fsync at the end.
    """
    written = file.tell()
    if written - begun < _AHEAD_BYTES or not hasattr(os, "posix_fadvise"):
        return begun
    with suppress(OSError):
        os.posix_fadvise(file.fileno(), begun, written - begun, os.POSIX_FADV_DONTNEED)
    return written


def _force(descriptor: int) -> None:
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _spliced(
    source: FileSource | None, pieces: Iterable[Piece]
) -> Iterator[tuple[bytes, bool, bool]]:
    """Yield old and new bytes in their order, and whether they belong to the old and new file."""
    at = 0
    for piece in pieces:
        yield from ((chunk, True, True) for chunk in _chunks(source, at, piece.start))
        yield from ((chunk, True, False) for chunk in _chunks(source, piece.start, piece.end))
        yield piece.data, False, True
        at = piece.end
    end = source.size if source else 0
    yield from ((chunk, True, True) for chunk in _chunks(source, at, end))


def _chunks(source: FileSource | None, start: int, end: int) -> Iterator[bytes]:
    while source is not None and start < end:
        chunk = source.read(start, min(_CHUNK_BYTES, end - start))
        if not chunk:
            raise OSError(errno.EIO, "the file became shorter while it was read")
        yield chunk
        start += len(chunk)


def replace_file(
    target: Path, temp: Path, expected: FileStamp | None, *, keep_mtime: bool, new_mode: int
) -> FileStamp:
    """Put a finished temp in the target's place; ``sync_folder`` then makes that last.

    Args:
        expected: the target's stamp; None if it must not exist.
        keep_mtime: the new file gets the old one's times.
        new_mode: permission bits of a file that did not exist.

    Raises:
        ChangedMeanwhile: the target is not the expected one.
        OSError: the disk refused.
    """
    status = check_unchanged(target, expected)
    if status is not None:
        _carry_over(target, temp, status, keep_mtime=keep_mtime)
    else:
        temp.chmod(new_mode)
    # The last look: what was copied above may have taken a while.
    check_unchanged(target, expected)
    temp.replace(target)
    return FileStamp.of(target.stat())


def remove_file(target: Path, expected: FileStamp | None) -> None:
    """Remove a file that is still the expected one; ``sync_folder`` then makes that last.

    Raises:
        ChangedMeanwhile: it is not.
        OSError: the disk refused.
    """
    check_unchanged(target, expected)
    target.unlink()


def original_path(target: Path) -> Path:
    """Name the file that keeps a photo as it was before its first write, as exiftool does."""
    return target.with_name(f"{target.name}_original")


def keep_original(target: Path, *, by_link: bool) -> None:
    """Keep a photo as it is under a second name, unless an earlier version is kept already.

    Args:
        by_link: the photo is going to be replaced, so that a hard link keeps the old one for
            nothing; otherwise, and where the file system has no links, it is copied.

    Raises:
        OSError: the disk refused.
    """
    original = original_path(target)
    if os.path.lexists(original):
        return
    if by_link:
        try:
            os.link(target, original)
        except OSError as error:
            if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK):
                raise
        else:
            return
    temp = temp_path_for(target, "original")
    with writing_to(target, temp):
        with target.open("rb") as old, temp.open("wb") as new:
            shutil.copyfileobj(old, new, _CHUNK_BYTES)
            new.flush()
            os.fsync(new.fileno())
        shutil.copystat(target, temp)
        temp.rename(original)


def check_unchanged(target: Path, expected: FileStamp | None) -> os.stat_result | None:
    """Return the target's status if its stamp is the expected one.

    Raises:
        ChangedMeanwhile: it is not.
    """
    try:
        status = target.stat()
    except FileNotFoundError:
        status = None
    if (None if status is None else FileStamp.of(status)) != expected:
        name = display_name(str(target))
        raise ChangedMeanwhile(
            f"{name} was changed by another program; nothing was written, read it again."
        )
    return status


def _carry_over(target: Path, temp: Path, status: os.stat_result, *, keep_mtime: bool) -> None:
    """Give the temp what belongs to the file: owner, mode, attributes, access lists, times."""
    own = temp.stat()
    if (own.st_uid, own.st_gid) != (status.st_uid, status.st_gid) and hasattr(os, "chown"):
        os.chown(temp, status.st_uid, status.st_gid)
    _copy_attributes(target, temp)
    # After chown, which may clear bits, and after the access list, whose mask is the group's bits.
    temp.chmod(stat.S_IMODE(status.st_mode))
    if keep_mtime:
        os.utime(temp, ns=(status.st_atime_ns, status.st_mtime_ns))


def _copy_attributes(target: Path, temp: Path) -> None:
    if not hasattr(os, "listxattr"):
        return
    try:
        names = os.listxattr(target)
    except OSError as error:
        if error.errno in (errno.ENOTSUP, errno.ENOSYS):
            return
        raise
    for name in names:
        if name.startswith("security."):
            continue  # labels are the system's: a new file gets its own
        os.setxattr(temp, name, os.getxattr(target, name))


def sync_folder(folder: Path) -> None:
    """Force to the disk which names a folder has.

    Raises:
        OSError: the disk refused.
    """
    if not hasattr(os, "O_DIRECTORY"):
        return  # Windows has no such call; its rename is written through
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
