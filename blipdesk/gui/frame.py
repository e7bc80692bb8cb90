"""The parts of the window and where they stand."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from blipdesk.gui.edits import Edits
from blipdesk.gui.grid import PhotoGrid
from blipdesk.gui.inspector import Inspector
from blipdesk.gui.job_strip import JobStrip
from blipdesk.gui.library_page import LibraryPage
from blipdesk.gui.photo_model import PhotoModel
from blipdesk.gui.review_page import ReviewPage
from blipdesk.gui.services import Services
from blipdesk.gui.sidebar import Sidebar
from blipdesk.gui.stage import Stage
from blipdesk.gui.theme import Theme
from blipdesk.gui.top_bar import TopBar

_NORMAL_TEXT_PX = 17
_SIDEBAR_PX, _PAGE_PX, _INSPECTOR_PX = 236, 820, 360


class Frame(QWidget):
    """Makes the parts and lays them out; what they do is for others to join.

    Args:
        menu: behind the button at the end of the top bar.
    """

    def __init__(
        self, services: Services, theme: Theme, model: PhotoModel, edits: Edits, menu: QMenu
    ) -> None:
        super().__init__()
        self._reader = services.reader
        self.top = TopBar(theme, menu)
        self.sidebar = Sidebar(theme)
        self.grid = PhotoGrid(model, services.thumbnails, theme)
        self.page = LibraryPage(theme, self.grid)
        self.inspector = Inspector(
            theme, services.thumbnails, services.pictures, self._complete, services.store
        )
        self.strip = JobStrip(theme)
        self.stage = Stage(services.pictures, theme)
        self.review = ReviewPage(services, theme, edits)
        self.split = self._make_split()
        self.centre = QStackedWidget()
        self.centre.setObjectName("centre")
        for page in (self.split, self.review, self.stage):
            self.centre.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.centre, 1)
        column.addWidget(self.strip)
        self._order_focus()

    def toggle_sidebar(self) -> None:
        """Show or hide the lists."""
        self.sidebar.setVisible(not self.sidebar.isVisible())

    def toggle_inspector(self) -> None:
        """Show or hide the inspector."""
        self.inspector.setVisible(not self.inspector.isVisible())

    def save_sizes(self, store: QSettings) -> None:
        """Remember how wide the parts and how large the pictures are."""
        store.setValue("split", self.split.saveState())
        store.setValue("picture_px", self.grid.picture_px)

    def restore_sizes(self, store: QSettings) -> None:
        """Make the parts as wide and the pictures as large as they were."""
        split, size = store.value("split"), store.value("picture_px")
        if isinstance(split, QByteArray):
            self.split.restoreState(split)
        if isinstance(size, str | int) and str(size).isdigit():
            self.grid.set_picture_px(int(size))

    def _make_split(self) -> QSplitter:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(3)
        for widget in (self.sidebar, self.page, self.inspector):
            split.addWidget(widget)
        text_scale = min(2.0, max(1.0, self.fontMetrics().height() / _NORMAL_TEXT_PX))
        sidebar_scale, inspector_scale = min(text_scale, 1.55), min(text_scale, 1.5)
        self.sidebar.setMinimumWidth(round(150 * sidebar_scale))
        self.inspector.setMinimumWidth(round(300 * inspector_scale))
        self.page.setMinimumWidth(220)
        split.setStretchFactor(1, 1)
        split.setSizes(
            [
                round(_SIDEBAR_PX * sidebar_scale),
                _PAGE_PX,
                round(_INSPECTOR_PX * inspector_scale),
            ]
        )
        return split

    def _order_focus(self) -> None:
        chain: Sequence[QWidget] = (
            self.top.search,
            self.sidebar,
            *self.page.filters.chips.values(),
            self.page.filters.answers,
            self.grid,
            self.inspector.tabs,
            self.strip.zoom,
        )
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _complete(self, text: str, done: Callable[[tuple[str, ...]], None]) -> None:
        self._reader.call(lambda b: b.completions(text), done, channel="complete")
