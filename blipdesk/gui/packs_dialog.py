"""Making, changing and removing packs of questions."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from blipdesk.gui.controls import button, plain_label
from blipdesk.gui.question_packs import QuestionPack, example_packs
from blipdesk.gui.theme import Theme
from blipdesk.gui.tokens import SPACE_L, SPACE_M, SPACE_S


class PacksDialog(QDialog):
    """The packs at one side, the chosen one's name and questions at the other."""

    def __init__(self, theme: Theme, packs: list[QuestionPack], parent: QWidget) -> None:
        super().__init__(parent)
        self._packs = list(packs)
        self._row = -1
        self.setWindowTitle(self.tr("Packs of questions"))
        self.resize(640, 420)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Packs of questions"))
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name of the pack"))
        self.lines = QPlainTextEdit()
        self.lines.setAccessibleName(self.tr("Questions, one a line"))
        self.lines.setTabChangesFocus(True)
        self.add = button(theme, self.tr("New pack"), "plus", clicked=self._add)
        self.remove = button(theme, self.tr("Remove"), "trash-2", clicked=self._remove)
        self.restore = button(theme, self.tr("Examples"), "rotate-ccw", clicked=self._restore)
        self.restore.setToolTip(self.tr("Bring back the packs that every library begins with"))
        self._arrange()
        self.list.currentRowChanged.connect(self._chosen)
        self.name.textEdited.connect(self._rename)
        self._show(0)

    @property
    def packs(self) -> list[QuestionPack]:
        """The packs as they stand now."""
        self._keep()
        return self._packs

    def _arrange(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(SPACE_S)
        left.addWidget(self.list, 1)
        for made in (self.add, self.remove, self.restore):
            left.addWidget(made)
        right.addWidget(plain_label(self.tr("Name"), "fieldName"))
        right.addWidget(self.name)
        right.addWidget(plain_label(self.tr("Questions, one a line"), "fieldName"))
        right.addWidget(self.lines, 1)
        hint = self.tr("Answers to choose from follow after a bar: Inside or outside? | in | out")
        right.addWidget(plain_label(hint, "small", wrap=True))
        both = QHBoxLayout()
        both.setSpacing(SPACE_M)
        both.addLayout(left, 2)
        both.addLayout(right, 3)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addLayout(both, 1)
        column.addWidget(buttons)

    def _show(self, row: int) -> None:
        self._row = -1
        self.list.clear()
        self.list.addItems([pack.name or self.tr("Without a name") for pack in self._packs])
        self.list.setCurrentRow(min(row, len(self._packs) - 1))
        self._chosen(self.list.currentRow())

    def _chosen(self, row: int) -> None:
        self._keep()
        self._row = row
        there = 0 <= row < len(self._packs)
        self.name.setText(self._packs[row].name if there else "")
        self.lines.setPlainText(self._packs[row].lines if there else "")
        for widget in (self.name, self.lines, self.remove):
            widget.setEnabled(there)

    def _keep(self) -> None:
        if 0 <= self._row < len(self._packs):
            typed = QuestionPack.parsed(self.name.text(), self.lines.toPlainText())
            self._packs[self._row] = typed

    def _rename(self, name: str) -> None:
        item = self.list.item(self._row)
        if item is not None:
            item.setData(Qt.ItemDataRole.DisplayRole, name)

    def _add(self) -> None:
        self._keep()
        self._packs.append(QuestionPack(self.tr("New pack"), ()))
        self._show(len(self._packs) - 1)
        self.name.setFocus()
        self.name.selectAll()

    def _remove(self) -> None:
        row, self._row = self._row, -1
        del self._packs[row]
        self._show(row)

    def _restore(self) -> None:
        self._keep()
        known = {pack.name for pack in self._packs}
        self._packs += [pack for pack in example_packs() if pack.name not in known]
        self._show(max(0, self._row))
