"""What a person does to words: written beside the window, undone by the library's own history.

What cannot be written is held (``held_edits``) and tried again.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from blipdesk.domain.text import Field
from blipdesk.gui.edit_operations import (
    NO_WORDS,
    EditOutcome,
    Operation,
    WordsEdit,
    approving,
    decorating,
    rejecting,
    retrying,
    setting,
    undoing,
)
from blipdesk.gui.held_edits import EditOrder, HeldEdits
from blipdesk.gui.sessions import Desk
from blipdesk.gui.tasks import Worker

_LISTED_PROBLEMS = 20


class Edits(QObject):
    """Carries out edits and remembers how to take them back.

    ``done`` carries an ``EditOutcome``; ``problem`` a line for the user.
    """

    done = Signal(object)
    problem = Signal(str)

    def __init__(self, desk: Worker[Desk], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.stack = QUndoStack(self)
        self.held = HeldEdits(self)
        self.held.due.connect(self.try_again)

    def set_words(
        self, paths: Sequence[Path], edit: WordsEdit, done: Callable[[], None] | None = None
    ) -> None:
        """Write a person's words."""
        text = self.tr("edit the words of %n photo(s)", "", len(paths))
        self._order(EditOrder(text, tuple(paths), partial(setting, edit=edit), edit), done)

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
        own = NO_WORDS if alt_text is None else WordsEdit(((Field.ALT_TEXT, alt_text),))
        order = EditOrder(text, tuple(paths), partial(approving, alt_text=alt_text), own)
        self._order(order, done)

    def reject(self, paths: Sequence[Path], done: Callable[[], None] | None = None) -> None:
        """Reject drafts."""
        text = self.tr("reject %n photo(s)", "", len(paths))
        self._order(EditOrder(text, tuple(paths), rejecting), done)

    def make_decorative(self, paths: Sequence[Path]) -> None:
        """Say that photos need no alt text, and turn their drafts down, as one step."""
        text = self.tr("mark %n photo(s) as decorative", "", len(paths))
        own = WordsEdit(((Field.DECORATIVE, True),))
        self._order(EditOrder(text, tuple(paths), decorating, own))

    def undo_batch(self, batch: int) -> None:
        """Take back one batch of the history, as a new step that can itself be undone."""
        operation = undoing((batch,), ())
        command = _EditCommand(self.tr("undo one change"), operation, self)
        self._desk.call(operation, lambda o: self._came(command, o), self.problem.emit)

    def try_again(self) -> None:
        """Try what is held again, the oldest first."""
        for held in self.held.take_failed():
            order = held.order
            if held.is_kept:
                order = EditOrder(order.text, order.paths, retrying, order.words)
            self._order(order)

    def _order(self, order: EditOrder, done: Callable[[], None] | None = None) -> None:
        number = self.held.begin(order)
        operation = order.make(order.paths)
        command = _EditCommand(order.text, operation, self)

        def came(outcome: EditOutcome) -> None:
            self.held.settle(number, outcome.failures)
            self._came(command, outcome)
            if done is not None:
                done()

        def failed(line: str) -> None:
            is_first = self.held.fail(number, line)
            if is_first:  # each further try would only say the same again
                self.problem.emit(line)

        self._desk.call(operation, came, failed)

    def _came(self, command: "_EditCommand", outcome: EditOutcome) -> None:
        command.outcome = outcome
        if outcome.changed:
            self.stack.push(command)
        self.tell(outcome)

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
        return undoing(self.outcome.batches, self.outcome.drafts, self.outcome.paths)(desk)

    def _do_again(self, desk: Desk) -> EditOutcome:
        self.outcome = self._operation(desk)
        return self.outcome
