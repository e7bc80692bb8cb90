"""The list of keys; each can be changed, a conflict is shown."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QKeySequenceEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from blipdesk.gui.commands import EVERYWHERE, IN_GRID, Command, keys_of, translated
from blipdesk.gui.controls import plain_label
from blipdesk.gui.tokens import SPACE_L, SPACE_S

if TYPE_CHECKING:
    from blipdesk.gui.window import Window


class KeysDialog(QDialog):
    """Shows and changes the keys of every command."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._fields: dict[str, QKeySequenceEdit] = {}
        self.setWindowTitle(self.tr("Keys"))
        self.resize(560, 640)
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._grid = QGridLayout(inner)
        self._grid.setVerticalSpacing(SPACE_S)
        self._add_heading(self.tr("EVERYWHERE"))
        for command in EVERYWHERE:
            self._add(command)
        self._add_heading(self.tr("WHILE THE PHOTOS HAVE THE KEYBOARD"))
        for command in IN_GRID:
            self._add(command)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        self.conflict = plain_label("", "problem", wrap=True)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save
            | QDialogButtonBox.StandardButton.RestoreDefaults
            | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        restore = buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults)
        restore.clicked.connect(self._restore)
        self._save_button = buttons.button(QDialogButtonBox.StandardButton.Save)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.addWidget(plain_label(self.tr("Keys"), "title"))
        column.addWidget(scroll, 1)
        column.addWidget(self.conflict)
        column.addWidget(buttons)
        self._check()

    def field(self, key: str) -> QKeySequenceEdit:
        """Return the field of a command."""
        return self._fields[key]

    def _add_heading(self, text: str) -> None:
        self._grid.addWidget(plain_label(text, "section"), self._grid.rowCount(), 0, 1, 2)

    def _add(self, command: Command) -> None:
        row = self._grid.rowCount()
        name = translated(command.name)
        field = QKeySequenceEdit(QKeySequence(keys_of(command, self._window)))
        field.setMaximumSequenceLength(1)
        field.setAccessibleName(name)
        field.keySequenceChanged.connect(lambda *_: self._check())
        self._fields[command.key] = field
        self._grid.addWidget(plain_label(name), row, 0)
        self._grid.addWidget(field, row, 1)

    def _check(self) -> None:
        """Two commands with the same keys: neither would act."""
        names = {c.key: translated(c.name) for c in (*EVERYWHERE, *IN_GRID)}
        used: dict[str, str] = {}
        clash = ""
        for key, field in self._fields.items():
            keys = field.keySequence().toString()
            if keys and keys in used:
                clash = self.tr("{0} is used twice: {1}, {2}").format(
                    keys, names[used[keys]], names[key]
                )
            used[keys] = key
        self.conflict.setText(clash)
        self.conflict.setVisible(bool(clash))
        self._save_button.setEnabled(not clash)

    def _restore(self) -> None:
        for command in (*EVERYWHERE, *IN_GRID):
            self._fields[command.key].setKeySequence(QKeySequence(command.keys))

    def _save(self) -> None:
        for command in (*EVERYWHERE, *IN_GRID):
            sequence = self._fields[command.key].keySequence()
            self._window.store.setValue(f"keys/{command.key}", sequence.toString())
            self._window.commands.actions[command.key].setShortcut(sequence)
        self.accept()
