"""Bring the index up to date with the disk."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from blipdesk.domain.errors import FolderMissing, PhotoError
from blipdesk.domain.photo import display_name
from blipdesk.index.database import Index
from blipdesk.index.photos import PhotoStatus
from blipdesk.library.ingest import Ingest
from blipdesk.library.results import ScanResult
from blipdesk.library.walk import Candidate, walk

_GROUP_PHOTOS = 100


@dataclass
class _Tally:
    added: int = 0
    changed: int = 0
    moved: int = 0
    unchanged: int = 0


class Scanner:
    """Compares folders with the index; files are only read."""

    def __init__(self, index: Index, ingest: Ingest) -> None:
        self._index = index
        self._ingest = ingest
        self._newest_id = 0  # ids up to here were known before this scan

    def scan(self, folders: Iterable[Path], should_stop: Callable[[], bool]) -> ScanResult:
        """Read what is new or changed, follow what has moved, note what is gone.

        A folder that cannot be opened is a problem, and its photos stay as they are: a drive that
        is not plugged in loses nothing.
        """
        tally, not_photos, missing = _Tally(), 0, 0
        problems: list[str] = []
        self._newest_id = self._index.photos.newest_id()
        for folder in folders:
            walked = walk([folder])
            not_photos += walked.not_photos
            seen: set[Path] = set()
            pending = iter(walked.candidates)
            while group := list(islice(pending, _GROUP_PHOTOS)):
                if should_stop():
                    return self._result(tally, missing, not_photos, problems)
                with self._index.transaction():
                    problems += [p for c in group if (p := self._read(c, seen, tally))]
            unopened = [c.path for c in walked.candidates if c.problem is not None]
            missing += self._note_missing(folder, seen, unopened)
        return self._result(tally, missing, not_photos, problems)

    def _read(self, candidate: Candidate, seen: set[Path], tally: _Tally) -> str | None:
        if candidate.problem is not None:
            return candidate.problem
        path = candidate.path
        seen.add(path)
        before = self._index.photos.by_path(path)
        try:
            after = self._ingest.remember(path)
        except PhotoError as error:
            return str(error)
        if before is None:
            moved = after.photo_id <= self._newest_id
            tally.moved += moved
            tally.added += not moved
        elif after == before:
            tally.unchanged += 1
        else:
            tally.changed += 1
        return None

    def _note_missing(self, folder: Path, seen: set[Path], unopened: list[Path]) -> int:
        gone = [
            known.photo_id
            for known in self._index.photos.known_files(folder)
            if known.status is not PhotoStatus.MISSING
            and (path := Path(os.fsdecode(known.path))) not in seen
            and not any(path.is_relative_to(closed) for closed in unopened)
        ]
        with self._index.transaction():
            for photo_id in gone:
                self._index.photos.set_status(photo_id, PhotoStatus.MISSING)
        return len(gone)

    @staticmethod
    def _result(tally: _Tally, missing: int, not_photos: int, problems: list[str]) -> ScanResult:
        return ScanResult(
            tally.added,
            tally.changed,
            tally.moved,
            missing,
            tally.unchanged,
            not_photos,
            tuple(problems),
        )


def checked_folder(path: Path) -> Path:
    """Return a folder's absolute path.

    Raises:
        FolderMissing: there is no such folder.
    """
    absolute = path.expanduser().absolute()
    if not absolute.is_dir():
        raise FolderMissing(f"{display_name(str(absolute))}: there is no such folder")
    return absolute
