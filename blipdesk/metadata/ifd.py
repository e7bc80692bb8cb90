"""Read TIFF structures (TIFF 6.0 section 2, EXIF 2.32 section 4.6, BigTIFF) with bounds on all.

Every count and offset comes from a file that may lie, so each is checked before it is used.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from blipdesk.metadata.source import ByteSource, DamagedError

EXIF_IFD, GPS_IFD, INTEROP_IFD, SUB_IFDS = 0x8769, 0x8825, 0xA005, 0x014A
MAKER_NOTE = 0x927C
MAX_ENTRIES = 4096
MAX_IFDS = 64
MAX_VALUE_BYTES = 16 << 20

_TYPE_BYTES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_TYPE_BYTES |= {16: 8, 17: 8, 18: 8, 129: 1}
_INTEGER_CODES = {1: "B", 3: "H", 4: "I", 13: "I", 16: "Q", 18: "Q"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of an IFD; ``value_offset`` lies inside the entry where the value fits there."""

    tag: int
    type: int
    count: int
    position: int
    value_offset: int

    @property
    def is_known(self) -> bool:
        """Whether the type of the value is one of TIFF, BigTIFF or EXIF."""
        return self.type in _TYPE_BYTES

    @property
    def size(self) -> int:
        """Bytes of the value; 0 for a type that is not known."""
        return _TYPE_BYTES.get(self.type, 0) * self.count


@dataclass(frozen=True, slots=True)
class Ifd:
    """One directory: where it lies, its entries in the file's order, where the next one lies."""

    path: str
    offset: int
    entries: tuple[Entry, ...]
    next_offset: int

    def find(self, tag: int) -> Entry | None:
        """Return the first entry of that number."""
        return next((entry for entry in self.entries if entry.tag == tag), None)


class Tiff:
    """A TIFF block or file.

    Args:
        source: starts with the byte order mark.

    Raises:
        DamagedError: the header is none.
    """

    def __init__(self, source: ByteSource) -> None:
        self.source = source
        head = source.read(0, 16)
        self.order = {b"II": "<", b"MM": ">"}.get(head[:2], "")
        if not self.order or len(head) < 8:
            raise DamagedError("the EXIF block has no TIFF header")
        magic = struct.unpack_from(self.order + "H", head, 2)[0]
        self.big = magic == 43
        if magic not in (42, 43) or (self.big and len(head) < 16):
            raise DamagedError("the EXIF block has no TIFF header")
        self.pointer_position, self.header_bytes = (8, 16) if self.big else (4, 8)
        self.entry_bytes, self.inline_bytes = (20, 8) if self.big else (12, 4)
        self.offset_code = "Q" if self.big else "I"
        self.count_code = "Q" if self.big else "H"
        self.first_offset = self.unpack(self.offset_code, head, self.pointer_position)
        self._directories: dict[tuple[int, str], Ifd] = {}

    def unpack(self, code: str, data: bytes, position: int = 0) -> int:
        """Read one integer in this block's byte order."""
        value: int = struct.unpack_from(self.order + code, data, position)[0]
        return value

    def pack(self, code: str, value: int) -> bytes:
        """Write one integer in this block's byte order."""
        return struct.pack(self.order + code, value)

    def read_ifd(self, offset: int, path: str = "IFD0") -> Ifd:
        """Read one directory, once.

        Raises:
            DamagedError: it does not lie in the block, or claims too many entries.
        """
        if (offset, path) not in self._directories:
            self._directories[(offset, path)] = self._read_ifd(offset, path)
        return self._directories[(offset, path)]

    def _read_ifd(self, offset: int, path: str) -> Ifd:
        width = struct.calcsize(self.count_code)
        head = self.source.read(offset, width)
        if len(head) < width:
            raise DamagedError(f"{path} lies outside the block")
        count = self.unpack(self.count_code, head)
        if count > MAX_ENTRIES:
            raise DamagedError(f"{path} claims {count} entries")
        pointer_bytes = struct.calcsize(self.offset_code)
        body = self.source.read(offset + width, count * self.entry_bytes + pointer_bytes)
        if len(body) < count * self.entry_bytes:
            raise DamagedError(f"{path} is cut off")
        end = count * self.entry_bytes
        entries = tuple(self._entries(body[:end], offset + width))
        cut = len(body) < end + pointer_bytes  # seen in real files: the last pointer is missing
        return Ifd(path, offset, entries, 0 if cut else self.unpack(self.offset_code, body, end))

    def _entries(self, body: bytes, start: int) -> Iterator[Entry]:
        layout = f"{self.order}HH{2 * self.offset_code}"  # last comes the value, or where it lies
        inline_bytes, entry_bytes = self.inline_bytes, self.entry_bytes
        for tag, kind, count, last in struct.iter_unpack(layout, body):
            is_inside = _TYPE_BYTES.get(kind, 0) * count <= inline_bytes
            offset = start + entry_bytes - inline_bytes if is_inside else last
            yield Entry(tag, kind, count, start, offset)
            start += entry_bytes

    def value(self, entry: Entry, limit: int = MAX_VALUE_BYTES) -> bytes:
        """Return a value's bytes; b"" if it lies outside the block or is larger than the limit."""
        if not 0 < entry.size <= limit:
            return b""
        data = self.source.read(entry.value_offset, entry.size)
        return data if len(data) == entry.size else b""

    def integers(self, entry: Entry, limit: int = 65536) -> tuple[int, ...]:
        """Return a value as unsigned integers; () if it has another type."""
        code = _INTEGER_CODES.get(entry.type)
        data = self.value(entry, limit * 8) if code else b""
        if not code or not data or entry.count > limit:
            return ()
        return struct.unpack(f"{self.order}{entry.count}{code}", data)

    def all_ifds(self) -> Iterator[Ifd]:
        """Walk IFD0, its chain and everything below; each directory once, so loops end.

        Raises:
            DamagedError: too many directories, or one outside the block.
        """
        waiting = [("IFD0", self.first_offset)]
        seen: set[int] = set()
        while waiting:
            path, offset = waiting.pop(0)
            if offset in seen:
                continue
            if len(seen) >= MAX_IFDS:
                raise DamagedError("there are too many directories")
            seen.add(offset)
            ifd = self.read_ifd(offset, path)
            yield ifd
            waiting.extend(self._below(ifd))
            if ifd.next_offset and path[3:].isdigit():
                waiting.append((f"IFD{int(path[3:]) + 1}", ifd.next_offset))

    def _below(self, ifd: Ifd) -> Iterator[tuple[str, int]]:
        names = {EXIF_IFD: "Exif", GPS_IFD: "GPS", INTEROP_IFD: "Interop", SUB_IFDS: "Sub"}
        for entry in ifd.entries:
            if entry.tag in names and entry.count <= MAX_IFDS:
                for number, offset in enumerate(self.integers(entry, MAX_IFDS)):
                    if offset:
                        yield f"{ifd.path}.{names[entry.tag]}{number or ''}", offset
