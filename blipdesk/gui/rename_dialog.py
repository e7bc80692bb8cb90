"""New names from a pattern, seen before anything is renamed."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from blipdesk.domain.photo import display_name
from blipdesk.gui.controls import plain_label
from blipdesk.gui.file_edits import Conflict, FileEdits, FilePreview, FileVerb, FileWish
from blipdesk.gui.tokens import SPACE_L, SPACE_M

_SHOWN = 200


class RenameDialog(QDialog):
    """A pattern and its preview."""

    def __init__(self, edits: FileEdits, paths: tuple[Path, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._edits, self._paths = edits, paths
        self.setWindowTitle(self.tr("Rename"))
        self.resize(640, 480)
        self.pattern = QLineEdit(paths[0].stem if len(paths) == 1 else "{date}_{counter:3}")
        self.pattern.setAccessibleName(self.tr("Pattern of the new names"))
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("New names"))
        self.list.setHeaderLabels([self.tr("Now"), self.tr("Then")])
        self.list.setRootIsDecorated(False)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.problem = plain_label("", "problem", wrap=True)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setText(self.tr("Rename"))
        self.buttons.accepted.connect(self._rename)
        self.buttons.rejected.connect(self.reject)
        hint = self.tr(
            "{name}, {date}, {time}, {camera}, {caption} and {counter} stand for the photo's own; "
            "everything else stays as it is."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(plain_label(self.tr("Rename"), "title"))
        column.addWidget(self.pattern)
        column.addWidget(plain_label(hint, "small", wrap=True))
        column.addWidget(self.list, 1)
        column.addWidget(self.problem)
        column.addWidget(self.buttons)
        self._soon = QTimer(self, singleShot=True, interval=120)
        self._soon.timeout.connect(self._look)
        self.pattern.textChanged.connect(lambda *_: self._soon.start())
        self._look()

    def _wish(self) -> FileWish:
        pattern = self.pattern.text()
        return FileWish(FileVerb.RENAME, self._paths, pattern=pattern, conflict=Conflict.NUMBER)

    def _look(self) -> None:
        self._edits.preview(self._wish(), self._show, self._refuse)

    def _show(self, preview: FilePreview) -> None:
        self.list.clear()
        for old, new, problem in preview.lines[:_SHOWN]:
            then = problem or new.name
            now = display_name(old.name) if old is not None else ""
            item = QTreeWidgetItem(self.list, [now, display_name(then)])
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self.problem.setText("")
        self._ok.setEnabled(len(preview.problems) < len(preview.lines))

    def _refuse(self, line: str) -> None:
        self.list.clear()
        self.problem.setText(display_name(line))
        self._ok.setEnabled(False)

    def _rename(self) -> None:
        self._edits.carry_out(self._wish())
        self.accept()
