"""A library that cannot be opened, or whose index is damaged: say why, and do what helps."""

from dataclasses import dataclass

from PySide6.QtCore import QLocale, QObject, Qt, QThread, Signal
from PySide6.QtWidgets import QMessageBox, QProgressDialog, QWidget

from blipdesk.domain.errors import DatabaseBusy, DatabaseCorrupt, KnownError
from blipdesk.domain.photo import display_name
from blipdesk.gui.services import Services

_NAME = "databaseTrouble"


@dataclass(frozen=True, slots=True)
class Mended:
    """What a repair came to.

    Args:
        backup: the day of the copy that was used, as text; None: none was.
        rows: how many entries the damaged index still gave.
        set_aside: the damaged file; None: it was mended in place.
    """

    backup: str | None
    rows: int
    set_aside: str | None


class Repair(QThread):
    """Mends the index, once nobody here has it open."""

    mended = Signal(object)
    failed = Signal(str)

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services

    def run(self) -> None:
        """Wait for the other threads, then repair."""
        from blipdesk.library.upkeep import Upkeep

        upkeep = Upkeep(self._services.paths)
        try:
            self._services.wait_until_let_go()
            done = upkeep.mend().recovery
            if done is None:
                self.mended.emit(Mended(None, 0, None))
                return
        except KnownError as error:
            self.failed.emit(str(error))
            return
        backup = None if done.backup is None else done.backup.name
        self.mended.emit(Mended(backup, sum(done.rows.values()), str(done.damaged)))


class Trouble(QObject):
    """Tells of trouble with the index, one dialog for all threads; the window stays.

    ``mended``: the index can be used again, and the photos are to be looked through.
    """

    mended = Signal()
    retried = Signal()

    def __init__(self, window: QWidget, services: Services) -> None:
        super().__init__(window)
        self._window, self._services = window, services
        self._repair: Repair | None = None
        services.idle.found_damage.connect(self.show)
        for worker in (services.reader, services.counter, services.desk, services.models):
            worker.could_not_open.connect(self.show)
            worker.found_damage.connect(self.show)

    @property
    def is_repairing(self) -> bool:
        """Whether the index is being mended now."""
        return self._repair is not None

    def show(self, error: Exception) -> None:
        """Say what is wrong, with what can be done."""
        if self._window.findChild(QMessageBox, _NAME) is not None or self._repair is not None:
            return
        what, advice = self._words(error)
        box = self._new_box(QMessageBox.Icon.Warning, what)
        box.setObjectName(_NAME)
        box.setInformativeText("\n\n".join(p for p in (advice, display_name(str(error))) if p))
        if isinstance(error, DatabaseCorrupt):
            help_, act = self.tr("Repair now"), self.repair
        else:
            help_, act = self.tr("Try again"), self.try_again
        helping = box.addButton(help_, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(helping)
        box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Close))
        helping.clicked.connect(act)
        box.open()

    def _words(self, error: Exception) -> tuple[str, str]:
        """Return what is wrong and what to do about it, for people."""
        if isinstance(error, DatabaseCorrupt):
            what = self.tr(
                "The library's index is damaged. Your photos are not affected: their words are in "
                "the files."
            )
            advice = self.tr(
                "BlipDesk can repair it: it takes the newest good copy of the index and everything "
                "that can still be read, and looks through your photos again. The damaged index is "
                "kept."
            )
            return what, advice
        if isinstance(error, DatabaseBusy):
            what = self.tr("Another program is using the library.")
            return what, self.tr("Close it, then try again.")
        return self.tr("The library cannot be opened."), ""

    def try_again(self) -> None:
        """Start the threads that could not open the library."""
        self._services.take_up()
        self.retried.emit()

    def repair(self) -> None:
        """Mend the index beside the window, which cannot be used meanwhile."""
        wait = QProgressDialog(self._window)
        wait.setObjectName("repairing")
        wait.setWindowTitle("BlipDesk")
        wait.setLabelText(self.tr("Repairing the index. Your photos are only read."))
        wait.setCancelButton(None)
        wait.setRange(0, 0)
        wait.setWindowModality(Qt.WindowModality.WindowModal)
        wait.setMinimumDuration(0)
        wait.show()
        self._services.let_go()
        self._repair = repair = Repair(self._services, self)
        repair.mended.connect(self._mended)
        repair.failed.connect(self._failed)
        repair.finished.connect(wait.deleteLater)
        repair.start()

    def _mended(self, mended: Mended) -> None:
        self._repair = None
        self._services.take_up()
        lines = [self.tr("Your photos are being looked through again now.")]
        if mended.set_aside is not None:
            number = QLocale().toString(mended.rows)
            lines.insert(0, self.tr("{0} entries of the damaged index were kept.").format(number))
            lines.append(self.tr("The damaged index: {0}").format(display_name(mended.set_aside)))
        if mended.backup is not None:
            lines.insert(0, self.tr("The copy {0} was used.").format(display_name(mended.backup)))
        box = self._new_box(QMessageBox.Icon.Information, self.tr("The library can be used again."))
        box.setObjectName("repaired")
        box.setInformativeText("\n\n".join(lines))
        box.addButton(QMessageBox.StandardButton.Ok)
        box.open()
        self.mended.emit()

    def _failed(self, reason: str) -> None:
        self._repair = None
        box = self._new_box(QMessageBox.Icon.Warning, self.tr("The index could not be repaired."))
        box.setObjectName("notRepaired")
        box.setInformativeText(display_name(reason))
        again = box.addButton(self.tr("Try again"), QMessageBox.ButtonRole.AcceptRole)
        again.clicked.connect(self.repair)
        box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Close))
        box.open()

    def _new_box(self, icon: QMessageBox.Icon, text: str) -> QMessageBox:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(icon)
        box.setWindowTitle("BlipDesk")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        return box
