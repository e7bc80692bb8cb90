"""The grid of photos: a list view whose layout is arithmetic and whose paint is one pass."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QLocale,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    QTimer,
    QUrl,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDrag,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from blipdesk.domain.photo import display_name
from blipdesk.gui.grid_layout import Box, GridLayout
from blipdesk.gui.icons import draw_icon
from blipdesk.gui.photo_model import PhotoModel
from blipdesk.gui.states import state_look, state_word
from blipdesk.gui.theme import Theme
from blipdesk.gui.thumbnails import ThumbnailRequest, Thumbnails
from blipdesk.gui.tokens import RADIUS_M, SPACE_S, Tokens
from blipdesk.index.browse import ListedPhoto

SMALLEST_PX, LARGEST_PX, NORMAL_PX = 96, 480, 184
_ASPECT = 0.72
_HEADING_PX = 40
_ICON_PX = 14
_EDGES_PX = (256, 512, 1024)
_EPOCH = date(1970, 1, 1)
_AnyIndex = QModelIndex | QPersistentModelIndex
_Action = QAbstractItemView.CursorAction


class PhotoGrid(QListView):
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
        super().__init__(parent)
        self._photos = model
        self._thumbnails = thumbnails
        self._theme = theme
        self._picture_px = NORMAL_PX
        self._layout = GridLayout(0, 1, 1, 1)
        self._band: QRect | None = None
        self._band_from = QPoint()
        self._band_before = QItemSelection()
        self._icons: dict[tuple[str, str, float], QPixmap] = {}
        self._elided: dict[tuple[str, int], str] = {}
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
        self.setAccessibleName(self.tr("Photos"))
        self._wishes = QTimer(self, singleShot=True, interval=15)
        self._wishes.timeout.connect(self._want_thumbnails)
        self._repaint = QTimer(self, singleShot=True, interval=33)
        self._repaint.timeout.connect(self.viewport().update)
        model.rows_came.connect(self._schedule_repaint)
        model.modelReset.connect(self._model_was_reset)
        thumbnails.came.connect(self._schedule_repaint)
        theme.changed.connect(self._theme_changed)
        self.verticalScrollBar().valueChanged.connect(self._wishes.start)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())

    # --- the window's side ---

    @property
    def picture_px(self) -> int:
        """Width of the space for one picture."""
        return self._picture_px

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

    # --- Qt's layout ---

    def doItemsLayout(self) -> None:
        """Compute the layout anew; costs the same for any number of photos."""
        metrics = self.fontMetrics()
        text_px = metrics.height() + max(metrics.height(), _ICON_PX) + 10
        width = self.viewport().width()
        self._layout = GridLayout(
            self._photos.total,
            width,
            self._picture_px + 2 * SPACE_S,
            int(self._picture_px * _ASPECT) + text_px + 2 * SPACE_S,
            self._photos.groups,
            _HEADING_PX + max(0, metrics.height() - 16),
            mirrored=self.isRightToLeft(),
        )
        self._elided.clear()
        self.updateGeometries()
        self.viewport().update()
        self._wishes.start()

    def updateGeometries(self) -> None:
        """Set the scroll bar."""
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        bar.setPageStep(height)
        bar.setSingleStep(max(16, self._layout.cell_height_px // 4))
        bar.setRange(0, max(0, self._layout.height_px + SPACE_S - height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the first visible photo where it is."""
        anchor = self._layout.visible(self.verticalOffset(), self.verticalOffset() + 1)
        super().resizeEvent(event)
        self.doItemsLayout()
        if anchor and self.verticalOffset() > 0 and anchor.start < self._layout.count:
            self.verticalScrollBar().setValue(self._layout.box(anchor.start).y)

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
        position = self._layout.at(point.x(), point.y() + self.verticalOffset())
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
        elif box.y < bar.value():
            bar.setValue(box.y)
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
            self._band_from = point + QPoint(0, self.verticalOffset())
            keep = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self._band_before = QItemSelection(self.selectionModel().selection())
            if not keep:
                self.selectionModel().clearSelection()
                self._band_before = QItemSelection()
            self._band = QRect(self._band_from, self._band_from)

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
        self._band = QRect(self._band_from, point + QPoint(0, self.verticalOffset())).normalized()
        box = Box(self._band.x(), self._band.y(), self._band.width(), self._band.height())
        selection = QItemSelection(self._band_before)
        for positions in self._layout.within(box):
            first, last = positions.start, positions.stop - 1
            selection.select(self._photos.index(first), self._photos.index(last))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the rubber band."""
        if self._band is not None:
            self._band = None
            self.viewport().update()
        super().mouseReleaseEvent(event)

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

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of font or writing direction."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self.doItemsLayout()

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all that is visible in one pass."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        top = self.verticalOffset()
        area = event.rect()
        positions = self._layout.visible(top + area.top(), top + area.bottom() + 1)
        self._photos.want(positions)
        self._paint_headings(painter, top, area)
        ranges = self._chosen_ranges()
        current = self.currentIndex().row()
        paint_cell = self._cell_painter(painter)
        for position in positions:
            box = self._layout.box(position)
            cell = QRect(box.x, box.y - top, box.width, box.height)
            is_chosen = any(first <= position <= last for first, last in ranges)
            paint_cell(position, cell, is_chosen, position == current)
        if self._band is not None:
            colour = QColor(self._theme.tokens.accent)
            painter.setPen(QPen(colour, 1))
            colour.setAlpha(40)
            painter.setBrush(colour)
            painter.drawRect(self._band.translated(0, -top))
        painter.end()

    def _cell_painter(self, painter: QPainter) -> Callable[[int, QRect, bool, bool], None]:
        tokens, ratio = self._theme.tokens, self.devicePixelRatioF()
        metrics = QFontMetrics(self.font())
        small = QFont(self.font())
        small.setPointSizeF(self.font().pointSizeF() * 0.9)
        small_metrics = QFontMetrics(small)
        picture_height = int(self._picture_px * _ASPECT)
        side = Qt.AlignmentFlag.AlignLeft  # where reading begins: the painter mirrors it
        has_focus = self.hasFocus()

        def paint(position: int, cell: QRect, is_chosen: bool, is_current: bool) -> None:
            row = self._photos.at(position)
            if is_chosen or (is_current and has_focus):
                self._paint_choice(painter, cell, is_chosen, is_current and has_focus, tokens)
            left = cell.left() + max(SPACE_S, (cell.width() - self._picture_px) // 2)
            space = QRect(left, cell.top() + SPACE_S, cell.right() - left - SPACE_S + 1, 0)
            space.setWidth(min(self._picture_px, cell.width() - 2 * SPACE_S))
            space.setHeight(picture_height)
            if row is None:
                painter.fillRect(space, QColor(tokens.chip))
                return
            self._paint_picture(painter, row, space, tokens)
            line = QRect(space.left(), space.bottom() + 6, space.width(), metrics.height())
            stars = "★" * (row.rating or 0)
            stars_px = small_metrics.horizontalAdvance(stars) + 6 if stars else 0
            name = self._elide(display_name(row.name), line.width() - stars_px, metrics)
            painter.setFont(self.font())
            painter.setPen(QColor(tokens.text))
            painter.drawText(line, int(side | Qt.AlignmentFlag.AlignVCenter), name)
            if stars:
                other = Qt.AlignmentFlag.AlignRight
                painter.setFont(small)
                painter.setPen(QColor(tokens.muted))
                painter.drawText(line, int(other | Qt.AlignmentFlag.AlignVCenter), stars)
            state = QRect(line.left(), line.bottom() + 3, line.width(), small_metrics.height() + 1)
            painter.setFont(small)
            self._paint_state(painter, row, state, tokens, small_metrics, ratio, int(side))

        return paint

    def _paint_choice(
        self, painter: QPainter, cell: QRect, is_chosen: bool, is_current: bool, tokens: Tokens
    ) -> None:
        frame = QRectF(cell).adjusted(2, 1, -2, -1)
        painter.setPen(
            QPen(QColor(tokens.accent), 2) if is_current or is_chosen else Qt.PenStyle.NoPen
        )
        painter.setBrush(QColor(tokens.accent_soft) if is_chosen else Qt.BrushStyle.NoBrush)
        if is_chosen and not is_current:
            painter.setPen(QPen(QColor(tokens.accent), 1))
        painter.drawRoundedRect(frame, RADIUS_M, RADIUS_M)

    def _paint_picture(
        self, painter: QPainter, row: ListedPhoto, space: QRect, tokens: Tokens
    ) -> None:
        pixmap = self._thumbnails.get(row.photo_id)
        if pixmap is None:
            known = row.width_px > 0 and row.height_px > 0
            shape = self._fitted(row.width_px, row.height_px, space) if known else space
            painter.fillRect(shape, QColor(tokens.chip))
            if row.problem or self._thumbnails.has_failed(self._request(row)):
                middle = QRectF(0, 0, 32, 32)
                middle.moveCenter(QRectF(shape).center())
                draw_icon(painter, "image-off", tokens.muted, middle)
            return
        painter.drawPixmap(self._fitted(pixmap.width(), pixmap.height(), space), pixmap)

    def _fitted(self, width: int, height: int, space: QRect) -> QRect:
        scale = min(space.width() / width, space.height() / height)
        shape = QRect(0, 0, max(1, round(width * scale)), max(1, round(height * scale)))
        shape.moveCenter(space.center())
        shape.moveBottom(space.bottom())
        return shape

    def _paint_state(
        self,
        painter: QPainter,
        row: ListedPhoto,
        line: QRect,
        tokens: Tokens,
        metrics: QFontMetrics,
        ratio: float,
        side: int,
    ) -> None:
        if row.snippet is not None:
            self._paint_snippet(painter, row, line, tokens, metrics)
            return
        look = state_look(row)
        colour = getattr(tokens, look.role)
        word = state_word(row)
        if row.problem and look.role == "bad":
            word = row.problem.removeprefix(display_name(str(row.path))).lstrip(": ")
        top = line.top() + (line.height() - _ICON_PX) // 2
        left = line.right() - _ICON_PX + 1 if self.isRightToLeft() else line.left()
        painter.drawPixmap(left, top, self._icon(look.icon, colour, ratio))
        gap = _ICON_PX + 4
        words = (
            line.adjusted(0, 0, -gap, 0) if self.isRightToLeft() else line.adjusted(gap, 0, 0, 0)
        )
        painter.setPen(QColor(colour))
        text = self._elide(word, words.width(), metrics)
        painter.drawText(words, side | int(Qt.AlignmentFlag.AlignVCenter), text)

    def _paint_snippet(
        self,
        painter: QPainter,
        row: ListedPhoto,
        line: QRect,
        tokens: Tokens,
        metrics: QFontMetrics,
    ) -> None:
        """Show the found words, marked, in place of the state."""
        assert row.snippet is not None
        text = display_name(row.snippet.text)
        spans = row.snippet.spans if len(text) == len(row.snippet.text) else ()
        start = max(0, spans[0][0] - 12) if spans else 0
        if start:
            start = text.find(" ", start) + 1
        x, right = line.left(), line.right()
        painter.setPen(QColor(tokens.muted))
        at = start
        for begin, end in [*spans, (len(text), len(text))]:
            for piece, is_found in ((text[at:begin], False), (text[begin:end], True)):
                width = metrics.horizontalAdvance(piece)
                if not piece or x >= right:
                    continue
                where = QRect(x, line.top(), min(width, right - x), line.height())
                if is_found:
                    painter.fillRect(where, QColor(tokens.found))
                    painter.setPen(QColor(tokens.text))
                shown = metrics.elidedText(piece, Qt.TextElideMode.ElideRight, right - x)
                painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter), shown)
                painter.setPen(QColor(tokens.muted))
                x += width
            at = end

    def _paint_headings(self, painter: QPainter, top: int, area: QRect) -> None:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.tokens.text))
        locale = QLocale()
        for number, box in self._layout.headings(top + area.top(), top + area.bottom() + 1):
            day = _EPOCH + timedelta(days=self._photos.groups[number].day)
            text = locale.toString(day, QLocale.FormatType.LongFormat)  # type: ignore[call-overload]
            where = QRect(box.x + SPACE_S + 4, box.y - top, box.width - 2 * SPACE_S, box.height)
            side = Qt.AlignmentFlag.AlignLeft
            painter.drawText(where, int(side | Qt.AlignmentFlag.AlignVCenter), text)

    def _elide(self, text: str, width_px: int, metrics: QFontMetrics) -> str:
        key = (text, width_px)
        found = self._elided.get(key)
        if found is None:
            if len(self._elided) > 4000:
                self._elided.clear()
            found = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width_px)
            self._elided[key] = found
        return found

    def _icon(self, name: str, colour: str, ratio: float) -> QPixmap:
        key = (name, colour, ratio)
        if key not in self._icons:
            pixmap = QPixmap(round(_ICON_PX * ratio), round(_ICON_PX * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            draw_icon(painter, name, colour, QRectF(0, 0, _ICON_PX, _ICON_PX))
            painter.end()
            self._icons[key] = pixmap
        return self._icons[key]

    # --- what comes later ---

    def _request(self, row: ListedPhoto) -> ThumbnailRequest:
        wanted_px = self._picture_px * self.devicePixelRatioF()
        edge_px = next((edge for edge in _EDGES_PX if edge >= wanted_px), _EDGES_PX[-1])
        return ThumbnailRequest(row.photo_id, row.path, row.mtime_ns, row.size_bytes, edge_px)

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

    def _theme_changed(self) -> None:
        self._icons.clear()
        self.viewport().update()
