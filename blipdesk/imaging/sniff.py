"""Tell a picture's container by its first bytes, never by its name."""

from blipdesk.domain.photo import PhotoFormat

SNIFF_BYTES = 4096
"""How many leading bytes ``sniff_format`` wants; fewer are fine for a short file."""

_TIFF_STARTS = (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
# TIFF-like raw files with a signature of their own: Olympus, Panasonic, Canon CRW, Fujifilm, Sigma.
_RAW_STARTS = (b"IIRO", b"IIRS", b"MMOR", b"IIU\x00", b"FUJIFILMCCD-RAW", b"FOVb")
_HEIF_BRANDS = frozenset({b"mif1", b"msf1", b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"})
_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_RAW_BRANDS = frozenset({b"crx "})
_DNG_VERSION = 0xC612


def sniff_format(head: bytes) -> PhotoFormat:
    """Return the container that the first bytes show; ``OTHER`` for everything unknown.

    Args:
        head: the file's first ``SNIFF_BYTES`` bytes.
    """
    if head.startswith(b"\xff\xd8\xff"):
        return PhotoFormat.JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PhotoFormat.PNG
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return PhotoFormat.WEBP
    if head.startswith(_RAW_STARTS) or (head[:2] == b"II" and head[6:14] == b"HEAPCCDR"):
        return PhotoFormat.RAW
    if head.startswith(_TIFF_STARTS):
        return PhotoFormat.RAW if _is_raw_tiff(head) else PhotoFormat.TIFF
    if head.startswith((b"GIF87a", b"GIF89a")):
        return PhotoFormat.GIF
    if head.startswith(b"BM") and len(head) >= 26 and head[15:18] == b"\0\0\0":
        return PhotoFormat.BMP
    if head[4:8] == b"ftyp":
        return _sniff_brands(head)
    return PhotoFormat.OTHER


def _sniff_brands(head: bytes) -> PhotoFormat:
    """ISO 14496-12 section 4.3: the major brand, a version, then the compatible brands."""
    size = int.from_bytes(head[:4], "big")
    end = min(size, len(head)) if size >= 16 else 16
    brands = [head[8:12], *(head[i : i + 4] for i in range(16, end - 3, 4))]
    if brands[0] in _RAW_BRANDS:
        return PhotoFormat.RAW
    for known, found in ((_AVIF_BRANDS, PhotoFormat.AVIF), (_HEIF_BRANDS, PhotoFormat.HEIF)):
        if brands[0] in known:
            # "mif1" as the major brand says only HEIF; the codec is among the compatible ones.
            return PhotoFormat.AVIF if _AVIF_BRANDS & set(brands) else found
    return PhotoFormat.OTHER


def _is_raw_tiff(head: bytes) -> bool:
    """Whether a TIFF is a camera's raw file: DNG by its version tag, CR2 and NEF by their signs."""
    if head[8:10] == b"CR":
        return True
    if head[2:4] not in (b"*\0", b"\0*"):
        return False
    order = "little" if head[:2] == b"II" else "big"
    offset = int.from_bytes(head[4:8], order)  # type: ignore[arg-type]
    tags = _first_tags(head, offset, order)
    if _DNG_VERSION in tags:
        return True
    # NEF, ARW, PEF, SRW: IFD0 is a small preview and the sensor's data hang below SubIFDs, and the
    # camera's maker note says so; a plain TIFF has no SubIFDs together with a make and an EXIF IFD.
    return {0x010F, 0x014A, 0x8769} <= tags


def _first_tags(head: bytes, offset: int, order: str) -> set[int]:
    little = order == "little"
    count = int.from_bytes(head[offset : offset + 2], "little" if little else "big")
    starts = range(offset + 2, min(offset + 2 + 12 * count, len(head) - 11), 12)
    return {int.from_bytes(head[i : i + 2], "little" if little else "big") for i in starts}
