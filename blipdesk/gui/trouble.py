"""A library that cannot be opened: say why, and offer what helps."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox

from blipdesk.domain.errors import DatabaseBusy, DatabaseCorrupt
from blipdesk.domain.photo import display_name

if TYPE_CHECKING:
    from blipdesk.gui.services import Services
    from blipdesk.gui.window import Window

_NAME = "databaseTrouble"


def trouble_text(error: Exception) -> tuple[str, str]:
    """Return what is wrong and what to do about it, for people."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Trouble", text)

    if isinstance(error, DatabaseCorrupt):
        return (
            tr("The library's index is damaged. Your photos are not affected: their words are "
               "in the files."),
            tr("Close this window and run: blipdesk index check"),
        )  # fmt: skip
    if isinstance(error, DatabaseBusy):
        return (
            tr("Another program is using the library."),
            tr("Close it, then try again."),
        )
    return tr("The library cannot be opened."), ""


def show_database_trouble(window: "Window", services: "Services", error: Exception) -> None:
    """Show a dialog; the window stays. Several threads may meet the same trouble: one dialog."""
    if window.findChild(QMessageBox, _NAME) is not None:
        return
    what, advice = trouble_text(error)
    box = QMessageBox(window)
    box.setObjectName(_NAME)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("BlipDesk")
    box.setText(what)
    box.setInformativeText("\n\n".join(p for p in (advice, display_name(str(error))) if p))
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    box.open()
