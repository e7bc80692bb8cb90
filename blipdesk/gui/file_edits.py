"""Moving, copying, renaming and deleting photos; one undo stack with the words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from blipdesk.gui.sessions import Desk
from blipdesk.gui.tasks import Worker

if TYPE_CHECKING:
    from blipdesk.library.file_plans import FilePlan
    from blipdesk.library.files import FileResult


class FileVerb(StrEnum):
    """What is done with files."""

    MOVE = "move"
    COPY = "copy"
    RENAME = "rename"
    TRASH = "trash"
    NEW_FOLDER = "new_folder"


class Conflict(StrEnum):
    """What becomes of a file whose name is taken; the values are those of the library's plans."""

    SKIP = "refuse"
    NUMBER = "number"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class FileWish:
    """What is wanted.

    Args:
        paths: of the photos; for a new folder the folder itself.
        folder: where they go.
        pattern: of the new names.
        conflict: what becomes of a file whose name is taken.
    """

    verb: FileVerb
    paths: tuple[Path, ...]
    folder: Path | None = None
    pattern: str = ""
    conflict: Conflict = Conflict.SKIP


@dataclass(frozen=True, slots=True)
class FilePreview:
    """What would become of a wish; nothing was touched.

    Args:
        lines: (old, new, problem) for each file.
        can_replace: with replacing all of the problems would be gone.
    """

    wish: FileWish
    lines: tuple[tuple[Path | None, Path, str | None], ...]
    can_replace: bool = False

    @property
    def problems(self) -> tuple[str, ...]:
        """Why some files cannot be done."""
        return tuple(problem for _, _, problem in self.lines if problem is not None)


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of it: the batch of the journal, how many files, and what failed."""

    batch: int | None
    done: int
    problems: tuple[str, ...]


class FileEdits(QObject):
    """Carries out wishes in the writing thread.

    ``done`` carries a ``FileOutcome``; ``problem`` a line for the user.
    """

    done = Signal(object)
    problem = Signal(str)

    def __init__(self, desk: Worker[Desk], stack: QUndoStack, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stack = stack

    def preview(
        self,
        wish: FileWish,
        done: Callable[[FilePreview], None],
        failed: Callable[[str], None] | None = None,
    ) -> None:
        """Find out what would become of a wish."""
        self._desk.call(
            lambda desk: _preview(desk, wish), done, failed or self.problem.emit, channel="plan"
        )

    def carry_out(self, wish: FileWish) -> None:
        """Do it; what cannot be done is told."""
        command = _FileCommand(self._title(wish), self)

        def came(outcome: FileOutcome) -> None:
            command.batch = outcome.batch
            if outcome.done:
                self._stack.push(command)
            self.tell(outcome)

        self.submit(lambda desk: _carry_out(desk, wish), came)

    def submit(
        self, work: Callable[[Desk], FileOutcome], done: Callable[[FileOutcome], None]
    ) -> None:
        """Run a piece of work for a command."""
        self._desk.call(work, done, self.problem.emit)

    def tell(self, outcome: FileOutcome) -> None:
        """Say what became of it."""
        for line in outcome.problems[:5]:
            self.problem.emit(line)
        self.done.emit(outcome)

    def _title(self, wish: FileWish) -> str:
        number = len(wish.paths)
        names = {
            FileVerb.MOVE: self.tr("move %n file(s)", "", number),
            FileVerb.COPY: self.tr("copy %n file(s)", "", number),
            FileVerb.RENAME: self.tr("rename %n file(s)", "", number),
            FileVerb.TRASH: self.tr("delete %n file(s)", "", number),
            FileVerb.NEW_FOLDER: self.tr("new folder"),
        }
        return names[wish.verb]


class _FileCommand(QUndoCommand):
    """One step; it was carried out before it is pushed."""

    def __init__(self, text: str, edits: FileEdits) -> None:
        super().__init__(text)
        self._edits = edits
        self._is_new = True
        self._undoing: int | None = None
        self.batch: int | None = None

    def undo(self) -> None:
        """Put the files back."""
        self._edits.submit(self._take_back, self._edits.tell)

    def redo(self) -> None:
        """Do it again."""
        if self._is_new:
            self._is_new = False
        else:
            self._edits.submit(self._do_again, self._edits.tell)

    def _take_back(self, desk: Desk) -> FileOutcome:
        files = desk.library.files
        before = files.newest_undoing()
        outcome = _outcome(desk, list(files.undo(self.batch)))
        newest = files.newest_undoing()
        self._undoing = None if newest == before else newest  # nothing could be taken back
        return outcome

    def _do_again(self, desk: Desk) -> FileOutcome:
        if self._undoing is None:
            return FileOutcome(self.batch, 0, ())
        outcome = _outcome(desk, list(desk.library.files.redo(self._undoing)))
        self.batch = outcome.batch
        return outcome


def _plan(desk: Desk, wish: FileWish) -> "FilePlan":
    from blipdesk.library.file_plans import Collision

    files = desk.library.files
    collision = Collision(wish.conflict.value)
    if wish.verb is FileVerb.TRASH:
        return files.plan_trash(wish.paths)
    if wish.verb is FileVerb.NEW_FOLDER:
        return files.plan_new_folder(wish.paths[0])
    if wish.verb is FileVerb.RENAME:
        return files.plan_rename(wish.paths, wish.pattern, collision)
    assert wish.folder is not None
    plan = files.plan_move if wish.verb is FileVerb.MOVE else files.plan_copy
    return plan(wish.paths, wish.folder, collision)


def _preview(desk: Desk, wish: FileWish) -> FilePreview:
    steps = _plan(desk, wish).steps
    lines = tuple((step.source, step.target, step.problem) for step in steps)
    can_replace = False
    if wish.folder is not None and any(step.problem for step in steps):
        can_replace = not _plan(desk, replace(wish, conflict=Conflict.REPLACE)).problems
    return FilePreview(wish, lines, can_replace)


def _carry_out(desk: Desk, wish: FileWish) -> FileOutcome:
    return _outcome(desk, list(desk.library.files.carry_out(_plan(desk, wish))))


def _outcome(desk: Desk, results: "Sequence[FileResult]") -> FileOutcome:
    problems = tuple(result.reason for result in results if result.reason is not None)
    return FileOutcome(desk.browser.newest_file_batch(), len(results) - len(problems), problems)
