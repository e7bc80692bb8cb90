"""The image data of HEIF and AVIF: the items that are pictures, and their properties.

ISO 14496-12 section 8.11 and ISO 23008-12: items lie in pieces that the iloc box lists; their
properties (size, rotation, codec configuration) stand in iprp, the main picture's number in pitm.
"""

from collections.abc import Iterator
from typing import BinaryIO

from blipdesk.imaging.digest_parts import NotUnderstoodError, Part, read_at

_MAX_META_BYTES = 32 << 20
_TEXT_ITEMS = frozenset({b"Exif", b"mime", b"uri "})
_Box = tuple[bytes, int, int]


def heif_parts(file: BinaryIO, size: int) -> Iterator[Part]:
    """Yield the properties, then every picture item's data by item number.

    Raises:
        NotUnderstoodError: there is no readable list of items.
    """
    meta = next((b for b in _boxes_of_file(file, size) if b[0] == b"meta"), None)
    if meta is None or meta[2] - meta[1] > _MAX_META_BYTES:
        raise NotUnderstoodError
    data = read_at(file, meta[1], meta[2] - meta[1])
    try:
        yield from _parts_of_meta(data, meta[1], size)
    except IndexError:
        raise NotUnderstoodError from None


def _parts_of_meta(data: bytes, meta_start: int, size: int) -> Iterator[Part]:
    boxes = {kind: (start, end) for kind, start, end in _boxes(data, 4, len(data))}
    if b"iloc" not in boxes or b"iinf" not in boxes:
        raise NotUnderstoodError
    for kind in (b"pitm", b"iprp"):
        if kind in boxes:
            yield data[slice(*boxes[kind])]
    kinds = dict(_item_kinds(data, *boxes[b"iinf"]))
    idat = meta_start + boxes.get(b"idat", (0, 0))[0]
    locations = sorted(_locations(data[slice(*boxes[b"iloc"])]))
    for number, method, extents in locations:
        if kinds.get(number) in _TEXT_ITEMS:
            continue
        yield f"{number} {method}".encode()
        for start, length in extents:
            base = {0: 0, 1: idat}.get(method)
            if base is not None:
                yield min(base + start, size), min(base + start + length, size)


def _boxes_of_file(file: BinaryIO, size: int) -> Iterator[_Box]:
    at = 0
    while at + 8 <= size:
        head = read_at(file, at, 16)
        length, lead = _box_size(head, size - at)
        yield head[4:8], at + lead, min(at + length, size)
        at += length


def _boxes(data: bytes, at: int, end: int) -> Iterator[_Box]:
    while at + 8 <= end:
        length, lead = _box_size(data[at : at + 16], end - at)
        yield data[at + 4 : at + 8], at + lead, min(at + length, end)
        at += length


def _box_size(head: bytes, rest: int) -> tuple[int, int]:
    """Return a box's whole size and that of its head: 1 means 64 bits follow, 0 to the end."""
    size, lead = int.from_bytes(head[:4], "big"), 8
    if size == 1:
        size, lead = int.from_bytes(head[8:16], "big"), 16
    elif size == 0:
        size = rest
    if size < lead:
        raise NotUnderstoodError
    return size, lead


def _item_kinds(data: bytes, start: int, end: int) -> Iterator[tuple[int, bytes]]:
    start += 6 if data[start] == 0 else 8
    for kind, at, _ in _boxes(data, start, end):
        if kind == b"infe" and data[at] >= 2:
            width = 2 if data[at] == 2 else 4
            number = int.from_bytes(data[at + 4 : at + 4 + width], "big")
            yield number, data[at + 6 + width : at + 10 + width]


def _locations(data: bytes) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
    """Yield item number, construction method and extents from an iloc box."""
    version, at = data[0], 6
    sizes = (data[4] >> 4, data[4] & 15, data[5] >> 4, data[5] & 15 if version else 0)

    def number(width: int) -> int:
        nonlocal at
        if at + width > len(data):
            raise NotUnderstoodError
        at += width
        return int.from_bytes(data[at - width : at], "big")

    for _ in range(number(2 if version < 2 else 4)):
        item = number(2 if version < 2 else 4)
        method = number(2) & 15 if version else 0
        number(2)
        base = number(sizes[2])
        extents = []
        for _ in range(number(2)):
            number(sizes[3])
            extents.append((base + number(sizes[0]), number(sizes[1])))
        yield item, method, extents
