"""The boxes of HEIF and AVIF that list items (ISO 14496-12 sections 4.2 and 8.11)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from blipdesk.metadata.source import ByteSource, DamagedError, NoPlaceError

MAX_META_BYTES = 32 << 20
_MAX_BOXES = 10_000
_MAX_EXTENTS = 1_000_000


@dataclass(frozen=True, slots=True)
class Box:
    """A box by its place; ``body`` is behind its head."""

    kind: bytes
    start: int
    body: int
    end: int
    is_open: bool = False


def read_boxes(source: ByteSource, at: int, end: int) -> Iterator[Box]:
    """Yield the boxes of a range.

    Raises:
        DamagedError: a box does not fit into its parent, or there are too many.
    """
    for _ in range(_MAX_BOXES):
        if at + 8 > end:
            if at != end:
                raise DamagedError("there are bytes between its boxes")
            return
        head = source.read(at, 16)
        size, lead = int.from_bytes(head[:4], "big"), 8
        if size == 1:
            size, lead = int.from_bytes(head[8:16], "big"), 16
        is_open = size == 0
        size = end - at if is_open else size
        if size < lead or at + size > end:
            raise DamagedError(f"its box {head[4:8]!r} is cut off")
        yield Box(head[4:8], at, at + lead, at + size, is_open)
        at += size
    raise DamagedError("it has too many boxes")


def make_box(kind: bytes, body: bytes) -> bytes:
    """Serialise a box."""
    size = len(body) + 8
    if size < 1 << 32:
        return size.to_bytes(4, "big") + kind + body
    return (1).to_bytes(4, "big") + kind + (size + 8).to_bytes(8, "big") + body


class _Cursor:
    """Reads big-endian numbers one after the other."""

    def __init__(self, data: bytes, at: int = 0) -> None:
        self.data, self.at = data, at

    def number(self, width: int) -> int:
        if self.at + width > len(self.data):
            raise DamagedError("a list of its items is cut off")
        self.at += width
        return int.from_bytes(self.data[self.at - width : self.at], "big")

    def text(self) -> bytes:
        end = self.data.find(b"\0", self.at)
        end = len(self.data) if end < 0 else end
        found, self.at = self.data[self.at : end], min(end + 1, len(self.data))
        return found


@dataclass(frozen=True, slots=True)
class Extent:
    """A piece of an item's data."""

    index: int
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Location:
    """Where one item's data lie; ``method`` 0 counts from the file's start, 1 inside idat."""

    item: int
    method: int
    reference: int
    base: int
    extents: tuple[Extent, ...]


@dataclass(frozen=True, slots=True)
class LocationTable:
    """The iloc box."""

    version: int
    flags: bytes
    offset_width: int
    length_width: int
    base_width: int
    index_width: int
    locations: tuple[Location, ...]

    @classmethod
    def parse(cls, data: bytes) -> "LocationTable":
        """Read the box's body.

        Raises:
            DamagedError: it is cut off or of an unknown version.
        """
        cursor = _Cursor(data)
        version, flags = cursor.number(1), cursor.number(3).to_bytes(3, "big")
        if version > 2:
            raise DamagedError("its list of items is of an unknown version")
        widths, more = cursor.number(1), cursor.number(1)
        index_width = more & 15 if version else 0
        table = cls(version, flags, widths >> 4, widths & 15, more >> 4, index_width, ())
        count = cursor.number(table._item_width)
        return replace(table, locations=tuple(table._read(cursor) for _ in range(count)))

    @property
    def _item_width(self) -> int:
        return 2 if self.version < 2 else 4

    def _read(self, cursor: _Cursor) -> Location:
        item = cursor.number(self._item_width)
        method = cursor.number(2) & 15 if self.version else 0
        reference, base = cursor.number(2), cursor.number(self.base_width)
        count = cursor.number(2)
        widths = (self.index_width, self.offset_width, self.length_width)
        if count > _MAX_EXTENTS:
            raise DamagedError("an item is in too many pieces")
        extents = (Extent(*(cursor.number(width) for width in widths)) for _ in range(count))
        return Location(item, method, reference, base, tuple(extents))

    def to_bytes(self) -> bytes:
        """Serialise the box.

        Raises:
            DamagedError: a number outgrew its field.
        """
        parts = [bytes((self.version,)), self.flags]
        parts += [bytes((self.offset_width << 4 | self.length_width,))]
        parts += [bytes((self.base_width << 4 | self.index_width,))]
        parts += [_pack(len(self.locations), self._item_width)]
        for place in self.locations:
            parts.append(_pack(place.item, self._item_width))
            if self.version:
                parts.append(_pack(place.method, 2))
            parts += [_pack(place.reference, 2), _pack(place.base, self.base_width)]
            parts.append(_pack(len(place.extents), 2))
            for extent in place.extents:
                parts.append(_pack(extent.index, self.index_width))
                parts.append(_pack(extent.offset, self.offset_width))
                parts.append(_pack(extent.length, self.length_width))
        return make_box(b"iloc", b"".join(parts))

    def find(self, item: int) -> Location | None:
        """Return the location of an item."""
        return next((place for place in self.locations if place.item == item), None)

    def shifted(self, border: int, distance: int) -> "LocationTable":
        """Return the table after everything from ``border`` on has moved.

        Raises:
            DamagedError: an item lies on both sides of the border.
        """
        moved = (_shift(place, border, distance, self.base_width) for place in self.locations)
        return replace(self, locations=tuple(moved))


def _shift(place: Location, border: int, distance: int, base_width: int) -> Location:
    if place.method != 0 or place.reference != 0 or not place.extents:
        return place
    behind = {place.base + extent.offset >= border for extent in place.extents}
    if behind == {False}:
        return place
    if len(behind) > 1:
        raise NoPlaceError("an item lies before and behind the list of items")
    if base_width and place.base:
        return replace(place, base=place.base + distance)
    extents = (replace(e, offset=e.offset + distance) for e in place.extents)
    return replace(place, extents=tuple(extents))


def _pack(value: int, width: int) -> bytes:
    try:
        return value.to_bytes(width, "big")
    except OverflowError:
        raise NoPlaceError("a number in its list of items outgrows its field") from None


@dataclass(frozen=True, slots=True)
class ItemInfo:
    """One infe box."""

    item: int
    kind: bytes
    content_type: bytes
    encoding: bytes
    start: int
    end: int


def parse_items(data: bytes, source: ByteSource, start: int, end: int) -> Iterator[ItemInfo]:
    """Yield the items of an iinf box whose body is ``data``, lying at ``start``.

    Raises:
        DamagedError: it is broken.
    """
    for box in read_boxes(source, start + (6 if data[:1] == b"\0" else 8), end):
        if box.kind != b"infe":
            continue
        cursor = _Cursor(source.read(box.body, box.end - box.body))
        version = cursor.number(4) >> 24
        item = cursor.number(4 if version == 3 else 2)
        cursor.number(2)
        if version < 2:
            yield ItemInfo(item, b"", b"", b"", box.start, box.end)
            continue
        kind = cursor.number(4).to_bytes(4, "big")
        cursor.text()
        content_type, encoding = (cursor.text(), cursor.text()) if kind == b"mime" else (b"", b"")
        yield ItemInfo(item, kind, content_type, encoding, box.start, box.end)


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of iref."""

    kind: bytes
    origin: int
    targets: tuple[int, ...]
    start: int
    end: int


def parse_references(source: ByteSource, box: Box) -> Iterator[Reference]:
    """Yield the references of an iref box.

    Raises:
        DamagedError: it is broken.
    """
    width = 2 if source.read(box.body, 1) == b"\0" else 4
    for entry in read_boxes(source, box.body + 4, box.end):
        cursor = _Cursor(source.read(entry.body, entry.end - entry.body))
        origin, count = cursor.number(width), cursor.number(2)
        targets = tuple(cursor.number(width) for _ in range(count))
        yield Reference(entry.kind, origin, targets, entry.start, entry.end)
