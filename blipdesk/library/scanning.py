"""Bring the index up to date with the disk."""

import os
import stat
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from blipdesk.domain.errors import FolderMissing, PhotoError
from blipdesk.domain.photo import FileStamp, display_name
from blipdesk.index.database import Index
from blipdesk.index.photos import PhotoRecord, PhotoStatus
from blipdesk.library.ingest import Ingest, PhotoRead, read_photo
from blipdesk.library.looking import Look, Looker, no_answer
from blipdesk.library.results import ScanResult
from blipdesk.watch.ignore import Rules, Skip
from blipdesk.watch.lane import Lane
from blipdesk.watch.reconcile import Known, Move, SeenFile
from blipdesk.watch.settle import Scope

_GROUP_PHOTOS = 100


@dataclass
class _Tally:
    added: int = 0
    changed: int = 0
    moved: int = 0
    missing: int = 0
    unchanged: int = 0
    not_photos: int = 0
    problems: list[str] = field(default_factory=list)


class Scanner(Looker):
    """Brings what is news into the index; files are only read.

    Args:
        index: open, of this thread.
        ingest: on the same index.
        rules: what is left out.
        patience_s: after which a folder that does not answer is left alone.
    """

    def __init__(self, index: Index, ingest: Ingest, rules: Rules, patience_s: float) -> None:
        super().__init__(index, rules)
        self._ingest = ingest
        self._patience_s = patience_s

    def scan(self, folders: Iterable[Path], should_stop: Callable[[], bool]) -> ScanResult:
        """Read what is new or changed, follow what has moved, note what is gone.

        A folder that cannot be opened or does not answer is a problem, and its photos stay as they
        are: a drive that is not plugged in loses nothing.
        """
        tally = _Tally()
        for folder in folders:
            if not self._scan_folder(folder, tally, should_stop):
                break
        return ScanResult(
            tally.added,
            tally.changed,
            tally.moved,
            tally.missing,
            tally.unchanged,
            tally.not_photos,
            tuple(tally.problems),
        )

    def _scan_folder(self, folder: Path, tally: _Tally, should_stop: Callable[[], bool]) -> bool:
        newest_id = self._index.photos.newest_id()  # ids up to here were known before
        lane = Lane(self._patience_s)
        device = device_of(folder, lane)
        if device is not None:
            self.note_online(folder)
        look = self.look((Scope(os.fsencode(folder), True),), lane, should_stop)
        if look.stopped:
            return False
        tally.not_photos += sum(item.skip is Skip.NOT_A_PHOTO for item in look.skipped)
        tally.problems += [trouble.reason for trouble in look.troubles]
        if self.is_offline(folder, device, look):
            self.note_offline(folder)
            return True
        todo = look.plan
        tally.unchanged += todo.same + len(todo.own) + len(todo.restamped)
        self.restamp(todo.restamped)
        tally.problems += self.follow(todo.moved)
        tally.moved += len(todo.moved)
        pending = iter((*todo.added, *todo.changed, *todo.unreadable))
        while group := list(islice(pending, _GROUP_PHOTOS)):
            if should_stop():
                return False
            try:
                reads = list(self.read_ahead(group, lane))
            except TimeoutError:
                tally.problems.append(no_answer(folder))
                return True
            with self._index.transaction():
                for file, read in reads:
                    self._store(file, read, tally, newest_id)
        tally.missing += len(self.note_missing(todo.missing))
        return True

    def follow(self, moves: Collection[Move]) -> list[str]:
        """Take the rows of moved files along; return a line for each that cannot be read there."""
        targets = {move.new.path for move in moves}
        problems: list[str] = []
        with self._index.transaction():
            photos = self._index.photos
            before = {move.photo_id: photos.get(move.photo_id) for move in moves}
            for move in moves:
                if move.old in targets:  # free the path for the other one
                    aside = Path(os.fsdecode(move.old)).with_name(f".moving-{move.photo_id}")
                    photos.move(move.photo_id, aside)
            for move in moves:
                photos.move(move.photo_id, Path(os.fsdecode(move.new.path)))
            for move in moves:
                known = before[move.photo_id]
                if known is not None and (known.sidecar or known.status is PhotoStatus.UNREADABLE):
                    photos.set_status(move.photo_id, PhotoStatus.MISSING)  # so that it is read
                    problem = self.read(move.new)[1]
                    problems += [problem] if problem else []
        return problems

    def read(self, file: SeenFile) -> tuple[PhotoRecord | None, str | None]:
        """Read one file into the index; return its row, or None and the reason."""
        try:
            return self._ingest.remember(Path(os.fsdecode(file.path))), None
        except PhotoError as error:
            return None, str(error)

    def read_ahead(
        self, files: Collection[SeenFile], lane: Lane
    ) -> Iterator[tuple[SeenFile, PhotoRead | PhotoError]]:
        """Read files in the thread of their disk; nothing is stored.

        Raises:
            TimeoutError: the disk does not answer.
        """
        known = [(file, self._index.photos.by_path(_path(file))) for file in files]
        return lane.stream(lambda: ((file, _read_or_error(file, before)) for file, before in known))

    def store(
        self, file: SeenFile, read: PhotoRead | PhotoError
    ) -> tuple[PhotoRecord | None, str | None]:
        """Store what was read ahead; return the photo's row, or None and the reason."""
        try:
            if isinstance(read, PhotoError):
                raise read
            return self._ingest.take(_path(file), read), None
        except PhotoError as error:
            return None, str(error)

    def _store(
        self, file: SeenFile, read: PhotoRead | PhotoError, tally: _Tally, newest_id: int
    ) -> None:
        before = self._index.photos.by_path(_path(file))
        after, problem = self.store(file, read)
        if problem is not None:
            tally.problems.append(problem)
        elif before is None:
            moved = after is not None and after.photo_id <= newest_id
            tally.moved += moved
            tally.added += not moved
        elif after == before:
            tally.unchanged += 1
        else:
            tally.changed += 1

    def restamp(self, stamps: Iterable[tuple[int, FileStamp]]) -> None:
        """Remember that a drive got another number."""
        with self._index.transaction():
            for photo_id, stamp in stamps:
                self._index.photos.set_stamp(photo_id, stamp)

    def note_missing(self, gone: Iterable[Known]) -> list[Known]:
        """Mark photos as missing, except those that were found elsewhere since; return them."""
        noted = []
        with self._index.transaction():
            for known in gone:
                record = self._index.photos.get(known.photo_id)
                if record is not None and os.fsencode(record.path) == known.path:
                    self._index.photos.set_status(known.photo_id, PhotoStatus.MISSING)
                    noted.append(known)
        return noted

    def is_offline(self, folder: Path, device: int | None, look: Look) -> bool:
        """Whether the drive of one of the library's folders is not there.

        Without its drive a folder is gone, or it is the empty place where the drive used to appear:
        on another device, and with none of the known photos.

        Args:
            folder: absolute.
            device: on which it is now, None if it is gone or does not answer.
            look: at all of it.
        """
        root = next((r for r in self._index.folders.list() if r.path == folder), None)
        if root is None or device == root.device:
            return False
        todo = look.plan
        found_any = todo.same or todo.changed or todo.moved or todo.restamped
        if device is None or (root.device is not None and todo.missing and not found_any):
            return True
        with self._index.transaction():
            self._index.folders.set_device(folder, device)
        return False

    def note_offline(self, folder: Path) -> int:
        """Mark the photos of a folder as not reachable; return how many there are."""
        with self._index.transaction():
            return self._index.photos.set_status_under(
                folder, PhotoStatus.PRESENT, PhotoStatus.OFFLINE
            )

    def note_online(self, folder: Path) -> int:
        """Take the mark away: the folder is there; return how many photos had it."""
        with self._index.transaction():
            return self._index.photos.set_status_under(
                folder, PhotoStatus.OFFLINE, PhotoStatus.PRESENT
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


def device_of(folder: Path, lane: Lane) -> int | None:
    """Return the number of the drive a folder is on; None: it is gone or does not answer."""
    identity = identity_of(folder, lane)
    return None if identity is None else identity[0]


def identity_of(folder: Path, lane: Lane) -> tuple[int, int] | None:
    """Return device and inode of a folder; None: it is gone or does not answer."""
    try:
        status = lane.call(folder.stat)
    except OSError:  # TimeoutError is one
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISDIR(status.st_mode) else None


def _path(file: SeenFile) -> Path:
    return Path(os.fsdecode(file.path))


def _read_or_error(file: SeenFile, known: PhotoRecord | None) -> PhotoRead | PhotoError:
    try:
        return read_photo(_path(file), known)
    except PhotoError as error:
        return error
