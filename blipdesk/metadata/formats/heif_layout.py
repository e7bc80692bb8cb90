"""Where the items of one HEIF or AVIF file lie, and which of them describe its main picture."""

from dataclasses import dataclass

from blipdesk.metadata.formats.heif_boxes import (
    MAX_META_BYTES,
    Box,
    ItemInfo,
    LocationTable,
    Reference,
    parse_items,
    parse_references,
    read_boxes,
)
from blipdesk.metadata.source import ByteSource, DamagedError

_LISTS = (b"iloc", b"iinf", b"iref", b"pitm", b"idat", b"iprp")


@dataclass(frozen=True, slots=True)
class HeifLayout:
    """The parsed lists.

    Args:
        top: the file's boxes.
        inside: the boxes of ``meta``.
        primary: the main picture's item number.
    """

    source: ByteSource
    top: tuple[Box, ...]
    meta: Box
    inside: tuple[Box, ...]
    primary: int
    table: LocationTable
    items: tuple[ItemInfo, ...]
    references: tuple[Reference, ...]

    @classmethod
    def parse(cls, source: ByteSource) -> "HeifLayout":
        """Read the lists.

        Raises:
            DamagedError: a box or a list is broken or stands there twice.
        """
        top = tuple(read_boxes(source, 0, source.size))
        meta = next((b for b in top if b.kind == b"meta"), None)
        if meta is None or meta.end - meta.start > MAX_META_BYTES:
            raise DamagedError("it has no list of items")
        inside = tuple(read_boxes(source, meta.body + 4, meta.end))
        found = {kind: [b for b in inside if b.kind == kind] for kind in _LISTS}
        if any(len(boxes) > 1 for boxes in found.values()):
            raise DamagedError("its lists of items stand there twice")
        if not (found[b"iloc"] and found[b"iinf"] and found[b"pitm"]):
            raise DamagedError("it has no list of items")
        pitm, iinf = _body(source, found[b"pitm"][0]), found[b"iinf"][0]
        references = (parse_references(source, box) for box in found[b"iref"])
        return cls(
            source=source,
            top=top,
            meta=meta,
            inside=inside,
            primary=int.from_bytes(pitm[4:6] if pitm[:1] == b"\0" else pitm[4:8], "big"),
            table=LocationTable.parse(_body(source, found[b"iloc"][0])),
            items=tuple(parse_items(source.read(iinf.body, 1), source, iinf.body, iinf.end)),
            references=tuple(r for entries in references for r in entries),
        )

    def part(self, kind: bytes) -> Box | None:
        """Return a box inside ``meta``."""
        return next((box for box in self.inside if box.kind == kind), None)

    def describes_primary(self, item: ItemInfo) -> bool:
        """Whether an item speaks of the main picture: an auxiliary one may have XMP of its own."""
        described = [r.targets for r in self.references if _is_about(r, item)]
        return not described or any(self.primary in targets for targets in described)

    def spans(self, item: ItemInfo) -> tuple[tuple[int, int], ...]:
        """Return start and length of an item's pieces in the file.

        Raises:
            DamagedError: it lies in another file or is made of other items.
        """
        place, idat = self.table.find(item.item), self.part(b"idat")
        if place is None or place.reference or place.method > 1:
            raise DamagedError("its text lies where it cannot be read")
        base = place.base + (idat.body if place.method == 1 and idat else 0)
        return tuple((base + extent.offset, extent.length) for extent in place.extents)

    def data(self, item: ItemInfo, limit: int) -> bytes:
        """Return an item's data; b"" if it is larger than the limit or out of reach."""
        try:
            spans = self.spans(item)
        except DamagedError:
            return b""
        if sum(length for _, length in spans) > limit:
            return b""
        return b"".join(self.source.read(start, length) for start, length in spans)


def _is_about(reference: Reference, item: ItemInfo) -> bool:
    return reference.kind == b"cdsc" and reference.origin == item.item


def _body(source: ByteSource, box: Box) -> bytes:
    return source.read(box.body, box.end - box.body)
