"""Every write to a photo, with old and new words; each can be taken back, or says why not."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from blipdesk.gui.controls import IconLabel, button, emptied, framed, plain_label
from blipdesk.gui.states import problem_words
from blipdesk.gui.theme import Theme
from blipdesk.gui.tokens import SPACE_M, SPACE_S

if TYPE_CHECKING:
    from blipdesk.library.results import HistoryLine

_LONGEST = 160


class HistoryTab(QScrollArea):
    """A list of writes, newest first. ``undo_wanted`` carries the batch."""

    undo_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._list = QVBoxLayout()
        self._list.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        self._list.setSpacing(SPACE_S)
        inner = QWidget()
        inner.setObjectName("scrolled")
        inner.setLayout(self._list)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName(self.tr("History of the photo"))

    def show_lines(self, lines: "list[HistoryLine]") -> None:
        """Show writes, newest first."""
        emptied(self._list)
        for line in lines:
            self._list.addWidget(self._card(line))
        if not lines:
            hint = self.tr("Nothing has been written into this photo.")
            self._list.addWidget(plain_label(hint, "muted", wrap=True))
        self._list.addStretch(1)

    def _card(self, line: "HistoryLine") -> QWidget:
        column = QVBoxLayout()
        column.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        column.setSpacing(4)
        moment = QDateTime.fromString(line.date, Qt.DateFormat.ISODate)
        when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
        who = self.tr("you") if line.source == "human" else line.model or self.tr("a model")
        head = QHBoxLayout()
        head.addWidget(plain_label(self.tr("{0} by {1}").format(self._verb(line.verb), who)), 1)
        if line.undone_by is None and line.verb != "undo":
            again = line.passed_over is not None
            words = self.tr("Try again") if again else self.tr("Undo")
            undo = button(self._theme, words, "undo-2", kind="plain")
            undo.setAccessibleName(self.tr("Undo the change of {0}").format(when))
            undo.clicked.connect(lambda *_: self.undo_wanted.emit(line.batch_id))
            head.addWidget(undo)
        column.addLayout(head)
        note = self.tr("{0} · undone").format(when) if line.undone_by is not None else when
        column.addWidget(plain_label(note, "small"))
        if line.passed_over is not None and line.undone_by is None:
            column.addLayout(self._why_not(problem_words(line.path, line.passed_over)))
        for change in line.fields:
            column.addSpacing(4)
            column.addWidget(plain_label(self._name(change.field), "section"))
            column.addWidget(plain_label(_value(change.new), wrap=True))
            if change.old == change.new:
                column.addWidget(plain_label(self.tr("The words are the same as before"), "small"))
            elif change.old not in (None, [], ""):
                before = self.tr("before: {0}").format(_value(change.old))
                column.addWidget(plain_label(before, "small", wrap=True))
        return framed("card", column)

    def _why_not(self, reason: str) -> QHBoxLayout:
        """Return the line that says why an undo left this write as it is."""
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        icon = IconLabel(self._theme, "triangle-alert", "bad", 16)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = self.tr("Could not be undone: {0}").format(reason)
        row.addWidget(plain_label(words, "problem", wrap=True), 1)
        return row

    def _name(self, field: str) -> str:
        names = {
            "caption": self.tr("CAPTION"),
            "alt_text": self.tr("ALT TEXT"),
            "extended_description": self.tr("EXTENDED DESCRIPTION"),
            "title": self.tr("TITLE"),
            "keywords": self.tr("KEYWORDS"),
            "answers": self.tr("ANSWERS"),
            "decorative": self.tr("DECORATIVE"),
        }
        return names.get(field, field.replace("_", " ").upper())

    def _verb(self, verb: str) -> str:
        names = {
            "describe": self.tr("Described"),
            "ask": self.tr("Answered"),
            "set": self.tr("Edited"),
            "approve": self.tr("Approved"),
            "reject": self.tr("Rejected"),
            "undo": self.tr("Undone"),
            "redo": self.tr("Done again"),
        }
        return names.get(verb, verb)


def _value(value: object) -> str:
    if value is None or value in ([], ""):
        return "–"
    if isinstance(value, list):
        text = ", ".join(
            f"{item.get('question')} {item.get('answer')}" if isinstance(item, dict) else str(item)
            for item in value
        )
    else:
        text = str(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
