"""What was written when, and taking it back."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from blipdesk.domain.errors import InputError
from blipdesk.domain.intent import IntentKind, WriteIntent
from blipdesk.index.database import Index
from blipdesk.index.history import EVERY_WRITE, Batch, HistoryEntry, HistoryFilter
from blipdesk.library.clock import Clock
from blipdesk.library.results import (
    EditResult,
    FieldLine,
    HistoryLine,
    SetState,
    WriteReport,
)
from blipdesk.library.writing import GROUP_PHOTOS, Wish, Writer


class OpenBatch:
    """A history batch that begins with its first write, so that idle runs leave no trace.

    Args:
        verb: such as "describe".
        arguments: as the user gave them.
    """

    def __init__(self, index: Index, clock: Clock, verb: str, arguments: tuple[str, ...]) -> None:
        self._index = index
        self._clock = clock
        self._verb = verb
        self._arguments = arguments
        self._id: int | None = None

    def id(self) -> int:
        """Return the batch's id, opening it if need be."""
        if self._id is None:
            with self._index.transaction():
                self._id = self._index.history.start(
                    self._verb, self._clock.date_text(), self._arguments
                )
        return self._id


@dataclass(frozen=True, slots=True)
class UndoSelection:
    """What to take back: a batch, the newest write of each path, or the newest batch of all.

    Args:
        writes: all writes of a time or a model, of the paths or of all photos.
    """

    batch_id: int | None = None
    paths: tuple[Path, ...] = ()
    writes: HistoryFilter = EVERY_WRITE


def history(index: Index, paths: tuple[Path, ...], limit: int) -> Iterator[HistoryLine]:
    """Give the writes to some photos, or all writes; newest first.

    Args:
        paths: photos; a photo that has moved is found under its old and its new name.
        limit: of all writes, or of each photo's.
    """
    entries = [] if paths else index.history.entries(limit)
    for path in paths:
        entries += _entries_of(index, path)[:limit]
    for entry in entries:
        batch = index.history.batch(entry.batch_id)
        assert batch is not None  # a foreign key of the entry
        yield _line(batch, entry)


def _line(batch: Batch, entry: HistoryEntry) -> HistoryLine:
    return HistoryLine(
        entry.batch_id,
        entry.entry_id,
        batch.verb,
        entry.path,
        entry.date,
        entry.source.value,
        entry.model,
        entry.target.value,
        tuple(FieldLine(f.field, f.old, f.new) for f in entry.fields),
        entry.undone_by,
        entry.passed_over,
    )


def undo(
    index: Index, writer: Writer, clock: Clock, selection: UndoSelection
) -> Iterator[EditResult]:
    """Put the exact old values back, the newest write first.

    A value that somebody else changed since is not touched, and the line says so. What cannot be
    taken back is passed over by the next undo, unless it is named.

    Raises:
        InputError: there is nothing to undo, or no such batch.
    """
    entries = _selected(index, selection)
    batch = OpenBatch(index, clock, "undo", tuple(f"entry {e.entry_id}" for e in entries))
    for group in _groups(entries):
        yield from _undo_group(index, writer, clock, batch, group)


def redo(
    index: Index, writer: Writer, clock: Clock, paths: tuple[Path, ...]
) -> Iterator[EditResult]:
    """Put back what the newest undo took away, or the newest undo of each path.

    Raises:
        InputError: there is nothing to redo.
    """
    entries = _undoings(index, paths)
    batch = OpenBatch(index, clock, "redo", tuple(f"entry {e.entry_id}" for e in entries))
    for group in _groups(entries):
        yield from _undo_group(index, writer, clock, batch, group)


def _undoings(index: Index, paths: tuple[Path, ...]) -> list[HistoryEntry]:
    chosen = []
    for path in paths:
        open_entries = [e for e in _entries_of(index, path) if e.undone_by is None]
        undoings = [e for e in open_entries if _is_undo(index, e)]
        if not undoings:
            raise InputError(f"{path}: nothing is left to redo")
        chosen.append(undoings[0])
    if paths:
        return chosen
    batch = index.history.last_redoable()
    if batch is None:
        raise InputError("nothing is left to redo")
    entries = index.history.entries_of_batch(batch.batch_id)
    return [e for e in reversed(entries) if e.undone_by is None and e.passed_over is None]


def _selected(index: Index, selection: UndoSelection) -> list[HistoryEntry]:
    if not selection.writes.is_open:
        return _matching(index, selection)
    if selection.paths:
        chosen = []
        for path in selection.paths:
            open_entries = [e for e in _entries_of(index, path) if e.undone_by is None]
            written = [e for e in open_entries if _verb(index, e) not in ("undo", "redo")]
            if not written:
                raise InputError(f"{path}: nothing is left to undo")
            chosen.append(written[0])
        return chosen
    if selection.batch_id is not None:
        batch = index.history.batch(selection.batch_id)
        if batch is None:
            raise InputError(f"there is no batch {selection.batch_id}; see: blipdesk history")
    else:
        batch = index.history.last_undoable()
        if batch is None:
            raise InputError("nothing is left to undo")
    entries = index.history.entries_of_batch(batch.batch_id)
    left = [entry for entry in reversed(entries) if entry.undone_by is None]
    if selection.batch_id is None:
        left = [entry for entry in left if entry.passed_over is None]
    if not left:
        raise InputError(f"batch {batch.batch_id} is undone already")
    return left


def _matching(index: Index, selection: UndoSelection) -> list[HistoryEntry]:
    found = index.history.standing(selection.writes)
    if selection.paths:
        wanted = {e.entry_id for path in selection.paths for e in _entries_of(index, path)}
        found = [entry for entry in found if entry.entry_id in wanted]
    if not found:
        raise InputError("no write of this time or model is left to undo; see: blipdesk history")
    return found


def _groups(entries: list[HistoryEntry]) -> Iterator[list[HistoryEntry]]:
    """Part entries so that no photo is twice in a group: its writes are taken back in order."""
    group: list[HistoryEntry] = []
    for entry in entries:
        is_twice = any(other.photo_id == entry.photo_id for other in group)
        if group and (is_twice or len(group) == GROUP_PHOTOS):
            yield group
            group = []
        group.append(entry)
    if group:
        yield group


def _undo_group(
    index: Index, writer: Writer, clock: Clock, batch: OpenBatch, entries: list[HistoryEntry]
) -> Iterator[EditResult]:
    photos = [None if e.photo_id is None else index.photos.get(e.photo_id) for e in entries]
    wishes = [
        Wish(
            photo,
            WriteIntent(IntentKind.RESTORE, clock.date_text(), undoes=entry.entry_id),
            entry.changes,
        )
        for entry, photo in zip(entries, photos, strict=True)
        if photo is not None
    ]
    reports = iter(writer.write_group(batch.id(), wishes) if wishes else ())
    for entry, photo in zip(entries, photos, strict=True):
        if photo is None:
            reason = f"{entry.path}: the library no longer knows this photo"
            report = WriteReport(SetState.REFUSED, reason=reason)
        else:
            report = next(reports)
        if report.failed:
            _pass_over(index, entry, str(report.reason))
        elif _is_undo(index, entry):
            _stand_again(index, entry)
        yield EditResult(entry.path if photo is None else photo.path, report)


def _pass_over(index: Index, entry: HistoryEntry, reason: str) -> None:
    with index.transaction():
        index.history.pass_over(entry.entry_id, reason)


def _stand_again(index: Index, undoing: HistoryEntry) -> None:
    """An undo that is itself undone: what it took back stands again, and can be undone again."""
    assert undoing.photo_id is not None
    with index.transaction():
        for entry in index.history.entries_of_photo(undoing.photo_id):
            if entry.undone_by == undoing.batch_id:
                index.history.mark_undone(entry.entry_id, None)


def _is_undo(index: Index, entry: HistoryEntry) -> bool:
    return _verb(index, entry) == "undo"


def _verb(index: Index, entry: HistoryEntry) -> str:
    batch = index.history.batch(entry.batch_id)
    assert batch is not None  # a foreign key of the entry
    return batch.verb


def _entries_of(index: Index, path: Path) -> list[HistoryEntry]:
    photo = index.photos.by_path(path)
    entries = index.history.entries_of_path(path)
    if photo is not None:
        entries += index.history.entries_of_photo(photo.photo_id)
    by_id = {entry.entry_id: entry for entry in entries}
    return [by_id[key] for key in sorted(by_id, reverse=True)]
