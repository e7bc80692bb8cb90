"""HEIC and HEIF pictures, where the extra ``blipdesk[heic]`` is installed.

It is an extra because its wheels carry an encoder under GPL, which BlipDesk never calls.
"""

from typing import BinaryIO

from PIL import Image


class HeifMissingError(Exception):
    """The extra is not installed."""


def open_heif(stream: BinaryIO) -> "HeifPicture":
    """Read a HEIF file's head.

    Raises:
        HeifMissingError: the extra is not installed.
        OSError, ValueError, RuntimeError, EOFError, SyntaxError: the file is broken, or holds no
            picture that can be decoded.
    """
    try:
        # Here and not above: few photos need it.
        import pillow_heif
    except ImportError as error:
        raise HeifMissingError from error
    opened = pillow_heif.open_heif(stream, convert_hdr_to_8bit=True)
    if not len(opened):
        raise ValueError("no picture of a kind that libheif decodes")
    return HeifPicture(opened)


class HeifPicture:
    """The primary picture of a HEIF file, not decoded yet.

    Args:
        opened: what pillow_heif opened.
    """

    def __init__(self, opened: object) -> None:
        self._opened = opened

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels, as it is to be shown."""
        width, height = self._opened.size  # type: ignore[attr-defined]
        return int(width), int(height)

    def decoded(self) -> Image.Image:
        """Decode it: 8 bits, turned as its own properties say; EXIF's orientation does not count.

        Source: ISO/IEC 23008-12, 6.5.10 and annex A.2: only ``irot`` and ``imir`` turn a picture.
        """
        image: Image.Image = self._opened.to_pillow()  # type: ignore[attr-defined]
        return image
