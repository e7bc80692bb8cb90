"""Open a photo as the container that its content shows, and say what goes wrong in one line."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from blipdesk.domain.errors import Damaged, Unreadable, UnsupportedFormat
from blipdesk.domain.photo import FileStamp, PhotoFormat, display_name
from blipdesk.imaging.sniff import SNIFF_BYTES, sniff_format
from blipdesk.metadata.container import Container
from blipdesk.metadata.formats.heif import HeifContainer
from blipdesk.metadata.formats.jpeg import JpegContainer
from blipdesk.metadata.formats.png import PngContainer
from blipdesk.metadata.formats.raw import BareContainer, open_raw
from blipdesk.metadata.formats.tiff import TiffContainer
from blipdesk.metadata.formats.webp import WebpContainer
from blipdesk.metadata.source import ByteSource, DamagedError, FileSource

_CONTAINERS: dict[PhotoFormat, Callable[[ByteSource], Container]] = {
    PhotoFormat.JPEG: JpegContainer,
    PhotoFormat.PNG: PngContainer,
    PhotoFormat.WEBP: WebpContainer,
    PhotoFormat.TIFF: TiffContainer,
    PhotoFormat.HEIF: partial(HeifContainer, kind=PhotoFormat.HEIF),
    PhotoFormat.AVIF: partial(HeifContainer, kind=PhotoFormat.AVIF),
    PhotoFormat.RAW: open_raw,
}


# Pictures that are neither decoded nor written, and for which people keep sidecars all the same:
# Photoshop (its file format, 2020), JPEG 2000 (T.800 annex I and A) and JPEG XL (18181-2 and -1).
_ONLY_BESIDE = {
    b"8BPS": "Photoshop",
    b"\0\0\0\x0cjP  \r\n\x87\n": "JPEG 2000",
    b"\xff\x4f\xff\x51": "JPEG 2000",
    b"\0\0\0\x0cJXL \r\n\x87\n": "JPEG XL",
    b"\xff\x0a": "JPEG XL",
}


@dataclass(frozen=True, slots=True)
class OpenPhoto:
    """An open file with its container."""

    path: Path
    stamp: FileStamp
    status: os.stat_result
    source: FileSource
    container: Container


@contextmanager
def open_photo(path: Path, *, even_damaged: bool = False) -> Iterator[OpenPhoto]:
    """Open a photo for reading.

    Args:
        even_damaged: open a broken one as a container that holds nothing and takes nothing.

    Raises:
        Unreadable: it cannot be opened or is no regular file.
        Damaged: it is not whole.
        UnsupportedFormat: it is no picture.
    """
    name = display_name(str(path))
    with _open_file(path) as (source, status):
        try:
            container = _open_container(source, name)
        except Damaged as error:
            if not even_damaged:
                raise
            container = BareContainer(_kind(source), str(error.__cause__))
        yield OpenPhoto(path, FileStamp.of(status), status, source, container)


@contextmanager
def open_source(path: Path) -> Iterator[tuple[FileSource, FileStamp]]:
    """Open a photo whose bytes are known already.

    Raises:
        Unreadable: it cannot be opened or is no regular file.
    """
    with _open_file(path) as (source, status):
        yield source, FileStamp.of(status)


@contextmanager
def _open_file(path: Path) -> Iterator[tuple[FileSource, os.stat_result]]:
    name = display_name(str(path))
    try:
        # O_NONBLOCK: opening a pipe that somebody put there must not wait for its writer.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY)
    except OSError as error:
        raise Unreadable(f"{name} cannot be opened: {error.strerror}.") from error
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(f"{name} is not a regular file.")
        yield FileSource(descriptor, status.st_size), status
    finally:
        os.close(descriptor)


_BINARY = getattr(os, "O_BINARY", 0)


def _open_container(source: FileSource, name: str) -> Container:
    try:
        kind = _kind(source)
        if kind is PhotoFormat.OTHER:
            start = source.read(0, 12)
            known = next((n for s, n in _ONLY_BESIDE.items() if start.startswith(s)), None)
            if known is not None:
                return BareContainer(kind, name=known)
            if start.startswith(b"\xff\xd8"):
                raise DamagedError("the JPEG's markers are broken")
            empty = "it is empty" if source.size == 0 else "its content is of no known kind"
            raise UnsupportedFormat(f"{name} is not a picture: {empty}.")
        opened = _CONTAINERS.get(kind)
        return opened(source) if opened else BareContainer(kind)
    except DamagedError as error:
        raise Damaged(f"{name} is damaged: {error}.") from error
    except OSError as error:
        raise Unreadable(f"{name} cannot be read: {error.strerror}.") from error


def _kind(source: FileSource) -> PhotoFormat:
    return sniff_format(source.read(0, SNIFF_BYTES))
