"""Open a photo as the container that its content shows, and say what goes wrong in one line."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from blipdesk.domain.errors import Unreadable, UnsupportedFormat
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


@dataclass(frozen=True, slots=True)
class OpenPhoto:
    """An open file with its container."""

    path: Path
    stamp: FileStamp
    status: os.stat_result
    source: FileSource
    container: Container


@contextmanager
def open_photo(path: Path) -> Iterator[OpenPhoto]:
    """Open a photo for reading.

    Raises:
        Unreadable: it cannot be opened, is no regular file, or is not whole.
        UnsupportedFormat: it is no picture.
    """
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
        source = FileSource(descriptor, status.st_size)
        container = _open_container(source, name)
        yield OpenPhoto(path, FileStamp.of(status), status, source, container)
    finally:
        os.close(descriptor)


_BINARY = getattr(os, "O_BINARY", 0)


def _open_container(source: FileSource, name: str) -> Container:
    try:
        kind = sniff_format(source.read(0, SNIFF_BYTES))
        if kind is PhotoFormat.OTHER:
            empty = "it is empty" if source.size == 0 else "its content is of no known kind"
            raise UnsupportedFormat(f"{name} is not a picture: {empty}.")
        known = _CONTAINERS.get(kind)
        return known(source) if known else BareContainer(kind)
    except DamagedError as error:
        raise Unreadable(f"{name} is damaged: {error}.") from error
    except OSError as error:
        raise Unreadable(f"{name} cannot be read: {error.strerror}.") from error
