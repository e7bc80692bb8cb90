"""From a file to an upright RGB picture, whatever the file holds; hostile files included."""

import errno
import io
import os
import stat
import struct
import warnings
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from PIL import Image, ImageFile, UnidentifiedImageError

from blipdesk.domain.errors import PhotoError, Unreadable, UnsupportedFormat
from blipdesk.domain.photo import PhotoFormat, display_name
from blipdesk.imaging.colour import to_srgb
from blipdesk.imaging.heif import HeifMissingError, HeifPicture, open_heif
from blipdesk.imaging.raw_preview import raw_preview
from blipdesk.imaging.sniff import SNIFF_BYTES, sniff_format

# Only these decoders ever see a file: EPS would start another program, PSD has had memory faults.
FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP", "AVIF")

# Our own limit, checked before any pixel is decoded, takes the place of Pillow's; Pillow's stays
# as a last fence for what a decoder may find later than the header.
Image.MAX_IMAGE_PIXELS = 2**30
warnings.filterwarnings("ignore", module=r"PIL\.")

# What Pillow's decoders raise on broken files: far more than their documentation names.
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    RuntimeError,
    AssertionError,
    EOFError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)

_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ORIENTATION_TAG = 0x0112
_FIRST_SIDEWAYS = 5


@dataclass(frozen=True, slots=True)
class DecodeLimits:
    """What a picture may cost.

    Args:
        max_pixels: pixels held in memory at once (4 bytes each), after a JPEG's scaled decode.
    """

    max_pixels: int = 250_000_000


@dataclass(frozen=True, slots=True)
class DecodedImage:
    """An upright picture.

    Args:
        image: mode RGB, sRGB colours, alpha laid on white.
        stored_width_px: width in the file, before orientation.
        stored_height_px: height in the file, before orientation.
        orientation: the EXIF orientation 1 to 8 that was applied.
    """

    image: Image.Image
    stored_width_px: int
    stored_height_px: int
    orientation: int


def decode_upright(
    path: Path, target_px: int, limits: DecodeLimits = DecodeLimits()
) -> DecodedImage:
    """Decode a photo's first picture.

    Args:
        path: the file.
        target_px: the shorter side may shrink down to this, which saves most of a JPEG's decoding;
            0 decodes every pixel.
        limits: see there.

    Raises:
        Unreadable: the file cannot be opened, is cut off, damaged or too large.
        UnsupportedFormat: it is no picture of a known kind.
    """
    name = display_name(str(path))
    with _open_file(path, name) as stream:
        try:
            return _decode_kind(stream, target_px, limits, name)
        except UnidentifiedImageError as error:
            raise _unidentified(stream, name) from error
        except HeifMissingError as error:
            raise UnsupportedFormat(
                f"{name}: HEIC pictures need one more part; run: pip install 'blipdesk[heic]'"
            ) from error
        except MemoryError as error:
            raise Unreadable(f"{name}: memory does not suffice to decode the picture") from error
        except _BROKEN as error:
            raise Unreadable(f"{name}: damaged, cannot be decoded ({_one_line(error)})") from error


def _decode_kind(stream: BinaryIO, target_px: int, limits: DecodeLimits, name: str) -> DecodedImage:
    kind = sniff_format(stream.read(SNIFF_BYTES))
    stream.seek(0)
    if kind is PhotoFormat.HEIF:
        return _decode_heif(open_heif(stream), target_px, limits, name)
    preview = raw_preview(stream) if kind is PhotoFormat.RAW else None
    if preview is not None:
        with Image.open(io.BytesIO(preview.jpeg), formats=("JPEG",)) as image:
            return _decode(image, target_px, limits, name, preview.orientation)
    # A TIFF that has a raw file's signs but no preview may still be a picture.
    with Image.open(stream, formats=FORMATS) as image:
        return _decode(image, target_px, limits, name)


def _decode_heif(
    picture: HeifPicture, target_px: int, limits: DecodeLimits, name: str
) -> DecodedImage:
    width, height = picture.size
    _require_room(width, height, limits, name)
    return DecodedImage(to_srgb(picture.decoded(), target_px), width, height, orientation=1)


def _open_file(path: Path, name: str) -> BinaryIO:
    try:
        # O_NONBLOCK: opening a pipe that nobody writes to must not wait.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY)
    except OSError as error:
        raise Unreadable(f"{name}: cannot be opened ({_reason(error)})") from error
    except ValueError as error:  # a NUL in the name
        raise Unreadable(f"{name}: cannot be opened (impossible name)") from error
    status = os.fstat(handle)
    if stat.S_ISREG(status.st_mode) and status.st_size:
        return os.fdopen(handle, "rb")
    os.close(handle)
    if stat.S_ISREG(status.st_mode):
        raise Unreadable(f"{name}: the file is empty")
    raise Unreadable(f"{name}: not a regular file")


_BINARY: int = getattr(os, "O_BINARY", 0)


def _unidentified(stream: BinaryIO, name: str) -> PhotoError:
    """Tell a picture with a broken head from what is no picture."""
    stream.seek(0)
    kind = sniff_format(stream.read(SNIFF_BYTES))
    if kind.upper() in FORMATS:
        return Unreadable(f"{name}: damaged, cannot be decoded (its header is broken)")
    if kind is PhotoFormat.RAW:
        return UnsupportedFormat(
            f"{name}: the raw file holds no finished picture, and none is developed from the"
            " sensor's data"
        )
    if kind is PhotoFormat.OTHER:
        return UnsupportedFormat(f"{name}: not a picture of a kind that is known")
    return UnsupportedFormat(f"{name}: pictures of the kind {kind.upper()} are not supported")


def _reason(error: OSError) -> str:
    return "permission denied" if error.errno == errno.EACCES else error.strerror or str(error)


def _require_room(width: int, height: int, limits: DecodeLimits, name: str) -> None:
    if width * height > limits.max_pixels:
        raise Unreadable(
            f"{name}: {width} x {height} pixels are more than the limit of"
            f" {limits.max_pixels // 1_000_000} million"
        )


def _decode(
    image: ImageFile.ImageFile,
    target_px: int,
    limits: DecodeLimits,
    name: str,
    outer_orientation: int = 1,
) -> DecodedImage:
    """Decode a picture; the outer orientation counts where the picture itself tells none."""
    width, height = image.size
    if target_px:
        image.draft(None, (target_px, target_px))
    if image.width * image.height > limits.max_pixels:
        _require_room(width, height, limits, name)
    if image.format == "TIFF":
        # Pillow turns a TIFF upright while loading it, and has swapped its size already.
        orientation, turn = _orientation(image), None
        if orientation >= _FIRST_SIDEWAYS:
            width, height = height, width
        image.load()
    else:
        image.load()  # a PNG may tell its orientation after the pixels
        orientation = _orientation(image, outer_orientation)
        turn = _UPRIGHT.get(orientation)
    flat = to_srgb(image, target_px)
    upright = flat if turn is None else flat.transpose(turn)
    return DecodedImage(upright, width, height, orientation)


def _orientation(image: Image.Image, otherwise: int = 1) -> int:
    """Return EXIF 274, or what is said elsewhere where it is missing; 1 where it is nonsense."""
    try:
        value = image.getexif().get(_ORIENTATION_TAG, otherwise)
    except _BROKEN:  # a broken EXIF block does not make the picture unreadable
        return 1
    return value if value in _UPRIGHT else 1


def _one_line(error: BaseException) -> str:
    text = display_name(str(error)) or type(error).__name__
    return text if len(text) <= 120 else text[:119] + "…"
