"""Multi-Picture Format (CIPA DC-007): pointers to further pictures, right as the file grows."""

from collections.abc import Iterator
from dataclasses import dataclass

from blipdesk.metadata.ifd import Tiff
from blipdesk.metadata.source import DamagedError, MemorySource, Piece, new_position

MPF_HEAD = b"MPF\0"
_MP_ENTRY = 0xB002
_ENTRY_BYTES = 16
_SIZE_IN_ENTRY, _OFFSET_IN_ENTRY = 4, 8


def corrections(block: bytes, start: int, pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """Yield the pieces that make an MPF block's pointers follow the pictures.

    The offsets count from the block's own header, so they change only where something between it
    and a picture grows. The size of the first picture is left: no reader uses it, exiftool leaves
    it as well.

    Args:
        block: from its byte order mark on.
        start: where that mark lies in the file.
        pieces: what else is exchanged.

    """
    moved_start = new_position(start, pieces)
    for picture in _pictures(block):
        moved = new_position(start + picture.offset, pieces) - moved_start
        if moved != picture.offset:
            position = start + picture.field
            yield Piece(position, position + 4, picture.tiff.pack("I", moved))


def boundaries(block: bytes, start: int) -> frozenset[int]:
    """Return where further pictures begin and end in the file.

    Args:
        block: from its byte order mark on.
        start: where that mark lies in the file.
    """
    places = [(start + p.offset, start + p.offset + p.size) for p in _pictures(block)]
    return frozenset(place for pair in places for place in pair)


@dataclass(frozen=True, slots=True)
class _Picture:
    tiff: Tiff
    offset: int
    size: int
    field: int


def _pictures(block: bytes) -> Iterator[_Picture]:
    """Yield the further pictures; none where the block is broken, so that nobody can follow it."""
    try:
        tiff = Tiff(MemorySource(block))
        entry = tiff.read_ifd(tiff.first_offset).find(_MP_ENTRY)
    except DamagedError:
        return
    table = b"" if entry is None else tiff.value(entry)
    for at in range(0, len(table) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
        offset = tiff.unpack("I", table, at + _OFFSET_IN_ENTRY)
        if offset and entry:  # 0: the first picture, which begins with the file
            size = tiff.unpack("I", table, at + _SIZE_IN_ENTRY)
            yield _Picture(tiff, offset, size, entry.value_offset + at + _OFFSET_IN_ENTRY)
