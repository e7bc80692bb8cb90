"""The journal of file operations: each step is noted before it is taken, and undone from here."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from blipdesk.index.codec import or_damaged
from blipdesk.index.connection import Connection, Row, Value


class StepKind(StrEnum):
    """What a step does. ``MOVE`` is a rename too; ``TRASH`` moves into the trash."""

    MOVE = "move"
    COPY = "copy"
    TRASH = "trash"
    NEW_FOLDER = "new folder"
    REMOVE_FOLDER = "remove folder"


class StepState(StrEnum):
    """How far a step is."""

    PLANNED = "planned"
    DONE = "done"
    FAILED = "failed"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class FileStep:
    """One step.

    Args:
        source: None where only a folder is made or removed.
        target: where the file is afterwards; the source itself where the system's trash does not
            tell.
        reason: why it failed, for the user.
        size_bytes: of the file at the target when the step was done.
        mtime_ns: likewise.
    """

    step_id: int
    batch_id: int
    kind: StepKind
    source: Path | None
    target: Path
    state: StepState
    reason: str | None = None
    size_bytes: int | None = None
    mtime_ns: int | None = None

    @property
    def is_out_of_reach(self) -> bool:
        """Whether the file went where only the system's own trash finds it."""
        return self.kind is StepKind.TRASH and self.source == self.target


_COLUMNS = "id, batch_id, kind, source, target, state, reason, size_bytes, mtime_ns"


class FileSteps:
    """The journal; made by ``Index``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def plan(
        self, batch_id: int, steps: Iterable[tuple[StepKind, Path | None, Path]]
    ) -> list[FileStep]:
        """Note what is going to be done, as (kind, source, target), in this order."""
        ids = [
            self._connection.insert(
                "INSERT INTO file_step (batch_id, kind, source, target, state)"
                " VALUES (?, ?, ?, ?, 'planned')",
                (batch_id, kind, None if source is None else _raw(source), _raw(target)),
            )
            for kind, source, target in steps
        ]
        return [step for step in self.of_batch(batch_id) if step.step_id in set(ids)]

    def done(self, step_id: int, status: os.stat_result) -> None:
        """Note that a step was taken.

        Args:
            status: of what stands at the target now.
        """
        self._connection.change(
            "UPDATE file_step SET state = 'done', reason = NULL, size_bytes = ?, mtime_ns = ?"
            " WHERE id = ?",
            (status.st_size, status.st_mtime_ns, step_id),
        )

    def set_state(self, step_id: int, state: StepState, reason: str | None = None) -> None:
        """Note that a step failed, was undone, or is to be taken."""
        self._connection.change(
            "UPDATE file_step SET state = ?, reason = ? WHERE id = ?", (state, reason, step_id)
        )

    def planned(self) -> list[FileStep]:
        """Return the steps that were to be taken when BlipDesk ended, oldest first."""
        return self._select("state = 'planned' ORDER BY id")

    def of_batch(self, batch_id: int) -> list[FileStep]:
        """Return a batch's steps in their order."""
        return self._select("batch_id = ? ORDER BY id", batch_id)

    def newest(self, limit: int) -> list[FileStep]:
        """Return steps, newest first."""
        return self._select("TRUE ORDER BY id DESC LIMIT ?", limit)

    def of_path(self, path: Path, limit: int) -> list[FileStep]:
        """Return what was done to a file, newest first; it is found under each of its names."""
        raw = _raw(path)
        return self._select("source = ? OR target = ? ORDER BY id DESC LIMIT ?", raw, raw, limit)

    def last_undoable(self) -> int | None:
        """Return the newest batch of which steps stand, and which is no undoing itself."""
        found: int | None = self._connection.value(
            "SELECT max(s.batch_id) FROM file_step s JOIN batch b ON b.id = s.batch_id"
            " WHERE s.state = 'done' AND b.verb <> 'undo'"
        )
        return found

    def last_redoable(self) -> int | None:
        """Return the newest undoing of which steps stand."""
        found: int | None = self._connection.value(
            "SELECT max(s.batch_id) FROM file_step s JOIN batch b ON b.id = s.batch_id"
            " WHERE s.state = 'done' AND b.verb = 'undo'"
        )
        return found

    def _select(self, condition: str, *values: Value) -> list[FileStep]:
        sql = f"SELECT {_COLUMNS} FROM file_step WHERE {condition}"
        return [_step(row) for row in self._connection.rows(sql, values)]


def _raw(path: Path) -> bytes:
    return os.fsencode(path)


@or_damaged
def _step(row: Row) -> FileStep:
    step_id, batch_id, kind, source, target, state, *rest = row
    return FileStep(
        step_id,
        batch_id,
        StepKind(kind),
        None if source is None else Path(os.fsdecode(source)),
        Path(os.fsdecode(target)),
        StepState(state),
        *rest,
    )
