"""TIFF 6.0 and BigTIFF: all text hangs in IFD0, and nothing is ever moved."""

from itertools import pairwise

from blipdesk.domain.photo import PhotoFormat
from blipdesk.metadata.container import C2PA_REASON, Blocks, NewBlocks
from blipdesk.metadata.ifd import Entry, Ifd, Tiff
from blipdesk.metadata.ifd_edit import IfdValue, edit_ifd0
from blipdesk.metadata.model import WriteOptions
from blipdesk.metadata.source import ByteSource, DamagedError, Piece
from blipdesk.metadata.xmp_packet import MAX_PACKET_BYTES

_WIDTH, _HEIGHT = 0x0100, 0x0101
_XMP, _IPTC, _PHOTOSHOP, _C2PA = 700, 33723, 34377, 0xCD41
_BYTE, _LONG, _UNDEFINED = 1, 4, 7
_PICTURE_PLACES = ((273, 279), (324, 325))  # Strip/TileOffsets, Strip/TileByteCounts


class TiffContainer:
    """A TIFF file of one or more pages; the first page carries the text.

    Raises:
        DamagedError: its first directory cannot be read.
    """

    max_xmp_bytes = MAX_PACKET_BYTES
    can_create_exif = True
    exif_keeps_size = False

    def __init__(self, source: ByteSource) -> None:
        self._source = source
        self._tiff = Tiff(source)
        self._ifd = self._tiff.read_ifd(self._tiff.first_offset)
        iim = self._ifd.find(_IPTC)
        self.blocks = Blocks(
            format=PhotoFormat.TIFF,
            width_px=self._integer(_WIDTH),
            height_px=self._integer(_HEIGHT),
            exif=source,
            xmp=self._value(_XMP) or None,
            resources=self._value(_PHOTOSHOP) or None,
            iim=(self._iim(iim) or None) if iim else None,
        )

    def _integer(self, tag: int) -> int:
        entry = self._ifd.find(tag)
        values = self._tiff.integers(entry, 1) if entry else ()
        return values[0] if values else 0

    def _value(self, tag: int) -> bytes:
        entry = self._ifd.find(tag)
        return b"" if entry is None else self._tiff.value(entry)

    def _iim(self, entry: Entry) -> bytes:
        """Old programs store IPTC as 32-bit numbers, whose bytes are swapped in "II" files."""
        data = self._tiff.value(entry)
        if entry.type == _LONG and data[:1] != b"\x1c":
            data = b"".join(data[i : i + 4][::-1] for i in range(0, len(data), 4))
        return data

    def refusal(self, options: WriteOptions) -> str | None:
        """Return why this file must not be written, None if it may be."""
        if not options.write_signed and self._ifd.find(_C2PA):
            return C2PA_REASON
        try:
            damages = [self._damage(ifd) for ifd in self._tiff.all_ifds()]
        except DamagedError as error:
            return str(error)
        return next((damage for damage in damages if damage is not None), None)

    def _damage(self, ifd: Ifd) -> str | None:
        """Say why nothing may be appended, None if it may: text would turn into what is missing."""
        tiff = self._tiff
        for entry in ifd.entries:
            if not entry.is_known:
                return f"its tag {entry.tag:#06x} is of no known kind"
            end = entry.value_offset + entry.size
            if entry.size > tiff.inline_bytes and end > self._source.size:
                return f"its tag {entry.tag:#06x} points outside the file"
        for places, sizes in _PICTURE_PLACES:
            parts = zip(self._numbers(ifd, places), self._numbers(ifd, sizes), strict=False)
            if any(size and place < tiff.header_bytes for place, size in parts):
                return "its picture is said to lie in the file's header"
        return None

    def _numbers(self, ifd: Ifd, tag: int) -> tuple[int, ...]:
        entry = ifd.find(tag)
        return self._tiff.integers(entry) if entry else ()

    def pieces(self, new: NewBlocks) -> tuple[Piece, ...]:
        """Return what to exchange in the file.

        Raises:
            DamagedError: the directories cannot be edited safely.
        """
        tags = dict(new.exif_tags)
        if new.has_new_xmp:
            tags[_XMP] = None if new.xmp is None else _bytes_value(_BYTE, new.xmp)
        if new.iim is not None:
            tags[_IPTC] = _bytes_value(_UNDEFINED, new.iim)
        if new.resources is not None:
            tags[_PHOTOSHOP] = _bytes_value(_BYTE, new.resources)
        patch = edit_ifd0(self._tiff, tags)
        found = [Piece(at, at + len(data), data) for at, data in patch.overwrites]
        if patch.appended:
            found.append(Piece(self._source.size, self._source.size, patch.appended))
        ordered = sorted(found, key=lambda piece: piece.start)
        if any(a.end > b.start for a, b in pairwise(ordered)):
            raise DamagedError("its directories overlap")
        return tuple(ordered)


def _bytes_value(kind: int, data: bytes) -> IfdValue:
    return IfdValue(kind, len(data), data)
