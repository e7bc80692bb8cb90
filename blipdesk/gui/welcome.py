"""The way into the library of somebody who is here for the first time."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from blipdesk.gui.folder_verbs import FolderVerbs
from blipdesk.gui.frame import Frame
from blipdesk.gui.job_reports import JobKind, JobOrder
from blipdesk.gui.navigation import Navigation
from blipdesk.gui.services import Services
from blipdesk.gui.sessions import Desk
from blipdesk.gui.theme import Theme
from blipdesk.settings.schema import replaced
from blipdesk.settings.store import load_settings, save_settings

if TYPE_CHECKING:
    from blipdesk.gui.first_run import FirstRun

_SAMPLE_PHOTOS = 24


class Welcome(QObject):
    """Leads through the choice of photos, model and writing. ``problem`` carries a line."""

    problem = Signal(str)

    def __init__(
        self,
        frame: Frame,
        services: Services,
        theme: Theme,
        navigation: Navigation,
        folders: FolderVerbs,
    ) -> None:
        super().__init__(frame)
        self._frame, self._services, self._theme = frame, services, theme
        self._navigation, self._folders = navigation, folders
        self._pages: FirstRun | None = None
        frame.page.demo_wanted.connect(self._choose_demo)

    @property
    def was_shown(self) -> bool:
        """Whether the pages were shown before."""
        return self._pages is not None

    def is_shown(self) -> bool:
        """Whether the pages are shown now."""
        return self._pages is not None and self._frame.centre.currentWidget() is self._pages

    def show(self) -> None:
        """Show the pages."""
        # Here and not above: most starts are not the first.
        from blipdesk.gui.first_run import FirstRun

        if self._pages is None:
            self._pages = FirstRun(self._services, self._theme)
            self._pages.finished.connect(self._finish)
            self._pages.skipped.connect(lambda: self._navigation.show_mode("library"))
            self._pages.demo_wanted.connect(self._choose_demo)
            self._frame.centre.addWidget(self._pages)
        self._frame.centre.setCurrentWidget(self._pages)
        self._pages.choose.setFocus()

    def take_folders(self, folders: list[Path]) -> None:
        """Use folders that were dropped: for the pages if they are shown, else for the library."""
        if self._pages is not None and self.is_shown():
            self._pages.take_folders(folders)
        else:
            self._folders.add(folders)

    def draw_demo(self, folder: Path, count: int = _SAMPLE_PHOTOS) -> None:
        """Draw the sample photos if they are not there; they are added afterwards."""
        self._services.models.submit(JobOrder(JobKind.DEMO, (folder,), count=count))

    def stop(self) -> None:
        """End downloads; they go on the next time."""
        if self._pages is not None:
            self._pages.stop()

    def _finish(self, folders: list[Path], model: str, mode: str, automatic: bool) -> None:
        path = self._services.paths.settings

        def save(_: Desk) -> None:
            settings = replaced(load_settings(path), "writing.mode", mode)
            settings = replaced(settings, "queue.describe_new", automatic)
            if model:
                settings = replaced(settings, "models.caption", model)
            save_settings(path, settings)

        def saved(_: None) -> None:
            self._services.settings_changed()
            self._folders.add(folders)

        self._services.desk.call(save, saved, self.problem.emit)
        self._navigation.show_mode("library")
        if automatic:
            self._show_first_captions()

    def _show_first_captions(self) -> None:
        """Let the person see what the model says, while it works on the new photos."""
        from blipdesk.gui.first_captions import FirstCaptions

        page = FirstCaptions(self._services, self._theme)
        page.left.connect(lambda: self._navigation.show_mode("library"))
        page.review_wanted.connect(lambda: self._navigation.show_mode("review"))
        centre = self._frame.centre
        centre.addWidget(page)
        centre.setCurrentWidget(page)
        page.begin()

    def _choose_demo(self) -> None:
        self._services.default_model = "demo"
        self._navigation.show_mode("library")
        self.draw_demo(self._services.paths.root / "sample photos")
