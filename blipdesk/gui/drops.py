"""What is dropped into the window from other programs: folders to be added, photos to be taken."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from blipdesk.gui.file_actions import FileActions
from blipdesk.gui.services import Services
from blipdesk.gui.welcome import Welcome


def may_be_dropped(event: QDropEvent) -> bool:
    """Whether files of another program are dragged."""
    return event.mimeData().hasUrls() and event.source() is None


class Drops(QObject):
    """Finds out, beside the window, what was dropped, and passes it on."""

    def __init__(
        self, window: QWidget, services: Services, files: FileActions, welcome: Welcome
    ) -> None:
        super().__init__(window)
        self._window, self._services = window, services
        self._files, self._welcome = files, welcome

    def take(self, event: QDropEvent, folder: Path | None) -> None:
        """Take photos into the folder that is listed; else add folders to the library.

        Args:
            folder: that is listed; None: none is.
        """
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        where = event.position().toPoint()

        def passed_on(files: tuple[Path, ...]) -> None:
            if folder is not None and len(files) == len(paths) and not self._welcome.is_shown():
                self._files.ask_about_drop(files, folder, self._window.mapToGlobal(where))
            else:
                self._welcome.take_folders(_folders_of(paths, files))

        self._services.desk.call(lambda _: tuple(p for p in paths if not p.is_dir()), passed_on)


def _folders_of(paths: list[Path], files: tuple[Path, ...]) -> list[Path]:
    return list(dict.fromkeys(path.parent if path in files else path for path in paths))
