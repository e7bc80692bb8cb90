"""WebP (Google's RIFF container specification): EXIF and XMP chunks behind the picture."""

from collections.abc import Iterator
from dataclasses import dataclass

from blipdesk.domain.photo import PhotoFormat
from blipdesk.metadata.container import C2PA_REASON, Blocks, NewBlocks, patched
from blipdesk.metadata.ifd import Tiff
from blipdesk.metadata.ifd_edit import edit_ifd0
from blipdesk.metadata.model import WriteOptions
from blipdesk.metadata.source import ByteSource, DamagedError, MemorySource, Piece
from blipdesk.metadata.xmp_packet import MAX_PACKET_BYTES

_MAX_CHUNKS = 100_000
_MAX_EXIF_BYTES = 16 << 20
_MAX_RIFF_BYTES = (1 << 32) - 10
_ALPHA_FLAG, _XMP_FLAG = 0x10, 0x04


@dataclass(frozen=True, slots=True)
class Chunk:
    """One RIFF chunk; ``end`` includes the pad byte of an odd size."""

    kind: bytes
    start: int
    size: int

    @property
    def body(self) -> int:
        """Where its data begin."""
        return self.start + 8

    @property
    def end(self) -> int:
        """Where the next chunk begins."""
        return self.body + self.size + (self.size & 1)


class WebpContainer:
    """A WebP file, still or animated.

    Raises:
        DamagedError: it holds no picture.
    """

    max_xmp_bytes = MAX_PACKET_BYTES
    can_create_exif = False
    exif_keeps_size = False

    def __init__(self, source: ByteSource) -> None:
        self._source = source
        self._riff_size = int.from_bytes(source.read(4, 4), "little")
        self._end = 8 + self._riff_size
        self._chunks = tuple(_walk(source, min(self._end, source.size)))
        if not self._chunks or self._chunks[0].kind not in (b"VP8 ", b"VP8L", b"VP8X"):
            raise DamagedError("the WebP holds no picture")
        self._first = self._chunks[0]
        self._exif, self._xmp = self._of(b"EXIF"), self._of(b"XMP ")
        width, height = _size(self._first.kind, source.read(self._first.body, 10))
        self.blocks = Blocks(
            format=PhotoFormat.WEBP,
            width_px=width,
            height_px=height,
            exif=self._exif_source(),
            xmp=self._packet(),
            notes=tuple(self._doubles()),
        )

    def _of(self, kind: bytes) -> tuple[Chunk, ...]:
        return tuple(c for c in self._chunks if c.kind == kind)

    def _exif_lead(self) -> bytes:
        """Some programs copy JPEG's marker into the chunk."""
        lead = self._source.read(self._exif[0].body, 6)
        return lead if lead == b"Exif\0\0" else b""

    def _exif_block(self) -> bytes:
        chunk = self._exif[0]
        data = self._source.read(chunk.body, min(chunk.size, _MAX_EXIF_BYTES))
        return data.removeprefix(self._exif_lead())

    def _exif_source(self) -> MemorySource | None:
        return MemorySource(self._exif_block()) if self._exif and self._exif[0].size else None

    def _packet(self) -> bytes | None:
        if not self._xmp or not self._xmp[0].size:
            return None
        return self._source.read(self._xmp[0].body, min(self._xmp[0].size, MAX_PACKET_BYTES + 1))

    def _doubles(self) -> Iterator[str]:
        if len(self._exif) > 1:
            yield "it has several EXIF blocks"
        if len(self._xmp) > 1:
            yield "it has several XMP packets"

    def refusal(self, options: WriteOptions) -> str | None:
        """Return why this file must not be written, None if it may be."""
        if not options.write_signed and self._of(b"C2PA"):
            return C2PA_REASON
        for reason in self._doubles():
            return reason
        last = self._chunks[-1]
        if last.body + last.size > self._source.size or last.body + last.size > self._end:
            return "the WebP is cut off"
        return None

    def pieces(self, new: NewBlocks) -> tuple[Piece, ...]:
        """Return what to exchange in the file.

        Raises:
            DamagedError: the EXIF block cannot be edited, or the file would leave 4 GiB.
        """
        found = [*self._exif_pieces(new), *self._xmp_pieces(new)]
        growth = sum(piece.growth for piece in found)
        if growth:
            size = self._riff_size + growth
            if size > _MAX_RIFF_BYTES:
                raise DamagedError("the WebP would grow over 4 GiB")
            found.append(Piece(4, 8, size.to_bytes(4, "little")))
        return tuple(sorted(found, key=lambda piece: piece.start))

    def _exif_pieces(self, new: NewBlocks) -> Iterator[Piece]:
        if not new.exif_tags or not self._exif:
            return
        block = self._exif_block()
        data = patched(block, edit_ifd0(Tiff(MemorySource(block)), new.exif_tags))
        yield self._exchange(self._exif[0], _chunk(b"EXIF", self._exif_lead() + data))

    def _xmp_pieces(self, new: NewBlocks) -> Iterator[Piece]:
        if not new.has_new_xmp:
            return
        data = b"" if new.xmp is None else _chunk(b"XMP ", new.xmp)
        if self._xmp:
            yield self._exchange(self._xmp[0], data)
        elif data:
            end = self._chunks[-1].end
            missing = max(0, end - self._source.size)  # a last odd chunk without its pad byte
            end = min(end, self._source.size)
            yield Piece(end, end, bytes(missing) + data)
        yield from self._flag_pieces(has_xmp=bool(data))

    def _flag_pieces(self, *, has_xmp: bool) -> Iterator[Piece]:
        """Set VP8X's flag; a simple file gets a VP8X chunk, since only with one XMP is allowed."""
        first = self._first
        if first.kind != b"VP8X":
            flags = _XMP_FLAG | (_ALPHA_FLAG if self._has_alpha() else 0)
            head = bytes((flags, 0, 0, 0))
            width, height = self.blocks.width_px - 1, self.blocks.height_px - 1
            canvas = width.to_bytes(3, "little") + height.to_bytes(3, "little")
            yield Piece(first.start, first.start, _chunk(b"VP8X", head + canvas))
            return
        old = self._source.read(first.body, 1)
        new = bytes(((old[0] | _XMP_FLAG) if has_xmp else (old[0] & ~_XMP_FLAG),))
        if new != old:
            yield Piece(first.body, first.body + 1, new)

    def _has_alpha(self) -> bool:
        """VP8L's header carries an alpha hint in bit 28 behind its signature byte."""
        head = self._source.read(self._first.body, 5)
        return self._first.kind == b"VP8L" and bool(head[4] & 0x10)

    def _exchange(self, chunk: Chunk, data: bytes) -> Piece:
        return Piece(chunk.start, min(chunk.end, self._source.size), data)


def _walk(source: ByteSource, end: int) -> Iterator[Chunk]:
    at = 12
    for _ in range(_MAX_CHUNKS):
        lead = source.read(at, 8)
        if len(lead) < 8 or at + 8 > end:
            return
        chunk = Chunk(lead[:4], at, int.from_bytes(lead[4:], "little"))
        yield chunk
        at = chunk.end
    raise DamagedError("the WebP has too many chunks")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return kind + len(data).to_bytes(4, "little") + data + bytes(len(data) & 1)


def _size(kind: bytes, head: bytes) -> tuple[int, int]:
    """Read the canvas from VP8X, or the frame from its own header (RFC 6386, RFC 9649)."""
    if len(head) < 10:
        raise DamagedError("the WebP is cut off")
    if kind == b"VP8X":
        return 1 + int.from_bytes(head[4:7], "little"), 1 + int.from_bytes(head[7:10], "little")
    if kind == b"VP8 ":
        if head[3:6] != b"\x9d\x01\x2a":
            raise DamagedError("the WebP's frame is broken")
        width, height = (int.from_bytes(head[i : i + 2], "little") for i in (6, 8))
        if not (width & 0x3FFF and height & 0x3FFF):
            raise DamagedError("the WebP's frame has no size")
        return width & 0x3FFF, height & 0x3FFF
    bits = int.from_bytes(head[1:5], "little")
    return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
