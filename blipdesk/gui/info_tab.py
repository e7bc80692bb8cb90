"""What a photo's file says about itself: facts, and every tag that BlipDesk knows."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QDir, QLocale, QPoint, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QGuiApplication,
    QKeySequence,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QHeaderView, QLineEdit, QMenu, QTreeView, QVBoxLayout, QWidget

from blipdesk.domain.photo import PhotoFacts, display_name
from blipdesk.gui.bidi import isolated
from blipdesk.gui.controls import plain_label
from blipdesk.gui.theme import Theme
from blipdesk.gui.tokens import SPACE_M, SPACE_S
from blipdesk.library.browsing import PhotoWords

if TYPE_CHECKING:
    from blipdesk.metadata.listing import TagReading

_NAME, _VALUE = 0, 1
_LONGEST_TIP = 2000


class InfoTab(QWidget):
    """A tree of names and values with a filter; every value can be copied.

    ``tags_wanted`` is emitted when the tags of a photo are to be read: it is looked at.
    """

    tags_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.changed.connect(self._recolour)
        self._photo_id: int | None = None
        self._has_tags = False
        self._model = QStandardItemModel(0, 2, self)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._model)
        self._shown.setFilterKeyColumn(-1)
        self._shown.setRecursiveFilteringEnabled(True)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter names and values"))
        self.filter.setAccessibleName(self.tr("Filter names and values"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter)
        self.state = plain_label("", "small", wrap=True)
        self.tree = self._make_tree()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_S)
        column.setSpacing(SPACE_S)
        column.addWidget(self.filter)
        column.addWidget(self.tree, 1)
        column.addWidget(self.state)
        self.state.hide()

    def show_words(self, words: PhotoWords | None) -> None:
        """Show the facts of a photo; its tags are asked for when they are in view."""
        same = words is not None and words.photo.photo_id == self._photo_id
        self._photo_id = None if words is None else words.photo.photo_id
        if not same:
            self._model.setRowCount(0)
        elif self._model.rowCount():
            self._model.removeRow(0)
        self._has_tags = False
        if words is not None:
            self._insert(0, self.tr("Photo"), _facts(self, words))
        self.look()

    def look(self) -> None:
        """Ask for the tags if they are in view and not at hand."""
        if self.isVisible() and self._photo_id is not None and not self._has_tags:
            self._has_tags = True
            self.tags_wanted.emit()

    def show_tags(self, tags: "Sequence[TagReading]") -> None:
        """Show every tag, by the standard and the file that it stands in."""
        while self._model.rowCount() > 1:
            self._model.removeRow(1)
        groups: dict[str, list[tuple[str, str]]] = {}
        for tag in tags:
            family, _, name = tag.tag.partition(":")
            if tag.place.value != "file":
                family = self.tr("{0} in {1}").format(family, isolated(display_name(tag.path.name)))
            groups.setdefault(family, []).append((name or tag.tag, tag.text))
        for family, rows in groups.items():
            self._insert(self._model.rowCount(), family, rows)
        self._say("" if tags else self.tr("The file holds no tags that BlipDesk knows."))

    def show_problem(self, line: str) -> None:
        """Say why the tags cannot be read."""
        self._say(line)

    def copy_value(self) -> None:
        """Put the current value on the clipboard."""
        index = self.tree.currentIndex()
        if index.isValid() and index.parent().isValid():
            QGuiApplication.clipboard().setText(self._text(index.siblingAtColumn(_VALUE)))

    def value_of(self, name: str) -> str | None:
        """Return what is shown beside a name, whatever its group."""
        found = self._model.findItems(name, Qt.MatchFlag.MatchRecursive, _NAME)
        for item in found:
            parent = item.parent()
            if parent is not None:
                return str(parent.child(item.row(), _VALUE).data(Qt.ItemDataRole.UserRole))
        return None

    # --- building ---

    def _make_tree(self) -> QTreeView:
        tree = QTreeView()
        tree.setObjectName("facts")
        tree.setModel(self._shown)
        tree.setHeaderHidden(True)
        tree.setRootIsDecorated(False)
        tree.setIndentation(0)
        tree.setUniformRowHeights(True)
        tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        tree.setAccessibleName(self.tr("Facts about the photo"))
        tree.header().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Interactive)
        tree.header().setStretchLastSection(True)
        tree.header().resizeSection(_NAME, 8 * tree.fontMetrics().averageCharWidth() + 64)
        copy = QAction(self.tr("Copy value"), tree)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy_value)
        tree.addAction(copy)
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(lambda at: self._offer(copy, at))
        return tree

    def _offer(self, copy: QAction, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(copy)
        menu.exec(self.tree.viewport().mapToGlobal(at))

    def _insert(self, place: int, title: str, rows: Sequence[tuple[str, str]]) -> None:
        head = QStandardItem(title)
        font = self.font()
        font.setBold(True)
        head.setFont(font)
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        for name, value in rows:
            line = " ".join(value.split())
            shown = QStandardItem(isolated(_from_home(line)))
            shown.setData(value, Qt.ItemDataRole.UserRole)
            # A tool tip may be taken for markup; a text without "<" never is.
            shown.setToolTip(value[:_LONGEST_TIP].replace("<", "‹"))
            label = QStandardItem(name)
            label.setForeground(QColor(self._theme.tokens.muted))
            label.setToolTip(name)
            head.appendRow([label, shown])
        self._model.insertRow(place, [head, QStandardItem()])
        self._unfold()

    def _recolour(self) -> None:
        muted = QColor(self._theme.tokens.muted)
        for group in range(self._model.rowCount()):
            head = self._model.item(group)
            for row in range(head.rowCount()):
                head.child(row).setForeground(muted)

    def _unfold(self) -> None:
        for row in range(self._shown.rowCount()):
            self.tree.setFirstColumnSpanned(row, self.tree.rootIndex(), True)
        self.tree.expandAll()

    def _filter(self, text: str) -> None:
        self._shown.setFilterFixedString(text.strip())
        self._unfold()

    def _say(self, line: str) -> None:
        self.state.setText(line)
        self.state.setVisible(bool(line))

    def _text(self, index: object) -> str:
        return str(self._shown.data(index, Qt.ItemDataRole.UserRole) or "")  # type: ignore[arg-type]


def _from_home(line: str) -> str:
    """Return a path as people write it, so that its end, which says most, is in view."""
    home = QDir.homePath() + os.sep
    return f"~{os.sep}{line.removeprefix(home)}" if line.startswith(home) else line


def _facts(tab: InfoTab, words: PhotoWords) -> list[tuple[str, str]]:
    photo, facts, locale = words.photo, words.photo.facts, QLocale()
    size = mega = None
    if facts.width_px:
        mega = locale.toString(facts.width_px * facts.height_px / 1e6, "f", 1)
        size = f"{facts.width_px} × {facts.height_px} ({mega} MP)"
    stamp = photo.stamp
    rows = (
        (tab.tr("Name"), display_name(photo.path.name)),
        (tab.tr("Folder"), display_name(str(photo.path.parent))),
        (tab.tr("Problem"), photo.problem),
        (tab.tr("Taken"), _moment(facts.taken, locale)),
        (tab.tr("Size"), size),
        (tab.tr("File size"), stamp and locale.formattedDataSize(stamp.size_bytes)),
        (tab.tr("Format"), facts.format.value.upper()),
        (tab.tr("Camera"), facts.camera),
        (tab.tr("Lens"), facts.lens),
        (tab.tr("Rating"), _stars(facts.rating)),
        (tab.tr("Place"), _place(facts)),
        (tab.tr("Position"), _position(facts)),
        (tab.tr("Sidecar"), display_name(photo.sidecar.name) if photo.sidecar else None),
    )
    return [(name, value) for name, value in rows if value]


def _stars(rating: int | None) -> str | None:
    return "★" * rating + "☆" * (5 - rating) if rating and rating > 0 else None


def _moment(taken: str | None, locale: QLocale) -> str | None:
    if taken is None:
        return None
    moment = QDateTime.fromString(taken[:19], Qt.DateFormat.ISODate)
    return locale.toString(moment, QLocale.FormatType.ShortFormat) if moment.isValid() else taken


def _place(facts: PhotoFacts) -> str:
    return ", ".join(part for part in (facts.city, facts.region, facts.country) if part)


def _position(facts: PhotoFacts) -> str | None:
    if facts.latitude_deg is None or facts.longitude_deg is None:
        return None
    return f"{facts.latitude_deg:.5f}, {facts.longitude_deg:.5f}"
