"""Carry what a look at a watched folder found into the index, as soon as files are complete."""

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from blipdesk.domain.errors import PhotoError
from blipdesk.domain.photo import FileStamp
from blipdesk.index.database import Index
from blipdesk.index.photos import PhotoRecord
from blipdesk.library.ingest import PhotoRead
from blipdesk.library.looking import Look
from blipdesk.library.scanning import Scanner
from blipdesk.library.twins import copies
from blipdesk.watch.lane import Lane
from blipdesk.watch.reconcile import SeenFile
from blipdesk.watch.settle import Stillness

_GROUP_PHOTOS = 100


class Seen(StrEnum):
    """What a watch saw; the value is the word that the log begins with."""

    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    GONE = "gone"
    LEFT_OUT = "left out"
    PROBLEM = "problem"
    COMPARED = "compared"
    OFFLINE = "offline"
    ONLINE = "online"
    QUEUE = "queue"
    WRITTEN = "written"


@dataclass(frozen=True, slots=True)
class WatchEvent:
    """One thing that a watch saw.

    Args:
        path: of the photo or folder it is about.
        detail: what else there is to say; one line.
    """

    seen: Seen
    path: Path
    detail: str | None = None


class Follower:
    """Follows one watched folder.

    Args:
        index: open, of this thread.
        scanner: on the same index.
        lane: in which the disk is asked.
        on_read: is called with every photo that is new or has changed, once it has been read.
    """

    def __init__(
        self, index: Index, scanner: Scanner, lane: Lane, on_read: Callable[[PhotoRecord], object]
    ) -> None:
        self._index = index
        self._scanner = scanner
        self._lane = lane
        self._on_read = on_read
        self._still = Stillness()
        self._ready: dict[bytes, SeenFile] = {}
        self._told: set[bytes] = set()

    @property
    def has_complete_files(self) -> bool:
        """Whether files wait to be read now."""
        return bool(self._ready)

    def due_s(self) -> float | None:
        """Return when ``settle`` has something to do; None: nothing waits."""
        return self._still.due_s()

    def take(self, look: Look, now_s: float) -> Iterator[WatchEvent]:
        """Take over what a look found."""
        todo = look.plan
        self._scanner.restamp(todo.restamped)
        problems = self._scanner.follow(todo.moved)
        for move in todo.moved:
            yield WatchEvent(Seen.MOVED, _path(move.new.path), f"from {_path(move.old)}")
        for problem in (*problems, *(trouble.reason for trouble in look.troubles)):
            yield WatchEvent(Seen.PROBLEM, Path(), problem)
        for file in (*todo.added, *todo.changed):
            self._watch_grow(file, now_s)
        for known in self._scanner.note_missing(todo.missing):
            self._forget(known.path)
            yield WatchEvent(Seen.GONE, _path(known.path))
        for skipped in look.skipped:
            if skipped.path not in self._told:
                self._told.add(skipped.path)
                yield WatchEvent(Seen.LEFT_OUT, _path(skipped.path), skipped.skip.value)

    def settle(self, now_s: float) -> None:
        """Look again at the files that were still being written."""
        due = self._still.due(now_s)
        if not due:
            return
        for path, stamp in zip(due, self._lane.call(lambda: _stamps(due)), strict=True):
            if stamp is None:
                self._forget(path)
            else:
                self._watch_grow(SeenFile(path, stamp), now_s)

    def read(self) -> Iterator[WatchEvent]:
        """Read some complete files into the index.

        Raises:
            TimeoutError: the disk does not answer; what was not read is read later.
        """
        group = list(self._ready.values())[:_GROUP_PHOTOS]
        if not group:
            return
        reads = list(self._scanner.read_ahead(group, self._lane))
        results = []
        with self._index.transaction():
            for file, read in reads:
                del self._ready[file.path]
                results.append(self._store(file, read))
        for event, photo in results:
            if event is not None:
                yield event
            if photo is not None:
                self._on_read(photo)

    def _store(
        self, file: SeenFile, read: PhotoRead | PhotoError
    ) -> tuple[WatchEvent | None, PhotoRecord | None]:
        path = _path(file.path)
        newest_id = self._index.photos.newest_id()
        before = self._index.photos.by_path(path)
        after, problem = self._scanner.store(file, read)
        if after is None:
            return WatchEvent(Seen.PROBLEM, path, problem), None
        if after == before:
            return None, None
        if before is not None:
            return WatchEvent(Seen.CHANGED, path), after
        if after.photo_id <= newest_id:
            return WatchEvent(Seen.MOVED, path, "recognised by its image data"), after
        return WatchEvent(Seen.ADDED, path, self._reuse(after)), after

    def _reuse(self, photo: PhotoRecord) -> str | None:
        """Give a copy what was said about its original."""
        for other in copies(self._index, photo):
            if self._index.drafts.current(other.photo_id):
                self._index.drafts.copy(other.photo_id, photo.photo_id)
                self._index.duplicates.copy_look(other.photo_id, photo.photo_id)
                return f"a copy of {other.path}"
        return None

    def _watch_grow(self, file: SeenFile, now_s: float) -> None:
        self._ready.pop(file.path, None)
        if self._still.observe(file.path, file.stamp, now_s):
            self._ready[file.path] = file

    def _forget(self, path: bytes) -> None:
        self._still.forget(path)
        self._ready.pop(path, None)


def _stamps(paths: list[bytes]) -> list[FileStamp | None]:
    return [_stamp(path) for path in paths]


def _stamp(path: bytes) -> FileStamp | None:
    try:
        status = _path(path).stat()
    except OSError:
        return None
    return FileStamp.of(status) if stat.S_ISREG(status.st_mode) else None


def _path(raw: bytes) -> Path:
    return Path(os.fsdecode(raw))
