"""The window: makes its parts, joins them, and begins and ends with them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QMessageBox

from blipdesk.domain.photo import display_name
from blipdesk.gui.commands import Commands
from blipdesk.gui.current_photo import CurrentPhoto
from blipdesk.gui.drops import Drops, may_be_dropped
from blipdesk.gui.edit_operations import EditOutcome, WordsEdit
from blipdesk.gui.edits import Edits
from blipdesk.gui.file_actions import FileActions
from blipdesk.gui.file_edits import FileEdits, FileOutcome
from blipdesk.gui.folder_verbs import FolderVerbs
from blipdesk.gui.frame import Frame
from blipdesk.gui.jobs import Jobs
from blipdesk.gui.kept_words import KeptWords
from blipdesk.gui.last_words import LastWords
from blipdesk.gui.leaving import Leaving
from blipdesk.gui.library_view import LibraryView
from blipdesk.gui.list_in_view import ListInView
from blipdesk.gui.navigation import Navigation
from blipdesk.gui.outside import programs_in
from blipdesk.gui.photo_model import PhotoModel
from blipdesk.gui.photo_verbs import PhotoVerbs
from blipdesk.gui.services import Services
from blipdesk.gui.sessions import Desk
from blipdesk.gui.theme import Theme, ThemeChoice
from blipdesk.gui.tray import DesktopTray, Tray, TrayIcon
from blipdesk.gui.trouble import Trouble
from blipdesk.gui.welcome import Welcome
from blipdesk.runtime.paths import LibraryPaths
from blipdesk.settings.schema import Settings
from blipdesk.settings.store import load_settings

_DEMO_PHOTOS = 48
Result = TypeVar("Result")


class Window(QMainWindow):
    """The one window of a library. ``closed``: it is at its end.

    Args:
        services: started by ``begin``.
        tray: None: the desktop's.
    """

    closed = Signal()

    def __init__(self, services: Services, theme: Theme, tray: TrayIcon | None = None) -> None:
        super().__init__()
        self._services = services
        self._theme = theme
        self.tray = Tray(tray or DesktopTray(), self)
        self.store = services.store
        self.setWindowTitle("BlipDesk")
        self.setAcceptDrops(True)
        self._model = PhotoModel(self)
        self.view = LibraryView(
            services.reader, services.counter, services.opener, self._model, self
        )
        self.edits = Edits(services.desk, self)
        self.menu = QMenu(self)
        self._make_frame()
        self._join_parts()
        self._join_answers()
        self.commands = Commands(self, self.menu)
        self._restore_geometry()

    def _make_frame(self) -> None:
        frame = Frame(self._services, self._theme, self._model, self.edits, self.menu)
        self.setCentralWidget(frame)
        self.frame = frame
        self.top, self.sidebar, self.page, self.grid = (
            frame.top, frame.sidebar, frame.page, frame.grid,
        )  # fmt: skip
        self.inspector, self.strip, self.stage, self.review = (
            frame.inspector, frame.strip, frame.stage, frame.review,
        )  # fmt: skip
        self.split, self.centre = frame.split, frame.centre

    def _join_parts(self) -> None:
        frame, services, view, model = self.frame, self._services, self.view, self._model
        self.current = CurrentPhoto(frame, services, view, self.edits)
        self.navigation = Navigation(frame, services, view, model, self.current)
        self.verbs = PhotoVerbs(frame, services, model, self.edits, self.current)
        self.list = ListInView(frame, view, model, self.current, self.navigation, self.verbs)
        self.folders = FolderVerbs(frame, services, view)
        self.jobs = Jobs(frame, services, self._theme, view, self.folders)
        self.welcome = Welcome(frame, services, self._theme, self.navigation, self.folders)
        self.trouble = Trouble(self, services)
        self.kept_words = KeptWords(services.paths.root, self.edits.held, self)
        self.last_words = LastWords(self, self.edits, self.kept_words)
        self.leaving = Leaving(self, services, self.tray, self.jobs, self.trouble, self.last_words)
        self.files = FileActions(self, FileEdits(services.desk, self.edits.stack, self))
        self.drops = Drops(self, services, self.files, self.welcome)
        frame.sidebar.dropped.connect(self.files.drop_on)
        frame.top.sidebar_toggled.connect(frame.toggle_sidebar)
        frame.top.inspector_toggled.connect(frame.toggle_inspector)
        frame.top.undo_wanted.connect(self.edits.stack.undo)

    def _join_answers(self) -> None:
        services, strip, stack = self._services, self.strip, self.edits.stack
        self.edits.done.connect(self._edited)
        self.edits.problem.connect(strip.warn)
        self.files.edits.done.connect(self._files_done)
        self.files.edits.problem.connect(strip.warn)
        stack.canUndoChanged.connect(self.top.undo.setEnabled)
        stack.undoTextChanged.connect(self._show_undo)
        services.models.reported.connect(self.current.look_again_at_end)
        self.tray.opened.connect(self.come_back)
        self.tray.quit_wanted.connect(self.leaving.quit)
        self.tray.pause_wanted.connect(services.models.set_paused)
        services.models.reported.connect(
            lambda report: self.tray.follow(report, is_seen=self.isActiveWindow())
        )
        self.review.changed.connect(self.view.library_changed)
        self.list.found_empty.connect(self._welcome_once)
        self.folders.problem.connect(self._show_problem)
        self.welcome.problem.connect(self._show_problem)
        services.reader.failed.connect(strip.warn)
        services.desk.failed.connect(strip.warn)
        self.kept_words.came.connect(self._save_words_of_last_time)
        self.last_words.waits.connect(lambda: strip.say(self.tr("Saving what you typed…")))
        for event in (self.trouble.retried, self.trouble.mended):
            event.connect(self.edits.try_again)
        self.trouble.retried.connect(self._show_library)
        self.trouble.mended.connect(self._show_library)
        self.trouble.mended.connect(self.folders.scan)

    # --- life ---

    def begin(self, folders: Sequence[Path] = ()) -> None:
        """Start the threads, show the library, and look through folders.

        Args:
            folders: to be added to the library.
        """
        self._services.start()
        self._show_library()
        QTimer.singleShot(0, self._services.start_writing)
        QTimer.singleShot(0, self.kept_words.begin)
        self._apply_settings()
        if folders:
            self.folders.add(folders)
        self.grid.setFocus()

    def _show_library(self) -> None:
        self.view.show(self.view.view)
        self.view.library_changed()

    def begin_demo(self, folder: Path) -> None:
        """Draw the sample photos if they are not there, and show them."""
        self.begin()
        self.welcome.draw_demo(folder, _DEMO_PHOTOS)

    def come_back(self, folders: tuple[Path, ...] = ()) -> None:
        """Come to the front, such as when BlipDesk is started again; take folders along."""
        if self.isMinimized():
            self.showNormal()
        self.tray.hand_back()
        self.show()
        self.raise_()
        self.activateWindow()
        if folders:
            self.folders.add(folders)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Go to the tray, or end once nothing is left that must not be lost."""
        if self._services.is_running:
            self.current.save_typed()
            self.review.save_typed()
        if self.leaving.goes_to_tray():
            event.ignore()
            self.hide()
            return
        if not self.leaving.may_go():
            event.ignore()
            return
        self.store.setValue("geometry", self.saveGeometry())
        self.store.setValue("theme", self._theme.choice.value)
        self.frame.save_sizes(self.store)
        self.welcome.stop()
        self.tray.close()
        self.kept_words.stop()
        self._services.stop()
        super().closeEvent(event)
        self.closed.emit()

    def _apply_settings(self) -> None:
        path = self.settings_path

        def apply(settings: Settings) -> None:
            self.tray.set_wanted(settings.stay_in_tray, self.windowIcon())
            self.files.programs = programs_in(settings.programs)

        self._services.desk.call(lambda _: load_settings(path), apply)

    def _restore_geometry(self) -> None:
        self.resize(1440, 900)
        geometry = self.store.value("geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        self.frame.restore_sizes(self.store)

    # --- what is shown ---

    @property
    def listed_folder(self) -> Path | None:
        """The folder that is listed, if one is."""
        return self.view.view.folder

    @property
    def is_whole_list(self) -> bool:
        """Whether the whole of the wanted list is known."""
        listing = self._model.listing
        return listing.is_whole and listing.view == self.view.view

    @property
    def shown_query(self) -> str:
        """What the list that is shown was searched for."""
        return self._model.listing.view.query

    # --- for the dialogs ---

    @property
    def settings_path(self) -> Path:
        """The settings' file."""
        return self._services.paths.settings

    @property
    def paths(self) -> LibraryPaths:
        """Where the library keeps its things."""
        return self._services.paths

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        return self._theme

    def settings_changed(self) -> None:
        """Work by the settings as they are now."""
        self._services.settings_changed()
        self._apply_settings()

    @property
    def theme_choice(self) -> ThemeChoice:
        """Which theme the user chose."""
        return self._theme.choice

    def apply_theme(self, choice: ThemeChoice) -> None:
        """Change the theme, if it is another one."""
        if choice is not self._theme.choice:
            self._theme.apply(choice)

    def on_desk(
        self,
        work: Callable[[Desk], Result],
        done: Callable[[Result], None],
        failed: Callable[[str], None],
    ) -> None:
        """Have something done in the writing thread."""
        self._services.desk.call(work, done, failed)

    # --- folders that are dropped ---

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Folders can be dropped into the window."""
        if may_be_dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped; of a photo its folder, unless a folder is listed."""
        self.drops.take(event, self.listed_folder)

    # --- answers ---

    def _edited(self, outcome: EditOutcome) -> None:
        if not outcome.problems:
            self.strip.say(self.tr("Saved"))
        self.view.refresh_now()
        self.current.look_again()
        self.current.look_at_history()
        self.review.edits_done(outcome)

    def _save_words_of_last_time(self, words: dict[Path, WordsEdit]) -> None:
        for path, edit in words.items():
            self.edits.set_words([path], edit)

    def _files_done(self, outcome: FileOutcome) -> None:
        if not outcome.problems:
            self.strip.say(self.tr("%n file(s) done", "", outcome.done))
        self.view.refresh_now()

    def _show_undo(self, text: str) -> None:
        tip = self.tr("Undo: {0} (Ctrl+Z)").format(text) if text else self.tr("Undo (Ctrl+Z)")
        self.top.undo.setToolTip(tip)

    def _welcome_once(self) -> None:
        is_awaited = self.folders.were_named or self.jobs.brings_photos
        if not self.welcome.was_shown and not is_awaited:
            self.welcome.show()

    def _show_problem(self, line: str) -> None:
        QMessageBox.warning(self, self.tr("That did not work"), display_name(line))
