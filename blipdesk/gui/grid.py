"""The grid of photos: a list view whose layout is arithmetic and whose paint is one pass."""

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QPoint,
    QRect,
    Qt,
    QTimer,
    QUrl,
    Signal,
)
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from blipdesk.gui.grid_paint import CellState, GridPainter
from blipdesk.gui.grid_view import LARGEST_PX, SMALLEST_PX, PhotoListView
from blipdesk.gui.photo_model import PhotoModel
from blipdesk.gui.rubber_band import RubberBand
from blipdesk.gui.theme import Theme
from blipdesk.gui.thumbnails import ThumbnailRequest, Thumbnails
from blipdesk.index.browse import ListedPhoto

_EDGES_PX = (256, 512, 1024)


class PhotoGrid(PhotoListView):
    """Photos in rows.

    ``opened`` and ``previewed`` carry a photo's id; ``zoomed`` the new size of the pictures in px.
    """

    opened = Signal(int)
    previewed = Signal(int)
    zoomed = Signal(int)
    chosen = Signal()

    def __init__(
        self, model: PhotoModel, thumbnails: Thumbnails, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, parent)
        self._thumbnails = thumbnails
        self._theme = theme
        self._band: RubberBand | None = None
        self._look: GridPainter | None = None
        self.setAccessibleName(self.tr("Photos"))
        self._wishes = QTimer(self, singleShot=True, interval=15)
        self._wishes.timeout.connect(self._want_thumbnails)
        self._repaint = QTimer(self, singleShot=True, interval=33)
        self._repaint.timeout.connect(self.viewport().update)
        model.rows_came.connect(self._schedule_repaint)
        model.modelReset.connect(self._model_was_reset)
        thumbnails.came.connect(self._schedule_repaint)
        theme.changed.connect(self._look_changed)
        self.laid_out.connect(self._look_changed)
        self.verticalScrollBar().valueChanged.connect(self._wishes.start)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())

    # --- the window's side ---

    def set_picture_px(self, size_px: int) -> None:
        """Make the pictures larger or smaller; the current photo stays in view."""
        size_px = min(max(size_px, SMALLEST_PX), LARGEST_PX)
        if size_px == self._picture_px:
            return
        self._picture_px = size_px
        self.doItemsLayout()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        self.zoomed.emit(size_px)

    def row_at_hand(self, position: int) -> bool:
        """Whether a photo's row can be painted."""
        return self._photos.at(position) is not None

    def current_id(self) -> int | None:
        """Return the id of the photo that has the keyboard."""
        return self._photos.id_at(self.currentIndex().row())

    def selected_count(self) -> int:
        """Count the chosen photos."""
        return sum(last - first + 1 for first, last in self._chosen_ranges())

    def selected_ids(self) -> list[int]:
        """Return the ids of the chosen photos, in the order of the list."""
        ranges = sorted(self._chosen_ranges())
        return [i for top, bottom in ranges for i in self._photos.ids(range(top, bottom + 1))]

    def _chosen_ranges(self) -> list[tuple[int, int]]:
        selection = self.selectionModel().selection()
        parts = (selection.at(number) for number in range(selection.count()))
        return [(part.top(), part.bottom()) for part in parts]

    def choose(self, position: int) -> None:
        """Make one photo the current and only chosen one."""
        index = self._photos.index(position)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def choose_many(self, positions: list[int]) -> None:
        """Choose these photos, in one step."""
        selection = QItemSelection()
        for position in positions:
            index = self._photos.index(position)
            selection.select(index, index)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # --- input ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space previews, Enter opens."""
        current = self.current_id()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and current is not None and event.key() == Qt.Key.Key_Space:
            self.previewed.emit(current)
        elif plain and current is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(current)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the photo."""
        photo_id = self._photos.id_at(self.indexAt(event.position().toPoint()).row())
        if photo_id is not None and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(photo_id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Beside the photos a rubber band begins."""
        point = event.position().toPoint()
        empty = not self.indexAt(point).isValid()
        super().mousePressEvent(event)
        if empty and event.button() is Qt.MouseButton.LeftButton:
            before = QItemSelection()
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                before = QItemSelection(self.selectionModel().selection())
            else:
                self.selectionModel().clearSelection()
            start = point + QPoint(0, self.verticalOffset())
            self._band = RubberBand(start, start, before)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the rubber band and choose what it touches."""
        if self._band is None:
            super().mouseMoveEvent(event)
            return
        point = event.position().toPoint()
        height = self.viewport().height()
        if point.y() < 0 or point.y() > height:
            step = point.y() if point.y() < 0 else point.y() - height
            self.verticalScrollBar().setValue(self.verticalOffset() + step)
        self._band = self._band.to(point + QPoint(0, self.verticalOffset()))
        self._choose_also(self._band.before, self._band.touched(self._layout))
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the rubber band; a click on a heading chooses the photos below it."""
        band, self._band = self._band, None
        super().mouseReleaseEvent(event)
        if band is None:
            return
        if band.is_click:
            number = self._layout.heading_at(
                event.position().toPoint().y() + self.verticalOffset(), self.verticalOffset()
            )
            if number is not None:
                self._choose_also(band.before, [self._layout.group(number)])
        self.viewport().update()

    def _choose_also(self, before: QItemSelection, ranges: list[range]) -> None:
        selection = QItemSelection(before)
        for positions in ranges:
            first, last = positions.start, positions.stop - 1
            selection.select(self._photos.index(first), self._photos.index(last))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step = 16 if event.angleDelta().y() > 0 else -16
            self.set_picture_px(self._picture_px + step)
            event.accept()
        else:
            super().wheelEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag the files of the chosen photos out."""
        rows = [self._photos.row_of(photo_id) for photo_id in self.selected_ids()]
        urls = [QUrl.fromLocalFile(str(row.path)) for row in rows if row is not None]
        if not urls:
            return
        mime = QMimeData()
        mime.setUrls(urls)
        drag = QDrag(self)
        drag.setMimeData(mime)
        current = self.current_id()
        picture = None if current is None else self._thumbnails.get(current)
        if picture is not None:
            drag.setPixmap(picture.scaled(96, 96, Qt.AspectRatioMode.KeepAspectRatio))
        drag.exec(Qt.DropAction.CopyAction)

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all that is visible in one pass."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        look = self._painter_now()
        top, area = self.verticalOffset(), event.rect()
        positions = self._layout.visible(top + area.top(), top + area.bottom() + 1)
        self._photos.want(positions)
        ranges = self._chosen_ranges()
        current = self.currentIndex().row() if self.hasFocus() else -1
        for position in positions:
            box = self._layout.box(position)
            row = self._photos.at(position)
            is_chosen = any(first <= position <= last for first, last in ranges)
            failed = row is not None and self._thumbnails.has_failed(self._request(row))
            look.paint_cell(
                painter,
                row,
                QRect(box.x, box.y - top, box.width, box.height),
                self._picture_px,
                CellState(is_chosen, position == current, failed),
            )
        self._paint_headings(painter, look, top, area)
        if self._band is not None and not self._band.is_click:
            self._band.paint(painter, top, self._theme.tokens.accent)
        painter.end()

    def _painter_now(self) -> GridPainter:
        if self._look is None:
            self._look = GridPainter(
                self._thumbnails,
                self._theme.tokens,
                self.font(),
                self.devicePixelRatioF(),
                mirrored=self.isRightToLeft(),
            )
        return self._look

    def _paint_headings(self, painter: QPainter, look: GridPainter, top: int, area: QRect) -> None:
        found = self._layout.headings(top + area.top(), top + area.bottom() + 1)
        held = self._layout.held_heading(top)
        for number, box in [*found, *([held] if held is not None else [])]:
            group = self._photos.groups[number]
            where = QRect(box.x, box.y - top, box.width, box.height)
            look.paint_heading(painter, group, len(self._layout.group(number)), where)

    # --- what comes later ---

    def _request(self, row: ListedPhoto) -> ThumbnailRequest:
        wanted_px = self._picture_px * self.devicePixelRatioF()
        edge_px = next((edge for edge in _EDGES_PX if edge >= wanted_px), _EDGES_PX[-1])
        return ThumbnailRequest(row.photo_id, row.path, row.mtime_ns, row.size_bytes, edge_px)

    def ids_in_view(self) -> list[int]:
        """Return which photos are on the screen."""
        top = self.verticalOffset()
        return self._photos.ids(self._layout.visible(top, top + self.viewport().height()))

    def _want_thumbnails(self) -> None:
        top, height = self.verticalOffset(), self.viewport().height()
        seen = self._layout.visible(top, top + height)
        below = self._layout.visible(top + height, top + 2 * height)
        rows = [self._photos.at(position) for position in (*seen, *below)]
        self._thumbnails.want([self._request(row) for row in rows if row is not None])

    def _schedule_repaint(self) -> None:
        if not self._repaint.isActive():
            self._repaint.start()
        if not self._wishes.isActive():
            self._wishes.start()

    def _model_was_reset(self) -> None:
        self.doItemsLayout()
        self.verticalScrollBar().setValue(0)

    def _look_changed(self) -> None:
        self._look = None
        self.viewport().update()
        self._wishes.start()
