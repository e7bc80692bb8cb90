"""Copy, move, rename and delete photos, in step with the index; each batch can be undone.

Every step is in the journal (durably) before it is taken. A batch that a crash interrupted is
completed when the library is opened again: each step finds out by itself how far it got.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from blipdesk.domain.errors import InputError, KnownError, PhotoError
from blipdesk.domain.photo import display_name
from blipdesk.domain.rename_pattern import NameParts, parse_pattern
from blipdesk.domain.text import Field
from blipdesk.index.database import Index
from blipdesk.index.file_steps import FileStep, StepKind, StepState
from blipdesk.library import file_moves
from blipdesk.library.clock import Clock
from blipdesk.library.file_history import (
    FileHistoryLine,
    UndoTarget,
    file_history,
    redo_target,
    undo_target,
)
from blipdesk.library.file_plans import (
    Collision,
    FilePlan,
    PlannedStep,
    companions,
    to_folder,
    to_names,
)
from blipdesk.library.file_undoing import Reversal, again, backwards, stands
from blipdesk.library.index_follower import IndexFollower
from blipdesk.library.ingest import Ingest
from blipdesk.library.trash import info_of, is_in_trash, system_trash, trash_place, write_info
from blipdesk.library.walk import walk
from blipdesk.library.write_lock import WriteLock

_UNDO, _REDO = "undo", "redo"
_HANGS = "its disk hangs while a text is written into it; try again when it answers"


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one step.

    Args:
        reason: why it failed; one line for the user; None: it was done.
    """

    kind: StepKind
    source: Path | None
    target: Path
    reason: str | None = None


class FileOperations:
    """File operations of one library, of its thread.

    Args:
        index: open.
        ingest: on the same index.
        clock: the time.
        lock: of whoever writes into photos, who must not do so meanwhile.
    """

    def __init__(self, index: Index, ingest: Ingest, clock: Clock, lock: WriteLock) -> None:
        self._index = index
        self._ingest = ingest
        self._clock = clock
        self._lock = lock
        self._index_follower = IndexFollower(index, ingest)

    # --- previews; nothing is touched ---

    def plan_move(
        self, paths: Iterable[Path], folder: Path, collision: Collision = Collision.REFUSE
    ) -> FilePlan:
        """Preview moving photos or folders into a folder.

        Raises:
            InputError: a path or the folder does not exist.
        """
        return to_folder(StepKind.MOVE, _absolute(paths), _folder(folder), collision)

    def plan_copy(
        self, paths: Iterable[Path], folder: Path, collision: Collision = Collision.REFUSE
    ) -> FilePlan:
        """Preview copying photos into a folder; see ``plan_move``."""
        return to_folder(StepKind.COPY, _absolute(paths), _folder(folder), collision)

    def plan_rename(
        self,
        paths: Iterable[Path],
        pattern: str,
        collision: Collision = Collision.NUMBER,
        first_number: int = 1,
    ) -> FilePlan:
        """Preview new names, from a pattern (``domain.rename_pattern``), of photos below the paths.

        Raises:
            InputError: the pattern makes no sense, or leaves a photo without a name.
        """
        parsed = parse_pattern(pattern)
        named: list[tuple[Path, str]] = []
        seen: set[Path] = set()
        for candidate in walk(_absolute(paths)).candidates:
            if candidate.path not in seen:  # the two files of one shot have one number
                seen.update(companions(candidate.path))
                number = first_number + len(named)
                named.append((candidate.path, parsed.stem(self._parts(candidate.path, number))))
        return to_names(named, collision)

    def plan_trash(self, paths: Iterable[Path]) -> FilePlan:
        """Preview deleting photos to the desktop's trash.

        Raises:
            InputError: a path does not exist.
            WriteFailed: the trash cannot be made.
        """
        steps: list[PlannedStep] = []
        for path in _absolute(paths):
            if not os.path.lexists(path):
                raise InputError(f"{display_name(str(path))}: there is no such file")
            for member in [path] if path.is_dir() else companions(path):
                if not any(step.source == member for step in steps):
                    steps.append(PlannedStep(StepKind.TRASH, member, trash_place(member)))
        return FilePlan("trash", tuple(steps))

    def plan_new_folder(self, folder: Path) -> FilePlan:
        """Preview making a folder."""
        (path,) = _absolute([folder])
        taken = f"{display_name(str(path))} is there already" if os.path.lexists(path) else None
        return FilePlan("new folder", (PlannedStep(StepKind.NEW_FOLDER, None, path, taken),))

    # --- doing it ---

    def carry_out(self, plan: FilePlan) -> Iterator[FileResult]:
        """Take the steps of a plan; one that has a problem is only reported."""
        for refused in plan.problems:
            yield FileResult(refused.kind, refused.source, refused.target, refused.problem)
        steps = [step for step in plan.steps if step.problem is None]
        if steps:
            yield from self._journal_and_take(plan.verb, (), steps)

    def undo(self, batch_id: int | None = None) -> Iterator[FileResult]:
        """Take a batch back, its last step first; None: the newest batch.

        A copy goes to the trash, unless it was changed since. What cannot be taken back is told,
        and tried again only if its batch is named.

        Raises:
            InputError: there is nothing to undo.
        """
        chosen = self._index.file_steps.last_undoable() if batch_id is None else batch_id
        return self._reverse(_UNDO, chosen, backwards)

    def redo(self, batch_id: int | None = None) -> Iterator[FileResult]:
        """Do again what an undoing took back, its last step first; None: the newest undoing.

        A file that was changed since is not deleted again, and nothing is put where something else
        is now: that is told, and tried again only if its batch is named.

        Args:
            batch_id: of the undoing; see ``newest_undoing``.

        Raises:
            InputError: there is nothing to redo.
        """
        chosen = self._index.file_steps.last_redoable() if batch_id is None else batch_id
        batch = None if chosen is None else self._index.history.batch(chosen)
        is_undoing = batch is not None and batch.verb == _UNDO
        return self._reverse(_REDO, chosen if is_undoing else None, again)

    def _reverse(self, verb: str, chosen: int | None, plan: Reversal) -> Iterator[FileResult]:
        done = [] if chosen is None else self._index.file_steps.of_batch(chosen)
        standing = [step for step in reversed(done) if stands(step)]
        if not standing:
            raise InputError(f"no file operation is left to {verb}")
        return self._reverse_steps(verb, chosen, standing, plan)

    def _reverse_steps(
        self, verb: str, chosen: int | None, standing: list[FileStep], plan: Reversal
    ) -> Iterator[FileResult]:
        steps: list[PlannedStep] = []
        passed = {step.source for step in standing}  # names that files had in between
        for step in standing:
            planned = plan(step, passed)
            if planned.problem is None:
                steps.append(planned)
                continue
            with self._index.transaction():
                self._index.file_steps.set_state(step.step_id, StepState.UNDONE, planned.problem)
            yield FileResult(planned.kind, planned.source, planned.target, planned.problem)
        if steps:
            yield from self._journal_and_take(verb, (f"batch {chosen}",), steps)

    def newest_batch(self) -> int | None:
        """Return the newest batch that ``undo`` would take back; None: nothing is left."""
        return self._index.file_steps.last_undoable()

    def newest_undoing(self) -> int | None:
        """Return the newest batch that ``redo`` would do again; None: nothing is left."""
        return self._index.file_steps.last_redoable()

    def undo_target(self, batch_id: int | None = None) -> UndoTarget | None:
        """Say whether an undo is about files or words; see ``file_history.undo_target``."""
        return undo_target(self._index, batch_id)

    def redo_target(self) -> UndoTarget | None:
        """Say whether a redo is about files or words; see ``file_history.redo_target``."""
        return redo_target(self._index)

    def history(self, path: Path | None, limit: int) -> list[FileHistoryLine]:
        """Give the steps of one file or of all, newest first; see ``file_history``."""
        return file_history(self._index, path if path is None else _absolute([path])[0], limit)

    def recover(self) -> list[FileResult]:
        """Complete what a crash interrupted; return what became of those steps."""
        results = []
        for step in self._index.file_steps.planned():
            # Should another process be in the middle of this batch, it finds the step done.
            with self._lock.hold(self._touched_by(step)) as held:
                if held.isdisjoint(self._touched_by(step)):
                    results.append(self._take(step))
        return results

    def _journal_and_take(
        self, verb: str, arguments: tuple[str, ...], steps: list[PlannedStep]
    ) -> Iterator[FileResult]:
        with self._index.transaction(durable=True):
            batch_id = self._index.history.start(verb, self._clock.date_text(), arguments)
            journal = self._index.file_steps.plan(
                batch_id, [(step.kind, step.source, step.target) for step in steps]
            )
        pending = list(journal)
        try:
            while pending:
                step = pending.pop(0)
                touched = self._touched_by(step)
                with self._lock.hold(touched) as held:
                    is_free = held.isdisjoint(touched)
                    result = self._take(step) if is_free else self._fail(step, _HANGS)
                yield result
        finally:
            if pending:  # whoever iterates has had enough: only a crash is completed later
                self._drop(pending)

    def _drop(self, steps: list[FileStep]) -> None:
        with self._index.transaction(durable=True):
            for step in steps:
                self._index.file_steps.set_state(step.step_id, StepState.FAILED, "stopped")

    def _take(self, step: FileStep) -> FileResult:
        try:
            self._do(step)
            status = step.target.lstat() if os.path.lexists(step.target) else None
        except (KnownError, OSError) as error:
            if _is_done(step):  # the disk failed afterwards, when the names were made durable
                return self._finish(step, step.target.lstat())
            return self._fail(step, str(error))
        return self._finish(step, status)

    def _touched_by(self, step: FileStep) -> set[int]:
        """Return the photos that a step moves, copies or deletes."""
        if step.source is None:
            return set()
        photos = [self._index.photos.by_path(step.source), *self._index.photos.under(step.source)]
        return {photo.photo_id for photo in photos if photo is not None}

    def _fail(self, step: FileStep, reason: str) -> FileResult:
        with self._index.transaction(durable=True):
            self._index.file_steps.set_state(step.step_id, StepState.FAILED, reason)
        return FileResult(step.kind, step.source, step.target, reason)

    def _finish(self, step: FileStep, status: os.stat_result | None) -> FileResult:
        with self._index.transaction(durable=True):
            self._index_follower.follow(step)
            if status is None:
                self._index.file_steps.set_state(step.step_id, StepState.DONE)
            else:
                self._index.file_steps.done(step.step_id, status)
            self._mark_undone(step)
        return FileResult(step.kind, step.source, step.target)

    def _do(self, step: FileStep) -> None:
        token = f"step-{step.step_id}"
        if step.kind is StepKind.NEW_FOLDER:
            step.target.mkdir(exist_ok=True)
            file_moves.sync_folder(step.target.parent)
            return
        if step.kind is StepKind.REMOVE_FOLDER:
            if step.target.exists():
                step.target.rmdir()
            return
        assert step.source is not None  # only a new folder has none
        if step.kind is StepKind.COPY:
            file_moves.copy(step.source, step.target, token)
            return
        if step.is_out_of_reach:
            system_trash(step.source)
            return
        if step.kind is StepKind.TRASH:
            write_info(step.target, step.source, datetime.fromtimestamp(self._now_s()))
        file_moves.move(step.source, step.target, token)
        if step.kind is StepKind.MOVE and is_in_trash(step.source):
            info_of(step.source).unlink(missing_ok=True)

    def _mark_undone(self, step: FileStep) -> None:
        batch = self._index.history.batch(step.batch_id)
        if batch is None or batch.verb not in (_UNDO, _REDO):
            return
        undone_id = int(batch.arguments[0].removeprefix("batch "))
        stood = step.target if step.source is None else step.source
        for other in self._index.file_steps.of_batch(undone_id):
            if other.target == stood and stands(other):
                self._index.file_steps.set_state(other.step_id, StepState.UNDONE)

    def _parts(self, path: Path, number: int) -> NameParts:
        try:
            photo = self._ingest.remember(path)
        except PhotoError:
            return NameParts(path.stem, number)
        text = self._index.texts.get(photo.photo_id)
        drafts = self._index.drafts.current(photo.photo_id)
        drafted = next((str(d.value) for d in drafts if d.field is Field.CAPTION), None)
        return NameParts(
            path.stem,
            number,
            photo.facts.taken,
            text.caption or drafted,
            text.title,
            photo.facts.camera,
        )

    def _now_s(self) -> float:
        return self._clock.now_ns() / 1e9


def _is_done(step: FileStep) -> bool:
    is_move = step.kind in (StepKind.MOVE, StepKind.TRASH) and step.source is not None
    return is_move and os.path.lexists(step.target) and not os.path.lexists(str(step.source))


def _absolute(paths: Iterable[Path]) -> list[Path]:
    return [Path(os.path.abspath(path.expanduser())) for path in paths]  # noqa: PTH100 - keeps links


def _folder(path: Path) -> Path:
    (folder,) = _absolute([path])
    if not folder.is_dir():
        raise InputError(f"{display_name(str(folder))}: there is no such folder")
    return folder
