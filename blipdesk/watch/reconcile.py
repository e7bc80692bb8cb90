"""Compare what is known with what is there; pure."""

from collections.abc import Collection, Container, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from blipdesk.domain.photo import FileStamp
from blipdesk.watch.ignore import is_below

MISSING = "missing"
UNREADABLE = "unreadable"


class Known(Protocol):
    """A file as it was remembered: what ``index.photos.KnownFile`` has.

    ``status`` is "present", "missing", "unreadable" or "offline".
    """

    @property
    def photo_id(self) -> int: ...
    @property
    def path(self) -> bytes: ...
    @property
    def stamp(self) -> FileStamp | None: ...
    @property
    def status(self) -> str: ...
    @property
    def sidecar_mark(self) -> bytes | None: ...


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A photo file on the disk.

    Args:
        path: absolute, as bytes.
        stamp: of the file itself, not of a link to it.
        has_other_names: it is a symbolic link, or a hard link has another name for it.
        sidecar_mark: of what lies beside it under a sidecar's name (``metadata.sidecar_names``).
    """

    path: bytes
    stamp: FileStamp
    has_other_names: bool = False
    sidecar_mark: bytes | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A known file that is at another path now, recognised by its stamp."""

    photo_id: int
    old: bytes
    new: SeenFile


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done so that what is known agrees with the disk.

    Args:
        added: files at paths that were not known.
        changed: known paths with another file, other content, another sidecar, or a file that had
            been missing.
        unreadable: known files that could not be read and have not changed since.
        moved: in any order; a target may be the old path of another move.
        missing: known files that are gone.
        restamped: the same files on a drive that got another number: only the stamp is news.
        own: files that we have promised to change ourselves; whoever promised it remembers them.
        same: how many files are as they were; our own finished writes are among these, because
            their stamp was remembered with the write.
    """

    added: tuple[SeenFile, ...] = ()
    changed: tuple[SeenFile, ...] = ()
    unreadable: tuple[SeenFile, ...] = ()
    moved: tuple[Move, ...] = ()
    missing: tuple[Known, ...] = ()
    restamped: tuple[tuple[int, FileStamp], ...] = ()
    own: tuple[SeenFile, ...] = ()
    same: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be done."""
        return self == Plan(own=self.own, same=self.same)


@dataclass
class _Draft:
    added: list[SeenFile] = field(default_factory=list)
    changed: list[tuple[Known, SeenFile]] = field(default_factory=list)
    unreadable: list[SeenFile] = field(default_factory=list)
    restamped: list[tuple[int, FileStamp]] = field(default_factory=list)
    own: list[SeenFile] = field(default_factory=list)
    same: int = 0


def plan(
    known: Iterable[Known],
    seen: Iterable[SeenFile],
    promised: Container[int] = (),
    unlooked: Collection[bytes] = (),
) -> Plan:
    """Compare.

    Args:
        known: of the parts that were looked at; no path twice.
        seen: no path twice; is gone through once, so a walk may still be under way.
        promised: ids of photos into which we are about to write.
        unlooked: files and folders that could not be looked at; nothing below is missing. It is
            read after ``seen`` has ended, so the walk may fill it.
    """
    unseen = {file.path: file for file in known}
    draft = _Draft()
    take = unseen.pop
    for file in seen:
        before = take(file.path, None)
        if before is None:
            draft.added.append(file)
        elif _is_as_before(before, file):
            draft.same += 1
        else:
            _sort_in(draft, before, file, promised)
    gone = [file for file in unseen.values() if not any(is_below(file.path, p) for p in unlooked)]
    moves = _moves(gone, draft)
    moved_ids = {move.photo_id for move in moves}
    taken = {move.new.path for move in moves}
    return Plan(
        added=tuple(file for file in draft.added if file.path not in taken),
        changed=tuple(file for _, file in draft.changed if file.path not in taken),
        unreadable=tuple(draft.unreadable),
        moved=moves,
        missing=tuple(f for f in gone if f.photo_id not in moved_ids and f.status != MISSING),
        restamped=tuple(draft.restamped),
        own=tuple(draft.own),
        same=draft.same,
    )


def _is_as_before(before: Known, file: SeenFile) -> bool:
    is_same = before.stamp == file.stamp and before.sidecar_mark == file.sidecar_mark
    return is_same and before.status == "present"


def _sort_in(draft: _Draft, before: Known, file: SeenFile, promised: Container[int]) -> None:
    if before.photo_id in promised:
        draft.own.append(file)
    elif before.status == MISSING or not _same_but_for_device(before.stamp, file.stamp):
        draft.changed.append((before, file))
    elif before.status == UNREADABLE and before.sidecar_mark == file.sidecar_mark:
        draft.unreadable.append(file)
    elif before.stamp == file.stamp or before.sidecar_mark != file.sidecar_mark:
        draft.changed.append((before, file))
    else:
        draft.restamped.append((before.photo_id, file.stamp))


def _moves(gone: list[Known], draft: _Draft) -> tuple[Move, ...]:
    """Find the known files that are elsewhere now.

    A file keeps its inode, size and time when it is renamed. A known path whose file was replaced
    keeps its own photo (an editor saves that way, often with a backup of the old file beside it),
    unless other known photos took its place and it moved on: so the numbers of a whole series may
    be shifted by one, or two names be swapped.
    """
    by_stamp = _by_stamp([*gone, *(before for before, _ in draft.changed)])
    if not by_stamp:
        return ()
    places: dict[FileStamp, list[SeenFile]] = {}
    for seen in (*draft.added, *(file for _, file in draft.changed)):
        if seen.stamp in by_stamp:
            places.setdefault(seen.stamp, []).append(seen)
    moves = [
        Move(by_stamp[stamp].photo_id, by_stamp[stamp].path, seen[0])
        for stamp, seen in places.items()
        if len(seen) == 1 and seen[0].path != by_stamp[stamp].path
    ]
    return _without_blocked(moves, {before.path for before, _ in draft.changed})


def _by_stamp(files: list[Known]) -> dict[FileStamp, Known]:
    """Return the files by stamp, without those of which one stamp does not tell which it is."""
    found: dict[FileStamp, Known] = {}
    ambiguous: set[FileStamp] = set()
    for file in files:
        if file.stamp is None or not file.stamp.inode:
            continue
        if found.setdefault(file.stamp, file) is not file:
            ambiguous.add(file.stamp)
    return {stamp: file for stamp, file in found.items() if stamp not in ambiguous}


def _without_blocked(moves: list[Move], occupied: set[bytes]) -> tuple[Move, ...]:
    """Leave out moves onto or away from a path whose own photo stays there.

    Args:
        occupied: known paths at which there is a file, another one than before.
    """
    by_old = {move.old: move for move in moves}
    by_new = {move.new.path: move for move in moves}
    pending = list(moves)
    while pending:
        move = pending.pop()
        onto = move.new.path in occupied and move.new.path not in by_old
        away = move.old in occupied and move.old not in by_new
        if move.old in by_old and (onto or away):
            del by_old[move.old], by_new[move.new.path]
            neighbours = (by_new.get(move.old), by_old.get(move.new.path))
            pending += [neighbour for neighbour in neighbours if neighbour is not None]
    return tuple(by_old.values())


def _same_but_for_device(one: FileStamp | None, other: FileStamp) -> bool:
    return one is not None and (one.size_bytes, one.mtime_ns, one.inode) == (
        other.size_bytes,
        other.mtime_ns,
        other.inode,
    )
