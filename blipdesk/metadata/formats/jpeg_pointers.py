"""Pointers of an EXIF block that leave it: where there are some, nothing behind it may move.

EXIF counts its offsets from the block's own header. A thumbnail that is cut off, or a maker note
that points at a preview behind the picture, reads bytes elsewhere in the file.
"""

import struct
from collections.abc import Iterator

from blipdesk.metadata.formats.jpeg_trailer import Trailer, find_content
from blipdesk.metadata.ifd import MAKER_NOTE, Entry, Ifd, Tiff
from blipdesk.metadata.source import ByteSource, DamagedError

_DATA_TAGS = ((0x0201, 0x0202), (0x0111, 0x0117), (0x0144, 0x0145))
_MAX_NOTE_BYTES = 1 << 17
_MOST_GROWTH = 1 << 18
_SOI = b"\xff\xd8\xff"
_END_OF_IMAGE = b"\xff\xd9"
_MOST_FILLING = 256  # behind more of it anything could begin
_CHUNK = 1 << 16


def readable_ifds(tiff: Tiff) -> Iterator[Ifd]:
    """Yield the directories up to the first that is broken."""
    try:
        yield from tiff.all_ifds()
    except DamagedError:
        return


def leaves_block(tiff: Tiff, bytes_behind: int) -> bool:
    """Whether a standard tag reads file content behind the EXIF block.

    Args:
        bytes_behind: how much of the file follows the block.
    """
    inside, limit = tiff.source.size, tiff.source.size + bytes_behind + _MOST_GROWTH
    ranges = (r for ifd in readable_ifds(tiff) for r in _ranges(tiff, ifd))
    # A range that begins behind the file is dead, unless the file could grow up to it.
    return any(inside < end and start < limit for start, end in ranges)


def _ranges(tiff: Tiff, ifd: Ifd) -> Iterator[tuple[int, int]]:
    for entry in ifd.entries:
        if entry.size > tiff.inline_bytes:
            yield entry.value_offset, entry.value_offset + entry.size
    for start_tag, size_tag in _DATA_TAGS:
        starts, sizes = (_integers(tiff, ifd.find(tag)) for tag in (start_tag, size_tag))
        for start, size in zip(starts, sizes, strict=False):
            yield start, start + size


def _integers(tiff: Tiff, entry: Entry | None) -> tuple[int, ...]:
    return () if entry is None else tiff.integers(entry)


class MakerNotePointers:
    """Looks for 32-bit numbers in a maker note that point at something behind the picture.

    Args:
        source: the file.
        tiff: its EXIF block.
        tiff_start: where that block begins in the file.
        scan_start: where the first scan's entropy-coded data begin.
        places: where further pictures are known to begin or end.
    """

    def __init__(
        self,
        source: ByteSource,
        tiff: Tiff,
        tiff_start: int,
        scan_start: int,
        places: frozenset[int],
    ) -> None:
        self._source, self._places = source, places
        found = (ifd.find(MAKER_NOTE) for ifd in readable_ifds(tiff))
        notes = [(e, tiff.value(e, _MAX_NOTE_BYTES)) for e in found if e is not None]
        self._numbers = {n for _, note in notes for n in _numbers(note) if n < source.size}
        self._bases = (tiff_start, *(tiff_start + entry.value_offset for entry, _ in notes))
        # Where the picture ends only a look at all its data says; mostly it does not matter.
        self._trailer = find_content(source, scan_start) if self._may_hit(scan_start) else None

    def from_file_start(self) -> bool:
        """Whether a number counted from the file's start hits something there."""
        return self._hits(0)

    def from_block(self) -> bool:
        """Whether a number counted from the block's or the note's start hits something there."""
        return any(self._hits(base) for base in self._bases)

    def _hits(self, base: int) -> bool:
        trailer = self._trailer
        if trailer is None:
            return False
        beginnings = self._places | {trailer.start, _first_content(self._source, trailer)}
        return any(
            position in beginnings or self._source.read(position, len(_SOI)) == _SOI
            for position in self._positions(base, trailer.start)
        )

    def _positions(self, base: int, start: int) -> Iterator[int]:
        """Yield where the numbers lead to from there on."""
        return (base + n for n in self._numbers if start <= base + n < self._source.size)

    def _may_hit(self, scan_start: int) -> bool:
        """Whether a number leads to anything that could begin behind the picture.

        That is a picture, a place that is known, or what follows an end of image and its filling:
        none of them is found in entropy-coded data (T.81 B.1.1.5).
        """
        bases = (0, *self._bases)
        positions = {at for base in bases for at in self._positions(base, scan_start)}
        if positions & self._places:
            return True
        data, start = b"", 0
        for position in sorted(positions):
            if position + len(_SOI) > start + len(data):
                start = max(position - _MOST_FILLING, 0)
                data = self._source.read(start, _CHUNK)
            at = position - start
            before = data[max(at - _MOST_FILLING, 0) : at].rstrip(b"\0\xff")
            is_unsure = len(before) < len(_END_OF_IMAGE)  # filling as far as the eye can see
            if data.startswith(_SOI, at) or is_unsure or before.endswith(_END_OF_IMAGE):
                return True
        return False


def _numbers(note: bytes) -> Iterator[int]:
    """Yield the numbers that a note may hold, of either byte order and at any even place."""
    for shift in (0, 2):
        whole = note[shift : shift + (len(note) - shift) // 4 * 4]
        for order in "<>":
            yield from struct.unpack(f"{order}{len(whole) // 4}I", whole)


def _first_content(source: ByteSource, trailer: Trailer) -> int:
    lead = source.read(trailer.start, 1 << 16)
    return trailer.start + len(lead) - len(lead.lstrip(b"\0\xff"))
