"""From a file to a picture for the screen, in a thread; a child decodes what Qt cannot."""

import threading
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageIOHandler, QImageReader, QTransform

from blipdesk.domain.errors import PhotoError
from blipdesk.gui.states import problem_words
from blipdesk.inference.picture_child import PictureChild

_HEAD_BYTES = 262_144
_MOST_MIB = 1024
_RAW_SUFFIXES = frozenset(
    ".cr2 .cr3 .crw .nef .nrw .arw .srf .sr2 .dng .orf .rw2 .pef .raf .srw .3fr .fff .iiq"
    " .x3f".split()
)
_SOI = b"\xff\xd8\xff"
# PySide makes an enumeration when it is first used, and two threads that do so at once crash it: so
# these are made here, and the one that a reader gives back is asked for by one thread at a time.
_TURN_LOCK = threading.Lock()
_KEEP = Qt.AspectRatioMode.KeepAspectRatio
_SRGB = QColorSpace.NamedColorSpace.SRgb
_RGB32 = QImage.Format.Format_RGB32
_TURNS = {
    QImageIOHandler.Transformation.TransformationRotate90: 90,
    QImageIOHandler.Transformation.TransformationRotate180: 180,
    QImageIOHandler.Transformation.TransformationRotate270: 270,
}


def load_image(path: Path, edge_px: int, child: PictureChild) -> tuple[QImage, str | None]:
    """Decode a photo upright and in sRGB.

    Args:
        edge_px: the longer side is scaled down to this; 0 decodes every pixel.
        child: of this thread.

    Returns:
        The picture and None, or a null picture and the reason, one line for the user.
    """
    if path.suffix.lower() in _RAW_SUFFIXES:  # Qt would show the stamp-sized picture of its head
        return _by_child(path, edge_px, child)
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    reader.setAllocationLimit(_MOST_MIB)
    if reader.canRead() and _shows_rightly(path, bytes(reader.format().data())):
        image = _read(reader, edge_px)
        if not image.isNull():
            return image, None
    return _by_child(path, edge_px, child)


def _shows_rightly(path: Path, format_name: bytes) -> bool:
    """Whether Qt decodes files of a format as they are meant.

    Its TIFF reader gives black pictures where the pixels are compressed as JPEG, and its readers of
    WebP and PNG do not turn a photo as its EXIF block says.
    """
    if format_name not in (b"webp", b"png"):
        return format_name in (b"jpeg", b"gif", b"bmp")
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD_BYTES)
    except OSError:
        return False
    if format_name == b"png":
        return b"eXIf" not in head
    # Bit 3 of the flags of the VP8X chunk says that there is EXIF metadata (WebP container).
    return not (head[12:16] == b"VP8X" and head[20] & 8)


def embedded_thumbnail(path: Path) -> QImage | None:
    """Return the small picture that a camera put into a JPEG file, upright; None: there is none."""
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD_BYTES)
    except OSError:
        return None
    if not head.startswith(_SOI) or b"Exif\0\0" not in head[:4096]:
        return None
    start = head.find(_SOI, 4)
    end = head.find(b"\xff\xd9", start)
    if start < 0 or end < 0:
        return None
    image = QImage.fromData(QByteArray(head[start : end + 2]))
    if image.isNull():
        return None
    with _TURN_LOCK:
        turn = QImageReader(str(path)).transformation()
    return _turned(image, turn)


def _read(reader: QImageReader, edge_px: int) -> QImage:
    size = reader.size()
    if edge_px and size.isValid() and max(size.width(), size.height()) > edge_px:
        target = size.scaled(QSize(edge_px, edge_px), _KEEP)
        reader.setScaledSize(target.expandedTo(QSize(1, 1)))
    return _in_srgb(reader.read())


def _in_srgb(image: QImage) -> QImage:
    space = image.colorSpace()
    srgb = QColorSpace(_SRGB)
    if space.isValid() and space != srgb:
        converted = image.convertedToColorSpace(srgb)
        return image if converted.isNull() else converted
    return image


def _turned(image: QImage, turn: object) -> QImage:
    degrees = _TURNS.get(turn)  # type: ignore[call-overload]
    return image.transformed(QTransform().rotate(degrees)) if degrees else image


def _by_child(path: Path, edge_px: int, child: PictureChild) -> tuple[QImage, str | None]:
    image = QImage()

    def room(width: int, height: int) -> memoryview:
        nonlocal image
        image = QImage(width, height, _RGB32)
        # The pixels go from the pipe into the picture; a copy would hold up the window.
        return memoryview(image.bits())

    try:
        child.decode(path, edge_px, room)
    except PhotoError as error:
        return QImage(), problem_words(path, str(error))
    return image, None
