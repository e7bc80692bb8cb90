"""How the grid looks: cells and headings, painted in one pass over what is visible."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QLocale, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTextLayout,
    QTextOption,
)

from blipdesk.domain.photo import display_name
from blipdesk.gui.bidi import isolated
from blipdesk.gui.icons import draw_icon
from blipdesk.gui.states import problem_words, state_look, state_word
from blipdesk.gui.thumbnails import Thumbnails
from blipdesk.gui.tokens import RADIUS_M, SPACE_S, Tokens
from blipdesk.index.browse import ListedPhoto
from blipdesk.index.photos import PhotoStatus
from blipdesk.library.listing import PhotoGroup

ASPECT = 0.72
"""Height of the space for a picture, as a part of its width."""
HEADING_PX = 40
_LEAST_ICON_PX = 14
_CORNER_PX = 4
_EPOCH = date(1970, 1, 1)
_MOST_ELIDED = 4000
_VCENTER = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class CellState:
    """What the grid knows of a cell beside its photo.

    Args:
        is_current: it has the keyboard, and so has the grid.
        has_failed: its picture was tried and cannot be made.
    """

    is_chosen: bool
    is_current: bool
    has_failed: bool = False


def text_height_px(metrics: QFontMetrics) -> int:
    """Return the height of the two lines below a picture."""
    return 2 * max(metrics.height(), _LEAST_ICON_PX) + 10


class GridPainter:
    """Paints for one font, theme and resolution; made anew when one of them changes.

    Args:
        ratio: pixels of the screen for each of the window's.
        mirrored: reading begins at the right.
    """

    def __init__(
        self, thumbnails: Thumbnails, tokens: Tokens, font: QFont, ratio: float, *, mirrored: bool
    ) -> None:
        self._thumbnails = thumbnails
        self._tokens = tokens
        self._ratio = ratio
        self._mirrored = mirrored
        self._font = QFont(font)
        self._metrics = QFontMetrics(font)
        self._small = QFont(font)
        self._small.setPointSizeF(font.pointSizeF() * 0.9)
        self._small_metrics = QFontMetrics(self._small)
        self._icon_px = max(_LEAST_ICON_PX, round(self._small_metrics.height() * 0.85))
        self._bold = QFont(font)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._icons: dict[tuple[str, str], QPixmap] = {}
        self._elided: dict[tuple[str, int], str] = {}

    # --- a cell ---

    def paint_cell(
        self,
        painter: QPainter,
        row: ListedPhoto | None,
        cell: QRect,
        picture_px: int,
        state: CellState,
    ) -> None:
        """Paint a photo, its name and its state; ``row`` is None before it is at hand."""
        tokens = self._tokens
        if state.is_chosen or state.is_current:
            self._paint_choice(painter, cell, state)
        left = cell.left() + max(SPACE_S, (cell.width() - picture_px) // 2)
        width = min(picture_px, cell.width() - 2 * SPACE_S)
        space = QRect(left, cell.top() + SPACE_S, width, int(picture_px * ASPECT))
        if row is None:
            painter.fillRect(space, QColor(tokens.chip))
            return
        under = tokens.accent_soft if state.is_chosen else tokens.window
        self._paint_picture(painter, row, space, under, has_failed=state.has_failed)
        name = QRect(space.left(), space.bottom() + 6, width, self._metrics.height())
        self._paint_name(painter, row, name)
        line = QRect(space.left(), name.bottom() + 3, width, self._small_metrics.height() + 1)
        painter.setFont(self._small)
        if row.snippet is not None:
            self._paint_snippet(painter, row, line)
        else:
            self._paint_state(painter, row, line)

    def _paint_choice(self, painter: QPainter, cell: QRect, state: CellState) -> None:
        tokens = self._tokens
        painter.setPen(QPen(QColor(tokens.accent), 2 if state.is_current else 1))
        soft = QColor(tokens.accent_soft)
        painter.setBrush(soft if state.is_chosen else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(cell).adjusted(2, 1, -2, -1), RADIUS_M, RADIUS_M)

    def _paint_picture(
        self, painter: QPainter, row: ListedPhoto, space: QRect, under: str, *, has_failed: bool
    ) -> None:
        tokens = self._tokens
        pixmap = self._thumbnails.get(row.photo_id)
        if pixmap is None:
            known = row.width_px > 0 and row.height_px > 0
            shape = _fitted(row.width_px, row.height_px, space) if known else space
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.chip))
            painter.drawRoundedRect(shape, _CORNER_PX, _CORNER_PX)
            if has_failed or row.problem or row.status is not PhotoStatus.PRESENT:
                middle = QRectF(0, 0, 32, 32)
                middle.moveCenter(QRectF(shape).center())
                gone = row.status is PhotoStatus.OFFLINE
                draw_icon(painter, "hard-drive" if gone else "image-off", tokens.muted, middle)
            return
        shape = _fitted(pixmap.width(), pixmap.height(), space)
        is_there = row.status is PhotoStatus.PRESENT or row.status is PhotoStatus.UNREADABLE
        painter.setOpacity(1.0 if is_there else 0.4)
        painter.drawPixmap(shape, pixmap)
        painter.setOpacity(1.0)
        _round_off(painter, shape, under)

    def _paint_name(self, painter: QPainter, row: ListedPhoto, line: QRect) -> None:
        stars = "★" * (row.rating or 0)
        stars_px = self._small_metrics.horizontalAdvance(stars) + 6 if stars else 0
        name = self._elide(display_name(row.name), line.width() - stars_px, self._metrics)
        painter.setFont(self._font)
        painter.setPen(QColor(self._tokens.text))
        # Aligned to where reading begins: the painter mirrors it.
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | _VCENTER), name)
        if stars:
            painter.setFont(self._small)
            painter.setPen(QColor(self._tokens.muted))
            painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | _VCENTER), stars)

    def _paint_state(self, painter: QPainter, row: ListedPhoto, line: QRect) -> None:
        look = state_look(row)
        colour = getattr(self._tokens, look.role)
        word = state_word(row)
        if row.problem and look.role == "bad":
            word = problem_words(row.path, row.problem)
        top = line.top() + (line.height() - self._icon_px) // 2
        left = line.right() - self._icon_px + 1 if self._mirrored else line.left()
        painter.drawPixmap(left, top, self._icon(look.icon, colour))
        gap = self._icon_px + 4
        words = line.adjusted(0, 0, -gap, 0) if self._mirrored else line.adjusted(gap, 0, 0, 0)
        painter.setPen(QColor(colour))
        text = self._elide(word, words.width(), self._small_metrics, Qt.TextElideMode.ElideRight)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft | _VCENTER), text)

    def _paint_snippet(self, painter: QPainter, row: ListedPhoto, line: QRect) -> None:
        """Show the found words, marked, in place of the state."""
        assert row.snippet is not None
        text = display_name(row.snippet.text)
        spans = row.snippet.spans if len(text) == len(row.snippet.text) else ()
        at = self._snippet_start(text, spans[0], line.width()) if spans else 0
        shown = self._small_metrics.elidedText(text[at:], Qt.TextElideMode.ElideRight, line.width())
        layout = QTextLayout(shown, self._small)
        sides = Qt.AlignmentFlag
        layout.setTextOption(QTextOption(sides.AlignRight if self._mirrored else sides.AlignLeft))
        layout.setFormats([self._mark(begin - at, end - at) for begin, end in spans if begin >= at])
        layout.beginLayout()
        layout.createLine().setLineWidth(line.width())
        layout.endLayout()
        painter.setPen(QColor(self._tokens.muted))
        layout.draw(painter, QPointF(line.topLeft()))

    def _mark(self, begin: int, end: int) -> QTextLayout.FormatRange:
        found = QTextLayout.FormatRange()
        found.start, found.length = begin, end - begin
        found.format.setBackground(QColor(self._tokens.found))
        found.format.setForeground(QColor(self._tokens.text))
        return found

    def _snippet_start(self, text: str, span: tuple[int, int], width_px: int) -> int:
        """Return where to begin, at a word, so that what was found is in view."""
        at = 0
        while at < span[0]:
            if self._small_metrics.horizontalAdvance(text[at : span[1]]) <= width_px * 0.8:
                break
            following = text.find(" ", at, span[0])
            if following < 0:
                return span[0]
            at = following + 1
        return at

    # --- a heading ---

    def paint_heading(self, painter: QPainter, group: PhotoGroup, photos: int, box: QRect) -> None:
        """Paint the name of a group, and how many photos it has, over whatever is below."""
        tokens = self._tokens
        painter.fillRect(box, QColor(tokens.window))
        line = box.adjusted(SPACE_S + 4, 0, -SPACE_S - 4, 0)
        title, note = _title(group), QLocale().toString(photos)
        note_px = self._small_metrics.horizontalAdvance(note) + SPACE_S
        title = self._elide(title, line.width() - note_px, QFontMetrics(self._bold))
        painter.setFont(self._bold)
        painter.setPen(QColor(tokens.text))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | _VCENTER), title)
        gap = QFontMetrics(self._bold).horizontalAdvance(title) + SPACE_S
        rest = line.adjusted(0, 0, -gap, 0) if self._mirrored else line.adjusted(gap, 0, 0, 0)
        painter.setFont(self._small)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(rest, int(Qt.AlignmentFlag.AlignLeft | _VCENTER), note)

    # --- kept pieces ---

    def _elide(
        self,
        text: str,
        width_px: int,
        metrics: QFontMetrics,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
    ) -> str:
        key = (text, width_px)
        found = self._elided.get(key)
        if found is None:
            if len(self._elided) > _MOST_ELIDED:
                self._elided.clear()
            found = isolated(metrics.elidedText(text, mode, width_px))
            self._elided[key] = found
        return found

    def _icon(self, name: str, colour: str) -> QPixmap:
        key = (name, colour)
        if key not in self._icons:
            side = round(self._icon_px * self._ratio)
            pixmap = QPixmap(side, side)
            pixmap.setDevicePixelRatio(self._ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            draw_icon(painter, name, colour, QRectF(0, 0, self._icon_px, self._icon_px))
            painter.end()
            self._icons[key] = pixmap
        return self._icons[key]


def _fitted(width: int, height: int, space: QRect) -> QRect:
    """Return where a picture of this shape stands: as large as there is room, at the bottom."""
    scale = min(space.width() / width, space.height() / height)
    shape = QRect(0, 0, max(1, round(width * scale)), max(1, round(height * scale)))
    shape.moveCenter(space.center())
    shape.moveBottom(space.bottom())
    return shape


def _round_off(painter: QPainter, shape: QRect, colour: str) -> None:
    """Paint the corners over; to clip the picture would cost more."""
    whole = QRectF(shape)
    corners = QPainterPath()
    corners.addRect(whole)
    corners.addRoundedRect(whole, _CORNER_PX, _CORNER_PX)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawPath(corners)


def _title(group: PhotoGroup) -> str:
    if group.folder is not None:
        upper = group.folder.parent.name
        name = display_name(group.folder.name or str(group.folder))
        return f"{isolated(display_name(upper))} / {isolated(name)}" if upper else name
    day = _EPOCH + timedelta(days=group.day)
    return QLocale().toString(day, QLocale.FormatType.LongFormat)  # type: ignore[call-overload,no-any-return]
