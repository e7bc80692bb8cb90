"""The image data of a TIFF: strips, tiles and JPEG streams, and the tags that say how to read them.

Tag numbers are those of TIFF 6.0; BigTIFF only widens the fields.
"""

import struct
from collections.abc import Iterator
from typing import BinaryIO

from blipdesk.imaging.digest_parts import NotUnderstoodError, Part, read_at

_STARTS_AND_SIZES = ((273, 279), (324, 325), (513, 514))
# Size, bits, compression, photometry, planes, predictor, palette, tiles, samples, tables, colours.
_DESCRIBING = (256, 257, 258, 259, 262, 266, 277, 278, 284, 317, 320, 322, 323, 338, 339, 347, 530)
_CODES = {1: "B", 3: "H", 4: "I", 13: "I", 16: "Q"}
_SUB_IFDS = 330
_MAX_DIRECTORIES, _MAX_ENTRIES, _MAX_NUMBERS = 1000, 4096, 1 << 20

_Numbers = tuple[int, ...]


def tiff_parts(file: BinaryIO, size: int) -> Iterator[Part]:
    """Yield the parts of a TIFF's image data, page by page.

    Raises:
        NotUnderstoodError: a directory is broken.
    """
    head = read_at(file, 0, 16)
    order = "<" if head[:2] == b"II" else ">"
    try:
        big = struct.unpack_from(order + "H", head, 2)[0] == 43
        (first,) = struct.unpack_from(order + ("Q" if big else "I"), head, 8 if big else 4)
        yield from _pages(_Directories(file, order, big), first, size)
    except struct.error:
        raise NotUnderstoodError from None


def _pages(directories: "_Directories", first: int, size: int) -> Iterator[Part]:
    waiting, seen = [first], set[int]()
    while waiting and len(seen) < _MAX_DIRECTORIES:
        offset = waiting.pop(0)
        if not offset or offset in seen:
            continue
        seen.add(offset)
        tags, following = directories.read(offset)
        waiting += [*tags.get(_SUB_IFDS, ()), following]
        yield repr([(tag, tags.get(tag)) for tag in _DESCRIBING]).encode()
        for start_tag, size_tag in _STARTS_AND_SIZES:
            pairs = zip(tags.get(start_tag, ()), tags.get(size_tag, ()), strict=False)
            for start, length in pairs:
                yield min(start, size), min(start + length, size)


class _Directories:
    def __init__(self, file: BinaryIO, order: str, big: bool) -> None:
        self._file, self._order = file, order
        self._count = order + ("Q" if big else "H")
        self._entry = order + ("HHQ8s" if big else "HHI4s")
        self._pointer = order + ("Q" if big else "I")

    def read(self, offset: int) -> tuple[dict[int, _Numbers], int]:
        """Return the whole numbers of a directory by tag, and where the next one lies."""
        width = struct.calcsize(self._count)
        (count,) = struct.unpack(self._count, read_at(self._file, offset, width))
        if count > _MAX_ENTRIES:
            raise NotUnderstoodError
        size = struct.calcsize(self._entry)
        body = read_at(self._file, offset + width, size * count)
        wanted = {*_DESCRIBING, _SUB_IFDS, *(t for pair in _STARTS_AND_SIZES for t in pair)}
        tags = {}
        for tag, kind, amount, inline in struct.iter_unpack(self._entry, body):
            if tag in wanted and kind in _CODES and amount <= _MAX_NUMBERS:
                tags[tag] = self._numbers(_CODES[kind], amount, inline)
        tail = read_at(self._file, offset + width + len(body), struct.calcsize(self._pointer))
        whole = len(tail) == struct.calcsize(self._pointer)
        return tags, struct.unpack(self._pointer, tail)[0] if whole else 0

    def _numbers(self, code: str, amount: int, inline: bytes) -> _Numbers:
        layout = f"{self._order}{amount}{code}"
        size = struct.calcsize(layout)
        if size > len(inline):
            inline = read_at(self._file, struct.unpack(self._pointer, inline)[0], size)
        return struct.unpack(layout, inline[:size])
