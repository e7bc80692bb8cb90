"""Quitting while words of a person are not saved: wait, try again, and ask."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from blipdesk.domain.photo import display_name
from blipdesk.gui.edit_operations import WordsEdit
from blipdesk.gui.edits import Edits
from blipdesk.gui.kept_words import KeptWords

_WAIT_MS = 7_000


class LastWords(QObject):
    """Lets the window go once nothing that was typed can be lost.

    ``ready``: it may go now. ``waits``: it is being saved, which takes longer than usual.
    """

    ready = Signal()
    waits = Signal()

    def __init__(
        self, window: QWidget, edits: Edits, kept: KeptWords, wait_ms: int = _WAIT_MS
    ) -> None:
        super().__init__(window)
        self._window, self._edits, self._kept = window, edits, kept
        self._agreed = self._is_waiting = self._is_asking = False
        self._timer = QTimer(self, singleShot=True, interval=wait_ms)
        self._timer.timeout.connect(self._keep)
        edits.held.changed.connect(self._look)
        kept.kept.connect(self._ask)

    def are_safe(self) -> bool:
        """Say whether nothing would be lost; else try to save, and tell by ``ready``."""
        if self._agreed or not self._edits.held.unwritten():
            return True
        if not self._is_waiting and not self._is_asking:
            self._is_waiting = True
            self._timer.start()
            self.waits.emit()
            self._edits.try_again()
        return False

    def _look(self) -> None:
        if not self._is_waiting:
            return
        if not self._edits.held.unwritten():
            self._is_waiting = False
            self._timer.stop()
            self.ready.emit()
        elif not self._edits.held.is_saving:
            self._keep()

    def _keep(self) -> None:
        self._timer.stop()
        if self._is_waiting:
            self._is_waiting, self._is_asking = False, True
            self._kept.keep_now()

    def _ask(self) -> None:
        if not self._is_asking:
            return
        words = self._edits.held.unwritten()
        box = QMessageBox(self._window)
        box.setObjectName("notSaved")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("BlipDesk")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("What you typed for %n photo(s) could not be saved.", "", len(words)))
        box.setInformativeText("\n\n".join(self._advice()))
        again = box.addButton(self.tr("Try again"), QMessageBox.ButtonRole.AcceptRole)
        again.clicked.connect(lambda: QTimer.singleShot(0, self.ready.emit))
        if self._kept.problem is not None:
            copy = box.addButton(self.tr("Copy the words"), QMessageBox.ButtonRole.ActionRole)
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(_as_text(words)))
        leave = box.addButton(self.tr("Quit"), QMessageBox.ButtonRole.DestructiveRole)
        leave.clicked.connect(self._leave)
        box.setDefaultButton(again)
        box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.finished.connect(lambda *_: setattr(self, "_is_asking", False))
        box.open()

    def _advice(self) -> list[str]:
        reasons = [held.reason for held in self._edits.held.failed if held.reason is not None]
        lines = [display_name(reason) for reason in dict.fromkeys(reasons[:1])]
        if self._kept.problem is None:
            lines.append(
                self.tr("The words are kept, and BlipDesk tries again when it is opened next.")
            )
        else:
            line = self.tr("They could not be kept for later either: {0}")
            lines.append(line.format(display_name(self._kept.problem)))
        return lines

    def _leave(self) -> None:
        self._agreed = True
        QTimer.singleShot(0, self.ready.emit)


def _as_text(words: dict[Path, WordsEdit]) -> str:
    lines = []
    for path, edit in words.items():
        lines.append(str(path))
        lines += [str(value) for _, value in edit.values if isinstance(value, str)]
        lines += [", ".join(edit.add_keywords)] if edit.add_keywords else []
    return "\n".join(lines)
