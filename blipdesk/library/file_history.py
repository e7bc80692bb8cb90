"""What was copied, moved, renamed and deleted when, for people to read."""

from dataclasses import dataclass
from pathlib import Path

from blipdesk.index.database import Index
from blipdesk.index.file_steps import FileStep, StepState
from blipdesk.index.history import Batch


@dataclass(frozen=True, slots=True)
class FileHistoryLine:
    """One step of a file operation.

    Args:
        verb: of the batch that the step belongs to.
        kind: of the step itself, such as "move".
        source: None where only a folder was made or removed.
        state: "done", "failed" or "undone".
        reason: why it failed, or could not be undone.
    """

    batch_id: int
    verb: str
    date: str
    kind: str
    source: Path | None
    target: Path
    state: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class UndoTarget:
    """The batch that an undo or redo takes back.

    Args:
        verb: what was done.
        of_files: it copied, moved, renamed or deleted files, as opposed to changing their words.
    """

    batch_id: int
    verb: str
    date: str
    of_files: bool


def undo_target(index: Index, batch_id: int | None) -> UndoTarget | None:
    """Say what an undo is about: files or words.

    Args:
        batch_id: the batch that was named; None: the newest of either kind.

    Returns:
        None if nothing is left to undo, or there is no such batch.
    """
    newest = _newest(index.history.last_undoable(), index.file_steps.last_undoable())
    return _target(index, batch_id or newest)


def redo_target(index: Index) -> UndoTarget | None:
    """Say what a redo is about, files or words: the newest undoing of either kind.

    Returns:
        None if nothing is left to redo.
    """
    return _target(index, _newest(index.history.last_redoable(), index.file_steps.last_redoable()))


def _newest(words: Batch | None, files: int | None) -> int | None:
    words_id = None if words is None else words.batch_id
    return max((i for i in (words_id, files) if i is not None), default=None)


def _target(index: Index, batch_id: int | None) -> UndoTarget | None:
    batch = None if batch_id is None else index.history.batch(batch_id)
    if batch is None:
        return None
    of_files = bool(index.file_steps.of_batch(batch.batch_id))
    return UndoTarget(batch.batch_id, batch.verb, batch.started, of_files)


def file_history(index: Index, path: Path | None, limit: int) -> list[FileHistoryLine]:
    """Give what was done to a file, or to all; newest first.

    Args:
        path: absolute, of a file under its old or its new name; None: all.
        limit: of lines.
    """
    steps = index.file_steps
    found = steps.newest(limit) if path is None else steps.of_path(path, limit)
    return [_line(index, step) for step in found if step.state is not StepState.PLANNED]


def _line(index: Index, step: FileStep) -> FileHistoryLine:
    batch = index.history.batch(step.batch_id)
    assert batch is not None  # a foreign key of the step
    return FileHistoryLine(
        step.batch_id,
        batch.verb,
        batch.started,
        step.kind.value,
        step.source,
        step.target,
        step.state.value,
        step.reason,
    )
