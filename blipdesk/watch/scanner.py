"""List the photos of a tree as fast as the disk allows: names and stamps, hardly any content."""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from blipdesk.domain.photo import FileStamp, PhotoFormat, display_name
from blipdesk.imaging.sniff import SNIFF_BYTES, sniff_format
from blipdesk.metadata.sidecar_names import mark_beside, mark_named, sidecar_names
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


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Some files that are as they were known."""

    paths: list[bytes]


Found = SeenFile | Skipped | Trouble
KnownStamp = tuple[int, int, int, int]
"""size_bytes, mtime_ns, inode, device"""
_GROUP_FILES = 500


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
        """List a folder; see ``compare``."""
        for found in self.compare(top, {}, whole_tree=whole_tree):
            assert not isinstance(found, Unchanged)  # nothing is known
            yield found

    def compare(
        self, top: bytes, known: Mapping[bytes, KnownStamp], *, whole_tree: bool = True
    ) -> Iterator[Found | Unchanged]:
        """List a folder: its files in the order of their names, then its folders alike.

        Symbolic links to folders are not followed; nothing but regular files is ever opened.

        Args:
            top: absolute; its own name is subject to no rule.
            known: by its path, the stamp of each file that has no sidecar and of which nothing but
                a change is news.
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
                    listed = sorted(entries, key=attrgetter("name"))
            except OSError as error:
                yield trouble(folder, error)
                continue
            folders: list[bytes] = []
            beside = {e.name.lower() for e in listed if e.name[-4:].lower() == b".xmp"}
            same: list[bytes] = []
            for entry in listed:
                if entry.is_dir(follow_symlinks=False):
                    skip = self._rules.skip_folder(entry.name, entry.path)
                    if skip is not None:
                        yield Skipped(entry.path, skip)
                    elif whole_tree:
                        folders.append(entry.path)
                elif self._is_same(entry, known.get(entry.path), beside):
                    same.append(entry.path)
                    if len(same) == _GROUP_FILES:
                        yield Unchanged(same)
                        same = []
                else:
                    yield self._look(entry, beside)
            if same:
                yield Unchanged(same)
            pending += reversed(folders)

    def claim(self, status: os.stat_result) -> bool:
        """Note a file that was named itself; false if it was listed under another name."""
        return self._is_new(self._files, status)

    def _is_same(
        self, entry: os.DirEntry[bytes], stamp: KnownStamp | None, beside: set[bytes]
    ) -> bool:
        """Whether a known file is as it was; in doubt ``_look`` looks at it in every respect."""
        if stamp is None or entry.is_symlink() or (beside and _is_near(entry, beside)):
            return False
        try:
            status = entry.stat()
        except OSError:
            return False
        return (
            (status.st_size, status.st_mtime_ns, status.st_ino, status.st_dev) == stamp
            and self._rules.skip_file(entry.name, entry.path) is None
            and self._rules.skip_size(status.st_size) is None
            and self._is_new(self._files, status)
        )

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
    if entry.is_symlink():
        return mark_beside(Path(os.fsdecode(entry.path)))
    if not beside:
        return None
    near = [name for name in sidecar_names(entry.name) if name.lower() in beside]
    return mark_named(entry.path[: -len(entry.name) - 1], near) if near else None


def _is_near(entry: os.DirEntry[bytes], beside: set[bytes]) -> bool:
    return any(name.lower() in beside for name in sidecar_names(entry.name))


def trouble(path: bytes, error: OSError) -> Trouble:
    """Word why something cannot be looked at."""
    is_gone = isinstance(error, FileNotFoundError | NotADirectoryError)
    what = "found" if is_gone else "opened"
    shown = display_name(os.fsdecode(path))
    return Trouble(path, f"{shown}: cannot be {what}: {error.strerror or error}", is_gone)


def _looks_like_photo(path: bytes) -> bool:
    with Path(os.fsdecode(path)).open("rb") as file:
        return sniff_format(file.read(SNIFF_BYTES)) is not PhotoFormat.OTHER
