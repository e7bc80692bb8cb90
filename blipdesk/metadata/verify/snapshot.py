"""What the verifier knows of one file."""

from dataclasses import dataclass, field

TagKey = tuple[str, int]
TagValue = tuple[int, int, int, bytes]
"""Type, count, where the value lies (0 inside its entry), the value or a digest of a long one."""

Hole = tuple[int, int, int]
"""A part of a data box: the box's number, start in it, length."""


@dataclass(slots=True)
class Snapshot:
    """One file as the independent parsers see it.

    Args:
        rest: digests of everything that is no metadata block, in order.
        exif: the EXIF blocks; for a TIFF file empty.
        xmp: the packets that speak of the picture.
        iim: IPTC blocks.
        resources: the other Photoshop resources, in order.
        tags: for a TIFF file its entries, else empty.
        photoshop: for a TIFF file the resources before they are split.
        holes: where HEIF's data boxes held EXIF and XMP.
        canvas: WebP's VP8X without its XMP flag; b"" where the file has none.
    """

    rest: list[bytes] = field(default_factory=list)
    exif: list[bytes] = field(default_factory=list)
    xmp: list[bytes] = field(default_factory=list)
    iim: list[bytes] = field(default_factory=list)
    resources: list[bytes] = field(default_factory=list)
    tags: dict[TagKey, TagValue] = field(default_factory=dict)
    canvas: bytes = b""
    photoshop: bytes = b""
    holes: tuple[Hole, ...] = ()
