"""Approving many drafts at once: all whose score is high enough, after seeing how many."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from blipdesk.gui.controls import button, plain_label
from blipdesk.gui.theme import Theme
from blipdesk.gui.tokens import SPACE_L, SPACE_M, SPACE_S

_LIKELY_PERCENT = 90


class ApproveAbove(QDialog):
    """A threshold, and how many photos are meant.

    Args:
        count: says how many photos have at least this score, 0..1.
        without_score: photos that no model has judged: they are never meant.
    """

    def __init__(
        self, theme: Theme, count: Callable[[float], int], without_score: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._count = count
        self.setWindowTitle(self.tr("Approve many drafts"))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setPageStep(5)
        self.slider.setAccessibleName(self.tr("Least score in percent"))
        self.line = plain_label("", "fieldName")
        self.approve = button(theme, "", "check", kind="good", clicked=self.accept)
        self.approve.setDefault(True)
        cancel = button(theme, self.tr("Cancel"), clicked=self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(plain_label(self.tr("Approve all drafts that fit well"), "heading"))
        about = self.tr(
            "The score is the model's own guess of how well its words fit the picture. "
            "One undo takes all of it back."
        )
        column.addWidget(plain_label(about, "muted", wrap=True))
        column.addWidget(self.line)
        column.addWidget(self.slider)
        if without_score:
            left = self.tr("%n draft(s) without a score stay as they are.", "", without_score)
            column.addWidget(plain_label(left, "small", wrap=True))
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.approve)
        column.addLayout(buttons)
        self.setMinimumWidth(420)
        self.slider.valueChanged.connect(lambda *_: self._show())
        self.slider.setValue(_LIKELY_PERCENT)
        self._show()

    @property
    def score(self) -> float:
        """The least score, 0..1."""
        return self.slider.value() / 100

    def _show(self) -> None:
        number = self._count(self.score)
        percent = QLocale().toString(self.slider.value())
        self.line.setText(self.tr("Fits at least {0} %").format(percent))
        self.approve.setText(self.tr("Approve %n photo(s)", "", number))
        self.approve.setEnabled(number > 0)
