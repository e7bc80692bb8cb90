"""The panel at the side: the chosen photo and everything about it."""

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from blipdesk.gui.ask_tab import AskTab
from blipdesk.gui.describe_tab import DescribeTab
from blipdesk.gui.edit_operations import NO_WORDS, WordsEdit
from blipdesk.gui.empty_state import EmptyState
from blipdesk.gui.history_tab import HistoryTab
from blipdesk.gui.info_tab import InfoTab
from blipdesk.gui.keywords_edit import Complete
from blipdesk.gui.picture_view import PictureView
from blipdesk.gui.pictures import Picture, PictureRequest, Pictures
from blipdesk.gui.theme import Theme
from blipdesk.gui.thumbnails import Thumbnails
from blipdesk.library.browsing import PhotoWords

_PREVIEW_PX = 900


class Inspector(QWidget):
    """Preview above, tabs below.

    ``history_wanted`` is emitted when the history tab is looked at.
    """

    history_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        thumbnails: Thumbnails,
        pictures: Pictures,
        complete: Complete,
        store: QSettings,
    ) -> None:
        super().__init__()
        self.setObjectName("inspector")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._thumbnails = thumbnails
        self._pictures = pictures
        self._words: PhotoWords | None = None
        self._request: PictureRequest | None = None
        self.preview = PictureView(self.tr("Preview"))
        self.preview.setObjectName("stage")
        self.preview.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.describe = DescribeTab(theme, complete)
        self.ask = AskTab(theme, store)
        self.info = InfoTab(theme)
        self.history = HistoryTab(theme)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setExpanding(False)
        self.tabs.tabBar().setAccessibleName(self.tr("About the photo"))
        for tab, name in (
            (self.describe, self.tr("Describe")),
            (self.ask, self.tr("Ask")),
            (self.info, self.tr("Info")),
            (self.history, self.tr("History")),
        ):
            self.tabs.addTab(tab, name)
        self.tabs.currentChanged.connect(self._tab_changed)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.preview)
        split.addWidget(self.tabs)
        split.setSizes([230, 560])
        split.setStretchFactor(1, 1)
        self._nothing = EmptyState(theme)
        self._nothing.setObjectName("inspectorEmpty")
        self._nothing.say(
            "image",
            self.tr("No photo is chosen"),
            self.tr("Choose one to see and change its words."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(split)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.addWidget(self._stack)
        self.setMinimumWidth(300)
        pictures.came.connect(self._picture_came)

    @property
    def words(self) -> PhotoWords | None:
        """The photo that is shown."""
        return self._words

    def show_words(
        self,
        words: PhotoWords | None,
        chosen: int,
        unwritten: WordsEdit = NO_WORDS,
        not_saved: str | None = None,
    ) -> None:
        """Show a photo.

        Args:
            chosen: how many photos are chosen.
            unwritten: the person's words for it that are not in the photo yet.
            not_saved: why they could not be written.
        """
        changed = words is None or self._words is None or (
            words.photo.photo_id != self._words.photo.photo_id
        )  # fmt: skip
        self._words = words
        self._stack.setCurrentIndex(0 if words is None else 1)
        self.describe.show_words(words, unwritten, not_saved)
        self.ask.show_words(words, chosen)
        self.info.show_words(words)
        if words is not None:
            self._show_picture(words, changed)
        if changed and self.tabs.currentWidget() is self.history:
            self.history_wanted.emit()

    def _show_picture(self, words: PhotoWords, changed: bool) -> None:
        listed = words.listed
        request = PictureRequest(listed.path, listed.mtime_ns, _PREVIEW_PX)
        if request == self._request and not changed:
            return
        self._request = request
        held = self._pictures.get(request)
        if held is not None:
            self._picture_came(held)
            return
        small = self._thumbnails.get(listed.photo_id)
        if small is not None:
            self.preview.show_pixmap(small)
        elif changed:
            self.preview.show_line("")
        self._pictures.want([request])

    def _picture_came(self, picture: Picture) -> None:
        if picture.request != self._request or self._words is None:
            return
        if picture.reason is not None:
            self.preview.show_line(picture.reason)
        else:
            self.preview.show_image(picture.image, self._words.listed.alt_text or "")

    def _tab_changed(self) -> None:
        if self.tabs.currentWidget() is self.history:
            self.history_wanted.emit()
        self.info.look()
