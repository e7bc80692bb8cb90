"""What the review looks like: the photo large, its neighbours below, the words at the side."""

from array import array

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from blipdesk.gui.controls import button
from blipdesk.gui.empty_state import EmptyState
from blipdesk.gui.filmstrip import Filmstrip
from blipdesk.gui.pictures import PictureRequest, Pictures
from blipdesk.gui.proposals import shown_text
from blipdesk.gui.review_panel import ReviewPanel
from blipdesk.gui.review_queue import ReviewQueue
from blipdesk.gui.stage import ZoomView
from blipdesk.gui.theme import Theme
from blipdesk.gui.thumbnails import Thumbnails
from blipdesk.index.browse import ListedPhoto
from blipdesk.library.browsing import PhotoWords

_AHEAD = 3

ReviewList = tuple["array[int]", dict[int, float]]
"""The photos of a review in their order, and the scores that there are."""


class ReviewView(QStackedWidget):
    """Shows the review; ``again`` and ``ended`` are the wishes of its last page.

    ``order_chosen`` carries whether the review goes folder by folder.
    """

    again = Signal()
    ended = Signal()
    order_chosen = Signal(bool)

    def __init__(self, theme: Theme, thumbnails: Thumbnails, pictures: Pictures) -> None:
        super().__init__()
        self._theme, self._thumbnails, self._pictures = theme, thumbnails, pictures
        self.photo = ZoomView(theme)
        self.strip = Filmstrip(thumbnails, theme)
        self.panel = ReviewPanel(theme)
        self._empty = EmptyState(theme)
        self.addWidget(self._empty)
        self.addWidget(self._arranged())
        self._fill_order_menu()

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to look at."""
        return self.currentIndex() == 0

    # --- showing ---

    def show_photo(
        self, words: PhotoWords, queue: ReviewQueue, own: str | None, *, keep_typed: bool
    ) -> str:
        """Show a photo with its words; return where it stands and what it says, to be read out.

        Args:
            own: words of the person for it that are not in the photo yet.
            keep_typed: leave the field as it is.
        """
        self.setCurrentIndex(1)
        locale = QLocale()
        place = self.tr("{0} of {1}").format(
            locale.toString(queue.position + 1), locale.toString(len(queue.ids))
        )
        self.panel.show_words(words, place, keep_typed=keep_typed)
        if own is not None and not keep_typed:
            self.panel.text.setPlainText(own)
        self.strip.show_photos(queue.ids, queue.rows, queue.decided, queue.position)
        text = own or shown_text(words)
        self.photo.setAccessibleDescription(text)
        return f"{place}. {text}"

    def show_picture(self, photo_id: int, rows: list[ListedPhoto]) -> None:
        """Show the first photo's picture, and fetch those of the next ones.

        Args:
            rows: of the photo and of those after it.
        """
        requests = [PictureRequest(row.path, row.mtime_ns) for row in rows]
        if not requests:
            return
        held = self._pictures.get(requests[0])
        if held is None:
            self.photo.show_placeholder(requests[0], self._thumbnails.get(photo_id))
        else:
            self.photo.show_picture(held)
        missing = [request for request in requests if self._pictures.get(request) is None]
        if missing:
            self._pictures.want(missing)

    def say_empty(self) -> None:
        """Say that no draft waits."""
        self._empty.say(
            "list-checks",
            self.tr("No draft waits for you"),
            self.tr("Describe photos to get drafts of captions, alt text and keywords."),
            self._to_library(),
        )
        self.setCurrentIndex(0)

    def say_done(self, done: int, skipped: int) -> str:
        """Say that all were shown; return what is to be read out."""
        line = self.tr("{0} photos decided, {1} left for later.").format(done, skipped)
        more = button(self._theme, self.tr("Look again"), "rotate-ccw", clicked=self.again.emit)
        title = self.tr("That was the last one")
        self._empty.say("badge-check", title, line, self._to_library(), more)
        self.setCurrentIndex(0)
        return f"{self._empty.title}. {line}"

    def show_order(self, *, by_folder: bool) -> None:
        """Show in which order the photos come."""
        self.panel.order.setText(self.tr("By folder") if by_folder else self.tr("Worst first"))

    # --- building ---

    def _to_library(self) -> QPushButton:
        text = self.tr("Back to the library")
        return button(self._theme, text, "layout-grid", kind="primary", clicked=self.ended.emit)

    def _arranged(self) -> QSplitter:
        large = QWidget()
        column = QVBoxLayout(large)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.photo, 1)
        column.addWidget(self.strip)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(large)
        split.addWidget(self.panel)
        split.setStretchFactor(0, 1)
        split.setSizes([1030, 410])
        return split

    def _fill_order_menu(self) -> None:
        menu = self.panel.order_menu
        group = QActionGroup(menu)
        for name, by_folder in ((self.tr("Worst first"), False), (self.tr("By folder"), True)):
            action = QAction(name, menu, checkable=True)
            action.setChecked(not by_folder)
            action.triggered.connect(lambda *_, b=by_folder: self.order_chosen.emit(b))
            group.addAction(action)
            menu.addAction(action)


def pictures_ahead(queue: ReviewQueue) -> list[ListedPhoto]:
    """Return the rows of the photo that is shown and of those that come next."""
    return queue.ahead(_AHEAD)
