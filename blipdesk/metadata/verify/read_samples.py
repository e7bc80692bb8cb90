"""The verifier's view of boxes, and of what the chunk offsets of a sequence lead to."""

import struct
from collections.abc import Callable, Iterator

ReadAt = Callable[[int, int], bytes]
Digest = Callable[[int, int], bytes]
_Box = tuple[bytes, int, int, int]
_WAY = (b"trak", b"mdia", b"minf", b"stbl")
_SAMPLE_BYTES = 64
_MOST_CHUNKS = 1_000_000


class BadItems(ValueError):
    """The boxes cannot be read."""


def split(read_at: ReadAt, at: int, end: int) -> Iterator[_Box]:
    """Yield the boxes of a range: kind, start, start of what is in it, end.

    Raises:
        BadItems: a box leaves the range.
    """
    while at < end:
        size, kind = struct.unpack(">I4s", read_at(at, 8))
        body = at + 8
        if size == 1:
            (size,), body = struct.unpack(">Q", read_at(at + 8, 8)), at + 16
        stop = end if size == 0 else at + size
        if stop > end or stop < body:
            raise BadItems("a box leaves its parent")
        yield kind, at, body, stop
        at = stop


def sequence_samples(read_at: ReadAt, digest: Digest, top: list[_Box]) -> Iterator[bytes]:
    """Yield what lies at each chunk offset of a sequence (ISO 14496-12 section 8.7.5).

    Raises:
        BadItems: there are too many.
    """
    stores = [(body, end) for kind, _, body, end in top if kind == b"mdat"]
    for kind, _, body, end in top:
        if kind != b"moov":
            continue
        for offset in _chunk_offsets(read_at, body, end, _WAY):
            stop = next((e for b, e in stores if b <= offset < e), offset)
            yield b"sample" + digest(offset, min(offset + _SAMPLE_BYTES, stop))


def _chunk_offsets(read_at: ReadAt, body: int, end: int, way: tuple[bytes, ...]) -> Iterator[int]:
    for kind, _, start, stop in split(read_at, body, end):
        if way:
            if kind == way[0]:
                yield from _chunk_offsets(read_at, start, stop, way[1:])
        elif kind in (b"stco", b"co64"):
            (count,) = struct.unpack(">I", read_at(start + 4, 4))
            if count > _MOST_CHUNKS:
                raise BadItems("its sequence has too many chunks")
            code = f">{count}{'I' if kind == b'stco' else 'Q'}"
            yield from struct.unpack(code, read_at(start + 8, struct.calcsize(code)))
