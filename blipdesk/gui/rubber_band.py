"""Choosing with a rectangle that is drawn beside the photos."""

from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QPoint, QRect
from PySide6.QtGui import QColor, QPainter, QPen

from blipdesk.gui.grid_layout import Box, GridLayout

_LEAST_PX = 4


@dataclass(frozen=True, slots=True)
class RubberBand:
    """A rectangle in the grid's own coordinates, and what was chosen before it was begun."""

    start: QPoint
    end: QPoint
    before: QItemSelection

    def to(self, point: QPoint) -> "RubberBand":
        """Return the band that reaches to a point."""
        return RubberBand(self.start, point, self.before)

    @property
    def is_click(self) -> bool:
        """Whether the mouse has hardly moved."""
        return (self.end - self.start).manhattanLength() < _LEAST_PX

    @property
    def rect(self) -> QRect:
        """The rectangle."""
        return QRect(self.start, self.end).normalized()

    def touched(self, layout: GridLayout) -> list[range]:
        """Return the photos that it touches."""
        rect = self.rect
        return layout.within(Box(rect.x(), rect.y(), rect.width(), rect.height()))

    def paint(self, painter: QPainter, scrolled_px: int, accent: str) -> None:
        """Paint it."""
        colour = QColor(accent)
        painter.setPen(QPen(colour, 1))
        colour.setAlpha(40)
        painter.setBrush(colour)
        painter.drawRect(self.rect.translated(0, -scrolled_px))
