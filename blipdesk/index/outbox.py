"""Writes that were promised to the user and are not yet in the file.

The order: ``queue`` (durable; from here on the text is saved), ``prepare`` (durable), then the file
is replaced, then ``finish`` in the transaction that also stores the new texts and the history.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from blipdesk.domain.intent import WriteIntent
from blipdesk.index.codec import (
    TagRecord,
    dump_intent,
    dump_tags,
    load_intent,
    load_tags,
    or_damaged,
)
from blipdesk.index.connection import Connection, Row, Value


class OutboxState(StrEnum):
    """How far a write is."""

    QUEUED = "queued"
    PREPARED = "prepared"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """One write to one photo.

    Args:
        intent: what is wanted; merged with the file's words only when it is written.
        changes: for undo and redo: the raw tags to put back.
        generation: rises with every write queued for the photo.
        target: the file or sidecar to be replaced; known once prepared, as are the next three.
        temp: our temporary file beside it.
        planned: every raw tag that the replacement changes, for the history.
        old_hash: of the target before; None if it does not exist yet.
        new_hash: of the target afterwards.
        reason: why the last attempt failed, for the user.
    """

    entry_id: int
    photo_id: int
    generation: int
    batch_id: int
    intent: WriteIntent
    changes: tuple[TagRecord, ...]
    state: OutboxState
    target: Path | None = None
    temp: Path | None = None
    planned: tuple[TagRecord, ...] = ()
    old_hash: bytes | None = None
    new_hash: bytes | None = None
    attempts: int = 0
    reason: str | None = None


_COLUMNS = (
    "id, photo_id, generation, batch_id, intent, changes, state, target, temp, planned, old_hash,"
    " new_hash, attempts, reason"
)


_UNPREPARED = "target = NULL, temp = NULL, planned = NULL, old_hash = NULL, new_hash = NULL"


class Outbox:
    """The waiting writes; made by ``Index``. Writes to one photo keep their order."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def queue(
        self,
        photo_id: int,
        batch_id: int,
        *,
        intent: WriteIntent,
        changes: tuple[TagRecord, ...] = (),
    ) -> OutboxEntry:
        """Promise a write; failed writes of the same photo are tried again before it.

        Args:
            intent: what is wanted.
            changes: raw tags to put back (undo: ``old`` is what shall stand afterwards).
        """
        generation = self._connection.insert_returning(
            "UPDATE photo SET generation = generation + 1 WHERE id = ? RETURNING generation",
            (photo_id,),
        )
        self._connection.change(
            "UPDATE outbox SET state = 'queued' WHERE photo_id = ? AND state = 'failed'",
            (photo_id,),
        )
        entry_id = self._connection.insert(
            "INSERT INTO outbox (photo_id, generation, batch_id, intent, changes, state)"
            " VALUES (?, ?, ?, ?, ?, 'queued')",
            (
                photo_id,
                generation,
                batch_id,
                dump_intent(intent),
                dump_tags(changes),
            ),
        )
        return self._get(entry_id)

    def pending(self, limit: int | None = None) -> list[OutboxEntry]:
        """Return what may be written now, oldest first: of each photo only its oldest write.

        A failed write holds back the later ones of its photo, which would otherwise be overwritten
        by it when it is retried.
        """
        return self._select(
            "state = 'queued' AND generation = (SELECT min(o.generation) FROM outbox o"
            " WHERE o.photo_id = outbox.photo_id) ORDER BY id LIMIT ?",
            -1 if limit is None else limit,
        )

    def prepared(self) -> list[OutboxEntry]:
        """Return the writes that were about to happen when BlipDesk ended, for the recovery."""
        return self._select("state = 'prepared' ORDER BY id")

    def of_photo(self, photo_id: int) -> list[OutboxEntry]:
        """Return all waiting writes of a photo in their order."""
        return self._select("photo_id = ? ORDER BY generation", photo_id)

    def failed(self) -> list[OutboxEntry]:
        """Return the writes that failed and wait for the user, oldest first."""
        return self._select("state = 'failed' ORDER BY id")

    def queued_span(self) -> tuple[str, str] | None:
        """Return the dates of the oldest and the newest write that is queued; None: none is."""
        sql = (
            "SELECT json_extract(intent, '$.date') FROM outbox WHERE state = 'queued'"
            " ORDER BY id {} LIMIT 1"
        )
        oldest, newest = (self._connection.value(sql.format(o)) for o in ("ASC", "DESC"))
        return None if oldest is None else (oldest, newest)

    def count(self) -> dict[OutboxState, int]:
        """Count the writes of each state; a state without any is absent."""
        rows = self._connection.rows("SELECT state, count(*) FROM outbox GROUP BY state")
        return _counts(rows)

    def prepare(
        self,
        entry: OutboxEntry,
        target: Path,
        temp: Path,
        *,
        planned: Iterable[TagRecord],
        old_hash: bytes | None,
        new_hash: bytes,
    ) -> None:
        """Note, durably, what the replacement will look like, before it is made."""
        self._connection.change(
            "UPDATE outbox SET state = 'prepared', reason = NULL, target = ?, temp = ?,"
            " planned = ?, old_hash = ?, new_hash = ?, attempts = attempts + 1"
            " WHERE id = ? AND generation = ?",
            (
                os.fsencode(target),
                os.fsencode(temp),
                dump_tags(planned),
                old_hash,
                new_hash,
                entry.entry_id,
                entry.generation,
            ),
        )

    def requeue(self, entry: OutboxEntry, reason: str | None = None) -> None:
        """Start a write again from its beginning: the file is not what was prepared for."""
        self._set_state(entry, OutboxState.QUEUED, reason)

    def fail(self, entry: OutboxEntry, reason: str) -> None:
        """Keep a write that failed, visible until it succeeds or is given up."""
        self._set_state(entry, OutboxState.FAILED, reason)

    def hold_back(self, entry: OutboxEntry, reason: str) -> None:
        """Keep a write at which somebody hangs, or whose disk hangs, visible until it is done.

        What was noted of a replacement stays: it may still take place.
        """
        self._connection.change(
            "UPDATE outbox SET reason = ?,"
            " state = CASE state WHEN 'prepared' THEN state ELSE 'failed' END"
            " WHERE id = ? AND generation = ?",
            (reason, entry.entry_id, entry.generation),
        )

    def count_troubled(self) -> int:
        """Count the writes that failed or were held back."""
        sql = "SELECT count(*) FROM outbox WHERE state <> 'queued' AND reason IS NOT NULL"
        return int(self._connection.value(sql))

    def retry_failed(self) -> int:
        """Queue all failed writes again; count them."""
        return self._connection.change(
            f"UPDATE outbox SET state = 'queued', {_UNPREPARED} WHERE state = 'failed'"
        )

    def finish(self, entry: OutboxEntry) -> bool:
        """Remove a write that stands in the file; False if the row is no longer that write."""
        sql = "DELETE FROM outbox WHERE id = ? AND generation = ?"
        return self._connection.change(sql, (entry.entry_id, entry.generation)) == 1

    def cancel_batch(self, batch_id: int) -> int:
        """Give up the writes of a batch that have not been started; count them."""
        return self._connection.change(
            "DELETE FROM outbox WHERE batch_id = ? AND state <> 'prepared'", (batch_id,)
        )

    def _set_state(self, entry: OutboxEntry, state: OutboxState, reason: str | None) -> None:
        self._connection.change(
            f"UPDATE outbox SET state = ?, reason = ?, {_UNPREPARED}"
            " WHERE id = ? AND generation = ?",
            (state, reason, entry.entry_id, entry.generation),
        )

    def _get(self, entry_id: int) -> OutboxEntry:
        return self._select("id = ?", entry_id)[0]

    def _select(self, condition: str, *values: Value) -> list[OutboxEntry]:
        sql = f"SELECT {_COLUMNS} FROM outbox WHERE {condition}"
        return [_entry(row) for row in self._connection.rows(sql, values)]


@or_damaged
def _entry(row: Row) -> OutboxEntry:
    (
        entry_id,
        photo_id,
        generation,
        batch_id,
        intent,
        changes,
        state,
        target,
        temp,
        planned,
        *rest,
    ) = row
    return OutboxEntry(
        entry_id,
        photo_id,
        generation,
        batch_id,
        load_intent(intent),
        load_tags(changes),
        OutboxState(state),
        _path(target),
        _path(temp),
        load_tags(planned) if planned else (),
        *rest,
    )


def _path(raw: bytes | None) -> Path | None:
    return None if raw is None else Path(os.fsdecode(raw))


@or_damaged
def _counts(rows: list[Row]) -> dict[OutboxState, int]:
    return {OutboxState(state): number for state, number in rows}
