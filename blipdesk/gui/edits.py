"""What a person does to words: written beside the window, undone by the library's own history."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from blipdesk.domain.text import Field, FieldEdit
from blipdesk.gui.sessions import Desk
from blipdesk.gui.tasks import Worker

if TYPE_CHECKING:
    from blipdesk.library.results import EditResult, HistoryLine

REVIEWED = (Field.CAPTION, Field.ALT_TEXT, Field.KEYWORDS)
_LISTED_PROBLEMS = 20


@dataclass(frozen=True, slots=True)
class WordsEdit:
    """A person's new words for photos; what is not named stays.

    Args:
        values: a field's new value; None or "" clears it.
    """

    values: tuple[tuple[Field, str | bool | None], ...] = ()
    add_keywords: tuple[str, ...] = ()
    remove_keywords: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not (self.values or self.add_keywords or self.remove_keywords)


@dataclass(frozen=True, slots=True)
class EditOutcome:
    """What became of an edit.

    Args:
        paths: of the photos.
        batches: of the history, oldest first; empty where nothing was written.
        drafts: proposals that were decided about.
        problems: a line for each photo that could not be written.
        notes: lines worth telling although nothing failed.
    """

    paths: tuple[Path, ...]
    batches: tuple[int, ...]
    drafts: tuple[int, ...]
    problems: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether there is something to undo."""
        return bool(self.batches or self.drafts)


Operation = Callable[[Desk], EditOutcome]


class Edits(QObject):
    """Carries out edits and remembers how to take them back.

    ``done`` carries an ``EditOutcome``; ``problem`` a line for the user.
    """

    done = Signal(object)
    problem = Signal(str)
    listed = Signal(object)

    def __init__(self, desk: Worker[Desk], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.stack = QUndoStack(self)

    def set_words(
        self, paths: Sequence[Path], edit: WordsEdit, done: Callable[[], None] | None = None
    ) -> None:
        """Write a person's words."""
        text = self.tr("edit the words of %n photo(s)", "", len(paths))
        self._run(text, _setting(tuple(paths), edit), done)

    def approve(
        self,
        paths: Sequence[Path],
        alt_text: str | None = None,
        done: Callable[[], None] | None = None,
    ) -> None:
        """Approve drafts.

        Args:
            alt_text: a person's own words in place of the draft.
        """
        text = self.tr("approve %n photo(s)", "", len(paths))
        self._run(text, _approving(tuple(paths), alt_text), done)

    def reject(self, paths: Sequence[Path], done: Callable[[], None] | None = None) -> None:
        """Reject drafts."""
        text = self.tr("reject %n photo(s)", "", len(paths))
        self._run(text, _rejecting(tuple(paths)), done)

    def make_decorative(self, paths: Sequence[Path]) -> None:
        """Say that photos need no alt text, and turn their drafts down, as one step."""
        text = self.tr("mark %n photo(s) as decorative", "", len(paths))
        self._run(text, _decorating(tuple(paths)), None)

    def undo_batch(self, batch: int) -> None:
        """Take back one batch of the history, as a new step that can itself be undone."""
        self._run(self.tr("undo one change"), _undoing((batch,), ()), None)

    def _run(self, text: str, operation: Operation, done: Callable[[], None] | None) -> None:
        command = _EditCommand(text, operation, self)
        self._desk.call(operation, lambda outcome: self._came(command, outcome, done),
                        self.problem.emit)  # fmt: skip

    def _came(
        self, command: "_EditCommand", outcome: EditOutcome, done: Callable[[], None] | None
    ) -> None:
        command.outcome = outcome
        if outcome.changed:
            self.stack.push(command)
        self.tell(outcome)
        if done is not None:
            done()

    def tell(self, outcome: EditOutcome) -> None:
        """Say what became of an edit."""
        for line in (*outcome.problems[:_LISTED_PROBLEMS], *outcome.notes[:1]):
            self.problem.emit(line)
        self.done.emit(outcome)

    def submit(self, operation: Operation, done: Callable[[EditOutcome], None]) -> None:
        """Run an operation for a command."""
        self._desk.call(operation, done, self.problem.emit)


class _EditCommand(QUndoCommand):
    """One step; it was carried out before it is pushed."""

    def __init__(self, text: str, operation: Operation, edits: Edits) -> None:
        super().__init__(text)
        self._operation = operation
        self._edits = edits
        self._is_new = True
        self.outcome: EditOutcome | None = None

    def undo(self) -> None:
        """Put the old words back."""
        # The outcome is looked up in the writing thread: a redo before this may still be under way.
        self._edits.submit(self._take_back, self._edits.tell)

    def redo(self) -> None:
        """Do it again."""
        if self._is_new:
            self._is_new = False
            return
        self._edits.submit(self._do_again, self._edits.tell)

    def _take_back(self, desk: Desk) -> EditOutcome:
        assert self.outcome is not None
        return _undoing(self.outcome.batches, self.outcome.drafts, self.outcome.paths)(desk)

    def _do_again(self, desk: Desk) -> EditOutcome:
        self.outcome = self._operation(desk)
        return self.outcome


def _setting(paths: tuple[Path, ...], edit: WordsEdit) -> Operation:
    def run(desk: Desk) -> EditOutcome:
        return _carried_out(desk, paths, lambda: _set(desk, paths, edit))

    return run


def _approving(paths: tuple[Path, ...], alt_text: str | None) -> Operation:
    def run(desk: Desk) -> EditOutcome:
        def steps() -> Iterable["EditResult"]:
            if alt_text is not None:
                yield from _set(desk, paths, WordsEdit(((Field.ALT_TEXT, alt_text),)))
            yield from desk.library.approve(paths, REVIEWED)

        return _carried_out(desk, paths, steps)

    return run


def _rejecting(paths: tuple[Path, ...]) -> Operation:
    def run(desk: Desk) -> EditOutcome:
        return _carried_out(desk, paths, lambda: desk.library.reject(paths, REVIEWED))

    return run


def _decorating(paths: tuple[Path, ...]) -> Operation:
    def run(desk: Desk) -> EditOutcome:
        def steps() -> Iterable["EditResult"]:
            yield from _set(desk, paths, WordsEdit(((Field.DECORATIVE, True),)))
            yield from desk.library.reject(paths, REVIEWED)

        return _carried_out(desk, paths, steps)

    return run


def _undoing(
    batches: tuple[int, ...], drafts: tuple[int, ...], touched: tuple[Path, ...] = ()
) -> Operation:
    # A rejected draft stands in no batch: its photo is known only from what was done.
    def run(desk: Desk) -> EditOutcome:
        from blipdesk.library.history import UndoSelection

        results: list[EditResult] = []
        made = []
        for batch in reversed(batches):
            results += desk.library.undo(UndoSelection(batch))
            made += _newest_batch(desk, [r.path for r in results])
        desk.browser.reopen(drafts)
        paths = tuple(dict.fromkeys((*touched, *(result.path for result in results))))
        problems = tuple(r.write.reason or "" for r in results if r.failed)
        return EditOutcome(paths, tuple(made), (), problems)

    return run


def _set(desk: Desk, paths: tuple[Path, ...], edit: WordsEdit) -> Iterable["EditResult"]:
    from blipdesk.library.review import PersonEdit

    edits = tuple(FieldEdit(name, value) for name, value in edit.values)
    return desk.library.set_words(paths, PersonEdit(edits, edit.add_keywords, edit.remove_keywords))


def _carried_out(
    desk: Desk, paths: tuple[Path, ...], steps: Callable[[], Iterable["EditResult"]]
) -> EditOutcome:
    open_before = {draft for path in paths for draft in desk.browser.open_drafts(path)}
    entries_before = {line.entry_id for line in _history(desk, paths)}
    results = list(steps())
    batches = sorted(
        {line.batch_id for line in _history(desk, paths) if line.entry_id not in entries_before}
    )
    open_after = {draft for path in paths for draft in desk.browser.open_drafts(path)}
    problems = tuple(r.write.reason or "" for r in results if r.failed)
    notes = tuple(
        r.write.reason for r in results if r.write.reason and not r.failed and not r.write.fields
    )
    return EditOutcome(
        paths, tuple(batches), tuple(sorted(open_before - open_after)), problems, notes
    )


def _history(desk: Desk, paths: Sequence[Path]) -> list["HistoryLine"]:
    return list(desk.library.history(paths, 3))


def _newest_batch(desk: Desk, paths: Sequence[Path]) -> list[int]:
    return [line.batch_id for line in desk.library.history(paths[:1], 1)] if paths else []
