"""The window: puts the parts together and passes wishes on."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QMainWindow,
    QMenu,
    QMessageBox,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from blipdesk.domain.photo import display_name
from blipdesk.gui.commands import Commands
from blipdesk.gui.edits import EditOutcome, Edits, WordsEdit
from blipdesk.gui.file_actions import FileActions
from blipdesk.gui.file_edits import FileEdits, FileOutcome
from blipdesk.gui.first_run import FirstRun
from blipdesk.gui.grid import PhotoGrid
from blipdesk.gui.inference_thread import JobKind, JobOrder, JobReport, JobState
from blipdesk.gui.inspector import Inspector
from blipdesk.gui.job_strip import JobStrip
from blipdesk.gui.library_page import LibraryPage
from blipdesk.gui.library_view import LibraryView
from blipdesk.gui.photo_model import PhotoModel
from blipdesk.gui.review_page import ReviewPage
from blipdesk.gui.services import Services
from blipdesk.gui.sessions import Desk
from blipdesk.gui.sidebar import Place, Sidebar
from blipdesk.gui.stage import Stage
from blipdesk.gui.theme import Theme, ThemeChoice
from blipdesk.gui.top_bar import TopBar
from blipdesk.index.saved_searches import SavedSearch
from blipdesk.library.browsing import Listing, Overview, PhotoWords, Shelf
from blipdesk.settings.schema import replaced
from blipdesk.settings.store import load_settings, save_settings

_WORDS_MS = 40
_COUNT_MS = 250
_NORMAL_TEXT_PX = 17
_MOST_COUNTED = 50_000
Result = TypeVar("Result")


class Window(QMainWindow):
    """The one window of a library.

    Args:
        services: started by ``begin``.
    """

    def __init__(self, services: Services, theme: Theme) -> None:
        super().__init__()
        self._services = services
        self._theme = theme
        self.store = services.store
        self._saved_name: str | None = None
        self._first_run: FirstRun | None = None
        self._was_welcomed = False
        self._model = PhotoModel(self)
        self.grid = PhotoGrid(self._model, services.thumbnails, theme)
        self.view = LibraryView(
            services.reader, services.counter, services.opener, self._model, self
        )
        self.edits = Edits(services.desk, self)
        self.files = FileActions(self, FileEdits(services.desk, self.edits.stack, self))
        self._build(services, theme)
        self._connect(services)
        self.commands = Commands(self, self.menu)
        self._words_timer = QTimer(self, singleShot=True, interval=_WORDS_MS)
        self._words_timer.timeout.connect(self._fetch_words)
        self._describe_timer = QTimer(self, singleShot=True, interval=_COUNT_MS)
        self._describe_timer.timeout.connect(self._count_undescribed)
        self._restore_geometry()
        self.setAcceptDrops(True)

    # --- building ---

    def _build(self, services: Services, theme: Theme) -> None:
        self.setWindowTitle("BlipDesk")
        self.menu = QMenu(self)
        self.top = TopBar(theme, self.menu)
        self.sidebar = Sidebar(theme)
        self.page = LibraryPage(theme, self.grid)
        self.inspector = Inspector(
            theme, services.thumbnails, services.pictures, self._complete, services.store
        )
        self.strip = JobStrip(theme)
        self.stage = Stage(services.pictures, theme)
        self.review = ReviewPage(services, theme, self.edits)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(3)
        for widget in (self.sidebar, self.page, self.inspector):
            self.split.addWidget(widget)
        text_scale = min(2.0, max(1.0, self.fontMetrics().height() / _NORMAL_TEXT_PX))
        self.sidebar.setMinimumWidth(round(150 * min(text_scale, 1.4)))
        self.inspector.setMinimumWidth(round(300 * min(text_scale, 1.5)))
        self.page.setMinimumWidth(220)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes(
            [round(236 * min(text_scale, 1.4)), 820, round(360 * min(text_scale, 1.5))]
        )
        self.centre = QStackedWidget()
        self.centre.setObjectName("centre")
        for page in (self.split, self.review, self.stage):
            self.centre.addWidget(page)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.centre, 1)
        column.addWidget(self.strip)
        self.setCentralWidget(whole)
        self._order_focus()

    def _order_focus(self) -> None:
        chain: Sequence[QWidget] = (
            self.top.search,
            self.sidebar,
            *self.page.chips.values(),
            self.grid,
            self.inspector.tabs,
            self.strip.zoom,
        )
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _connect(self, services: Services) -> None:
        top, page, strip, inspector = self.top, self.page, self.strip, self.inspector
        top.sidebar_toggled.connect(self.toggle_sidebar)
        top.inspector_toggled.connect(self.toggle_inspector)
        top.folder_wanted.connect(self.choose_folder)
        top.mode_chosen.connect(self.show_mode)
        top.undo_wanted.connect(self.edits.stack.undo)
        top.describe_wanted.connect(self.describe)
        top.search.searched.connect(self._search)
        top.search.saved.connect(self._save_search)
        top.search.left.connect(self.grid.setFocus)
        self.sidebar.went.connect(self._go)
        self.sidebar.folder_rescanned.connect(lambda folder: self.scan((folder,)))
        self.sidebar.folder_removed.connect(self._remove_folder)
        self.sidebar.search_removed.connect(self._forget_search)
        page.shelf_wanted.connect(self._choose_shelf)
        page.order_wanted.connect(self.view.set_order)
        page.by_day_wanted.connect(self.view.set_by_day)
        page.search_wanted.connect(self.top.search.put)
        page.folder_wanted.connect(self.choose_folder)
        page.demo_wanted.connect(self._demo_chosen)
        self.view.listed.connect(self._listed)
        self.view.counted.connect(self._counted)
        self.view.failed.connect(strip.say)
        self.grid.chosen.connect(self._chosen)
        self.grid.opened.connect(self.open_stage)
        self.grid.previewed.connect(self.open_stage)
        self.grid.zoomed.connect(strip.zoom.setValue)
        strip.zoomed.connect(self.grid.set_picture_px)
        strip.pause_toggled.connect(services.models.set_paused)
        strip.cancelled.connect(self.cancel_job)
        strip.problems_wanted.connect(lambda: self.sidebar.go(Place(Shelf.PROBLEMS)))
        strip.queue_wanted.connect(self.show_jobs)
        inspector.describe.saved.connect(self._save_words)
        inspector.describe.approved.connect(self.approve)
        inspector.describe.rejected.connect(self.reject)
        inspector.describe.regenerated.connect(self.regenerate)
        inspector.ask.asked.connect(self.ask)
        inspector.history_wanted.connect(self._fetch_history)
        inspector.history.undo_wanted.connect(self.edits.undo_batch)
        self.edits.done.connect(self._edited)
        self.files.edits.done.connect(self._files_done)
        self.files.edits.problem.connect(strip.say)
        self.sidebar.dropped.connect(self.files.drop_on)
        self.edits.problem.connect(strip.say)
        self.edits.stack.canUndoChanged.connect(top.undo.setEnabled)
        self.edits.stack.undoTextChanged.connect(self._show_undo)
        services.models.reported.connect(self._job_reported)
        services.models.changed.connect(self.view.library_changed)
        services.models.noticed.connect(strip.say)
        for worker in (services.reader, services.counter, services.desk):
            worker.could_not_open.connect(self._could_not_open)
        services.reader.failed.connect(strip.say)
        services.desk.failed.connect(strip.say)
        self.review.left.connect(lambda: self.show_mode("library"))
        self.review.describe_wanted.connect(self._describe_paths)
        self.review.changed.connect(self.view.library_changed)
        self.review.ask_wanted.connect(self._ask_paths)
        self.stage.left.connect(self._leave_stage)
        self.stage.stepped.connect(self._step_stage)
        self._jobs: dict[int, JobReport] = {}

    # --- life ---

    def begin(self, folders: Sequence[Path] = ()) -> None:
        """Start the threads, show the library, and look through folders.

        Args:
            folders: to be added to the library.
        """
        self._services.start()
        self.view.show(self.view.view)
        self.view.library_changed()
        QTimer.singleShot(0, self._services.start_writing)
        if folders:
            self.add_folders(folders)
        self.grid.setFocus()

    def begin_demo(self, folder: Path) -> None:
        """Draw the sample photos if they are not there, and show them."""
        self.begin()
        self._services.models.submit(JobOrder(JobKind.DEMO, (folder,), count=48))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask what is to become of work that is not done."""
        running = [job for job in self._jobs.values() if not job.is_over]
        if running and self._services.is_running and not self._may_quit(running):
            event.ignore()
            return
        self._save_typed()
        store = self._services.store
        store.setValue("geometry", self.saveGeometry())
        store.setValue("split", self.split.saveState())
        store.setValue("picture_px", self.grid.picture_px)
        store.setValue("theme", self._theme.choice.value)
        if self._first_run is not None:
            self._first_run.stop()
        self._services.stop()
        super().closeEvent(event)

    def _may_quit(self, running: list[JobReport]) -> bool:
        left = sum(max(0, job.total - job.done) for job in running)
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Quit BlipDesk?"))
        box.setText(self.tr("{0} photos are still to be done.").format(left))
        box.setInformativeText(
            self.tr("What is done stays. Describe the same photos again later: those that are "
                    "done are left out.")
        )  # fmt: skip
        stay = box.addButton(self.tr("Finish first"), QMessageBox.ButtonRole.RejectRole)
        box.addButton(self.tr("Quit now"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        return box.clickedButton() is not stay

    def _restore_geometry(self) -> None:
        store = self._services.store
        self.resize(1440, 900)
        geometry, split = store.value("geometry"), store.value("split")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        if isinstance(split, QByteArray):
            self.split.restoreState(split)
        size = store.value("picture_px")
        if isinstance(size, str | int) and str(size).isdigit():
            self.grid.set_picture_px(int(size))

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

    # --- the first minutes ---

    def welcome(self) -> None:
        """Lead through the choice of photos, model and writing."""
        self._was_welcomed = True
        if self._first_run is None:
            self._first_run = FirstRun(self._services, self._theme)
            self._first_run.finished.connect(self._first_run_finished)
            self._first_run.skipped.connect(lambda: self.show_mode("library"))
            self._first_run.demo_wanted.connect(self._demo_chosen)
            self.centre.addWidget(self._first_run)
        self.centre.setCurrentWidget(self._first_run)
        self._first_run.choose.setFocus()

    def _first_run_finished(self, folders: list[Path], model: str, mode: str) -> None:
        path = self.settings_path

        def save(_: Desk) -> None:
            settings = replaced(load_settings(path), "writing.mode", mode)
            if model:
                settings = replaced(settings, "models.caption", model)
            save_settings(path, settings)

        self._services.desk.call(save, lambda _: self.add_folders(folders), self._show_problem)
        self.show_mode("library")

    def _demo_chosen(self) -> None:
        self._services.default_model = "demo"
        self.show_mode("library")
        folder = self._services.paths.root / "sample photos"
        self._services.models.submit(JobOrder(JobKind.DEMO, (folder,)))

    # --- for the dialogs ---

    @property
    def settings_path(self) -> Path:
        """The settings' file."""
        return self._services.paths.settings

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

    # --- places ---

    def toggle_sidebar(self) -> None:
        """Show or hide the lists."""
        self.sidebar.setVisible(not self.sidebar.isVisible())

    def toggle_inspector(self) -> None:
        """Show or hide the inspector."""
        self.inspector.setVisible(not self.inspector.isVisible())

    def show_mode(self, mode: str) -> None:
        """Go to the library or to the review."""
        self._save_typed()
        self.top.show_mode(mode)
        if mode == "review":
            self.centre.setCurrentWidget(self.review)
            self.review.begin()
        else:
            self.centre.setCurrentWidget(self.split)
            self.view.library_changed()
            self.grid.setFocus()

    def open_stage(self, photo_id: int) -> None:
        """Show one photo as large as the window."""
        position = self._model.position_of(photo_id)
        row = self._model.row_of(photo_id)
        if position is None or row is None:
            return
        self.centre.setCurrentWidget(self.stage)
        beside = [self._model.at(p) for p in (position + 1, position - 1, position + 2)]
        self.stage.show_photo(
            row, [r for r in beside if r is not None], position, self._model.total
        )
        self.stage.setFocus()

    def _step_stage(self, step: int) -> None:
        position = min(max(self.grid.currentIndex().row() + step, 0), self._model.total - 1)
        self.grid.choose(position)
        photo_id = self._model.id_at(position)
        if photo_id is not None:
            self.open_stage(photo_id)

    def _leave_stage(self) -> None:
        self.centre.setCurrentWidget(self.split)
        self.grid.setFocus()

    def _go(self, place: Place) -> None:
        self._saved_name = None
        self.show_mode("library")
        if place.saved is not None:
            self._saved_name = place.saved.name
            self.top.search.setText(place.saved.query)
            self.view.set_place(Shelf.ALL, None, place.saved.query)
        else:
            self.view.set_place(place.shelf, place.folder)

    def _choose_shelf(self, shelf: Shelf) -> None:
        if self.view.view.folder is None and shelf is not self.view.view.shelf:
            self.sidebar.go(Place(shelf))
        self.view.set_place(shelf, self.view.view.folder)

    def _search(self, text: str, typing: bool, in_haste: bool) -> None:
        self._saved_name = None
        if self.centre.currentWidget() is not self.split:
            self.centre.setCurrentWidget(self.split)
            self.top.show_mode("library")
        self.view.search(text, typing, in_haste)

    def _save_search(self, text: str) -> None:
        search = SavedSearch(text.strip(), text.strip(), self.view.view.order)
        self._services.reader.call(
            lambda b: b.save_search(search), lambda _: self.view.library_changed()
        )
        self.strip.say(self.tr("The search was saved in the list at the side"))

    def _forget_search(self, name: str) -> None:
        self._services.reader.call(
            lambda b: b.remove_search(name), lambda _: self.view.library_changed()
        )

    # --- folders ---

    def choose_folder(self) -> None:
        """Ask for a folder and add it."""
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Open a folder of photos"))
        if chosen:
            self.add_folders([Path(chosen)])

    def add_folders(self, folders: Sequence[Path]) -> None:
        """Make folders part of the library and look through them; nothing is written into them."""

        def add(desk: object) -> tuple[Path, ...]:
            return tuple(desk.library.add_folder(folder) for folder in folders)  # type: ignore[attr-defined]

        self._services.desk.call(add, self._folders_added, self._show_problem)

    def _folders_added(self, folders: tuple[Path, ...]) -> None:
        self.scan(folders)
        if len(folders) == 1 and self.view.view.is_everything:
            self.view.library_changed()

    def scan(self, folders: tuple[Path, ...] = ()) -> None:
        """Look for new and changed photos; without folders in the whole library."""
        self._services.models.submit(JobOrder(JobKind.SCAN, folders))

    def _remove_folder(self, folder: Path) -> None:
        self._services.desk.call(
            lambda desk: desk.library.remove_folder(folder), lambda _: self.view.library_changed()
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Folders can be dropped into the window."""
        if event.mimeData().hasUrls() and event.source() is None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped; of a photo its folder."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]

        def take(folders: list[Path]) -> None:
            if self._first_run is not None and self.centre.currentWidget() is self._first_run:
                self._first_run.take_folders(folders)
            else:
                self.add_folders(folders)

        self._services.desk.call(lambda _: _folders_of(paths), take)

    # --- photos that are meant ---

    def chosen_paths(self, done: Callable[[tuple[Path, ...]], None]) -> None:
        """Find the paths of the chosen photos."""
        self._paths_of(self.grid.selected_ids(), done)

    def _paths_of(self, ids: list[int], done: Callable[[tuple[Path, ...]], None]) -> None:
        self._services.reader.call(lambda b: tuple(p.path for p in b.photos(ids)), done)

    def _meant_ids(self) -> list[int]:
        """Return the chosen photos, or all of the list where at most one is chosen."""
        chosen = self.grid.selected_ids()
        return chosen if len(chosen) > 1 else self._model.ids(range(self._model.total))

    def _count_undescribed(self) -> None:
        """Find out how many photos the main verb is about."""
        ids = self._meant_ids()
        if len(ids) > _MOST_COUNTED:
            self.top.show_describe(len(ids))
            return
        self._services.counter.call(
            lambda b: len(b.undescribed(ids)), self.top.show_describe, channel="undescribed"
        )

    # --- verbs ---

    def describe(self) -> None:
        """Describe the chosen photos, or the listed ones."""
        ids = self._meant_ids()
        self._services.reader.call(
            lambda b: tuple(photo.path for photo in b.photos(b.undescribed(ids))),
            self._describe_paths,
        )

    def describe_chosen(self) -> None:
        """Describe the chosen photos only."""
        self.chosen_paths(self._describe_paths)

    def regenerate(self) -> None:
        """Make new drafts of the chosen photos."""
        self.chosen_paths(lambda paths: self._describe_paths(paths, redo=True))

    def _describe_paths(self, paths: tuple[Path, ...], redo: bool = False) -> None:
        if paths:
            model = self._services.default_model
            self._services.models.submit(JobOrder(JobKind.DESCRIBE, paths, redo=redo, model=model))

    def ask(self, questions: tuple[str, ...]) -> None:
        """Ask the chosen photos."""
        self.chosen_paths(lambda paths: self._ask_paths(paths, questions))

    def _ask_paths(self, paths: tuple[Path, ...], questions: tuple[str, ...]) -> None:
        if paths:
            model = self._services.default_model
            self._services.models.submit(JobOrder(JobKind.ASK, paths, questions, model=model))

    def approve(self) -> None:
        """Approve the drafts of the chosen photos; what was typed counts."""
        words, edit = self.inspector.words, self.inspector.describe.edit_now()
        if words is not None and not edit.is_empty:
            self._save_typed()
        self.chosen_paths(self.edits.approve)

    def reject(self) -> None:
        """Reject the drafts of the chosen photos."""
        self.chosen_paths(self.edits.reject)

    def edit_alt_text(self) -> None:
        """Go to the field for alt text."""
        self.inspector.show()
        self.inspector.tabs.setCurrentWidget(self.inspector.describe)
        self.inspector.describe.focus_alt_text()

    def edit_keywords(self) -> None:
        """Go to the field for keywords."""
        self.inspector.show()
        self.inspector.tabs.setCurrentWidget(self.inspector.describe)
        self.inspector.describe.keywords.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask_question(self) -> None:
        """Go to the field for questions."""
        self.inspector.show()
        self.inspector.tabs.setCurrentWidget(self.inspector.ask)
        self.inspector.ask.focus_field()

    def copy_alt_text(self) -> None:
        """Put the alt text of the current photo on the clipboard."""
        words = self.inspector.words
        if words is not None:
            QGuiApplication.clipboard().setText(self.inspector.describe.alt_text.toPlainText())
            self.strip.say(self.tr("The alt text was copied"))

    def show_in_file_manager(self) -> None:
        """Show the current photo's folder outside."""
        words = self.inspector.words
        if words is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(words.photo.path.parent)))

    def cancel_job(self, number: int) -> None:
        """End a job; a pause ends with it."""
        self._services.models.cancel(number)
        self._services.models.set_paused(False)

    def show_jobs(self) -> None:
        """Show all jobs of this session."""
        from blipdesk.gui.jobs_dialog import JobsDialog

        JobsDialog(self._jobs, self._services.models, self._theme, self).exec()

    # --- answers ---

    def _listed(self, listing: Listing) -> None:
        self.page.show_listing(listing, self._saved_name, self.view.overview)
        self._show_numbers()
        if listing.total and not self.grid.currentIndex().isValid():
            self._restore_choice()
        self._words_timer.start()

    def _restore_choice(self) -> None:
        """After a list was made anew: the same photo, or the one at its place."""
        words = self.inspector.words
        position = self._model.position_of(words.photo.photo_id) if words is not None else None
        if position is not None:
            self.grid.choose(position)

    def _counted(self, overview: Overview) -> None:
        self.sidebar.show_overview(overview)
        self.page.show_counts(overview)
        self._describe_timer.start()
        self.top.show_drafts(overview.shelves.get(Shelf.DRAFTS, 0))
        if not overview.shelves.get(Shelf.ALL) and not self._model.total:
            self.page.show_listing(self._model.listing, self._saved_name, overview)
            if not overview.folders and not self._was_welcomed and not self._jobs:
                self.welcome()

    def _chosen(self) -> None:
        self._show_numbers()
        self._words_timer.start()

    def _show_numbers(self) -> None:
        chosen = self.grid.selected_count()
        self.strip.show_numbers(self._model.total, chosen)
        self._describe_timer.start()

    def _fetch_words(self) -> None:
        photo_id = self.grid.current_id()
        if photo_id is None:  # such as after choosing all
            photo_id = next(iter(self.grid.selected_ids()), None)
        if photo_id is None or not self.grid.selected_count():
            self._show_words(None)
            return
        self.view.words(photo_id, self._show_words)

    def _show_words(self, words: PhotoWords | None) -> None:
        shown = self.inspector.words
        if shown is not None and (words is None or words.photo.photo_id != shown.photo.photo_id):
            self._save_typed()
        self.inspector.show_words(words, self.grid.selected_count())

    def _fetch_history(self) -> None:
        words = self.inspector.words
        if words is not None:
            path = words.photo.path
            self._services.desk.call(
                lambda desk: list(desk.library.history([path], 50)),
                self.inspector.history.show_lines,
                channel="history",
            )

    def _save_typed(self) -> None:
        """What a person typed is never lost by going elsewhere."""
        words, edit = self.inspector.words, self.inspector.describe.edit_now()
        if words is not None and not edit.is_empty:
            self.edits.set_words([words.photo.path], edit)

    def _save_words(self, edit: WordsEdit) -> None:
        words = self.inspector.words
        if words is None:
            return
        if (edit.add_keywords or edit.remove_keywords) and self.grid.selected_count() > 1:
            self.chosen_paths(lambda paths: self.edits.set_words(paths, edit))
        else:
            self.edits.set_words([words.photo.path], edit)

    def _edited(self, outcome: EditOutcome) -> None:
        if not outcome.problems:
            self.strip.say(self.tr("Saved"))
        self.view.refresh_now()
        self._words_timer.start()
        if self.inspector.tabs.currentWidget() is self.inspector.history:
            self._fetch_history()
        self.review.edits_done(outcome)

    def _files_done(self, outcome: FileOutcome) -> None:
        if not outcome.problems:
            self.strip.say(self.tr("%n file(s) done", "", outcome.done))
        self.view.refresh_now()

    def _show_undo(self, text: str) -> None:
        tip = self.tr("Undo: {0} (Ctrl+Z)").format(text) if text else self.tr("Undo (Ctrl+Z)")
        self.top.undo.setToolTip(tip)

    def _job_reported(self, report: JobReport) -> None:
        self._jobs[report.number] = report
        self.strip.show_report(report)
        if report.state is JobState.DONE and report.order.kind is JobKind.DEMO:
            self.add_folders(report.order.paths)
        if report.is_over:
            self._words_timer.start()
            self.view.library_changed()
            following = [job for job in self._jobs.values() if not job.is_over]
            if following and report.state is not JobState.FAILED:
                self.strip.show_report(following[0])

    def _complete(self, text: str, done: Callable[[tuple[str, ...]], None]) -> None:
        self._services.reader.call(lambda b: b.completions(text), done, channel="complete")

    def _show_problem(self, line: str) -> None:
        QMessageBox.warning(self, self.tr("That did not work"), display_name(line))

    def _could_not_open(self, error: Exception) -> None:
        from blipdesk.gui.trouble import show_database_trouble

        show_database_trouble(self, self._services, error)


def _folders_of(paths: list[Path]) -> list[Path]:
    folders = [path if path.is_dir() else path.parent for path in paths]
    return list(dict.fromkeys(folders))
