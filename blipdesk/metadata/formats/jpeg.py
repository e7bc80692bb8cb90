"""JPEG (ITU-T T.81 annex B) with EXIF, XMP, Photoshop, MPF and whatever follows the picture."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from blipdesk.domain.photo import PhotoFormat
from blipdesk.metadata.container import C2PA_REASON, Blocks, NewBlocks, patched
from blipdesk.metadata.formats import jpeg_mpf, jpeg_trailer
from blipdesk.metadata.formats.jpeg_pointers import (
    MakerNotePointers,
    leaves_block,
    readable_ifds,
)
from blipdesk.metadata.ifd import MAKER_NOTE, Tiff
from blipdesk.metadata.ifd_edit import IfdValue, edit_ifd0
from blipdesk.metadata.model import WriteOptions
from blipdesk.metadata.new_exif import new_exif_block
from blipdesk.metadata.source import ByteSource, DamagedError, MemorySource, Piece

EXIF_HEAD = b"Exif\0\0"
XMP_HEAD = b"http://ns.adobe.com/xap/1.0/\0"
EXTENDED_HEAD = b"http://ns.adobe.com/xmp/extension/\0"
PHOTOSHOP_HEAD = b"Photoshop 3.0\0"
MAX_PAYLOAD = 65533
_MAX_SEGMENTS = 20_000
_SOS, _EOI = 0xDA, 0xD9
_APP0, _APP1, _APP2, _APP11, _APP13 = 0xE0, 0xE1, 0xE2, 0xEB, 0xED
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_MAX_EXTENDED_BYTES = 16 << 20
_EXTENDED_LEAD = 40  # GUID, full length, offset of this piece
_HEAD_BYTES = 80  # enough of a payload to know what it is


@dataclass(frozen=True, slots=True)
class Segment:
    """One marker segment; ``start`` is its marker's 0xFF, fill bytes before it are not its own."""

    marker: int
    start: int
    end: int
    head: bytes

    @property
    def payload(self) -> int:
        """Where the payload begins."""
        return self.start + 4


class JpegContainer:
    """A JPEG file up to its first scan.

    Raises:
        DamagedError: the markers before the scan are broken, or no picture follows.
    """

    max_xmp_bytes = 65502
    can_create_exif = True

    def __init__(self, source: ByteSource) -> None:
        self._source = source
        self._segments = tuple(_walk(source))
        frame = next((s for s in self._segments if s.marker in _FRAMES), None)
        if frame is None or self._segments[-1].marker != _SOS:
            raise DamagedError("the JPEG ends before its picture begins")
        height, width = (int.from_bytes(frame.head[i : i + 2], "big") for i in (1, 3))
        self._exif = self._of(_APP1, EXIF_HEAD)
        self._xmp = self._of(_APP1, XMP_HEAD)
        self._photoshop = self._of(_APP13, PHOTOSHOP_HEAD)
        resources = b"".join(self._body(s, PHOTOSHOP_HEAD) for s in self._photoshop)
        exif = self._body(self._exif[0], EXIF_HEAD) if self._exif else b""
        self.blocks = Blocks(
            format=PhotoFormat.JPEG,
            width_px=width,
            height_px=height,
            exif=MemorySource(exif) if exif else None,
            xmp=self._body(self._xmp[0], XMP_HEAD) if self._xmp else None,
            extended_xmp=self._extended(),
            resources=resources or None,
            notes=tuple(self._doubles()),
        )

    def _of(self, marker: int, head: bytes) -> tuple[Segment, ...]:
        return tuple(s for s in self._segments if s.marker == marker and s.head.startswith(head))

    def _body(self, segment: Segment, head: bytes) -> bytes:
        start = segment.payload + len(head)
        return self._source.read(start, segment.end - start)

    def _extended(self) -> bytes:
        """Join the pieces of Extended XMP (XMP part 3 section 1.1.3.1) that the packet names."""
        packet = self._body(self._xmp[0], XMP_HEAD) if self._xmp else b""
        pieces, size = [], 0
        for segment in self._of(_APP1, EXTENDED_HEAD):
            guid = segment.head[len(EXTENDED_HEAD) : len(EXTENDED_HEAD) + 32]
            start = segment.payload + len(EXTENDED_HEAD) + _EXTENDED_LEAD
            size += segment.end - start
            if guid in packet and size <= _MAX_EXTENDED_BYTES:
                offset = int.from_bytes(self._source.read(start - 4, 4), "big")
                pieces.append((offset, self._source.read(start, segment.end - start)))
        return b"".join(data for _, data in sorted(pieces))

    def _doubles(self) -> Iterator[str]:
        if len(self._exif) > 1:
            yield "it has several EXIF blocks"
        if len(self._xmp) > 1:
            yield "it has several XMP packets"

    def refusal(self, options: WriteOptions) -> str | None:
        """Return why this file must not be written, None if it may be."""
        if not options.write_signed and any(b"jumb" in s.head for s in self._segments_of_jumbf()):
            return C2PA_REASON
        for reason in self._doubles():
            return reason
        if jpeg_trailer.is_afcp(self._source):
            return "an AFCP block at its end points to places counted from the file's start"
        pointers = self._maker_note_pointers
        if pointers is not None and pointers.from_file_start():
            return "its maker note points behind the picture, counted from the file's start"
        return None

    def _segments_of_jumbf(self) -> Iterator[Segment]:
        """Yield APP11 boxes that hold a C2PA manifest (ISO 19566-5, C2PA 2.0 section A.3)."""
        for segment in self._of(_APP11, b"JP"):
            if b"c2pa" in self._source.read(segment.payload, 200):
                yield segment

    @cached_property
    def _tiff(self) -> Tiff | None:
        try:
            return None if self.blocks.exif is None else Tiff(self.blocks.exif)
        except DamagedError:
            return None

    @cached_property
    def _maker_note_pointers(self) -> MakerNotePointers | None:
        """Return None where there is no maker note."""
        if self._tiff is None or not any(i.find(MAKER_NOTE) for i in readable_ifds(self._tiff)):
            return None
        start = self._exif[0].payload + len(EXIF_HEAD)
        known = (jpeg_mpf.boundaries(block, at) for block, at in self._mpf_blocks())
        places = frozenset(place for found in known for place in found)
        scan_start = self._segments[-1].end
        return MakerNotePointers(self._source, self._tiff, start, scan_start, places)

    @property
    def exif_keeps_size(self) -> bool:
        """Whether the EXIF block may neither grow nor, with an undo in mind, lose room."""
        return self._must_not_move

    @cached_property
    def _must_not_move(self) -> bool:
        """Whether EXIF reads bytes behind its block, so that their distance to it must stay."""
        if self._tiff is None:
            return False
        if leaves_block(self._tiff, self._source.size - self._exif[0].end):
            return True
        pointers = self._maker_note_pointers
        return pointers is not None and pointers.from_block()

    def _mpf_blocks(self) -> Iterator[tuple[bytes, int]]:
        for segment in self._of(_APP2, jpeg_mpf.MPF_HEAD):
            yield self._body(segment, jpeg_mpf.MPF_HEAD), segment.payload + len(jpeg_mpf.MPF_HEAD)

    def pieces(self, new: NewBlocks) -> tuple[Piece, ...]:
        """Return what to exchange in the file.

        Raises:
            DamagedError: a new block does not fit into its segment, or MPF cannot be corrected.
        """
        found = [*self._exif_pieces(new), *self._xmp_pieces(new), *self._photoshop_pieces(new)]
        ordered = tuple(sorted(found, key=lambda piece: (piece.start, piece.end)))
        if self._must_not_move:
            behind = sum(p.growth for p in ordered if p.end > self._exif[0].start)
            if behind:
                raise DamagedError("its EXIF block points outside itself, so nothing may move")
        return tuple(sorted((*ordered, *self._mpf_pieces(ordered)), key=lambda p: p.start))

    def _exif_pieces(self, new: NewBlocks) -> Iterator[Piece]:
        if not new.exif_tags:
            return
        if not self._exif:
            wanted = {tag: value for tag, value in new.exif_tags.items() if value is not None}
            if wanted:
                at = self._insert_position()
                yield Piece(at, at, _segment(_APP1, EXIF_HEAD + new_exif_block(wanted)))
            return
        segment, block = self._exif[0], self._body(self._exif[0], EXIF_HEAD)
        if _is_only_these(block, new.exif_tags):
            yield Piece(segment.start, segment.end, b"")
            return
        tiff = self._tiff or Tiff(MemorySource(block))  # which says what is wrong with it
        patch = edit_ifd0(tiff, new.exif_tags)
        data = _segment(_APP1, EXIF_HEAD + patched(block, patch))
        yield Piece(segment.start, segment.end, data)

    def _xmp_pieces(self, new: NewBlocks) -> Iterator[Piece]:
        if not new.has_new_xmp:
            return
        data = b"" if new.xmp is None else _segment(_APP1, XMP_HEAD + new.xmp)
        if self._xmp:
            yield Piece(self._xmp[0].start, self._xmp[0].end, data)
        elif data:
            at = self._exif[0].end if self._exif else self._insert_position()
            # In front of EXIF the packet moves everything alike.
            at = self._exif[0].start if self._must_not_move else at
            yield Piece(at, at, data)

    def _photoshop_pieces(self, new: NewBlocks) -> Iterator[Piece]:
        if new.resources is None or not self._photoshop:
            return
        room = MAX_PAYLOAD - len(PHOTOSHOP_HEAD)
        parts = [new.resources[i : i + room] for i in range(0, len(new.resources), room)]
        data = b"".join(_segment(_APP13, PHOTOSHOP_HEAD + part) for part in parts)
        yield Piece(self._photoshop[0].start, self._photoshop[0].end, data)
        for segment in self._photoshop[1:]:
            yield Piece(segment.start, segment.end, b"")

    def _mpf_pieces(self, pieces: tuple[Piece, ...]) -> Iterator[Piece]:
        for block, start in self._mpf_blocks():
            yield from jpeg_mpf.corrections(block, start, pieces)

    def _insert_position(self) -> int:
        """Behind the leading JFIF segments, which must stay first (JFIF 1.02).

        Fill bytes there stay between the segments that they stood between.
        """
        return next(s.start for s in self._segments if s.marker != _APP0)


def _walk(source: ByteSource) -> Iterator[Segment]:
    """Yield the segments up to and including the first start of scan."""
    at = 2
    for _ in range(_MAX_SEGMENTS):
        lead = source.read(at, 4 + _HEAD_BYTES)
        fill = len(lead) - len(lead.lstrip(b"\xff"))
        if fill == 0 or len(lead) < 4:
            raise DamagedError("the JPEG's markers are broken")
        if fill > 1:
            at += fill - 1
            continue
        if lead[1] == _EOI:
            return
        if lead[1] in (0x00, 0x01) or 0xD0 <= lead[1] <= 0xD8:
            raise DamagedError("the JPEG's markers are broken")
        size = int.from_bytes(lead[2:4], "big")
        if size < 2 or at + 2 + size > source.size:
            raise DamagedError("a JPEG segment is cut off")
        yield Segment(lead[1], at, at + 2 + size, lead[4 : 2 + size])
        if lead[1] == _SOS:
            return
        at += 2 + size
    raise DamagedError("the JPEG has too many segments")


def _segment(marker: int, payload: bytes) -> bytes:
    if len(payload) > MAX_PAYLOAD:
        raise DamagedError(f"the block needs {len(payload)} bytes, a JPEG segment holds 65533")
    return bytes((0xFF, marker)) + (len(payload) + 2).to_bytes(2, "big") + payload


def _is_only_these(block: bytes, tags: Mapping[int, IfdValue | None]) -> bool:
    """Whether removing these tags leaves an EXIF block that says nothing at all."""
    if any(value is not None for value in tags.values()):
        return False
    tiff = Tiff(MemorySource(block))
    ifd = tiff.read_ifd(tiff.first_offset)
    return not ifd.next_offset and {entry.tag for entry in ifd.entries} <= set(tags)
