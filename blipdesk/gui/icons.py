"""Icons: one SVG each, drawn in the theme's colours at the screen's own resolution."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from blipdesk.runtime.assets import asset_path

_STROKE = "1.75"


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str, filled: bool) -> QSvgRenderer:
    source = asset_path(f"gui/icons/{name}.svg").read_text("utf-8")
    drawn = source.replace("currentColor", colour).replace(
        'stroke-width="2"', f'stroke-width="{_STROKE}"'
    )
    if filled:
        drawn = drawn.replace('fill="none"', f'fill="{colour}"')
    return QSvgRenderer(QByteArray(drawn.encode()))


def draw_icon(
    painter: QPainter, name: str, colour: str, where: QRectF, *, filled: bool = False
) -> None:
    """Draw an icon into a square.

    Args:
        name: of the file in ``resources/gui/icons``.
        colour: #rrggbb.
    """
    _renderer(name, colour, filled).render(painter, where)


class _Engine(QIconEngine):
    """Draws the SVG anew for every size, so that no size is blurred.

    In a wide rectangle it keeps to the side, so that the rest is a gap before the words.
    """

    def __init__(self, name: str, colour: str, disabled: str, checked: str) -> None:
        super().__init__()
        self._given = (name, colour, disabled, checked)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        name, colour, disabled, checked = self._given
        if mode is QIcon.Mode.Disabled:
            colour = disabled
        elif state is QIcon.State.On:
            colour = checked
        where = QRectF(rect)
        side = min(where.width(), where.height())
        square = QRectF(where.left(), where.top(), side, side)
        if QGuiApplication.isRightToLeft():
            square.moveRight(where.right())
        if where.width() <= where.height():
            square.moveCenter(where.center())
        draw_icon(painter, name, colour, square)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Draw for a plain screen."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """Draw for a screen with this many pixels to the unit."""
        pixmap = QPixmap(size)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        where = QRect(0, 0, round(size.width() / scale), round(size.height() / scale))
        self.paint(painter, where, mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _Engine(*self._given)


def icon(name: str, colour: str, disabled: str, checked: str | None = None) -> QIcon:
    """Return an icon in a theme's colours.

    Args:
        checked: its colour on a button that is switched on; None: the same.
    """
    return QIcon(_Engine(name, colour, disabled, checked or colour))
