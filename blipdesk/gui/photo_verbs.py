"""What is done with photos: described, asked, decided about."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from blipdesk.gui.current_photo import CurrentPhoto
from blipdesk.gui.edits import Edits
from blipdesk.gui.frame import Frame
from blipdesk.gui.job_reports import JobKind, JobOrder
from blipdesk.gui.photo_model import PhotoModel
from blipdesk.gui.services import Services

_COUNT_MS = 250
_MOST_COUNTED = 50_000


class PhotoVerbs(QObject):
    """Finds which photos are meant and passes the wish on."""

    def __init__(
        self,
        frame: Frame,
        services: Services,
        model: PhotoModel,
        edits: Edits,
        current: CurrentPhoto,
    ) -> None:
        super().__init__(frame)
        self._frame, self._services, self._model = frame, services, model
        self._edits, self._current = edits, current
        self._count_timer = QTimer(self, singleShot=True, interval=_COUNT_MS)
        self._count_timer.timeout.connect(self._count_undescribed)
        frame.top.describe_wanted.connect(self.describe)
        describe_tab = frame.inspector.describe
        describe_tab.approved.connect(self.approve)
        describe_tab.rejected.connect(self.reject)
        describe_tab.regenerated.connect(self.regenerate)
        frame.inspector.ask.asked.connect(self.ask)
        services.models.answered.connect(frame.inspector.ask.take_result)
        frame.review.describe_wanted.connect(self._describe_paths)
        frame.review.ask_wanted.connect(self._ask_paths)

    # --- which photos ---

    def chosen_paths(self, done: Callable[[tuple[Path, ...]], None]) -> None:
        """Find the paths of the chosen photos."""
        self._services.paths_of(self._frame.grid.selected_ids(), done)

    def count_again(self) -> None:
        """Find out, soon, how many photos the main verb is about."""
        self._count_timer.start()

    def _meant_ids(self) -> list[int]:
        """Return the chosen photos, or all of the list where at most one is chosen."""
        chosen = self._frame.grid.selected_ids()
        return chosen if len(chosen) > 1 else self._model.ids(range(self._model.total))

    def _count_undescribed(self) -> None:
        ids, show = self._meant_ids(), self._frame.top.show_describe
        if len(ids) > _MOST_COUNTED:
            show(len(ids))
            return
        self._services.counter.call(lambda b: len(b.undescribed(ids)), show, channel="undescribed")

    # --- models ---

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

    def ask(self, questions: tuple[str, ...], choices: tuple[str, ...] = ()) -> None:
        """Ask the chosen photos.

        Args:
            choices: the answers to choose from; empty: any.
        """
        self.chosen_paths(lambda paths: self._ask_paths(paths, questions, choices))

    def _ask_paths(
        self, paths: tuple[Path, ...], questions: tuple[str, ...], choices: tuple[str, ...] = ()
    ) -> None:
        if paths:
            model = self._services.default_model
            self._services.models.submit(
                JobOrder(JobKind.ASK, paths, questions, model=model, choices=choices)
            )

    # --- decisions ---

    def approve(self) -> None:
        """Approve the drafts of the chosen photos; what was typed counts."""
        self._current.save_typed()
        self.chosen_paths(self._edits.approve)

    def reject(self) -> None:
        """Reject the drafts of the chosen photos."""
        self.chosen_paths(self._edits.reject)

    # --- going to a field ---

    def edit_alt_text(self) -> None:
        """Go to the field for alt text."""
        self._show_tab(self._frame.inspector.describe)
        self._frame.inspector.describe.focus_alt_text()

    def edit_keywords(self) -> None:
        """Go to the field for keywords."""
        inspector = self._frame.inspector
        self._show_tab(inspector.describe)
        inspector.describe.keywords.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask_question(self) -> None:
        """Go to the field for questions."""
        self._show_tab(self._frame.inspector.ask)
        self._frame.inspector.ask.focus_field()

    def _show_tab(self, tab: QWidget) -> None:
        self._frame.inspector.show()
        self._frame.inspector.tabs.setCurrentWidget(tab)

    # --- the current photo elsewhere ---

    def copy_alt_text(self) -> None:
        """Put the alt text of the current photo on the clipboard."""
        if self._current.words is not None:
            text = self._frame.inspector.describe.alt_text.toPlainText()
            QGuiApplication.clipboard().setText(text)
            self._frame.strip.say(self.tr("The alt text was copied"))
