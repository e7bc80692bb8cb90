"""What was done to which photo, in batches that can be undone."""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from blipdesk.domain.text import Source
from blipdesk.index.codec import TagRecord, dump, dump_tags, load_tags
from blipdesk.index.connection import Connection, Row, Value


class HistoryTarget(StrEnum):
    """What a change changed."""

    FILE = "file"
    SIDECAR = "sidecar"
    INDEX = "index"


@dataclass(frozen=True, slots=True)
class Batch:
    """One command of the user or one run of a machine.

    Args:
        verb: what was done, such as "describe", "set", "undo".
        started: ISO 8601 with offset.
        arguments: the command's arguments, as the user gave them.
        undone_by: the batch that undid all of it.
    """

    batch_id: int
    verb: str
    started: str
    arguments: tuple[str, ...]
    undone_by: int | None = None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after, as a person reads it; None means empty.

    ``old`` and ``new`` are JSON-like: text, a list of keywords, a list of answer objects, a bool.
    """

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One write to one photo.

    Args:
        photo_id: None once the photo has been forgotten.
        path: of the photo at that time.
        changes: every raw tag that was touched; empty for ``HistoryTarget.INDEX``.
        source: who wrote: a person or a machine.
        model: the machine's id.
        date: ISO 8601 with offset.
        undone_by: the batch that undid it.
        passed_over: why it could not be undone.
    """

    entry_id: int
    batch_id: int
    photo_id: int | None
    path: Path
    target: HistoryTarget
    fields: tuple[FieldChange, ...]
    changes: tuple[TagRecord, ...]
    source: Source
    model: str | None
    date: str
    undone_by: int | None = None
    passed_over: str | None = None


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which writes are meant; what is None restricts nothing.

    Args:
        since: ISO 8601 with offset, inclusive.
        until: the same, exclusive.
        model: a machine's id, whole or the part behind its last slash.
    """

    since: str | None = None
    until: str | None = None
    model: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it lets everything through."""
        return self == EVERY_WRITE


EVERY_WRITE = HistoryFilter()
_GIVEN = "batch_id, photo_id, path, target, fields, changes, source, model, date"
_COLUMNS = f"id, {_GIVEN}, undone_by, passed_over"
_STANDS = "undone_by IS NULL AND passed_over IS NULL"


class History:
    """The batches and their entries; made by ``Index``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def start(self, verb: str, started: str, arguments: Iterable[str] = ()) -> int:
        """Open a batch and return its id.

        Args:
            started: ISO 8601 with offset.
        """
        return self._connection.insert(
            "INSERT INTO batch (verb, started, arguments) VALUES (?, ?, ?)",
            (verb, started, dump(list(arguments))),
        )

    def record(
        self,
        batch_id: int,
        photo_id: int,
        path: Path,
        *,
        target: HistoryTarget,
        fields: Iterable[FieldChange],
        changes: Iterable[TagRecord] = (),
        source: Source,
        date: str,
        model: str | None = None,
    ) -> int:
        """Add one write to a batch and return the entry's id."""
        readable = dump([[item.field, item.old, item.new] for item in fields])
        return self._connection.insert(
            f"INSERT INTO history ({_GIVEN}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                batch_id,
                photo_id,
                os.fsencode(path),
                target,
                readable,
                dump_tags(changes),
                source,
                model,
                date,
            ),
        )

    def batch(self, batch_id: int) -> Batch | None:
        """Return one batch, or None."""
        found = self._batches("id = ?", batch_id)
        return found[0] if found else None

    def batches(self, limit: int) -> list[Batch]:
        """Return batches that changed something, newest first."""
        return self._batches(f"{_NOT_EMPTY} ORDER BY id DESC LIMIT ?", limit)

    def last_undoable(self) -> Batch | None:
        """Return the newest batch with a change that can be undone and is no undoing itself."""
        found = self._batches(
            "verb NOT IN ('undo', 'redo') AND EXISTS (SELECT 1 FROM history"
            f" WHERE batch_id = batch.id AND {_STANDS}) ORDER BY id DESC LIMIT 1"
        )
        return found[0] if found else None

    def last_redoable(self) -> Batch | None:
        """Return the newest undoing that has itself not been taken back."""
        found = self._batches(
            "verb = 'undo' AND EXISTS (SELECT 1 FROM history"
            f" WHERE batch_id = batch.id AND {_STANDS}) ORDER BY id DESC LIMIT 1"
        )
        return found[0] if found else None

    def entry(self, entry_id: int) -> HistoryEntry | None:
        """Return one write, or None."""
        found = self._entries("id = ?", entry_id)
        return found[0] if found else None

    def standing(self, chosen: HistoryFilter) -> list[HistoryEntry]:
        """Return the writes, undoings left out, that some time or model made; newest first."""
        return self._entries(
            "undone_by IS NULL AND (?1 IS NULL OR julianday(date) >= julianday(?1))"
            " AND (?2 IS NULL OR julianday(date) < julianday(?2))"
            " AND (?3 IS NULL OR model = ?3 OR substr(model, -length(?3) - 1) = '/' || ?3)"
            " AND (SELECT verb FROM batch WHERE id = batch_id) NOT IN ('undo', 'redo')"
            " ORDER BY id DESC",
            chosen.since,
            chosen.until,
            chosen.model,
        )

    def pass_over(self, entry_id: int, reason: str) -> None:
        """Note why a write cannot be undone, so that the next undo goes on with another one."""
        self._connection.change(
            "UPDATE history SET passed_over = ? WHERE id = ?", (reason, entry_id)
        )

    def entries_of_batch(self, batch_id: int) -> list[HistoryEntry]:
        """Return a batch's writes in the order in which they were made."""
        return self._entries("batch_id = ? ORDER BY id", batch_id)

    def entries_of_photo(self, photo_id: int) -> list[HistoryEntry]:
        """Return all writes to a photo, newest first, wherever it was then."""
        return self._entries("photo_id = ? ORDER BY id DESC", photo_id)

    def entries_of_path(self, path: Path) -> list[HistoryEntry]:
        """Return the writes to whatever photo stood at a path, newest first."""
        return self._entries("path = ? ORDER BY id DESC", os.fsencode(path))

    def entries(self, limit: int, before_id: int | None = None) -> list[HistoryEntry]:
        """Return a page of all writes, newest first.

        Args:
            before_id: the last entry of the page before.
        """
        last = 2**62 if before_id is None else before_id
        return self._entries("id < ? ORDER BY id DESC LIMIT ?", last, limit)

    def mark_undone(self, entry_id: int, by_batch: int | None) -> None:
        """Note that a batch undid a write; None: the write stands again (redo)."""
        self._connection.change(
            "UPDATE history SET undone_by = ?, passed_over = NULL WHERE id = ?",
            (by_batch, entry_id),
        )
        self._connection.change(
            "UPDATE batch SET undone_by = ? WHERE id = (SELECT batch_id FROM history WHERE id = ?)"
            " AND (? IS NULL OR NOT EXISTS (SELECT 1 FROM history h"
            " WHERE h.batch_id = batch.id AND h.undone_by IS NULL))",
            (by_batch, entry_id, by_batch),
        )

    def _batches(self, condition: str, *values: Value) -> list[Batch]:
        sql = f"SELECT id, verb, started, arguments, undone_by FROM batch WHERE {condition}"
        return [
            Batch(batch_id, verb, started, tuple(json.loads(arguments)), undone_by)
            for batch_id, verb, started, arguments, undone_by in self._connection.rows(sql, values)
        ]

    def _entries(self, condition: str, *values: Value) -> list[HistoryEntry]:
        sql = f"SELECT {_COLUMNS} FROM history WHERE {condition}"
        return [_entry(row) for row in self._connection.rows(sql, values)]


_NOT_EMPTY = "EXISTS (SELECT 1 FROM history WHERE batch_id = batch.id)"


def _entry(row: Row) -> HistoryEntry:
    entry_id, batch_id, photo_id, path, target, fields, changes, source, *rest = row
    return HistoryEntry(
        entry_id,
        batch_id,
        photo_id,
        Path(os.fsdecode(path)),
        HistoryTarget(target),
        tuple(FieldChange(*item) for item in json.loads(fields)),
        load_tags(changes),
        Source(source),
        *rest,
    )
