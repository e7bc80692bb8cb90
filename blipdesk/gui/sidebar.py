"""The lists of the library: smart ones, folders and saved searches, with their numbers."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QFont
from PySide6.QtWidgets import QFrame, QHeaderView, QMenu, QTreeWidget, QTreeWidgetItem, QWidget

from blipdesk.domain.photo import display_name
from blipdesk.gui.bidi import isolated
from blipdesk.gui.theme import Theme
from blipdesk.index.saved_searches import SavedSearch
from blipdesk.library.browsing import Overview
from blipdesk.library.folder_tree import FolderNode
from blipdesk.library.listing import Shelf

_PLACE = Qt.ItemDataRole.UserRole
_NODE = Qt.ItemDataRole.UserRole + 1
_SHELVES = (
    (Shelf.ALL, "images", "All photos"),
    (Shelf.NO_ALT_TEXT, "circle-dashed", "No alt text"),
    (Shelf.DRAFTS, "sparkles", "Drafts to review"),
    (Shelf.APPROVED, "check", "Approved"),
    (Shelf.PROBLEMS, "triangle-alert", "Problems"),
    (Shelf.DUPLICATES, "copy", "Duplicates"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """What a row of the sidebar stands for."""

    shelf: Shelf = Shelf.ALL
    folder: Path | None = None
    saved: SavedSearch | None = None
    is_root: bool = False


@dataclass(frozen=True, slots=True)
class FolderDrop:
    """Files that were dropped onto a folder."""

    paths: tuple[Path, ...]
    folder: Path
    move: bool


class Sidebar(QTreeWidget):
    """A tree of places. ``went`` carries the place that was chosen."""

    went = Signal(object)
    folder_removed = Signal(object)
    folder_rescanned = Signal(object)
    search_removed = Signal(str)
    dropped = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._overview = Overview()
        self._closed: set[str] = set()
        self._opened: set[str] = set()
        self._is_dressed = False
        self.setObjectName("sidebar")
        self.setAccessibleName(self.tr("Lists and folders"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setIconSize(QSize(theme.px(17), theme.px(17)))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setAllColumnsShowFocus(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.currentItemChanged.connect(self._current_changed)
        self.itemExpanded.connect(self._expanded)
        self.itemCollapsed.connect(self._collapsed)
        theme.changed.connect(self._dress)
        self.show_overview(self._overview)

    def place(self) -> Place:
        """Return the chosen place."""
        item = self.currentItem()
        found = item.data(0, _PLACE) if item is not None else None
        return found if isinstance(found, Place) else Place()

    def go(self, place: Place) -> None:
        """Choose a place, as a click does."""
        item = self._find(place)
        if item is not None:
            self.setCurrentItem(item)

    def show_overview(self, overview: Overview) -> None:
        """Show new numbers; the chosen place stays."""
        if overview == self._overview and self._is_dressed:
            return
        self._overview, self._is_dressed = overview, True
        before, scrolled = self.place(), self.verticalScrollBar().value()
        self.blockSignals(True)
        self.clear()
        self._add_heading(self.tr("LIBRARY"))
        for shelf, icon, name in _SHELVES:
            self._add(None, icon, self.tr(name), overview.shelves.get(shelf), Place(shelf))
        if overview.saved:
            self._add_heading(self.tr("SAVED SEARCHES"))
        for saved in overview.saved:
            self._add(None, "bookmark", isolated(saved.name), None, Place(saved=saved))
        if overview.folders:
            self._add_heading(self.tr("FOLDERS"))
        for node in overview.folders:
            self._add_folder(None, node)
        item = self._find(before) or self.topLevelItem(1)
        if item is not None:
            self.setCurrentItem(item)
        self.verticalScrollBar().setValue(scrolled)
        self.blockSignals(False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may come."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Only folders take files."""
        event.setAccepted(self._folder_at(event.position().toPoint()) is not None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Move files into the folder, with Ctrl copy; from outside copy, with Shift move."""
        folder = self._folder_at(event.position().toPoint())
        paths = tuple(Path(u.toLocalFile()) for u in event.mimeData().urls() if u.isLocalFile())
        if folder is not None and paths:
            keys, is_ours = event.modifiers(), event.source() is not None
            by_key = (
                Qt.KeyboardModifier.ControlModifier
                if is_ours
                else (Qt.KeyboardModifier.ShiftModifier)
            )
            has_key = bool(keys & by_key)
            self.dropped.emit(FolderDrop(paths, folder, move=has_key is not is_ours))
            # Never "move": the other program would delete what has not been moved yet.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def _folder_at(self, point: QPoint) -> Path | None:
        item = self.itemAt(point)
        place = item.data(0, _PLACE) if item is not None else None
        return place.folder if isinstance(place, Place) else None

    def _dress(self) -> None:
        self._is_dressed = False
        self.show_overview(self._overview)

    def _expanded(self, item: QTreeWidgetItem) -> None:
        """Make the folders inside: a library may have thousands."""
        self._closed.discard(_key(item))
        self._opened.add(_key(item))
        node = item.data(0, _NODE)
        if isinstance(node, FolderNode) and not item.childCount():
            for child in node.children:
                self._add_folder(item, child)

    def _collapsed(self, item: QTreeWidgetItem) -> None:
        self._opened.discard(_key(item))
        self._closed.add(_key(item))

    def _add_heading(self, text: str) -> None:
        item = QTreeWidgetItem(self, [text])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = QFont(self.font())
        font.setPointSizeF(self.font().pointSizeF() * 0.82)
        font.setBold(True)
        item.setFont(0, font)
        item.setForeground(0, QColor(self._theme.tokens.muted))
        item.setFirstColumnSpanned(True)
        item.setSizeHint(0, QSize(0, self._theme.px(34)))

    def _add(
        self, parent: QTreeWidgetItem | None, icon: str, name: str, count: int | None, place: Place
    ) -> QTreeWidgetItem:
        number = "" if count is None else QLocale().toString(count)
        item = QTreeWidgetItem(self if parent is None else parent, [name, number])
        item.setIcon(0, self._theme.icon(icon, checked="text"))
        item.setData(0, _PLACE, place)
        item.setForeground(1, QColor(self._theme.tokens.muted))
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setToolTip(0, display_name(str(place.folder)) if place.folder else "")
        spoken = self.tr("%n photo(s)", "", count) if count is not None else ""
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{name} {spoken}".strip())
        return item

    def _add_folder(self, parent: QTreeWidgetItem | None, node: FolderNode) -> None:
        name = isolated(display_name(node.path.name or str(node.path)))
        if node.is_offline:
            name = self.tr("{0} (offline)").format(name)
        place = Place(folder=node.path, is_root=node.is_root)
        icon = "hard-drive" if node.is_offline else "folder"
        item = self._add(parent, icon, name, node.photos, place)
        if not node.children:
            return
        item.setData(0, _NODE, node)
        item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        key = _key(item)
        if key in self._opened or (parent is None and key not in self._closed):
            self._expanded(item)  # no signal tells of it while the tree is made
            item.setExpanded(True)

    def _find(self, place: Place) -> QTreeWidgetItem | None:
        pending = [self.topLevelItem(row) for row in range(self.topLevelItemCount())]
        while pending:
            item = pending.pop()
            if item is None:
                continue
            held = item.data(0, _PLACE)
            if isinstance(held, Place) and _same(held, place):
                return item
            pending += [item.child(row) for row in range(item.childCount())]
        return None

    def _current_changed(self, item: QTreeWidgetItem | None) -> None:
        place = item.data(0, _PLACE) if item is not None else None
        if isinstance(place, Place):
            self.went.emit(place)

    def _show_menu(self, point: QPoint) -> None:
        item = self.itemAt(point)
        place = item.data(0, _PLACE) if item is not None else None
        if not isinstance(place, Place):
            return
        menu = QMenu(self)
        if place.folder is not None:
            folder = place.folder
            menu.addAction(
                self.tr("Look for new photos"), lambda: self.folder_rescanned.emit(folder)
            )
            if place.is_root:
                menu.addAction(
                    self.tr("Take out of the library (nothing is deleted)"),
                    lambda: self.folder_removed.emit(folder),
                )
        elif place.saved is not None:
            name = place.saved.name
            menu.addAction(self.tr("Forget this search"), lambda: self.search_removed.emit(name))
        if menu.actions():
            menu.exec(self.viewport().mapToGlobal(point))


def _key(item: QTreeWidgetItem) -> str:
    place = item.data(0, _PLACE)
    return str(place.folder) if isinstance(place, Place) else item.text(0)


def _same(one: Place, other: Place) -> bool:
    if one.saved is not None or other.saved is not None:
        return one.saved is not None and other.saved is not None and one.saved.name == (
            other.saved.name
        )  # fmt: skip
    return one.folder == other.folder and one.shelf is other.shelf
