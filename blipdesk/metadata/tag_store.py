"""Raw values of single tags over the blocks of one file: what undo, redo and planning work on."""

import struct
from collections.abc import Callable
from typing import TypeVar

from blipdesk.domain.errors import BugError
from blipdesk.domain.text import Field
from blipdesk.metadata import iptc, xmp_words
from blipdesk.metadata.container import Blocks, NewBlocks
from blipdesk.metadata.ifd import Entry, Ifd, Tiff
from blipdesk.metadata.ifd_edit import IfdValue
from blipdesk.metadata.source import DamagedError
from blipdesk.metadata.tag_table import EXIF_NUMBERS, PROVENANCE_TAG
from blipdesk.metadata.xmp_packet import XmpPacket, empty_packet, parse_packet
from blipdesk.metadata.xmp_tree import XmpTree

_EXIF_HEAD = ">HI"
_MAX_TEXT_BYTES = 1 << 20
_OWN_TOOLKIT = "BlipDesk"
_T = TypeVar("_T")


class TagStore:
    """The tags of one file, read on first use and changed in memory only.

    A block that is broken is as absent for reading; ``problems`` says so, and writing asks it.
    """

    def __init__(self, blocks: Blocks) -> None:
        self.blocks = blocks
        self.problems: dict[str, str] = {}
        self._exif_edits: dict[int, IfdValue | None] = {}
        self._xmp_changed = self._iim_changed = False
        opened = self._attempt("EXIF", self._open_exif)
        self.tiff: Tiff | None = opened[0] if opened else None
        self.ifd0: Ifd | None = opened[1] if opened else None
        self._packet = self._attempt("XMP", self._open_xmp)
        extension = self._attempt("Extended XMP", self._open_extended)
        self._tree: XmpTree | None = None
        if self._packet is not None:
            more = None if extension is None else extension.rdf
            self._tree = XmpTree(self._packet.rdf, more)
        self._resources: tuple[iptc.Resource, ...] = ()
        self._old_iim: bytes | None = None
        self.iim = self._attempt("IPTC", self._open_iim)

    def _attempt(self, block: str, action: Callable[[], _T | None]) -> _T | None:
        try:
            return action()
        except DamagedError as error:
            self.problems[block] = str(error)
            return None

    def _open_exif(self) -> tuple[Tiff, Ifd] | None:
        if self.blocks.exif is None:
            return None
        tiff = Tiff(self.blocks.exif)
        return tiff, tiff.read_ifd(tiff.first_offset)

    def _open_xmp(self) -> XmpPacket | None:
        data = self.blocks.xmp
        return parse_packet(data) if data and data.strip(b" \t\r\n\0") else None

    def _open_extended(self) -> XmpPacket | None:
        data = self.blocks.extended_xmp
        return parse_packet(data) if data else None

    def _open_iim(self) -> iptc.Iim | None:
        if self.blocks.resources is not None:
            self._resources = iptc.parse_resources(self.blocks.resources)
        inside = iptc.find_iim(self._resources)
        self._old_iim = inside if self.blocks.iim is None else self.blocks.iim
        if inside is not None and self._old_iim is not None and inside != self._old_iim:
            a, b = (iptc.parse_data_sets(block) for block in (inside, self._old_iim))
            if a != b:
                raise DamagedError("it has two different IPTC blocks")
        data_sets = iptc.parse_data_sets(self._old_iim or b"")
        return iptc.Iim(data_sets) if data_sets else None

    @property
    def tree(self) -> XmpTree:
        """The XMP properties; an empty packet where the file has none."""
        if self._tree is None:
            self._packet = empty_packet()
            self._tree = XmpTree(self._packet.rdf)
        return self._tree

    @property
    def is_iim_newer(self) -> bool:
        """Whether the stored digest shows that IPTC was edited after XMP (MWG 2.0 section 3.3)."""
        if self._old_iim is None or self.iim is None:
            return False
        return iptc.digest_state(self._resources, self._old_iim) is False

    def raw(self, tag: str) -> bytes | None:
        """Return a tag's raw value; see ``TagChange``.

        Raises:
            DamagedError: the value cannot be read in full.
        """
        kind, _, name = tag.partition(":")
        if kind == "EXIF":
            return self._exif_raw(EXIF_NUMBERS[name_of_exif(tag)])
        if kind == "IPTC":
            return None if self.iim is None else iptc.raw_values(self.iim.values(_key(name)))
        if self._tree is None:
            return None
        if tag.startswith(PROVENANCE_TAG):
            field = Field(tag.removeprefix(PROVENANCE_TAG))
            return xmp_words.provenance_entry(self._tree, field)
        return self._tree.raw(name)

    def put(self, tag: str, raw: bytes | None) -> None:
        """Set a tag's raw value, None to remove it.

        Raises:
            DamagedError: the raw value is broken or the block cannot take it.
        """
        kind, _, name = tag.partition(":")
        if kind == "EXIF":
            self._exif_edits[EXIF_NUMBERS[name_of_exif(tag)]] = _unpack_exif(raw)
        elif kind == "IPTC":
            if self.iim is None:
                raise DamagedError("its IPTC block is gone")
            self.iim.put(_key(name), iptc.unpack_values(raw))
            self._iim_changed = True
        elif tag.startswith(PROVENANCE_TAG):
            field = Field(tag.removeprefix(PROVENANCE_TAG))
            xmp_words.put_provenance_entry(self.tree, field, raw)
            self._xmp_changed = True
        else:
            self.tree.put(name, raw)
            self._xmp_changed = True

    def _exif_raw(self, number: int) -> bytes | None:
        if number in self._exif_edits:
            value = self._exif_edits[number]
            return None if value is None else _pack_exif(value)
        entry = None if self.ifd0 is None else self.ifd0.find(number)
        return None if entry is None else _pack_exif(self._exif_value(entry))

    def _exif_value(self, entry: Entry) -> IfdValue:
        if self.tiff is None:
            raise BugError("an entry without its block")
        data = self.tiff.value(entry, _MAX_TEXT_BYTES)
        if len(data) != entry.size:
            raise DamagedError(f"EXIF tag {entry.tag:#06x} points outside its block")
        return IfdValue(entry.type, entry.count, data)

    def new_blocks(self, max_xmp_bytes: int) -> NewBlocks:
        """Serialise what was changed.

        Raises:
            DamagedError: the XMP packet outgrows the container.
        """
        packet = None
        if self._xmp_changed and self._packet is not None and not self.is_left_over():
            packet = self._packet.serialize(max_xmp_bytes)
        resources = iim = None
        if self._iim_changed and self.iim is not None and self._old_iim is not None:
            data = self.iim.to_bytes()
            if self._resources:
                resources = iptc.with_iim(self._resources, self._old_iim, data)
            if self.blocks.iim is not None:
                iim = data
        return NewBlocks(self._exif_edits, self._xmp_changed, packet, resources, iim)

    def sidecar_bytes(self, max_bytes: int) -> bytes:
        """Serialise the XMP as a file of its own.

        Raises:
            DamagedError: it outgrows the limit.
        """
        tree = self.tree
        if self._packet is None:
            raise BugError(f"a tree without its packet: {tree}")
        return self._packet.serialize(max_bytes, padded=False)

    def is_left_over(self) -> bool:
        """Whether the packet is one that BlipDesk made and that says nothing any more."""
        meta = None if self._packet is None else self._packet.rdf.getparent()
        if meta is None or not self.tree.is_empty():
            return False
        return meta.get("{adobe:ns:meta/}xmptk") == _OWN_TOOLKIT


def name_of_exif(tag: str) -> str:
    """Check that an EXIF tag is one of the table.

    Raises:
        BugError: it is not.
    """
    if tag not in EXIF_NUMBERS:
        raise BugError(f"no such tag: {tag}")
    return tag


def _key(name: str) -> tuple[int, int]:
    record, _, number = name.partition(":")
    return int(record), int(number)


def _pack_exif(value: IfdValue) -> bytes:
    return struct.pack(_EXIF_HEAD, value.type, value.count) + value.data


def _unpack_exif(raw: bytes | None) -> IfdValue | None:
    if raw is None:
        return None
    width = struct.calcsize(_EXIF_HEAD)
    if len(raw) < width:
        raise DamagedError("a recorded EXIF value is broken")
    kind, count = struct.unpack_from(_EXIF_HEAD, raw)
    return IfdValue(kind, count, raw[width:])


def exif_text_raw(text: str, room: int = 0, *, is_utf16: bool) -> bytes:
    """Build the raw value of a text: ASCII type with UTF-8, or bytes with UTF-16 for XP tags.

    Args:
        text: without NUL.
        room: fill up with NUL to a raw value of so many bytes.
    """
    codec, kind = ("utf-16-le", 1) if is_utf16 else ("utf-8", 2)
    data = f"{text}\0".encode(codec)
    data = data.ljust(room - struct.calcsize(_EXIF_HEAD), b"\0")
    return _pack_exif(IfdValue(kind, len(data), data))


def exif_text(raw: bytes | None, *, is_utf16: bool) -> str | None:
    """Read a raw value as text; None if it is blank or of a type that holds no text."""
    value = _unpack_exif(raw)
    if value is None or value.type not in (1, 2, 7, 129):
        return None
    if is_utf16:
        text = value.data.decode("utf-16-le", "replace").partition("\0")[0]
        return text.strip() or None
    data = value.data.partition(b"\0")[0]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return text.strip() or None
