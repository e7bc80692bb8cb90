"""A list of photos whose layout is arithmetic: it costs the same for any number of them."""

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from blipdesk.gui.grid_layout import GridLayout
from blipdesk.gui.grid_paint import ASPECT, HEADING_PX, text_height_px
from blipdesk.gui.photo_model import PhotoModel
from blipdesk.gui.tokens import SPACE_S

SMALLEST_PX, LARGEST_PX, NORMAL_PX = 96, 480, 184
"""Width of the space for one picture."""
_AnyIndex = QModelIndex | QPersistentModelIndex
_Action = QAbstractItemView.CursorAction


class PhotoListView(QListView):
    """Places photos, finds them by point and key, and chooses them; paints nothing.

    ``QListView`` because screen readers know it; everything that it would compute for each photo
    is overridden.
    """

    laid_out = Signal()

    def __init__(self, model: PhotoModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photos = model
        self._picture_px = NORMAL_PX
        self._layout = GridLayout(0, 1, 1, 1)
        self.setViewMode(QListView.ViewMode.ListMode)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setDragEnabled(True)
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setModel(model)

    @property
    def picture_px(self) -> int:
        """Width of the space for one picture."""
        return self._picture_px

    def doItemsLayout(self) -> None:
        """Compute the layout anew; costs the same for any number of photos."""
        metrics = self.fontMetrics()
        width = self.viewport().width()
        self._layout = GridLayout(
            self._photos.total,
            width,
            self._picture_px + 2 * SPACE_S,
            int(self._picture_px * ASPECT) + text_height_px(metrics) + 2 * SPACE_S,
            self._photos.groups,
            HEADING_PX + max(0, metrics.height() - 16),
            mirrored=self.isRightToLeft(),
        )
        self.updateGeometries()
        self.viewport().update()
        self.laid_out.emit()

    def updateGeometries(self) -> None:
        """Set the scroll bar."""
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        bar.setPageStep(height)
        bar.setSingleStep(max(16, self._layout.cell_height_px // 4))
        bar.setRange(0, max(0, self._layout.height_px + SPACE_S - height))
        # The bar keeps its room, so that photos do not jump; it is not seen where nothing scrolls.
        is_idle = bar.maximum() == 0
        if bar.property("idle") != is_idle:
            bar.setProperty("idle", is_idle)
            bar.style().polish(bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the first visible photo where it is."""
        anchor = self._layout.visible(self.verticalOffset(), self.verticalOffset() + 1)
        super().resizeEvent(event)
        self.doItemsLayout()
        if anchor and self.verticalOffset() > 0 and anchor.start < self._layout.count:
            first = self._layout.box(anchor.start)
            self.verticalScrollBar().setValue(first.y - self._layout.heading_px)

    def horizontalOffset(self) -> int:
        """Nothing scrolls sideways."""
        return 0

    def verticalOffset(self) -> int:
        """Return how far it is scrolled."""
        return self.verticalScrollBar().value()

    def visualRect(self, index: _AnyIndex) -> QRect:
        """Return where a photo is on the screen."""
        if not index.isValid() or index.row() >= self._layout.count:
            return QRect()
        box = self._layout.box(index.row())
        return QRect(box.x, box.y - self.verticalOffset(), box.width, box.height)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the photo at a point."""
        top = self.verticalOffset()
        if self._layout.heading_at(point.y() + top, top) is not None:
            return QModelIndex()
        position = self._layout.at(point.x(), point.y() + top)
        return QModelIndex() if position is None else self._photos.index(position)

    def scrollTo(
        self,
        index: _AnyIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a photo into view."""
        if not index.isValid() or index.row() >= self._layout.count:
            return
        box, bar = self._layout.box(index.row()), self.verticalScrollBar()
        height = self.viewport().height()
        if hint is QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(box.y - (height - box.height) // 2)
        elif box.y < bar.value() + self._layout.heading_px:
            bar.setValue(box.y - self._layout.heading_px)
        elif box.y + box.height > bar.value() + height:
            bar.setValue(box.y + box.height - height)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Return where a key leads."""
        if not self._layout.count:
            return QModelIndex()
        current = self.currentIndex().row()
        if current < 0:
            return self._photos.index(0)
        page = max(1, self.viewport().height() // self._layout.cell_height_px)
        forward = -1 if self.isRightToLeft() else 1
        steps = {
            _Action.MoveLeft: (-forward, 0),
            _Action.MoveRight: (forward, 0),
            _Action.MovePrevious: (-1, 0),
            _Action.MoveNext: (1, 0),
            _Action.MoveUp: (0, -1),
            _Action.MoveDown: (0, 1),
            _Action.MovePageUp: (0, -page),
            _Action.MovePageDown: (0, page),
            _Action.MoveHome: (-self._layout.count, 0),
            _Action.MoveEnd: (self._layout.count, 0),
        }
        return self._photos.index(self._layout.step(current, *steps[action]))

    def setSelection(self, rect: QRect, flags: QItemSelectionModel.SelectionFlag) -> None:
        """Choose from one corner's photo to the other's, as text is chosen."""
        first, last = self.indexAt(rect.topLeft()), self.indexAt(rect.bottomRight())
        selection = QItemSelection()
        if first.isValid() and last.isValid():
            if last.row() < first.row():
                first, last = last, first
            selection.select(first, last)
        self.selectionModel().select(selection, flags)

    def selectAll(self) -> None:
        """Choose all photos: one range."""
        if self._layout.count:
            last = self._photos.index(self._layout.count - 1)
            selection = QItemSelection(self._photos.index(0), last)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().select(selection, flags)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """The whole view: exact regions cost more than painting it."""
        return QRegion(self.viewport().rect())

    def isIndexHidden(self, index: _AnyIndex) -> bool:
        """No photo is hidden."""
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of font or writing direction."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self.doItemsLayout()
