"""Folders come into the library, are looked through, and leave it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from blipdesk.gui.frame import Frame
from blipdesk.gui.job_reports import JobKind, JobOrder
from blipdesk.gui.library_view import LibraryView
from blipdesk.gui.services import Services
from blipdesk.gui.sessions import Desk


class FolderVerbs(QObject):
    """Adds and removes folders; nothing is written into them. ``problem`` carries a line.

    ``were_named``: whether somebody named a folder in this session, so that photos may be coming.
    """

    problem = Signal(str)

    def __init__(self, frame: Frame, services: Services, view: LibraryView) -> None:
        super().__init__(frame)
        self._frame, self._services, self._view = frame, services, view
        self.were_named = False
        frame.top.folder_wanted.connect(self.choose)
        frame.page.folder_wanted.connect(self.choose)
        frame.sidebar.folder_rescanned.connect(lambda folder: self.scan((folder,)))
        frame.sidebar.folder_removed.connect(self._remove)

    def choose(self) -> None:
        """Ask for a folder and add it."""
        chosen = QFileDialog.getExistingDirectory(self._frame, self.tr("Open a folder of photos"))
        if chosen:
            self.add([Path(chosen)])

    def add(self, folders: Sequence[Path]) -> None:
        """Make folders part of the library and look through them."""
        self.were_named = True

        def work(desk: Desk) -> tuple[Path, ...]:
            return tuple(desk.library.add_folder(folder) for folder in folders)

        self._services.desk.call(work, self._added, self.problem.emit)

    def _added(self, folders: tuple[Path, ...]) -> None:
        self.scan(folders)
        if len(folders) == 1 and self._view.view.is_everything:
            self._view.library_changed()

    def scan(self, folders: tuple[Path, ...] = ()) -> None:
        """Look for new and changed photos; without folders in the whole library."""
        self._services.models.submit(JobOrder(JobKind.SCAN, folders))

    def _remove(self, folder: Path) -> None:
        self._services.desk.call(
            lambda desk: desk.library.remove_folder(folder),
            lambda _: self._view.library_changed(),
        )
