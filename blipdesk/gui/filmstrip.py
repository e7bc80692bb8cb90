"""A row of small pictures with what was decided about each."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from blipdesk.gui.icons import draw_icon
from blipdesk.gui.theme import Theme
from blipdesk.gui.thumbnails import ThumbnailRequest, Thumbnails
from blipdesk.index.browse import ListedPhoto

_CELL_PX, _HEIGHT_PX = 108, 92
_MARKS = {
    "approved": ("check", "good"),
    "rejected": ("x", "bad"),
    "skipped": ("skip-forward", "muted"),
}


class Filmstrip(QWidget):
    """Shows the photos around the current one. ``picked`` carries a position."""

    picked = Signal(int)

    def __init__(self, thumbnails: Thumbnails, theme: Theme) -> None:
        super().__init__()
        self._thumbnails, self._theme = thumbnails, theme
        self._rows: Mapping[int, ListedPhoto] = {}
        self._ids: Sequence[int] = ()
        self._decided: Mapping[int, str] = {}
        self._current = 0
        self.setAccessibleName(self.tr("Photos to review"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._repaint = QTimer(self, singleShot=True, interval=40)
        self._repaint.timeout.connect(self.update)
        thumbnails.came.connect(lambda *_: self._repaint.start())
        theme.changed.connect(self.update)

    def show_photos(
        self,
        ids: Sequence[int],
        rows: Mapping[int, ListedPhoto],
        decided: Mapping[int, str],
        current: int,
    ) -> None:
        """Show the photos around a position."""
        self._ids, self._rows, self._decided, self._current = ids, rows, decided, current
        self._want()
        self.update()

    def visible_ids(self) -> list[int]:
        """Return the photos that have room."""
        return [self._ids[position] for position in self._positions()]

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(6 * _CELL_PX, _HEIGHT_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room shows more photos."""
        super().resizeEvent(event)
        self._want()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the photo."""
        for position in self._positions():
            if self._cell(position).contains(event.position().toPoint()):
                self.picked.emit(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what has room."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        tokens = self._theme.tokens
        painter.fillRect(self.rect(), QColor(tokens.raised))
        for position in self._positions():
            cell = self._cell(position).adjusted(4, 6, -4, -6)
            photo_id = self._ids[position]
            pixmap = self._thumbnails.get(photo_id)
            if pixmap is None:
                painter.fillRect(cell, QColor(tokens.chip))
            else:
                painter.save()
                painter.setClipRect(cell)
                scale = max(cell.width() / pixmap.width(), cell.height() / pixmap.height())
                where = QRectF(0, 0, pixmap.width() * scale, pixmap.height() * scale)
                where.moveCenter(QRectF(cell).center())
                painter.drawPixmap(where.toRect(), pixmap)
                painter.restore()
            self._paint_decision(painter, cell, self._decided.get(photo_id))
            if position == self._current:
                painter.setPen(QPen(QColor(tokens.accent), 3))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(cell).adjusted(-2, -2, 2, 2), 5, 5)

    def _paint_decision(self, painter: QPainter, cell: QRect, decision: str | None) -> None:
        if decision is None:
            return
        name, role = _MARKS[decision]
        tokens = self._theme.tokens
        badge = QRectF(cell.right() - 24, cell.bottom() - 24, 22, 22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.raised))
        painter.drawEllipse(badge)
        draw_icon(painter, name, getattr(tokens, role), badge.adjusted(4, 4, -4, -4))

    def _positions(self) -> range:
        room = max(1, self.width() // _CELL_PX)
        first = min(max(0, self._current - room // 2), max(0, len(self._ids) - room))
        return range(first, min(len(self._ids), first + room))

    def _cell(self, position: int) -> QRect:
        place = position - self._positions().start
        left = place * _CELL_PX
        if self.isRightToLeft():
            left = self.width() - left - _CELL_PX
        return QRect(left, 0, _CELL_PX, _HEIGHT_PX)

    def _want(self) -> None:
        rows = [self._rows.get(photo_id) for photo_id in self.visible_ids()]
        self._thumbnails.want(
            [
                ThumbnailRequest(row.photo_id, row.path, row.mtime_ns, row.size_bytes, 256)
                for row in rows
                if row is not None
            ]
        )
