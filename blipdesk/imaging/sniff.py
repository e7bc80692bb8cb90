"""Tell a picture's container by its first bytes, never by its name."""

import struct

from blipdesk.domain.photo import PhotoFormat

SNIFF_BYTES = 4096
"""How many leading bytes ``sniff_format`` wants; fewer are fine for a short file."""

_TIFF_STARTS = (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
# TIFF-like raw files with a signature of their own: Olympus, Panasonic, Canon CRW, Fujifilm, Sigma.
_RAW_STARTS = (b"IIRO", b"IIRS", b"MMOR", b"IIU\x00", b"FUJIFILMCCD-RAW", b"FOVb")
_HEIF_BRANDS = frozenset({b"mif1", b"msf1", b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"})
_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_RAW_BRANDS = frozenset({b"crx "})
_DNG_VERSION, _SUBFILE_TYPE, _PHOTOMETRIC = 0xC612, 0x00FE, 0x0106
_ORDINARY_COLOURS = frozenset({0, 1, 2, 3, 5, 6, 8})  # not a sensor's pattern of colours
_SHORT = 3


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
    if head[2:4] not in (b"*\0", b"\0*") or len(head) < 8:
        return False
    tags = _first_tags(head)
    if _DNG_VERSION in tags:
        return True
    # NEF, ARW, PEF, SRW: IFD0 is a small preview and the sensor's data hang below SubIFDs, and the
    # camera's maker note says so. GIMP and Photoshop write SubIFDs too, but below a whole picture.
    is_whole = tags.get(_SUBFILE_TYPE) == 0 and tags.get(_PHOTOMETRIC) in _ORDINARY_COLOURS
    return {0x010F, 0x014A, 0x8769} <= tags.keys() and not is_whole


def _first_tags(head: bytes) -> dict[int, int]:
    """Return the tags of IFD0 as far as it lies in the head, with their first number or place."""
    order = "<" if head[:2] == b"II" else ">"
    (offset,) = struct.unpack_from(order + "I", head, 4)
    count = int.from_bytes(head[offset : offset + 2], "little" if order == "<" else "big")
    found = {}
    for at in range(offset + 2, min(offset + 2 + 12 * count, len(head) - 11), 12):
        tag, kind = struct.unpack_from(order + "HH", head, at)
        (found[tag],) = struct.unpack_from(order + ("H" if kind == _SHORT else "I"), head, at + 8)
    return found
