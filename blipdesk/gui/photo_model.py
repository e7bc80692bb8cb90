"""The photos of a view as Qt's model: ids at hand, rows fetched by the page when they are seen."""

import time
from array import array
from collections import OrderedDict
from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    QUrl,
    Signal,
)

from blipdesk.domain.photo import display_name
from blipdesk.gui.states import state_word
from blipdesk.index.browse import ListedPhoto
from blipdesk.library.listing import Listing, PhotoGroup, View

_MOST_ROWS = 6000
_TELL_MS = 30
_AnyIndex = QModelIndex | QPersistentModelIndex


class PhotoModel(QAbstractListModel):
    """Holds a listing; rows arrive later.

    ``wanted`` asks for rows; the answer comes by ``take``.
    """

    wanted = Signal(object)
    rows_came = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: array[int] = array("q")
        self._total = 0
        self._rows: OrderedDict[int, ListedPhoto] = OrderedDict()
        self._stale: set[int] = set()
        self._asked: dict[int, float] = {}
        self.listing = Listing(View(), array("q"), 0)
        self._teller = QTimer(self, singleShot=True, interval=_TELL_MS)
        self._teller.timeout.connect(self._tell)

    # --- Qt's side ---

    def rowCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Return the number of photos, known or not."""
        return 0 if parent.isValid() else self._total

    def flags(self, index: _AnyIndex) -> Qt.ItemFlag:
        """Every photo can be chosen and dragged away."""
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name, or what a screen reader says; painting does not go this way."""
        row = self.at(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return display_name(row.name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{display_name(row.name)}, {state_word(row)}"
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return row.alt_text or row.caption
        return None

    def mimeTypes(self) -> list[str]:
        """Photos leave as files."""
        return ["text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the files of the rows that are known."""
        rows = (self.at(index.row()) for index in indexes)
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(row.path)) for row in rows if row is not None])
        return mime

    # --- the window's side ---

    @property
    def total(self) -> int:
        """How many photos there are."""
        return self._total

    @property
    def groups(self) -> tuple[PhotoGroup, ...]:
        """The days or folders, where the list is cut at them."""
        return self.listing.groups

    def set_listing(self, listing: Listing) -> bool:
        """Show another list; return whether the photos or their order are other ones."""
        same = (
            listing.total == self._total
            and listing.ids == self._ids
            and listing.groups == self.listing.groups
        )
        query_changed = listing.root != self.listing.root
        if query_changed:
            self._rows.clear()
        if same:
            self.listing = listing
            return False
        grows = (
            listing.total == self._total
            and listing.view == self.listing.view
            and listing.ids[: len(self._ids)] == self._ids
            and listing.groups == self.listing.groups
        )
        if grows:  # the rest of a list whose beginning is on the screen
            self._ids = listing.ids
            self.listing = listing
            self.rows_came.emit()
            return False
        self.beginResetModel()
        self._ids, self._total, self.listing = listing.ids, listing.total, listing
        self.endResetModel()
        return True

    def id_at(self, position: int) -> int | None:
        """Return a photo's id; None where the list is not known so far."""
        return self._ids[position] if 0 <= position < len(self._ids) else None

    def ids(self, positions: Iterable[int]) -> list[int]:
        """Return the ids at some positions."""
        known = len(self._ids)
        return [self._ids[position] for position in positions if position < known]

    def position_of(self, photo_id: int) -> int | None:
        """Return where a photo is in the list."""
        try:
            return self._ids.index(photo_id)
        except ValueError:
            return None

    def at(self, position: int) -> ListedPhoto | None:
        """Return a row that is at hand."""
        photo_id = self.id_at(position)
        return None if photo_id is None else self._rows.get(photo_id)

    def row_of(self, photo_id: int) -> ListedPhoto | None:
        """Return the row of a photo if it is at hand."""
        return self._rows.get(photo_id)

    def want(self, positions: range) -> None:
        """Ask for the rows of these positions that are not at hand or are out of date."""
        now_s = time.monotonic()
        missing = []
        for photo_id in self._ids[positions.start : positions.stop]:
            if photo_id in self._rows and photo_id not in self._stale:
                continue
            if now_s - self._asked.get(photo_id, -9.0) > 2.0:
                self._asked[photo_id] = now_s
                missing.append(photo_id)
        if missing:
            self.wanted.emit(missing)

    def take(self, rows: Sequence[ListedPhoto]) -> None:
        """Put rows in place that were asked for."""
        for row in rows:
            self._rows[row.photo_id] = row
            self._rows.move_to_end(row.photo_id)
            self._stale.discard(row.photo_id)
            self._asked.pop(row.photo_id, None)
        while len(self._rows) > _MOST_ROWS:
            gone, _ = self._rows.popitem(last=False)
            self._stale.discard(gone)
        if not self._teller.isActive():
            self._teller.start()

    def refresh(self) -> None:
        """Treat every row as out of date; the old ones stay on the screen meanwhile."""
        self._stale = set(self._rows)
        self._asked.clear()
        self.rows_came.emit()

    def _tell(self) -> None:
        self.rows_came.emit()
