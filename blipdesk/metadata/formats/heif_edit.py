"""Exchange, add and remove the items of text of a HEIF or AVIF file.

Data of the same length are put over the old ones. Longer data get a box of their own at the file's
end, or before what must stay there. Only a list of items that grows moves what lies behind it, and
the list says where that is. The samples of a sequence are also found by places in its ``moov``, so
that there nothing moves: the list goes to the file's end, and where it was is free space.
"""

from dataclasses import dataclass, field, replace

from blipdesk.metadata.formats.heif_boxes import (
    Box,
    Extent,
    ItemInfo,
    Location,
    LocationTable,
    make_box,
    read_boxes,
)
from blipdesk.metadata.formats.heif_layout import HeifLayout
from blipdesk.metadata.source import DamagedError, NoPlaceError, Piece

_XMP_INFO = b"mime\0application/rdf+xml\0"
# A sequence's samples lie where its chunk offsets say, counted from the file's start.
_SEQUENCE_BOX = b"moov"
# Films in pieces have an index that is found from the file's end, or counts what lies between.
_FRAGMENT_BOXES = frozenset({b"moof", b"mfra", b"sidx"})
# Samsung's data are found by their distance to the file's end, and count from their own end.
_LAST_BOX = b"sefd"
# A Motion Photo's film is found by places counted from the file's start and from its end.
_FILM_BOX = b"mpvd"
_MDAT_HEAD = 8


@dataclass(slots=True)
class HeifEdit:
    """Collects what shall change and turns it into pieces."""

    layout: HeifLayout
    _over: list[Piece] = field(default_factory=list)
    _data: dict[int, bytes] = field(default_factory=dict)
    _removed: set[int] = field(default_factory=set)
    _added: int | None = None

    def put(self, item: ItemInfo, data: bytes) -> None:
        """Give an item other data.

        Raises:
            DamagedError: its present data are out of reach.
        """
        spans = self.layout.spans(item)
        if sum(length for _, length in spans) != len(data):
            self._data[item.item] = data
            return
        at = 0
        for start, length in spans:
            self._over.append(Piece(start, start + length, data[at : at + length]))
            at += length

    def add_xmp(self, data: bytes) -> None:
        """Add an item of XMP that describes the main picture."""
        self._added = self._free_number()
        self._data[self._added] = data

    def remove(self, item: ItemInfo) -> None:
        """Take an item out of all lists.

        Raises:
            DamagedError: something else refers to it.
        """
        for reference in self.layout.references:
            is_own = reference.kind == b"cdsc" and reference.origin == item.item
            if not is_own and item.item in (reference.origin, *reference.targets):
                raise DamagedError("another item of it refers to its XMP")
        self._removed.add(item.item)

    def _free_number(self) -> int:
        layout = self.layout
        used = {i.item for i in layout.items} | {p.item for p in layout.table.locations}
        groups = layout.part(b"grpl")
        if groups is not None:  # item and group numbers may share one space
            for box in read_boxes(layout.source, groups.body, groups.end):
                used.add(int.from_bytes(layout.source.read(box.body + 4, 4), "big"))
        return max(used, default=0) + 1

    def pieces(self) -> tuple[Piece, ...]:
        """Return what to exchange in the file.

        Raises:
            DamagedError: the file's layout does not allow it.
        """
        if not self._data and not self._removed:
            return tuple(sorted(self._over, key=lambda piece: piece.start))
        layout = self.layout
        if layout.meta.is_open:
            raise DamagedError("its list of items has no end")
        growth = len(self._meta(layout.table)) - (layout.meta.end - layout.meta.start)
        self._check_layout(growth)
        if growth and self._has_samples_behind():
            return self._with_list_at_the_end()
        start, end = self._region()
        table = layout.table.shifted(layout.meta.end, growth)
        moved = growth if layout.meta.end <= start else 0
        meta = self._meta(self._placed(table, start + moved + _MDAT_HEAD))
        found = [*self._over, Piece(layout.meta.start, layout.meta.end, meta)]
        mdat = make_box(b"mdat", b"".join(self._data.values())) if self._data else b""
        if mdat or start < end:
            found.append(Piece(start, end, mdat))
        return tuple(sorted(found, key=lambda piece: piece.start))

    def _check_layout(self, growth: int) -> None:
        kinds = {box.kind for box in self.layout.top}
        if growth and kinds & _FRAGMENT_BOXES:
            raise DamagedError("it holds a film in pieces, whose index would have to change")
        if _FILM_BOX in kinds:
            raise DamagedError("it holds the film of a Motion Photo, which must not move")
        if _LAST_BOX in {box.kind for box in self.layout.top[:-1]}:
            raise DamagedError("it holds data that must stay at its end")
        if self._data and self.layout.top[-1].is_open:
            raise NoPlaceError("its last box has no end, so nothing can be added")

    def _has_samples_behind(self) -> bool:
        """Whether samples of a sequence may lie behind the list of items."""
        layout = self.layout
        behind = [box for box in layout.top if box.start >= layout.meta.end]
        has_sequence = any(box.kind == _SEQUENCE_BOX for box in layout.top)
        return has_sequence and not all(self._holds_only_text(box) for box in behind)

    def _holds_only_text(self, box: Box) -> bool:
        if box.kind != b"mdat":
            return False
        texts = [item for item in self.layout.items if item.kind in (b"Exif", b"mime")]
        spans = sorted(span for item in texts for span in self.layout.spans(item))
        at = box.body
        for start, length in spans:
            at = start + length if start == at else at
        return at == box.end

    def _with_list_at_the_end(self) -> tuple[Piece, ...]:
        """Put the new list behind everything else, and give the old one's place up."""
        layout = self.layout
        if layout.top[-1].is_open or layout.top[-1].kind == _LAST_BOX:
            raise NoPlaceError("its last box must stay the last, so nothing can be added")
        end = layout.top[-1].end
        mdat = make_box(b"mdat", b"".join(self._data.values())) if self._data else b""
        meta = self._meta(self._placed(layout.table, end + _MDAT_HEAD))
        retired = Piece(layout.meta.start + 4, layout.meta.start + 8, b"free")
        found = [*self._over, retired, Piece(end, end, mdat + meta)]
        return tuple(sorted(found, key=lambda piece: piece.start))

    def _region(self) -> tuple[int, int]:
        """Return where new data go: over what they replace, else behind all that may move."""
        top = self.layout.top
        if len(top) > 1 and top[-1].kind == _LAST_BOX:
            top = top[:-1]
        last = top[-1]
        return (last.start if self._is_given_up(last) else last.end), last.end

    def _is_given_up(self, box: Box) -> bool:
        """Whether a box holds nothing but data that are replaced or removed."""
        if box.kind != b"mdat":
            return False
        gone = {*self._data, *self._removed}
        items = [item for item in self.layout.items if item.item in gone]
        spans = sorted(span for item in items for span in self.layout.spans(item))
        at = box.body
        for start, length in spans:
            if start == at:
                at += length
        return at == box.end and at > box.body and not self._is_shared(box)

    def _is_shared(self, box: Box) -> bool:
        gone = {*self._data, *self._removed}
        others = (p for p in self.layout.table.locations if p.item not in gone and p.method == 0)
        return any(box.start <= p.base + e.offset < box.end for p in others for e in p.extents)

    def _placed(self, table: LocationTable, start: int) -> LocationTable:
        """Enter where the appended data lie."""
        for item, data in self._data.items():
            old = table.find(item)
            place = _place(table, item, start, len(data))
            others = tuple(place if p.item == item else p for p in table.locations)
            table = replace(table, locations=others if old else (*others, place))
            start += len(data)
        return table

    def _meta(self, table: LocationTable) -> bytes:
        if self._added is not None and table.find(self._added) is None:
            table = self._placed(table, 0)
        for item in self._data:  # pieces become one, which changes the table's length
            old = table.find(item)
            if old is not None and len(old.extents) != 1:
                table = self._placed(table, 0)
        kept = tuple(p for p in table.locations if p.item not in self._removed)
        source = self.layout.source
        body = source.read(self.layout.meta.body, 4)
        for box in self.layout.inside:
            if box.kind == b"iloc":
                body += replace(table, locations=kept).to_bytes()
            elif box.kind == b"iinf":
                body += self._infos(box)
            elif box.kind == b"iref":
                body += self._references(box)
            else:
                body += source.read(box.start, box.end - box.start)
        if self.layout.part(b"iref") is None:
            body += self._references(None)
        return make_box(b"meta", body)

    def _infos(self, box: Box) -> bytes:
        source = self.layout.source
        kept = [i for i in self.layout.items if i.item not in self._removed]
        entries = [source.read(i.start, i.end - i.start) for i in kept]
        if self._added is not None:
            wide = self._added > 0xFFFF
            number = self._added.to_bytes(4 if wide else 2, "big")
            head = bytes((3 if wide else 2, 0, 0, 0))
            kind, _, rest = _XMP_INFO.partition(b"\0")
            entries.append(make_box(b"infe", head + number + b"\0\0" + kind + b"\0" + rest))
        head = source.read(box.body, 4)
        count = len(entries).to_bytes(2 if head[:1] == b"\0" else 4, "big")
        return make_box(b"iinf", head + count + b"".join(entries))

    def _references(self, box: Box | None) -> bytes:
        layout, source = self.layout, self.layout.source
        entries = [
            source.read(r.start, r.end - r.start)
            for r in layout.references
            if not (r.kind == b"cdsc" and r.origin in self._removed)
        ]
        head = source.read(box.body, 4) if box else bytes(4)
        if self._added is not None:
            width = 2 if head[:1] == b"\0" else 4
            if max(self._added, layout.primary) >= 1 << (8 * width):
                raise NoPlaceError("its item numbers leave no room for another")
            numbers = (self._added.to_bytes(width, "big"), layout.primary.to_bytes(width, "big"))
            entries.append(make_box(b"cdsc", numbers[0] + b"\0\x01" + numbers[1]))
        if not entries:
            return b""
        return make_box(b"iref", head + b"".join(entries))


def _place(table: LocationTable, item: int, start: int, length: int) -> Location:
    """Make a location in the fields that this table has."""
    if table.length_width == 0 or not (table.offset_width or table.base_width):
        raise NoPlaceError("its list of items has no room for positions")
    # The sum counts, but some readers look at the base alone where there is one.
    base, offset = (start, 0) if table.base_width else (0, start)
    return Location(item, 0, 0, base, (Extent(0, offset, length),))
