"""Where the photos of a grid lie: plain arithmetic, the same for ten and for a million."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from blipdesk.library.listing import PhotoGroup


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the grid's own coordinates, px."""

    x: int
    y: int
    width: int
    height: int


class GridLayout:
    """Rows of equal cells; with groups, each begins a new row below a heading.

    Args:
        count: photos.
        width_px: of the space.
        cell_px: the least width of a cell; cells grow to fill the row.
        cell_height_px: of a cell.
        groups: in order; the first one begins at 0. Empty: no headings.
        heading_px: height of a heading.
        mirrored: the first cell of a row is at the right.
    """

    def __init__(
        self,
        count: int,
        width_px: int,
        cell_px: int,
        cell_height_px: int,
        groups: Sequence[PhotoGroup] = (),
        heading_px: int = 0,
        *,
        mirrored: bool = False,
    ) -> None:
        self.count = count
        self.width_px = max(1, width_px)
        self.columns = max(1, self.width_px // max(1, cell_px))
        self.cell_width_px = self.width_px // self.columns
        self.cell_height_px = cell_height_px
        self._heading_px = heading_px if groups else 0
        self._mirrored = mirrored
        self._firsts = [group.first for group in groups] or [0]
        ends = [*self._firsts[1:], count]
        self._lengths = [end - first for first, end in zip(self._firsts, ends, strict=True)]
        heights = [
            self._heading_px + self._rows(length) * cell_height_px for length in self._lengths
        ]
        self._tops = [0, *accumulate(heights)]

    @property
    def height_px(self) -> int:
        """Height of everything."""
        return self._tops[-1]

    def box(self, position: int) -> Box:
        """Return where a photo lies."""
        group = bisect_right(self._firsts, position) - 1
        row, column = divmod(position - self._firsts[group], self.columns)
        y = self._tops[group] + self._heading_px + row * self.cell_height_px
        return Box(self._x(column), y, self.cell_width_px, self.cell_height_px)

    def at(self, x: int, y: int) -> int | None:
        """Return the photo at a point, None beside all of them."""
        if not self.count or not 0 <= y < self.height_px or not 0 <= x < self.width_px:
            return None
        group = min(bisect_right(self._tops, y) - 1, len(self._firsts) - 1)
        inside = y - self._tops[group] - self._heading_px
        column = x // self.cell_width_px
        if self._mirrored:
            column = (self.width_px - 1 - x) // self.cell_width_px
        if inside < 0 or column >= self.columns:
            return None
        place = inside // self.cell_height_px * self.columns + column
        return self._firsts[group] + place if place < self._lengths[group] else None

    def visible(self, top_px: int, bottom_px: int) -> range:
        """Return the photos of the rows that touch a stripe."""
        if not self.count or bottom_px <= 0 or top_px >= self.height_px:
            return range(0)
        first = self._first_from(max(0, top_px))
        last = self._first_from(min(bottom_px, self.height_px) - 1)
        group = min(bisect_right(self._firsts, last) - 1, len(self._firsts) - 1)
        end = min(last + self.columns, self._firsts[group] + self._lengths[group])
        return range(first, max(first, end))

    @property
    def heading_px(self) -> int:
        """Height of a heading; 0 where there are none."""
        return self._heading_px

    def group(self, number: int) -> range:
        """Return the photos of a group."""
        first = self._firsts[number]
        return range(first, first + self._lengths[number])

    def held_heading(self, top_px: int) -> tuple[int, Box] | None:
        """Return the heading that stays at the top while its photos scroll by, and its place.

        The next group's heading pushes it away.
        """
        if not self._heading_px or not 0 < top_px < self.height_px:
            return None
        number = min(bisect_right(self._tops, top_px) - 1, len(self._firsts) - 1)
        y = min(top_px, self._tops[number + 1] - self._heading_px)
        return number, Box(0, y, self.width_px, self._heading_px)

    def heading_at(self, y: int, top_px: int) -> int | None:
        """Return the group whose heading is seen at a height, when scrolled to ``top_px``."""
        held = self.held_heading(top_px)
        if held is not None and held[1].y <= y < held[1].y + held[1].height:
            return held[0]
        found = self.headings(y, y + 1)
        return next((n for n, box in found if box.y <= y < box.y + box.height), None)

    def headings(self, top_px: int, bottom_px: int) -> list[tuple[int, Box]]:
        """Return the number and place of each heading that touches a stripe."""
        if not self._heading_px:
            return []
        first = max(0, bisect_right(self._tops, top_px) - 1)
        found = []
        for group in range(first, len(self._firsts)):
            if self._tops[group] >= bottom_px:
                break
            found.append((group, Box(0, self._tops[group], self.width_px, self._heading_px)))
        return found

    def step(self, position: int, columns: int, rows: int) -> int:
        """Return the photo that many columns and rows further on."""
        if columns:
            return min(max(position + columns, 0), self.count - 1)
        box = self.box(position)
        x = box.x + box.width // 2
        y = box.y + box.height // 2
        direction = 1 if rows > 0 else -1
        for _ in range(abs(rows)):
            y = self._row_beside(y, direction)
        y = min(max(y, 0), self.height_px - 1)
        found = self.at(x, y)
        if found is not None:
            return found
        row = self.visible(y, y + 1)  # the row is shorter than this column
        return row[-1] if row else position

    def within(self, box: Box) -> list[range]:
        """Return the photos that a rectangle touches, a range for each row."""
        found: list[range] = []
        left, right = box.x, box.x + box.width
        for position in self.visible(box.y, box.y + box.height):
            cell = self.box(position)
            touches = cell.x < right and cell.x + cell.width > left
            touches = touches and cell.y < box.y + box.height and cell.y + cell.height > box.y
            if touches and found and found[-1].stop == position:
                found[-1] = range(found[-1].start, position + 1)
            elif touches:
                found.append(range(position, position + 1))
        return found

    def _rows(self, length: int) -> int:
        return -(-length // self.columns)

    def _x(self, column: int) -> int:
        if self._mirrored:
            return self.width_px - (column + 1) * self.cell_width_px
        return column * self.cell_width_px

    def _first_from(self, y: int) -> int:
        group = min(bisect_right(self._tops, y) - 1, len(self._firsts) - 1)
        inside = max(0, y - self._tops[group] - self._heading_px)
        row = min(inside // self.cell_height_px, max(0, self._rows(self._lengths[group]) - 1))
        return self._firsts[group] + row * self.columns

    def _row_beside(self, y: int, direction: int) -> int:
        """Return a height within the next row, across headings."""
        target = y + direction * self.cell_height_px
        group = min(bisect_right(self._tops, max(0, target)) - 1, len(self._firsts) - 1)
        if target - self._tops[group] < self._heading_px:
            target += direction * self._heading_px
        if not 0 <= target < self.height_px:
            return y
        return target
