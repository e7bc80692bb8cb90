"""Pointers of an EXIF block that leave it: where there are some, nothing behind it may move.

EXIF counts its offsets from the block's own header. A thumbnail that is cut off, or a maker note
that points at a preview behind the picture, reads bytes elsewhere in the file.
"""

import struct
from collections.abc import Iterator

from blipdesk.metadata.formats.jpeg_trailer import Trailer
from blipdesk.metadata.ifd import MAKER_NOTE, Entry, Ifd, Tiff
from blipdesk.metadata.source import ByteSource, DamagedError

_DATA_TAGS = ((0x0201, 0x0202), (0x0111, 0x0117), (0x0144, 0x0145))
_MAX_NOTE_BYTES = 1 << 17
_MOST_GROWTH = 1 << 18
_SOI = b"\xff\xd8\xff"


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
        trailer: what follows the picture.
        beginnings: further places where something is known to begin.
    """

    def __init__(
        self,
        source: ByteSource,
        tiff: Tiff,
        tiff_start: int,
        trailer: Trailer,
        beginnings: frozenset[int],
    ) -> None:
        self._source, self._trailer = source, trailer
        self._start = tiff_start
        self._beginnings = beginnings | {trailer.start, _first_content(source, trailer)}
        found = (ifd.find(MAKER_NOTE) for ifd in readable_ifds(tiff))
        self._notes = [(e, tiff.value(e, _MAX_NOTE_BYTES)) for e in found if e is not None]

    def from_file_start(self) -> bool:
        """Whether a number counted from the file's start hits something there."""
        return any(self._hits(value) for value in self._numbers(0))

    def from_block(self) -> bool:
        """Whether a number counted from the block's or the note's start hits something there."""
        if any(self._hits(value) for value in self._numbers(self._start)):
            return True
        bases = [self._start + entry.value_offset for entry, _ in self._notes]
        return any(self._hits(value) for base in bases for value in self._numbers(base))

    def _numbers(self, base: int) -> Iterator[int]:
        """Yield positions in the trailer that a number of a note leads to."""
        for _, note in self._notes:
            for shift in (0, 2):
                whole = note[shift : shift + (len(note) - shift) // 4 * 4]
                for order in "<>":
                    for value in set(struct.unpack(f"{order}{len(whole) // 4}I", whole)):
                        if self._trailer.start <= base + value < self._trailer.end:
                            yield base + value

    def _hits(self, position: int) -> bool:
        return position in self._beginnings or self._source.read(position, 3) == _SOI


def _first_content(source: ByteSource, trailer: Trailer) -> int:
    lead = source.read(trailer.start, 1 << 16)
    return trailer.start + len(lead) - len(lead.lstrip(b"\0\xff"))
