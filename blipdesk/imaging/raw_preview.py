"""The finished picture that a camera puts into its raw file.

Every maker hides it elsewhere, but it is always a whole JPEG stream, so the file is searched for
streams and the largest is taken. Nothing is developed from the sensor's data.
"""

import mmap
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_SOI, _EOI, _SOS = b"\xff\xd8\xff", b"\xff\xd9", 0xDA
# Baseline, extended and progressive; the others are lossless, which is how sensors' data are kept.
_PICTURE_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD8)})
_MOST_STREAMS, _MOST_SEGMENTS = 200, 2000
_SMALLEST_PX = 8
_ORIENTATION_TAG = 0x0112
_MOST_ENTRIES = 512
# Canon's CR3: the box that holds IFD0, among the first ones.
_CR3_IFD0, _CR3_HEAD_BYTES = b"CMT1", 65536


@dataclass(frozen=True, slots=True)
class RawPreview:
    """A picture inside a raw file.

    Args:
        jpeg: the whole stream.
        width_px: as stored.
        height_px: as stored.
        orientation: EXIF 274 of the raw file, for a stream that says nothing itself; 1 to 8.
    """

    jpeg: bytes
    width_px: int
    height_px: int
    orientation: int


@dataclass(frozen=True, slots=True)
class _Stream:
    start: int
    end: int
    width_px: int
    height_px: int

    @property
    def area(self) -> int:
        return self.width_px * self.height_px


def raw_preview(stream: BinaryIO) -> RawPreview | None:
    """Return the largest finished picture in a raw file; None where there is none.

    Args:
        stream: a real file; it is mapped, not read as a whole.

    Raises:
        OSError: the file cannot be read.
    """
    with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
        best = max(_streams(data), key=lambda found: found.area, default=None)
        if best is None:
            return None
        return RawPreview(
            data[best.start : best.end], best.width_px, best.height_px, _orientation(data)
        )


def _streams(data: mmap.mmap) -> Iterator[_Stream]:
    at = data.find(_SOI)
    for _ in range(_MOST_STREAMS):
        if at < 0:
            return
        found = _stream_at(data, at)
        if found is not None:
            yield found
        at = data.find(_SOI, at + len(_SOI))


def _stream_at(data: mmap.mmap, start: int) -> _Stream | None:
    """Follow the markers up to the scan; ITU-T T.81, annex B."""
    at, width_px, height_px = start + 2, 0, 0
    for _ in range(_MOST_SEGMENTS):
        if at + 4 > len(data) or data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker == 0xFF or marker in _WITHOUT_LENGTH:
            at += 1 if marker == 0xFF else 2
            continue
        if marker == _SOS:
            end = data.find(_EOI, at)
            enough = min(width_px, height_px) >= _SMALLEST_PX
            return _Stream(start, end + 2, width_px, height_px) if end >= 0 and enough else None
        if marker in _FRAMES:
            if marker not in _PICTURE_FRAMES or at + 9 > len(data):
                return None
            height_px, width_px = struct.unpack_from(">HH", data, at + 5)
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None


def _orientation(data: mmap.mmap) -> int:
    """Return EXIF 274 of the first directory, 1 where there is none that makes sense."""
    tiff = 0
    if data[4:8] == b"ftyp":
        box = data.find(_CR3_IFD0, 0, _CR3_HEAD_BYTES)
        tiff = box + len(_CR3_IFD0) if box >= 0 else 0
    order = {b"II": "<", b"MM": ">"}.get(data[tiff : tiff + 2])
    if order is None:
        return 1
    try:
        first = tiff + struct.unpack_from(order + "I", data, tiff + 4)[0]
        (count,) = struct.unpack_from(order + "H", data, first)
        for number in range(min(count, _MOST_ENTRIES)):
            tag, _, _, value = struct.unpack_from(order + "HHIH", data, first + 2 + 12 * number)
            if tag == _ORIENTATION_TAG:
                return value if 1 <= value <= 8 else 1
    except struct.error:
        pass
    return 1
