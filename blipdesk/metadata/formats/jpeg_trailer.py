"""What follows a JPEG's picture: further pictures, films, makers' own blocks.

A trailer is never changed and always stays the last thing in the file.
"""

import re
from dataclasses import dataclass

from blipdesk.metadata.source import ByteSource

_CHUNK = 1 << 20
# A marker in entropy-coded data: 0xFF followed by anything but a stuffed zero, a fill or a restart.
# Written with a literal first byte and no repetition, which re finds some twenty times faster.
_MARKER = re.compile(rb"\xff([\x01-\xcf\xd8-\xfe])")
_EOI = 0xD9
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})


@dataclass(frozen=True, slots=True)
class Trailer:
    """Everything behind the end of the first picture."""

    start: int
    end: int


def find_trailer(source: ByteSource, scan_start: int) -> Trailer | None:
    """Find where the first picture ends and something else begins.

    Args:
        scan_start: where the first scan's entropy-coded data begin.

    Returns:
        None where nothing follows, or the picture has no end.
    """
    at = scan_start
    while at < source.size:
        chunk = source.read(at, _CHUNK)
        found = _MARKER.search(chunk)
        if found is None:
            # A marker may straddle two chunks: go back to the 0xFF at the end, if there is one.
            step = len(chunk) - (chunk.endswith(b"\xff") and len(chunk) > 1)
            at += step
            continue
        marker, end = found[1][0], at + found.end()
        if marker == _EOI:
            return Trailer(end, source.size) if end < source.size else None
        at = end
        if marker not in _ALONE and marker >= 0xC0:
            at += max(int.from_bytes(source.read(end, 2), "big"), 2)
    return None


def is_afcp(source: ByteSource) -> bool:
    """Whether an AFCP block ends the file; it points to places counted from the file's start."""
    return source.read(source.size - 12, 12).startswith((b"AXS!", b"AXS*"))


def find_content(source: ByteSource, scan_start: int) -> Trailer | None:
    """Find what follows the picture, as ``find_trailer``; None where it is but filling."""
    trailer = find_trailer(source, scan_start)
    return None if trailer is None or _is_filling(source, trailer) else trailer


def _is_filling(source: ByteSource, trailer: Trailer) -> bool:
    at = trailer.start
    while at < trailer.end:
        chunk = source.read(at, _CHUNK)
        if chunk.strip(b"\0\xff \r\n"):
            return False
        at += len(chunk)
    return True
