"""The verifier's own split of a file into metadata blocks and everything else."""

import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import xxhash

from blipdesk.metadata.verify.read_items import heif_snapshot
from blipdesk.metadata.verify.read_pages import tiff_snapshot
from blipdesk.metadata.verify.snapshot import Hole, Snapshot

_CHUNK = 1 << 18  # stays in a core's cache from reading to hashing
_WINDOW_BYTES = 1 << 12
ReadAt = Callable[[int, int], bytes]


class BadFile(ValueError):
    """The file cannot be split."""


def take_snapshot(path: Path, holes: tuple[Hole, ...] = ()) -> Snapshot:
    """Read a file.

    Args:
        holes: of the original, when the new file is read (HEIF).

    Raises:
        BadFile: its structure is broken.
        OSError: the disk failed.
    """
    with path.open("rb") as file:
        descriptor, size = file.fileno(), path.stat().st_size
        reader = _Reader(lambda at, n: os.pread(descriptor, n, at), size)
        head = reader.at(0, 16)
        if head[:2] == b"\xff\xd8":
            return _jpeg(reader)
        if head[:8] == b"\x89PNG\r\n\x1a\n":
            return _png(reader)
        if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
            return _webp(reader)
        if head[4:8] == b"ftyp":
            return heif_snapshot(reader.at, reader.digest, size, holes)
        if head[:2] in (b"II", b"MM"):
            return _tiff(reader)
        if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
            return Snapshot(xmp=[reader.at(0, size)])
    raise BadFile("its kind is not known")


class _Reader:
    """Gives parts of a file; small ones that lie together come out of one read."""

    def __init__(self, read_at: Callable[[int, int], bytes], size: int) -> None:
        self._read_at, self.size = read_at, size
        self._window, self._window_start = b"", 0

    def at(self, offset: int, length: int) -> bytes:
        if not 0 <= offset < self.size or length <= 0:
            return b""
        length = min(length, self.size - offset)
        if length > _WINDOW_BYTES:
            return self._read_at(offset, length)
        start = offset - self._window_start
        if start < 0 or start + length > len(self._window):
            self._window, self._window_start = self._read_at(offset, _WINDOW_BYTES), offset
            start = 0
        return self._window[start : start + length]

    def digest(self, start: int, end: int) -> bytes:
        total = xxhash.xxh3_128()
        while start < end:
            part = self._read_at(start, min(_CHUNK, end - start))
            if not part:
                raise BadFile("it is cut off")
            total.update(part)
            start += len(part)
        return bytes(total.digest())


def _jpeg(reader: _Reader) -> Snapshot:
    found, photoshop, position, start_of_scan = Snapshot(), b"", 2, 0xDA
    while True:
        head = reader.at(position, 4)
        while head[:2] == b"\xff\xff":  # fill bytes are kept as well
            found.rest.append(b"fill")
            position += 1
            head = reader.at(position, 4)
        if len(head) < 4 or head[0] != 0xFF:
            raise BadFile("no marker where one belongs")
        length = struct.unpack(">H", head[2:])[0]
        body = reader.at(position + 4, length - 2)
        if head[1] == 0xE1 and body.startswith(b"Exif\x00\x00"):
            found.exif.append(body[6:])
        elif head[1] == 0xE1 and body.startswith(b"http://ns.adobe.com/xap/1.0/\x00"):
            found.xmp.append(body[29:])
        elif head[1] == 0xED and body.startswith(b"Photoshop 3.0\x00"):
            photoshop += body[14:]
        elif head[1] == 0xE2 and body.startswith(b"MPF\x00"):
            found.rest.extend(_pictures(reader, body[4:], position + 8))
        else:
            found.rest.append(head + xxhash.xxh3_128_digest(body))
        position += 2 + length
        if head[1] == start_of_scan:
            break
    found.rest.append(reader.digest(position, reader.size))
    _photoshop(found, photoshop)
    return found


def _pictures(reader: _Reader, block: bytes, base: int) -> list[bytes]:
    """Return what MPF's pointers lead to, and its other bytes with the pointers blanked."""
    mark = "<" if block[:2] == b"II" else ">"
    blank, found = bytearray(block), []
    (ifd,) = struct.unpack_from(mark + "I", block, 4)
    (count,) = struct.unpack_from(mark + "H", block, ifd)
    for entry in range(ifd + 2, ifd + 2 + 12 * count, 12):
        tag, _, size, place = struct.unpack_from(mark + "HHII", block, entry)
        if tag != 0xB002:
            continue
        for at in range(place + 8, min(place + size, len(block)) - 7, 16):
            (offset,) = struct.unpack_from(mark + "I", block, at)
            blank[at : at + 4] = b"\0\0\0\0"
            found.append(reader.at(base + offset, 256) if offset else b"first")
    return [b"MPF" + bytes(blank), *found]


def _photoshop(found: Snapshot, block: bytes) -> None:
    """Split image resources; whatever is left at the end is kept as it is."""
    while len(block) >= 12 and block[:4] in (b"8BIM", b"PHUT", b"AgHg", b"DCSR", b"MeSa"):
        name = 1 + block[6]
        start = 6 + name + name % 2 + 4
        size = int.from_bytes(block[start - 4 : start], "big")
        number = block[4:6]
        data = block[start : start + size]
        is_adobes = block[:4] == b"8BIM"
        if is_adobes and number == b"\x04\x04":
            found.iim.append(data)
        elif not is_adobes or number != b"\x04\x25":  # the digest follows from the block
            found.resources.append(block[:start] + data)
        block = block[start + size + size % 2 :]
    found.resources.append(block.rstrip(b"\0"))


def _png(reader: _Reader) -> Snapshot:
    found, position = Snapshot(), 8
    while position + 12 <= reader.size:
        (length,) = struct.unpack(">I", reader.at(position, 4))
        kind = reader.at(position + 4, 4)
        end = position + 12 + length
        if kind == b"eXIf":
            found.exif.append(_checked_chunk(reader, position, end).removeprefix(b"Exif\0\0"))
        elif kind == b"iTXt" and reader.at(position + 8, 18) == b"XML:com.adobe.xmp\0":
            found.xmp.append(_international(_checked_chunk(reader, position, end)))
        else:
            found.rest.append(kind + reader.digest(position, min(end, reader.size)))
        position = end
        if kind == b"IEND":
            break
    found.rest.append(reader.digest(min(position, reader.size), reader.size))
    return found


def _tiff(reader: _Reader) -> Snapshot:
    found = tiff_snapshot(reader.at, reader.digest, reader.size)
    _photoshop(found, found.photoshop)
    if len(found.iim) == 2 and found.iim[0].rstrip(b"\0") == found.iim[1].rstrip(b"\0"):
        del found.iim[1]  # the same block in both of its homes, one of them filled up
    return found


def _webp(reader: _Reader) -> Snapshot:
    found, position = Snapshot(), 12
    (length,) = struct.unpack("<I", reader.at(4, 4))
    stop = 8 + length
    while position + 8 <= stop:
        kind, size = struct.unpack("<4sI", reader.at(position, 8))
        start, position = position + 8, position + 8 + size
        if kind == b"EXIF":
            found.exif.append(reader.at(start, size).removeprefix(b"Exif\0\0"))
        elif kind == b"XMP ":
            found.xmp.append(reader.at(start, size))
        elif kind == b"VP8X":
            found.canvas = bytes((reader.at(start, 1)[0] & ~0x04,)) + reader.at(start + 1, 9)
            if bool(reader.at(start, 1)[0] & 0x04) != _has_xmp(reader, position, stop):
                raise BadFile("its XMP flag is wrong")
        else:
            found.rest.append(kind + reader.digest(start, position))
        position += size % 2
    found.rest.append(reader.digest(min(stop, reader.size), reader.size))
    return found


def _has_xmp(reader: _Reader, position: int, stop: int) -> bool:
    while position + 8 <= stop:
        kind, size = struct.unpack("<4sI", reader.at(position, 8))
        if kind == b"XMP ":
            return True
        position += 8 + size + size % 2
    return False


def _checked_chunk(reader: _Reader, start: int, end: int) -> bytes:
    whole = reader.at(start + 4, end - start - 4)
    if int.from_bytes(whole[-4:], "big") != zlib.crc32(whole[:-4]):
        raise BadFile("a chunk's check sum is wrong")
    return whole[4:-4]


def _international(data: bytes) -> bytes:
    compressed = data[18]
    language_end = data.index(b"\0", 20)
    text = data[data.index(b"\0", language_end + 1) + 1 :]
    return zlib.decompressobj().decompress(text, 1 << 24) if compressed else text
