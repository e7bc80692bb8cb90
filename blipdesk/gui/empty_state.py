"""What is seen where there is nothing to see."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from blipdesk.gui.controls import IconLabel, plain_label
from blipdesk.gui.theme import Theme
from blipdesk.gui.tokens import SPACE_M


class EmptyState(QWidget):
    """What stands where nothing is: what that means, and what to do next."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self._theme = theme
        self._icon = IconLabel(theme, "images", "muted", 48)
        self._title = plain_label("", "heading", wrap=True)
        self._line = plain_label("", "muted", wrap=True)
        for label in (self._title, self._line):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setMinimumWidth(160)
        self._buttons = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setSpacing(SPACE_M)
        column.addStretch(2)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.addWidget(self._title)
        column.addWidget(self._line)
        column.addLayout(self._buttons)
        column.addStretch(3)

    @property
    def title(self) -> str:
        """What it says."""
        return self._title.text()

    def say(self, icon: str, title: str, line: str, *actions: QPushButton) -> None:
        """Say something; the actions are the next steps."""
        self._icon.show_icon(icon, "muted")
        self._title.setText(title)
        self._line.setText(line)
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._buttons.addStretch()
        for action in actions:
            self._buttons.addWidget(action)
        self._buttons.addStretch()
