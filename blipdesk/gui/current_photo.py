"""The photo that the inspector shows: its words are fetched, typed into, and never lost."""

from PySide6.QtCore import QObject, QTimer

from blipdesk.gui.edit_operations import WordsEdit
from blipdesk.gui.edits import Edits
from blipdesk.gui.frame import Frame
from blipdesk.gui.job_reports import JobReport
from blipdesk.gui.library_view import LibraryView
from blipdesk.gui.services import Services
from blipdesk.library.browsing import PhotoWords

_WORDS_MS = 40


class CurrentPhoto(QObject):
    """Keeps the inspector true, and saves what was typed into it."""

    def __init__(self, frame: Frame, services: Services, view: LibraryView, edits: Edits) -> None:
        super().__init__(frame)
        self._frame, self._services, self._view, self._edits = frame, services, view, edits
        self._timer = QTimer(self, singleShot=True, interval=_WORDS_MS)
        self._timer.timeout.connect(self._fetch)
        describe = frame.inspector.describe
        describe.saved.connect(self._save)
        describe.not_saved.retried.connect(edits.try_again)
        describe.not_saved.discarded.connect(self._discard)
        frame.strip.retry_wanted.connect(edits.try_again)
        edits.held.changed.connect(self._show_held)
        frame.inspector.history_wanted.connect(self._fetch_history)
        frame.inspector.info.tags_wanted.connect(self._fetch_tags)
        frame.inspector.history.undo_wanted.connect(edits.undo_batch)

    @property
    def words(self) -> PhotoWords | None:
        """What is shown."""
        return self._frame.inspector.words

    def look_again(self) -> None:
        """Show the chosen photo's words, soon."""
        self._timer.start()

    def look_again_at_end(self, report: JobReport) -> None:
        """A job that is over may have brought words."""
        if report.is_over:
            self._timer.start()

    def look_at_history(self) -> None:
        """Show the photo's writes anew, if they are in view."""
        inspector = self._frame.inspector
        if inspector.tabs.currentWidget() is inspector.history:
            self._fetch_history()

    def save_typed(self) -> None:
        """What a person typed is never lost by going elsewhere."""
        words, edit = self.words, self._frame.inspector.describe.edit_now()
        if words is not None and not edit.is_empty:
            self._frame.inspector.describe.take_as_saved()
            self._edits.set_words([words.photo.path], edit)

    def _fetch(self) -> None:
        grid = self._frame.grid
        photo_id = grid.current_id()
        if photo_id is None:  # such as after choosing all
            photo_id = next(iter(grid.selected_ids()), None)
        if photo_id is None or not grid.selected_count():
            self._show(None)
            return
        self._view.words(photo_id, self._show)

    def _show(self, words: PhotoWords | None) -> None:
        shown = self.words
        if shown is not None and (words is None or words.photo.photo_id != shown.photo.photo_id):
            self.save_typed()
        chosen = self._frame.grid.selected_count()
        if words is None:
            self._frame.inspector.show_words(words, chosen)
            return
        held, path = self._edits.held, words.photo.path
        self._frame.inspector.show_words(words, chosen, held.words_of(path), held.reason_of(path))

    def _show_held(self) -> None:
        """Words that wait to be written, or no longer do."""
        held = self._edits.held
        self._frame.strip.show_not_saved(len(held.photos_failed), held.first_reason)
        self._timer.start()

    def _discard(self) -> None:
        if self.words is not None:
            self._edits.held.discard(self.words.photo.path)

    def _fetch_history(self) -> None:
        words = self.words
        if words is not None:
            path = words.photo.path
            self._services.desk.call(
                lambda desk: list(desk.library.history([path], 50)),
                self._frame.inspector.history.show_lines,
                channel="history",
            )

    def _fetch_tags(self) -> None:
        words, info = self.words, self._frame.inspector.info
        if words is not None:
            path = words.photo.path
            self._services.desk.call(
                lambda desk: desk.tags(path), info.show_tags, info.show_problem, channel="tags"
            )

    def _save(self, edit: WordsEdit) -> None:
        words, grid = self.words, self._frame.grid
        if words is None:
            return
        about_keywords = bool(edit.add_keywords or edit.remove_keywords)
        if about_keywords and grid.selected_count() > 1:
            self._services.paths_of(
                grid.selected_ids(), lambda paths: self._edits.set_words(paths, edit)
            )
        else:
            self._edits.set_words([words.photo.path], edit)
