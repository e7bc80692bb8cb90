"""A picture in a part of the window."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from blipdesk.gui.tokens import SPACE_S


class PictureView(QWidget):
    """Shows a picture as large as there is room, never larger than it is."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()
        self._line = ""
        self.setAccessibleName(name)
        self.setMinimumSize(80, 60)

    def show_image(self, image: QImage, alt_text: str = "") -> None:
        """Show a picture; its alt text is for screen readers."""
        self._pixmap = QPixmap.fromImage(image)
        self._line = ""
        self.setAccessibleDescription(alt_text)
        self.update()

    def show_pixmap(self, pixmap: QPixmap) -> None:
        """Show a small picture until the large one comes."""
        self._pixmap = pixmap
        self._line = ""
        self.update()

    def show_line(self, line: str) -> None:
        """Show a line in place of a picture."""
        self._pixmap = QPixmap()
        self._line = line
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = self.rect().adjusted(SPACE_S, SPACE_S, -SPACE_S, -SPACE_S)
        if self._pixmap.isNull():
            painter.setPen(self.palette().windowText().color())
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(room, flags, self._line)
            return
        size = self._pixmap.size()
        fitted = size.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        where = QRect(QPoint(0, 0), fitted)
        where.moveCenter(room.center())
        painter.drawPixmap(where, self._pixmap)
