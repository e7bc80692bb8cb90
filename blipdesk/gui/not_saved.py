"""The notice beside words that a person typed and that could not be written."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from blipdesk.gui.announcing import announce
from blipdesk.gui.controls import IconLabel, button, plain_label, row_of
from blipdesk.gui.reasons import short_reason
from blipdesk.gui.theme import Theme
from blipdesk.gui.tokens import SPACE_M, SPACE_S


class NotSaved(QFrame):
    """Says that and why words are not saved; hidden while all are."""

    retried = Signal()
    discarded = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("draftBox")
        self._line = plain_label("", wrap=True)
        again = button(theme, self.tr("Try again"), "rotate-ccw", clicked=self.retried.emit)
        drop = button(theme, self.tr("Discard"), kind="plain", clicked=self.discarded.emit)
        drop.setAccessibleName(self.tr("Discard the words that are not saved"))
        said = QHBoxLayout()
        said.addWidget(IconLabel(theme, "triangle-alert", "bad"), 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self._line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_M - 2)
        column.addLayout(said)
        column.addLayout(row_of(again, drop, None))
        self.hide()

    @property
    def line(self) -> str:
        """What it says; empty where all is saved."""
        return "" if self.isHidden() else self._line.text()

    def show_reason(self, reason: str | None) -> None:
        """Show why, or nothing."""
        was_hidden = self.isHidden()
        self.setHidden(reason is None)
        if reason is not None:
            line = self.tr("Not saved; your words are kept here. {0}").format(short_reason(reason))
            self._line.setText(line)
            if was_hidden:
                announce(self, line)
