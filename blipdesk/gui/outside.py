"""Photos in other programs: opened there, or shown in the file manager."""

import shlex
import shutil
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from blipdesk.domain.photo import display_name
from blipdesk.gui.clipboard_files import uri_of

_FILE_MANAGER = "org.freedesktop.FileManager1"
_FILE_MANAGER_PATH = "/org/freedesktop/FileManager1"


class Outside(QObject):
    """Hands files to other programs; none is waited for. ``problem`` carries a line."""

    problem = Signal(str)

    def open(self, path: Path) -> None:
        """Open a photo with the desktop's program for it."""
        if not QDesktopServices.openUrl(QUrl(uri_of(path))):
            name = display_name(path.name)
            self.problem.emit(self.tr("No program is there that opens {0}").format(name))

    def open_with(self, program: str, paths: Sequence[Path]) -> None:
        """Open photos with a program.

        Args:
            program: as the user wrote it, with options if need be.
        """
        name, *options = split_program(program) or [""]
        found = shutil.which(name)
        arguments = [*options, *(str(path) for path in paths)]
        started = found is not None and QProcess.startDetached(found, arguments)[0]
        if not started:
            line = self.tr("{0} cannot be started; see the setting files.programs")
            self.problem.emit(line.format(display_name(name)))

    def show(self, paths: Sequence[Path]) -> None:
        """Show photos in the file manager, chosen; where that is not possible, their folder."""
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

        folder = paths[0].parent
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            self._open_folder(folder)
            return
        call = QDBusMessage.createMethodCall(
            _FILE_MANAGER, _FILE_MANAGER_PATH, _FILE_MANAGER, "ShowItems"
        )
        call.setArguments([[uri_of(path) for path in paths], ""])
        watcher = QDBusPendingCallWatcher(bus.asyncCall(call), self)

        def came() -> None:
            if watcher.isError():
                self._open_folder(folder)
            watcher.deleteLater()

        watcher.finished.connect(came)

    def _open_folder(self, folder: Path) -> None:
        if not QDesktopServices.openUrl(QUrl(uri_of(folder))):
            name = display_name(str(folder))
            self.problem.emit(self.tr("No file manager is there that shows {0}").format(name))


def split_program(program: str) -> list[str]:
    """Return a program and its options; none where the quoting makes no sense."""
    try:
        return shlex.split(program)
    except ValueError:
        return []


def programs_in(setting: str) -> tuple[str, ...]:
    """Return the programs that the user named."""
    return tuple(part.strip() for part in setting.split(";") if part.strip())
