"""One photo as large as the window; every pixel on request."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from blipdesk.domain.photo import display_name
from blipdesk.gui.controls import ElidedLabel, plain_label, tool_button
from blipdesk.gui.pictures import FULL, Picture, PictureRequest, Pictures
from blipdesk.gui.theme import Theme
from blipdesk.gui.tokens import SPACE_M, SPACE_S
from blipdesk.index.browse import ListedPhoto

_LARGEST = 8.0
_STEP = 1.25


class ZoomView(QWidget):
    """Shows a picture fitted or enlarged; a drag moves it. ``full_wanted``: every pixel."""

    full_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pixmap = QPixmap()
        self._request: PictureRequest | None = None
        self._line = ""
        self._zoom: float | None = None  # device pixels for each of the picture's; None: fitted
        self._shift = QPointF()
        self._grabbed: QPointF | None = None
        self.setObjectName("stage")
        self.setAccessibleName(self.tr("Photo"))
        self.setMinimumSize(160, 120)
        theme.changed.connect(self.update)

    def show_picture(self, picture: Picture) -> None:
        """Show a picture, or say why there is none."""
        same = self._request is not None and self._request.path == picture.request.path
        self._request = picture.request
        self._line = picture.reason or ""
        self._pixmap = QPixmap.fromImage(picture.image)
        if not same:
            self._zoom, self._shift = None, QPointF()
        self.update()

    def show_placeholder(self, request: PictureRequest, small: QPixmap | None) -> None:
        """Show a small picture until the large one comes."""
        if self._request == request:
            return
        self._request = request
        self._line = ""
        self._pixmap = small if small is not None else QPixmap()
        self._zoom, self._shift = None, QPointF()
        self.update()

    def toggle_full(self) -> None:
        """Change between the whole picture and one pixel for each pixel."""
        self._zoom = None if self._zoom is not None else 1.0
        self._shift = QPointF()
        self._want_full()
        self.update()

    def zoom_by(self, factor: float) -> None:
        """Enlarge or shrink."""
        zoom = self._scale() * factor
        self._zoom = None if zoom <= self._fitted() else min(zoom, _LARGEST)
        self._want_full()
        self.update()

    @property
    def is_fitted(self) -> bool:
        """Whether the whole picture is shown."""
        return self._zoom is None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._scale() < 3)
        painter.fillRect(self.rect(), QColor(self._theme.tokens.stage))
        if self._pixmap.isNull():
            painter.setPen(QColor(self._theme.tokens.muted))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect().adjusted(24, 24, -24, -24), flags, self._line)
            return
        painter.drawPixmap(self._place(), self._pixmap, QRectF(self._pixmap.rect()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to move the picture."""
        self._grabbed = event.position() - self._shift
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the picture."""
        if self._grabbed is not None and self._zoom is not None:
            self._shift = event.position() - self._grabbed
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._grabbed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Every pixel, or the whole."""
        self.toggle_full()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom."""
        self.zoom_by(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self.update()

    def _want_full(self) -> None:
        request = self._request
        if request is not None and self._zoom is not None and request.edge_px != FULL:
            self.full_wanted.emit(PictureRequest(request.path, request.mtime_ns, FULL))

    def _fitted(self) -> float:
        if self._pixmap.isNull():
            return 1.0
        room = QSizeF(self.width() - 2 * SPACE_S, self.height() - 2 * SPACE_S)
        scale = min(room.width() / self._pixmap.width(), room.height() / self._pixmap.height())
        return max(0.01, min(scale, 1.0) if self._is_final() else scale)

    def _is_final(self) -> bool:
        """Whether this is the picture and no small one in its place."""
        return max(self._pixmap.width(), self._pixmap.height()) > 512

    def _scale(self) -> float:
        return self._fitted() if self._zoom is None else self._zoom / self.devicePixelRatioF()

    def _place(self) -> QRectF:
        size = QSizeF(self._pixmap.size()) * self._scale()
        place = QRectF(QPointF(), size)
        place.moveCenter(QRectF(self.rect()).center() + self._shift)
        return place


class Stage(QWidget):
    """The photo with its name and place in the list."""

    left = Signal()
    stepped = Signal(int)

    def __init__(self, pictures: Pictures, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pictures = pictures
        self._request: PictureRequest | None = None
        self._full: PictureRequest | None = None
        self._ahead: list[PictureRequest] = []
        self.view = ZoomView(theme)
        self.view.full_wanted.connect(self._want_full)
        self.name = ElidedLabel("", "heading")
        self.place = plain_label("", "muted")
        self.words = ElidedLabel("", "muted")
        tr = self.tr
        back = tool_button(theme, "arrow-left", tr("Back"), self.left.emit, keys="Esc")
        before = tool_button(
            theme, "chevron-left", tr("Photo before"), lambda: self.stepped.emit(-1), keys="Left"
        )
        after = tool_button(
            theme, "chevron-right", tr("Next photo"), lambda: self.stepped.emit(1), keys="Right"
        )
        full = tool_button(theme, "zoom-in", tr("Every pixel"), self.view.toggle_full, keys="Z")
        row = QHBoxLayout()
        row.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        for widget in (back, self.name, self.words, self.place, before, after, full):
            row.addWidget(widget)
        row.setStretchFactor(self.words, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        pictures.came.connect(self._came)

    def show_photo(
        self, photo: ListedPhoto, beside: list[ListedPhoto], position: int, total: int
    ) -> None:
        """Show a photo; those beside it are made ready."""
        self._request = PictureRequest(photo.path, photo.mtime_ns)
        self._full = None
        self._ahead = [PictureRequest(row.path, row.mtime_ns) for row in beside]
        self.name.set_text(display_name(photo.name))
        self.words.set_text(photo.alt_text or photo.caption)
        self.place.setText(self.tr("{0} of {1}").format(position + 1, total))
        self.view.setAccessibleDescription(photo.alt_text or photo.caption)
        held = self._pictures.get(self._request)
        if held is not None:
            self.view.show_picture(held)
        else:
            self.view.show_placeholder(self._request, None)
        self._pictures.want([self._request, *self._ahead])

    def say_gone(self) -> None:
        """Say that the photo is no longer in the list."""
        self.place.setText("–")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right step, Z shows every pixel, Esc, Space and Enter go back."""
        key = event.key()
        forward = -1 if self.isRightToLeft() else 1
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.stepped.emit(forward if key == Qt.Key.Key_Right else -forward)
        elif key == Qt.Key.Key_Z:
            self.view.toggle_full()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.view.zoom_by(_STEP)
        elif key == Qt.Key.Key_Minus:
            self.view.zoom_by(1 / _STEP)
        else:
            super().keyPressEvent(event)

    def _want_full(self, request: PictureRequest) -> None:
        self._full = request
        held = self._pictures.get(request)
        if held is not None:
            self.view.show_picture(held)
        else:
            self._pictures.want([request])

    def _came(self, picture: Picture) -> None:
        if picture.request in (self._request, self._full):
            if picture.request == self._request and self._full is not None:
                return
            self.view.show_picture(picture)
