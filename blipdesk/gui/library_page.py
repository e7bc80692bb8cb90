"""The page with the grid: title, filters, photos, or what to do where there are none."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from blipdesk.domain.photo import display_name
from blipdesk.gui.controls import ElidedLabel, button, menu_button, plain_label
from blipdesk.gui.empty_state import EmptyState
from blipdesk.gui.filter_row import FilterRow
from blipdesk.gui.grid import PhotoGrid
from blipdesk.gui.theme import Theme
from blipdesk.gui.tokens import SPACE_M, SPACE_S
from blipdesk.index.orders import Order
from blipdesk.library.browsing import Overview
from blipdesk.library.listing import Listing, Shelf, View

_TITLES = {
    Shelf.ALL: "All photos",
    Shelf.NO_ALT_TEXT: "No alt text",
    Shelf.DRAFTS: "Drafts to review",
    Shelf.APPROVED: "Approved",
    Shelf.PROBLEMS: "Problems",
    Shelf.DUPLICATES: "Duplicates",
}
_ORDERS = (
    (Order.NEWEST, "Newest first"),
    (Order.OLDEST, "Oldest first"),
    (Order.NAME, "Name"),
    (Order.RATING, "Rating"),
    (Order.BEST, "Relevance"),
)


class LibraryPage(QWidget):
    """Emits wishes for another list."""

    shelf_wanted = Signal(object)
    order_wanted = Signal(object)
    by_day_wanted = Signal(bool)
    by_folder_wanted = Signal(bool)
    search_wanted = Signal(str)
    folder_wanted = Signal()
    demo_wanted = Signal()
    describe_wanted = Signal()

    def __init__(self, theme: Theme, grid: PhotoGrid) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._view = View()
        self._name = ""
        self.grid = grid
        self.title = ElidedLabel("", "title", Qt.TextElideMode.ElideRight)
        self.summary = plain_label("", "muted")
        first = self.tr(dict(_ORDERS)[Order.NEWEST])
        self.order = menu_button(theme, first, "arrow-down-up", self._order_menu())
        self.order.setAccessibleName(self.tr("Order of the photos"))
        self.empty = EmptyState(theme)
        self.pages = QStackedWidget()
        self.pages.addWidget(grid)
        self.pages.addWidget(self.empty)
        words = QHBoxLayout()
        words.setSpacing(SPACE_M)
        words.addWidget(self.title)
        words.addWidget(self.summary)
        words.addStretch(1)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(SPACE_S)
        self._head.addLayout(words, 1)
        self._head.addWidget(self.order, 0, Qt.AlignmentFlag.AlignLeft)
        self.filters = FilterRow(theme)
        self.filters.shelf_wanted.connect(self.shelf_wanted)
        self.filters.search_wanted.connect(self.search_wanted)
        top = QVBoxLayout()
        top.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_S)
        top.setSpacing(SPACE_S)
        top.addLayout(self._head)
        top.addWidget(self.filters)
        self.note = plain_label("", "small", wrap=True)
        self.note.hide()
        top.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.pages, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the title has no room beside the order, the order goes below it."""
        super().resizeEvent(event)
        self._arrange_head()

    def _arrange_head(self) -> None:
        parts = (self.title, self.summary, self.order)
        needed = sum(part.sizeHint().width() for part in parts) + 5 * SPACE_M
        fits = needed <= self.width()
        directions = QBoxLayout.Direction
        self._head.setDirection(directions.LeftToRight if fits else directions.TopToBottom)

    def show_listing(self, listing: Listing, name: str | None, overview: Overview) -> None:
        """Show what a list is and how long it is.

        Args:
            name: of a saved search; None: the list's own.
        """
        view = self._view = listing.view
        title = name or self.tr(_TITLES[view.shelf])
        if view.folder is not None:
            title = display_name(view.folder.name or str(view.folder))
        self.title.set_text(self.tr("Search results") if view.query.strip() else title)
        number = QLocale().toString(listing.total)
        photos = self.tr("1 photo") if listing.total == 1 else self.tr("{0} photos").format(number)
        if listing.total and not listing.is_whole and view.query.strip():
            photos = self.tr("{0}+ photos").format(number)
        self.summary.setText(photos)
        self.filters.show_view(view, overview)
        self.order.setText(self.tr(dict(_ORDERS)[view.order]))
        self._arrange_head()
        self.note.setText("\n".join(listing.ignored))
        self.note.setVisible(bool(listing.ignored))
        self.pages.setCurrentIndex(0 if listing.total else 1)
        if not listing.total:
            self._say_empty(listing, overview)

    def _say_empty(self, listing: Listing, overview: Overview) -> None:
        theme, view, tr = self._theme, listing.view, self.tr
        if view.query.strip():
            actions = []
            line = tr("No photo here has all of these words.")
            if listing.suggestion:
                suggestion = listing.suggestion
                line += " " + tr("Did you mean “{0}”?").format(suggestion)
                actions.append(
                    button(
                        theme,
                        tr("Search for “{0}”").format(suggestion).replace("&", "&&"),
                        "search",
                        kind="primary",
                        clicked=lambda: self.search_wanted.emit(suggestion),
                    )
                )
            actions.append(
                button(theme, tr("Show all"), "x", clicked=lambda: self.search_wanted.emit(""))
            )
            self.empty.say("search", tr("Nothing found"), line, *actions)
        elif not overview.shelves.get(Shelf.ALL) and view.shelf is Shelf.ALL:
            self.empty.say(
                "images",
                tr("No photos yet"),
                tr("Open a folder: its photos are listed here. Nothing is written into them "
                   "until you say so."),
                button(theme, tr("Open a folder"), "folder-open", kind="primary",
                       clicked=self.folder_wanted.emit),
                button(theme, tr("Try with sample photos"), "sparkles",
                       clicked=self.demo_wanted.emit),
            )  # fmt: skip
        elif view.shelf is Shelf.DRAFTS:
            self.empty.say(
                "list-checks",
                tr("No draft waits for you"),
                tr("Describe photos to get drafts of captions, alt text and keywords."),
                button(theme, tr("Show photos without alt text"), "circle-dashed", kind="primary",
                       clicked=lambda: self.shelf_wanted.emit(Shelf.NO_ALT_TEXT)),
            )  # fmt: skip
        elif view.shelf is Shelf.NO_ALT_TEXT:
            self.empty.say("badge-check", tr("Every photo here has alt text"), "", self._all())
        elif view.shelf is Shelf.PROBLEMS:
            self.empty.say(
                "circle-check", tr("No problems"), tr("Every photo can be read and written."),
                self._all(),
            )  # fmt: skip
        elif view.shelf is Shelf.DUPLICATES:
            self.empty.say("copy", tr("No duplicates are known"), "", self._all())
        else:
            self.empty.say("images", tr("Nothing here"), "", self._all())

    def _all(self) -> QPushButton:
        return button(
            self._theme,
            self.tr("Show all photos"),
            "images",
            clicked=lambda: self.shelf_wanted.emit(Shelf.ALL),
        )

    def _order_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for order, name in _ORDERS:
            action = QAction(self.tr(name), menu, checkable=True)
            action.setChecked(order is Order.NEWEST)
            action.triggered.connect(lambda *_, o=order: self.order_wanted.emit(o))
            group.addAction(action)
            menu.addAction(action)
        menu.addSeparator()
        grouped = QActionGroup(menu)
        grouped.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        self.by_day = QAction(self.tr("Group by day"), menu, checkable=True)
        self.by_day.triggered.connect(self.by_day_wanted)
        self.by_folder = QAction(self.tr("Group by folder"), menu, checkable=True)
        self.by_folder.triggered.connect(self.by_folder_wanted)
        for action in (self.by_day, self.by_folder):
            grouped.addAction(action)
            menu.addAction(action)
        return menu
