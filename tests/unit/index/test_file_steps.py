"""The journal of file operations."""

from pathlib import Path

from blipdesk.index.database import Index
from blipdesk.index.file_steps import StepKind, StepState

A, B = Path("/p/a.jpg"), Path("/p/\udcff.jpg")


def test_steps_come_back_in_their_order_as_they_were_planned(index: Index, tmp_path: Path) -> None:
    with index.transaction():
        batch_id = index.history.start("move", "2026-01-01T00:00:00+00:00")
        index.file_steps.plan(
            batch_id, [(StepKind.NEW_FOLDER, None, tmp_path), (StepKind.MOVE, A, B)]
        )
    first, second = index.file_steps.planned()
    assert (first.kind, first.source, first.target) == (StepKind.NEW_FOLDER, None, tmp_path)
    assert (second.kind, second.source, second.target) == (StepKind.MOVE, A, B)


def test_a_step_that_is_done_stands_until_it_is_undone(index: Index, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"words")
    with index.transaction():
        batch_id = index.history.start("copy", "2026-01-01T00:00:00+00:00")
        (step,) = index.file_steps.plan(batch_id, [(StepKind.COPY, A, tmp_path / "x")])
    assert index.file_steps.last_undoable() is None
    with index.transaction():
        index.file_steps.done(step.step_id, (tmp_path / "x").stat())
    assert index.file_steps.planned() == []
    assert index.file_steps.last_undoable() == batch_id
    assert index.file_steps.of_batch(batch_id)[0].size_bytes == 5
    with index.transaction():
        index.file_steps.set_state(step.step_id, StepState.UNDONE)
    assert index.file_steps.last_undoable() is None


def test_an_undoing_is_not_undone_by_itself(index: Index, tmp_path: Path) -> None:
    with index.transaction():
        batch_id = index.history.start("undo", "2026-01-01T00:00:00+00:00")
        (step,) = index.file_steps.plan(batch_id, [(StepKind.MOVE, A, B)])
        index.file_steps.done(step.step_id, tmp_path.stat())
    assert index.file_steps.last_undoable() is None
