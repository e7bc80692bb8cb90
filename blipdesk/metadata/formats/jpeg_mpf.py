"""Multi-Picture Format (CIPA DC-007): pointers to further pictures, right as the file grows."""

from collections.abc import Iterator

from blipdesk.metadata.ifd import Tiff
from blipdesk.metadata.source import MemorySource, Piece, new_position

MPF_HEAD = b"MPF\0"
_MP_ENTRY = 0xB002
_ENTRY_BYTES = 16
_OFFSET_IN_ENTRY = 8


def corrections(block: bytes, start: int, pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """Yield the pieces that make an MPF block's pointers follow the pictures.

    The offsets count from the block's own header, so they change only where something between it
    and a picture grows. The size of the first picture is left: no reader uses it, exiftool leaves
    it as well.

    Args:
        block: from its byte order mark on.
        start: where that mark lies in the file.
        pieces: what else is exchanged.

    Raises:
        DamagedError: the block cannot be read.
    """
    tiff = Tiff(MemorySource(block))
    moved_start = new_position(start, pieces)
    entry = tiff.read_ifd(tiff.first_offset).find(_MP_ENTRY)
    if entry is None:
        return
    table = tiff.value(entry)
    for at in range(0, len(table) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
        offset = tiff.unpack("I", table, at + _OFFSET_IN_ENTRY)
        if offset == 0:  # the first picture, which begins with the file
            continue
        moved = new_position(start + offset, pieces) - moved_start
        if moved != offset:
            position = start + entry.value_offset + at + _OFFSET_IN_ENTRY
            yield Piece(position, position + 4, tiff.pack("I", moved))
