"""HEIF and AVIF (ISO 23008-12): EXIF and XMP are items that describe the main picture."""

from collections.abc import Iterator

from blipdesk.domain.photo import PhotoFormat
from blipdesk.metadata.container import C2PA_REASON, Blocks, NewBlocks, patched
from blipdesk.metadata.formats.heif_boxes import ItemInfo
from blipdesk.metadata.formats.heif_edit import HeifEdit
from blipdesk.metadata.formats.heif_facts import picture_facts
from blipdesk.metadata.formats.heif_layout import HeifLayout
from blipdesk.metadata.ifd import Tiff
from blipdesk.metadata.ifd_edit import edit_ifd0
from blipdesk.metadata.model import WriteOptions
from blipdesk.metadata.source import ByteSource, MemorySource, Piece
from blipdesk.metadata.xmp_packet import MAX_PACKET_BYTES

_XMP_TYPE = b"application/rdf+xml"
_JPEG_MARK = b"http://ns.adobe.com/xap/1.0/\0"  # some programs keep it before the packet
_C2PA_UUID = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
_MAX_EXIF_BYTES = 16 << 20


class HeifContainer:
    """A HEIF or AVIF file.

    Raises:
        DamagedError: its boxes or its lists of items are broken.
    """

    max_xmp_bytes = MAX_PACKET_BYTES
    can_create_exif = False
    exif_keeps_size = False

    def __init__(self, source: ByteSource, kind: PhotoFormat) -> None:
        self._layout = layout = HeifLayout.parse(source)
        own = [item for item in layout.items if layout.describes_primary(item)]
        self._exif = [i for i in own if i.kind == b"Exif"]
        self._xmp = [i for i in own if i.kind == b"mime" and i.content_type == _XMP_TYPE]
        facts = picture_facts(source, layout.part(b"iprp"), layout.primary)
        self.blocks = Blocks(
            format=kind,
            width_px=facts.width_px,
            height_px=facts.height_px,
            orientation=facts.orientation,
            exif=self._exif_source(),
            xmp=self._packet(),
            notes=tuple(self._oddities()),
        )

    def _exif_source(self) -> MemorySource | None:
        data = self._layout.data(self._exif[0], _MAX_EXIF_BYTES) if self._exif else b""
        return MemorySource(data[_tiff_start(data) :]) if len(data) > 4 else None

    def _packet(self) -> bytes | None:
        if not self._xmp or self._xmp[0].encoding:
            return None
        data = self._layout.data(self._xmp[0], MAX_PACKET_BYTES)
        return data.removeprefix(_JPEG_MARK) or None

    def _oddities(self) -> Iterator[str]:
        if len(self._exif) > 1:
            yield "it has several EXIF blocks"
        if len(self._xmp) > 1:
            yield "it has several XMP packets"
        if any(item.encoding for item in self._xmp):
            yield "its XMP is compressed, which BlipDesk does not read"

    def refusal(self, options: WriteOptions) -> str | None:
        """Return why this file must not be written, None if it may be."""
        source = self._layout.source
        uuids = (source.read(b.body, 16) for b in self._layout.top if b.kind == b"uuid")
        if not options.write_signed and _C2PA_UUID in uuids:
            return C2PA_REASON
        return next(self._oddities(), None)

    def pieces(self, new: NewBlocks) -> tuple[Piece, ...]:
        """Return what to exchange in the file.

        Raises:
            DamagedError: the file's layout does not allow it.
        """
        edit = HeifEdit(self._layout)
        if new.exif_tags and self._exif:
            edit.put(self._exif[0], self._new_exif(self._exif[0], new))
        if new.has_new_xmp and self._xmp:
            if new.xmp is None:
                edit.remove(self._xmp[0])
            else:
                edit.put(self._xmp[0], new.xmp)
        elif new.xmp is not None:
            edit.add_xmp(new.xmp)
        return edit.pieces()

    def _new_exif(self, item: ItemInfo, new: NewBlocks) -> bytes:
        data = self._layout.data(item, _MAX_EXIF_BYTES)
        start = _tiff_start(data)
        block = data[start:]
        return data[:start] + patched(block, edit_ifd0(Tiff(MemorySource(block)), new.exif_tags))


def _tiff_start(data: bytes) -> int:
    """Return where an EXIF item's TIFF header begins: its first number counts what lies between."""
    return 4 + int.from_bytes(data[:4], "big")
