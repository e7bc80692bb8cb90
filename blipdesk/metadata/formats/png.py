"""PNG (W3C PNG third edition): XMP in iTXt, found in tEXt too, EXIF in eXIf; also APNG."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from blipdesk.domain.photo import PhotoFormat
from blipdesk.metadata.container import C2PA_REASON, Blocks, NewBlocks, patched
from blipdesk.metadata.ifd import Tiff
from blipdesk.metadata.ifd_edit import edit_ifd0
from blipdesk.metadata.model import WriteOptions
from blipdesk.metadata.source import ByteSource, DamagedError, MemorySource, Piece
from blipdesk.metadata.xmp_packet import MAX_PACKET_BYTES

_SIGNATURE_BYTES = 8
_MAX_CHUNKS = 1_000_000
_MAX_TEXT_BYTES = 1 << 20
_MAX_EXIF_BYTES = 16 << 20
_XMP_KEYWORD = b"XML:com.adobe.xmp"
_DESCRIPTION_KEYWORDS = (b"Description", b"description")
# ImageMagick keeps metadata of other formats in these; they are read by others and never written.
_RAW_PROFILES = (b"Raw profile type",)
_XMP_PROFILES = (b"Raw profile type xmp", b"Raw profile type APP1")


@dataclass(frozen=True, slots=True)
class Chunk:
    """One chunk; from ``start`` (its length field) to ``end`` (behind its CRC)."""

    kind: bytes
    start: int
    end: int

    @property
    def body(self) -> int:
        """Where its data begin."""
        return self.start + 8

    @property
    def size(self) -> int:
        """How many data bytes it has."""
        return self.end - self.start - 12


class PngContainer:
    """A PNG file.

    Raises:
        DamagedError: it does not begin with IHDR or its chunks are broken.
    """

    max_xmp_bytes = MAX_PACKET_BYTES
    can_create_exif = False
    exif_keeps_size = False

    def __init__(self, source: ByteSource) -> None:
        self._source = source
        self._chunks = tuple(_walk(source))
        if not self._chunks or self._chunks[0].kind != b"IHDR" or self._chunks[0].size != 13:
            raise DamagedError("the PNG does not begin with its header")
        header = self._data(self._chunks[0], 13)
        # Adobe Fireworks wrote its packets into tEXt; they are read and never written.
        texts = (*self._of(b"iTXt"), *self._of(b"tEXt"))
        self._xmp = tuple(c for c in texts if self._keyword(c) == _XMP_KEYWORD)
        self._exif = self._of(b"eXIf")
        self._profiles = self._raw_profiles()
        self.blocks = Blocks(
            format=PhotoFormat.PNG,
            width_px=int.from_bytes(header[:4], "big"),
            height_px=int.from_bytes(header[4:8], "big"),
            exif=self._exif_source(),
            xmp=self._packet(self._xmp[0]) if self._xmp else None,
            plain_description=self._plain_description(),
            notes=tuple(self._doubles()),
        )

    def _of(self, kind: bytes) -> tuple[Chunk, ...]:
        return tuple(c for c in self._chunks if c.kind == kind)

    def _data(self, chunk: Chunk, limit: int) -> bytes:
        return self._source.read(chunk.body, chunk.size) if chunk.size <= limit else b""

    def _keyword(self, chunk: Chunk) -> bytes:
        return self._source.read(chunk.body, min(chunk.size, 80)).partition(b"\0")[0]

    def _exif_source(self) -> MemorySource | None:
        data = self._data(self._exif[0], _MAX_EXIF_BYTES) if self._exif else b""
        return MemorySource(data.removeprefix(b"Exif\0\0")) if data else None

    def _raw_profiles(self) -> tuple[bytes, ...]:
        texts = (*self._of(b"tEXt"), *self._of(b"zTXt"), *self._of(b"iTXt"))
        return tuple(k for k in map(self._keyword, texts) if k.startswith(_RAW_PROFILES))

    def _packet(self, chunk: Chunk) -> bytes:
        data = self._data(chunk, MAX_PACKET_BYTES)
        return international_text(data) if chunk.kind == b"iTXt" else data.partition(b"\0")[2]

    def _plain_description(self) -> str | None:
        """Read tEXt and iTXt "Description" (PNG section 11.3.3)."""
        for chunk in (*self._of(b"iTXt"), *self._of(b"tEXt")):
            if self._keyword(chunk) in _DESCRIPTION_KEYWORDS:
                data = self._data(chunk, _MAX_TEXT_BYTES)
                if chunk.kind == b"iTXt":
                    return international_text(data).decode("utf-8", "replace").strip() or None
                return data.partition(b"\0")[2].decode("latin-1").strip() or None
        return None

    def _doubles(self) -> Iterator[str]:
        if len(self._exif) > 1:
            yield "it has several EXIF blocks"
        if len(self._xmp) > 1:
            yield "it has several XMP packets"
        if self._profiles:
            yield "it holds metadata in ImageMagick's raw profiles, which are not read"

    def refusal(self, options: WriteOptions) -> str | None:
        """Return why this file must not be written, None if it may be."""
        if not options.write_signed and self._of(b"caBX"):
            return C2PA_REASON
        if len(self._exif) > 1:
            return "it has several EXIF blocks"
        if len(self._xmp) > 1:
            return "it has several XMP packets"
        if any(chunk.kind == b"tEXt" for chunk in self._xmp):
            return "it holds XMP in a chunk of plain text, as Adobe Fireworks wrote it"
        if any(keyword in _XMP_PROFILES for keyword in self._profiles):
            return "it holds XMP in one of ImageMagick's raw profiles"
        if not self._of(b"IDAT") or not self._of(b"IEND"):
            return "the PNG is cut off"
        return None

    def pieces(self, new: NewBlocks) -> tuple[Piece, ...]:
        """Return what to exchange in the file.

        Raises:
            DamagedError: the EXIF block cannot be edited.
        """
        return tuple(sorted((*self._exif_pieces(new), *self._xmp_pieces(new)), key=_by_start))

    def _exif_pieces(self, new: NewBlocks) -> Iterator[Piece]:
        if not new.exif_tags or not self._exif:
            return
        chunk = self._exif[0]
        lead = b"Exif\0\0" if self._source.read(chunk.body, 6) == b"Exif\0\0" else b""
        block = self._data(chunk, _MAX_EXIF_BYTES).removeprefix(lead)
        patch = edit_ifd0(Tiff(MemorySource(block)), new.exif_tags)
        yield Piece(chunk.start, chunk.end, _chunk(b"eXIf", lead + patched(block, patch)))

    def _xmp_pieces(self, new: NewBlocks) -> Iterator[Piece]:
        if not new.has_new_xmp:
            return
        data = b""
        if new.xmp is not None:
            # Never compressed, so that other programs may find and rewrite the packet in place.
            data = _chunk(b"iTXt", _XMP_KEYWORD + b"\0\0\0\0\0" + new.xmp)
        if self._xmp:
            yield Piece(self._xmp[0].start, self._xmp[0].end, data)
        elif data:
            at = self._of(b"IDAT")[0].start
            yield Piece(at, at, data)


def _by_start(piece: Piece) -> int:
    return piece.start


def _walk(source: ByteSource) -> Iterator[Chunk]:
    at = _SIGNATURE_BYTES
    for _ in range(_MAX_CHUNKS):
        lead = source.read(at, 8)
        if len(lead) < 8:
            return
        chunk = Chunk(lead[4:], at, at + 12 + int.from_bytes(lead[:4], "big"))
        if chunk.end > source.size or not chunk.kind.isalpha():
            return  # what was found so far can be read; ``refusal`` misses the end
        yield chunk
        if chunk.kind == b"IEND":
            return
        at = chunk.end
    raise DamagedError("the PNG has too many chunks")


def _chunk(kind: bytes, data: bytes) -> bytes:
    crc = zlib.crc32(kind + data).to_bytes(4, "big")
    return len(data).to_bytes(4, "big") + kind + data + crc


def international_text(data: bytes) -> bytes:
    """Return the text of an iTXt chunk, unpacked within bounds; b"" if it is broken.

    PNG section 11.3.3.4: keyword, 0, compression flag and method, language, 0, translated keyword,
    0, text.
    """
    _, _, rest = data.partition(b"\0")
    if len(rest) < 2:
        return b""
    _, _, after_language = rest[2:].partition(b"\0")
    _, _, text = after_language.partition(b"\0")
    if rest[0] == 0:
        return text
    unpacker = zlib.decompressobj()
    try:
        return unpacker.decompress(text, MAX_PACKET_BYTES)
    except zlib.error:
        return b""
