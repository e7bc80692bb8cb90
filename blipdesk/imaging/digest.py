"""A digest of a photo's image data alone: no write of metadata changes it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import xxhash

from blipdesk.domain.errors import Unreadable
from blipdesk.domain.photo import PhotoFormat, display_name
from blipdesk.imaging.digest_heif import heif_parts
from blipdesk.imaging.digest_parts import NotUnderstoodError, Part, read_at
from blipdesk.imaging.digest_tiff import tiff_parts
from blipdesk.imaging.sniff import SNIFF_BYTES, sniff_format

_CHUNK_BYTES = 1 << 20
# In a scan 0xFF is data only before a stuffed zero, a restart marker or fill (T.81 B.1.1.5).
# A literal first byte without a repetition is what re finds some twenty times faster.
_SCAN_END = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_END_OF_IMAGE = b"\xff\xd9"
_SOS, _COM = 0xDA, 0xFE
_PNG_PIXELS = frozenset({b"IHDR", b"PLTE", b"IDAT", b"tRNS", b"acTL", b"fcTL", b"fdAT"})
_WEBP_NO_PIXELS = frozenset({b"EXIF", b"XMP ", b"VP8X"})
_PNG_COLOURS = frozenset({b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"cICP", b"mDCV", b"cLLI"})


def image_digest(path: Path) -> bytes:
    """Return the 16-byte xxh3_128 over the image data only, streamed with bounded memory.

    JPEG: all but APPn and COM segments, up to the end of the primary image. PNG: the critical and
    colour chunks. WebP: all chunks but EXIF, XMP and the header with their flags. TIFF: the pixel
    data and what describes them. HEIF and AVIF: all items but EXIF and XMP, and the properties. A
    container that is not known, or is damaged, is digested as a whole file.

    Raises:
        Unreadable: the file cannot be opened or read.
    """
    try:
        with path.open("rb") as file:
            return _digest_open(file)
    except OSError as error:
        name = display_name(str(path))
        raise Unreadable(f"{name} cannot be read: {error.strerror}.") from error


def _digest_open(file: BinaryIO) -> bytes:
    size = file.seek(0, 2)
    file.seek(0)
    find_parts = _FINDERS.get(sniff_format(file.read(SNIFF_BYTES)))
    try:
        parts = list(find_parts(file, size)) if find_parts else [(0, size)]
    except NotUnderstoodError:
        parts = [(0, size)]
    digest = xxhash.xxh3_128()
    for part in parts:
        for chunk in [part] if isinstance(part, bytes) else _read_span(file, *part):
            digest.update(chunk)
    return bytes(digest.digest())


def _read_span(file: BinaryIO, start: int, end: int) -> Iterator[bytes]:
    while start < end:
        chunk = read_at(file, start, min(_CHUNK_BYTES, end - start))
        if not chunk:
            return  # became shorter while it was read; the caller's stamp will differ
        yield chunk
        start += len(chunk)


def _jpeg_parts(file: BinaryIO, size: int) -> Iterator[Part]:
    at, has_scan = 2, False
    while at < size:
        head = read_at(file, at, 4)
        if head[:2] == _END_OF_IMAGE:
            return
        if head[:1] != b"\xff" or len(head) < 4:
            yield _rest(at, size, has_scan)
            return
        marker = head[1]
        if marker == 0xFF:  # fill
            at += 1
            continue
        if marker in (0x00, 0x01) or 0xD0 <= marker <= 0xD8:
            yield _rest(at, size, has_scan)
            return
        end = at + 2 + int.from_bytes(head[2:], "big")
        if marker == _SOS:
            end, has_scan = _scan_end(file, end, size), True
        if not (0xE0 <= marker <= 0xEF or marker == _COM):
            yield at, min(end, size)
        at = end


def _rest(at: int, size: int, has_scan: bool) -> Part:
    """Behind a scan, what is damaged belongs to the picture; before it nothing is certain."""
    if not has_scan:
        raise NotUnderstoodError
    return at, size


def _scan_end(file: BinaryIO, at: int, size: int) -> int:
    """Find the marker that ends a scan; a cut-off scan ends with the file."""
    while at < size:
        chunk = read_at(file, at, _CHUNK_BYTES)
        found = _SCAN_END.search(chunk)
        if found:
            return at + found.end() - 2
        if len(chunk) <= 1:
            break
        # The marker's two bytes may lie in two chunks.
        at += len(chunk) - chunk.endswith(b"\xff")
    return size


def _png_parts(file: BinaryIO, size: int) -> Iterator[Part]:
    at = 8
    while at + 8 <= size:
        head = read_at(file, at, 8)
        end = at + 12 + int.from_bytes(head[:4], "big")
        kind = head[4:]
        if not kind.isalpha():
            raise NotUnderstoodError
        if kind in _PNG_PIXELS or kind in _PNG_COLOURS:
            yield at, min(end, size)
        if kind == b"IEND":
            return
        at = end


def _webp_parts(file: BinaryIO, size: int) -> Iterator[Part]:
    at = 12
    while at + 8 <= size:
        head = read_at(file, at, 8)
        end = at + 8 + int.from_bytes(head[4:], "little")
        if head[:4] not in _WEBP_NO_PIXELS:
            yield at, min(end, size)
        at = end + (end & 1)


_FINDERS: dict[PhotoFormat, Callable[[BinaryIO, int], Iterator[Part]]] = {
    PhotoFormat.JPEG: _jpeg_parts,
    PhotoFormat.PNG: _png_parts,
    PhotoFormat.WEBP: _webp_parts,
    PhotoFormat.TIFF: tiff_parts,
    PhotoFormat.HEIF: heif_parts,
    PhotoFormat.AVIF: heif_parts,
}
