"""List the photos of a tree as fast as the disk allows: names and stamps, hardly any content."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from blipdesk.domain.photo import FileStamp, PhotoFormat, display_name
from blipdesk.imaging.sniff import SNIFF_BYTES, sniff_format
from blipdesk.metadata.sidecar_names import mark_beside, sidecar_names
from blipdesk.watch.ignore import Rules, Skip, has_photo_suffix
from blipdesk.watch.reconcile import SeenFile

# Where a directory entry's own stat has neither inode nor device, the file has to be asked.
_ENTRY_STAT_IS_WHOLE = os.name != "nt"


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that is left aside, with the reason."""

    path: bytes
    skip: Skip


@dataclass(frozen=True, slots=True)
class Trouble:
    """A file or folder that cannot be looked at.

    Args:
        reason: one line for the user.
        is_gone: it does not exist, as opposed to being closed to us.
    """

    path: bytes
    reason: str
    is_gone: bool = False


Found = SeenFile | Skipped | Trouble


class TreeScanner:
    """Looks at trees; each file and folder once, even when it is reached in several ways.

    Args:
        rules: what is left out.
    """

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._files: set[tuple[int, int]] = set()
        self._folders: set[tuple[int, int]] = set()

    def scan(self, top: bytes, *, whole_tree: bool = True) -> Iterator[Found]:
        """List a folder: its files in the order of their names, then its folders alike.

        Symbolic links to folders are not followed; nothing but regular files is ever opened.

        Args:
            top: absolute; its own name is subject to no rule.
            whole_tree: search the folders in it too.
        """
        pending = [top]
        while pending:
            folder = pending.pop()
            try:
                status = Path(os.fsdecode(folder)).stat()
                if not self._is_new(self._folders, status):
                    continue
                with os.scandir(folder) as entries:
                    listed = sorted(entries, key=_name)
            except OSError as error:
                yield trouble(folder, error)
                continue
            folders: list[bytes] = []
            names = (entry.name.lower() for entry in listed)
            beside = {name for name in names if name.endswith(b".xmp")}
            for entry in listed:
                if entry.is_dir(follow_symlinks=False):
                    skip = self._rules.skip_folder(entry.name, entry.path)
                    if skip is not None:
                        yield Skipped(entry.path, skip)
                    elif whole_tree:
                        folders.append(entry.path)
                else:
                    yield self._look(entry, beside)
            pending += reversed(folders)

    def claim(self, status: os.stat_result) -> bool:
        """Note a file that was named itself; false if it was listed under another name."""
        return self._is_new(self._files, status)

    def _look(self, entry: os.DirEntry[bytes], beside: set[bytes]) -> Found:
        name, path = entry.name, entry.path
        skip = self._rules.skip_file(name, path)
        if skip is not None:
            return Skipped(path, skip)
        is_photo = has_photo_suffix(name)
        try:
            status = entry.stat() if _ENTRY_STAT_IS_WHOLE else Path(os.fsdecode(path)).stat()
            if not stat.S_ISREG(status.st_mode):
                is_folder = stat.S_ISDIR(status.st_mode)
                return Skipped(path, Skip.LINKED_FOLDER if is_folder else Skip.NOT_A_FILE)
            skip = self._rules.skip_size(status.st_size)
            if skip is not None:
                return Skipped(path, skip)
            if not is_photo and not _looks_like_photo(path):
                return Skipped(path, Skip.NOT_A_PHOTO)
        except OSError as error:
            return trouble(path, error) if is_photo else Skipped(path, Skip.NOT_A_PHOTO)
        if not self._is_new(self._files, status):
            return Skipped(path, Skip.SAME_FILE)
        has_others = status.st_nlink > 1 or entry.is_symlink()
        return SeenFile(path, FileStamp.of(status), has_others, _mark(entry, beside))

    @staticmethod
    def _is_new(seen: set[tuple[int, int]], status: os.stat_result) -> bool:
        # Two names of one file (a symbolic or hard link) are one photo, not two.
        identity = (status.st_dev, status.st_ino)
        if status.st_ino and identity in seen:
            return False
        seen.add(identity)
        return True


def _mark(entry: os.DirEntry[bytes], beside: set[bytes]) -> bytes | None:
    """Mark a photo's sidecar; where the listing shows none, nothing is asked.

    Args:
        beside: names of the folder's XMP files in small letters: the disk may not tell them apart.
    """
    is_near = any(name.lower() in beside for name in sidecar_names(entry.name))
    return mark_beside(Path(os.fsdecode(entry.path))) if is_near or entry.is_symlink() else None


def trouble(path: bytes, error: OSError) -> Trouble:
    """Word why something cannot be looked at."""
    is_gone = isinstance(error, FileNotFoundError | NotADirectoryError)
    what = "found" if is_gone else "opened"
    shown = display_name(os.fsdecode(path))
    return Trouble(path, f"{shown}: cannot be {what}: {error.strerror or error}", is_gone)


def _name(entry: os.DirEntry[bytes]) -> bytes:
    return entry.name


def _looks_like_photo(path: bytes) -> bool:
    with Path(os.fsdecode(path)).open("rb") as file:
        return sniff_format(file.read(SNIFF_BYTES)) is not PhotoFormat.OTHER
