"""Find the photos under the paths that a user named."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from blipdesk.domain.photo import PhotoFormat, display_name
from blipdesk.imaging.sniff import SNIFF_BYTES, sniff_format
from blipdesk.metadata.safe_file import is_own_temp

# A file of one of these names is looked at even if its content is no picture, so that a broken
# photo gets its line; any other file counts as a photo only by its content.
PHOTO_SUFFIXES = frozenset(
    """
    .jpg .jpeg .jpe .jfif .png .webp .tif .tiff .heic .heif .hif .avif .gif .bmp .dng .cr2 .cr3 .crw
    .nef .nrw .arw .srf .sr2 .raf .orf .rw2 .pef .srw .x3f .3fr .iiq .erf .kdc .mrw .rwl
    """.split()
)
# Folders that tools keep for themselves; their pictures are nobody's photos.
_TOOL_FOLDERS = frozenset({"@eaDir", "$RECYCLE.BIN", "System Volume Information", "lost+found"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing to look at.

    Args:
        path: absolute; symbolic links in it are kept.
        problem: why it cannot be looked at, one line for the user; None: it can.
    """

    path: Path
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Walked:
    """What a walk found: the candidates in natural folder order and what it left aside."""

    candidates: tuple[Candidate, ...]
    not_photos: int


def walk(paths: Iterable[Path]) -> Walked:
    """List the photos that the paths stand for, each file once.

    A file that is named itself is always a candidate. Folders are searched to the bottom; hidden
    ones and those of other tools are left out, symbolic links to folders are not followed.

    Args:
        paths: files and folders; a missing one becomes a candidate with a problem.
    """
    walker = _Walker()
    found = [candidate for path in paths for candidate in walker.visit(path)]
    return Walked(tuple(found), walker.not_photos)


class _Walker:
    def __init__(self) -> None:
        self.not_photos = 0
        self._seen: set[tuple[int, int]] = set()
        self._folders: set[tuple[int, int]] = set()

    def visit(self, path: Path) -> Iterator[Candidate]:
        path = Path(os.path.abspath(path))  # noqa: PTH100 - keeps symbolic links, drops ".."
        try:
            status = path.stat()
        except OSError as error:
            yield Candidate(path, _cannot(path, "found" if _gone(error) else "opened", error))
            return
        if stat.S_ISDIR(status.st_mode):
            yield from self._visit_folder(path)
        elif not stat.S_ISREG(status.st_mode):
            yield Candidate(path, f"{display_name(str(path))}: not a regular file; left alone")
        else:
            self._is_new(status)
            yield Candidate(path)

    def _visit_folder(self, root: Path) -> Iterator[Candidate]:
        pending = [root]
        while pending:
            folder = pending.pop()
            try:
                status = folder.stat()
                if (status.st_dev, status.st_ino) in self._folders:
                    continue
                self._folders.add((status.st_dev, status.st_ino))
                with os.scandir(folder) as entries:
                    listed = sorted(entries, key=lambda entry: entry.name)
            except OSError as error:
                yield Candidate(folder, _cannot(folder, "opened", error))
                continue
            folders: list[Path] = []
            for entry in listed:
                if entry.name.startswith(".") or entry.name in _TOOL_FOLDERS:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(Path(entry.path))
                    continue
                yield from self._visit_entry(entry)
            pending += reversed(folders)

    def _visit_entry(self, entry: os.DirEntry[str]) -> Iterator[Candidate]:
        path = Path(entry.path)
        if is_own_temp(path):
            return
        try:
            status = entry.stat()
            if not stat.S_ISREG(status.st_mode):
                return
            if path.suffix.lower() not in PHOTO_SUFFIXES and not _looks_like_photo(path):
                self.not_photos += 1
                return
        except OSError as error:
            if path.suffix.lower() in PHOTO_SUFFIXES:
                yield Candidate(path, _cannot(path, "opened", error))
            else:
                self.not_photos += 1
            return
        if self._is_new(status):
            yield Candidate(path)

    def _is_new(self, status: os.stat_result) -> bool:
        # Two names of one file in a folder (a symbolic or hard link) are one photo, not two.
        identity = (status.st_dev, status.st_ino)
        if status.st_ino and identity in self._seen:
            return False
        self._seen.add(identity)
        return True


def _looks_like_photo(path: Path) -> bool:
    with path.open("rb") as file:
        return sniff_format(file.read(SNIFF_BYTES)) is not PhotoFormat.OTHER


def _gone(error: OSError) -> bool:
    return isinstance(error, FileNotFoundError | NotADirectoryError)


def _cannot(path: Path, what: str, error: OSError) -> str:
    return f"{display_name(str(path))}: cannot be {what}: {error.strerror or error}"
