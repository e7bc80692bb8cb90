"""What every format module gives: the blocks that hold text, and how to put new ones in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from blipdesk.domain.photo import PhotoFormat
from blipdesk.metadata.ifd_edit import IfdPatch, IfdValue
from blipdesk.metadata.model import WriteOptions
from blipdesk.metadata.source import ByteSource, Piece

C2PA_REASON = "it carries Content Credentials (C2PA), whose signature any change would break"


@dataclass(frozen=True, slots=True)
class Blocks:
    """The metadata blocks of one file as they lie in it.

    Args:
        orientation: where the container itself turns the picture; None leaves it to EXIF.
        exif: a TIFF block, or the whole file where that is a TIFF.
        xmp: one packet; further ones are in ``refusals``.
        extended_xmp: what Extended XMP adds, joined; b"" without.
        resources: Photoshop image resources, joined where they are split.
        iim: an IPTC block outside of Photoshop resources (TIFF 33723).
        plain_description: a caption in a form that BlipDesk reads and never writes (PNG text).
        notes: what is unusual.
    """

    format: PhotoFormat
    width_px: int = 0
    height_px: int = 0
    orientation: int | None = None
    exif: ByteSource | None = None
    xmp: bytes | None = None
    extended_xmp: bytes = b""
    resources: bytes | None = None
    iim: bytes | None = None
    plain_description: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewBlocks:
    """What an edit changes; everything that is not named stays.

    Args:
        exif_tags: tags of IFD0 to set, or None to remove.
        xmp: the new packet if ``has_new_xmp``; None removes it.
        resources: new Photoshop resources, None leaves them.
        iim: a new IPTC block outside of them, None leaves it.
    """

    exif_tags: Mapping[int, IfdValue | None] = field(default_factory=dict)
    has_new_xmp: bool = False
    xmp: bytes | None = None
    resources: bytes | None = None
    iim: bytes | None = None


class Container(Protocol):
    """A file of one format, parsed as far as metadata needs."""

    blocks: Blocks
    max_xmp_bytes: int
    can_create_exif: bool

    @property
    def exif_keeps_size(self) -> bool:
        """Whether the EXIF block may neither grow nor, with an undo in mind, lose room."""

    def refusal(self, options: WriteOptions) -> str | None:
        """Return why this file must not be written, None if it may be."""

    def pieces(self, new: NewBlocks) -> tuple[Piece, ...]:
        """Return what to exchange in the file.

        Raises:
            DamagedError: the new blocks do not fit.
        """


def patched(block: bytes, patch: IfdPatch) -> bytes:
    """Apply a patch to a block in memory."""
    data = bytearray(block)
    for offset, new in patch.overwrites:
        data[offset : offset + len(new)] = new
    return bytes(data) + patch.appended
