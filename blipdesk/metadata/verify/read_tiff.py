"""The verifier's own walk through TIFF directories."""

import struct
from collections.abc import Callable

import xxhash

from blipdesk.metadata.verify.snapshot import TagKey, TagValue

ReadAt = Callable[[int, int], bytes]
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
_SIZES.update({13: 4, 16: 8, 17: 8, 18: 8, 129: 1})
_POINTERS = {0x8769, 0x8825, 0xA005, 0x014A}
_PREVIEW_START, _PREVIEW_SIZE = 0x0201, 0x0202
_PREVIEW_DATA = -_PREVIEW_START  # stands for what the two tags lead to
_LONG = 1 << 16


class BadTiff(ValueError):
    """The block cannot be walked."""


def read_tags(read_at: ReadAt) -> dict[TagKey, TagValue]:
    """Return every entry of every directory, with its value and where that lies.

    Raises:
        BadTiff: a directory cannot be read.
    """
    head = read_at(0, 16)
    mark = {b"II": "<", b"MM": ">"}.get(head[:2])
    if mark is None:
        raise BadTiff("no byte order")
    try:
        (kind,) = struct.unpack(mark + "H", head[2:4])
        if kind not in (42, 43):
            raise BadTiff("no TIFF")
        big = kind == 43
        first = struct.unpack_from(mark + ("Q" if big else "I"), head, 8 if big else 4)[0]
        return _walk(read_at, mark, big, first)
    except struct.error as error:
        raise BadTiff(str(error)) from None


def kept_value(value: bytes) -> bytes:
    """Return what is kept of a value: of a long one its digest."""
    return value if len(value) < _LONG else bytes(xxhash.xxh3_128_digest(value))


def _walk(read_at: ReadAt, mark: str, big: bool, first: int) -> dict[TagKey, TagValue]:
    found: dict[TagKey, TagValue] = {}
    waiting = [("main0", first)]
    done: set[int] = set()
    while waiting:
        name, offset = waiting.pop()
        if not offset or offset in done:
            continue
        if len(done) > 100:
            raise BadTiff("too many directories")
        done.add(offset)
        following = _directory(read_at, mark, big, name, offset, found, waiting)
        if name[4:].isdigit():  # a sub-directory's pointer to a next one means nothing
            waiting.append((f"main{int(name[4:]) + 1}", following))
    return found


def _directory(
    read_at: ReadAt,
    mark: str,
    big: bool,
    name: str,
    offset: int,
    found: dict[TagKey, TagValue],
    waiting: list[tuple[str, int]],
) -> int:
    lead, step, room = ("Q", 20, 8) if big else ("H", 12, 4)
    width = struct.calcsize(lead)
    (count,) = struct.unpack(mark + lead, read_at(offset, width))
    if count > 5000:
        raise BadTiff("too many entries")
    word = mark + ("Q" if big else "I")
    table = read_at(offset + width, count * step)
    if len(table) < count * step:
        raise BadTiff("a directory is cut off")
    layout = f"{mark}HH{word[1]}{room}s"
    for tag, kind, amount, field in struct.iter_unpack(layout, table):
        size = _SIZES.get(kind, 0) * amount
        is_inside = size <= room
        place = 0 if is_inside else struct.unpack(word, field)[0]
        value = field[:size] if is_inside else read_at(place, min(size, 1 << 26))
        key, number = (name, tag), 0
        while key in found:  # a repeated tag must stay repeated
            number += 1
            key = (f"{name}+{number}", tag)
        found[key] = (kind, amount, place, kept_value(value))
        if tag in _POINTERS and kind in (4, 13, 16, 18):
            code = mark + ("I" if kind in (4, 13) else "Q")
            offsets = [item[0] for item in struct.iter_unpack(code, value)]
            waiting.extend((f"{name}/{tag:x}.{i}", where) for i, where in enumerate(offsets))
    preview = _preview(read_at, mark, name, found)
    if preview is not None:
        found[(name, _PREVIEW_DATA)] = preview
    tail = read_at(offset + width + count * step, room)
    return int(struct.unpack(word, tail)[0]) if len(tail) == room else 0


def _preview(
    read_at: ReadAt, mark: str, name: str, found: dict[TagKey, TagValue]
) -> TagValue | None:
    """Return the small picture that a directory points to (EXIF 2.32 section 4.5.8)."""
    start, size = (found.get((name, tag)) for tag in (_PREVIEW_START, _PREVIEW_SIZE))
    if start is None or size is None or (start[0], size[0]) != (4, 4):
        return None
    at, length = (struct.unpack_from(mark + "I", value[3])[0] for value in (start, size))
    return 7, length, at, bytes(xxhash.xxh3_128_digest(read_at(at, min(length, 1 << 26))))
