"""What is known about a photo file besides its words."""

import os
from dataclasses import dataclass
from enum import StrEnum


class PhotoFormat(StrEnum):
    """The container, decided by the file's content and never by its name."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    TIFF = "tiff"
    HEIF = "heif"
    AVIF = "avif"
    GIF = "gif"
    BMP = "bmp"
    RAW = "raw"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What ``stat`` says; two equal stamps mean that the file was not touched in between."""

    size_bytes: int
    mtime_ns: int
    inode: int
    device: int

    @classmethod
    def of(cls, status: os.stat_result) -> "FileStamp":
        """Take the stamp from a stat result."""
        return cls(status.st_size, status.st_mtime_ns, status.st_ino, status.st_dev)


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """Facts that BlipDesk reads and never writes.

    ``width_px`` and ``height_px`` are the stored size, before ``orientation`` (EXIF 274, 1 to 8) is
    applied. ``taken`` is EXIF DateTimeOriginal as local ISO 8601 text ("2024-06-01T12:30:00"),
    with the offset appended where the file has one. ``rating`` is xmp:Rating, -1 to 5.
    """

    format: PhotoFormat
    width_px: int = 0
    height_px: int = 0
    orientation: int = 1
    taken: str | None = None
    camera: str | None = None
    lens: str | None = None
    rating: int | None = None
    city: str | None = None
    region: str | None = None
    country: str | None = None
    latitude_deg: float | None = None
    longitude_deg: float | None = None


def display_name(path: str) -> str:
    """Make a path safe to show: control, newline and bidi characters and broken bytes escaped.

    Args:
        path: as the file system gives it (``os.fsdecode``, surrogateescape).
    """
    if path.isprintable():  # nearly every name, at every paint of a grid; no bidi control is
        return path
    return "".join(c if c.isprintable() else _escape(c) for c in path)


def _escape(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # a byte that is no UTF-8, as surrogateescape carries it
        return f"\\x{code - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")
