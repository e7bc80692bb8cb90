"""The two things that can be written: a photo's own blocks, or the sidecar beside it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from blipdesk.domain.errors import Unreadable
from blipdesk.domain.photo import FileStamp, PhotoFormat, display_name
from blipdesk.metadata.container import Blocks, NewBlocks
from blipdesk.metadata.model import TagChange, WriteTarget
from blipdesk.metadata.open_photo import OpenPhoto, open_photo
from blipdesk.metadata.source import FileSource, Piece
from blipdesk.metadata.tag_store import TagStore
from blipdesk.metadata.xmp_packet import MAX_PACKET_BYTES

Changes = tuple[TagChange, ...]


@dataclass(frozen=True, slots=True)
class PhotoTarget:
    """The photo itself, open."""

    photo: OpenPhoto
    kind = WriteTarget.FILE

    @property
    def stamp(self) -> FileStamp | None:
        """The photo's stamp."""
        return self.photo.stamp

    @property
    def source(self) -> FileSource | None:
        """The photo's bytes."""
        return self.photo.source

    def fresh_store(self) -> TagStore:
        """Return the tags as they are, to change them in memory."""
        return TagStore(self.photo.container.blocks)

    def pieces(self, changes: Changes) -> tuple[Piece, ...]:
        """Return what to exchange in the file.

        Raises:
            DamagedError: the changes do not fit into it.
        """
        return self.photo.container.pieces(self.new_blocks(changes)) if changes else ()

    def new_blocks(self, changes: Changes) -> NewBlocks:
        """Return the blocks with the changes in them.

        Raises:
            DamagedError: the changes do not fit into them.
        """
        store = self.fresh_store()
        for change in changes:
            store.put(change.tag, change.new)
        return store.new_blocks(self.photo.container.max_xmp_bytes)


@dataclass(frozen=True, slots=True)
class SidecarTarget:
    """A sidecar; one that does not exist yet has no stamp and no source."""

    path: Path
    stamp: FileStamp | None = None
    source: FileSource | None = None
    kind = WriteTarget.SIDECAR

    def fresh_store(self) -> TagStore:
        """Return the tags as they are, to change them in memory."""
        data = self.source.read(0, MAX_PACKET_BYTES + 1) if self.source else b""
        return TagStore(Blocks(PhotoFormat.OTHER, xmp=data or None))

    def pieces(self, changes: Changes) -> tuple[Piece, ...]:
        """Return the whole new file.

        Raises:
            DamagedError: the sidecar would become too large.
        """
        store = self.fresh_store()
        for change in changes:
            store.put(change.tag, change.new)
        end = self.source.size if self.source else 0
        return (Piece(0, end, store.sidecar_bytes(MAX_PACKET_BYTES)),) if changes else ()


Target = PhotoTarget | SidecarTarget


@contextmanager
def open_target(path: Path, kind: WriteTarget) -> Iterator[Target]:
    """Open what a plan is going to replace.

    Raises:
        Unreadable, UnsupportedFormat: as ``open_photo``.
    """
    if kind is not WriteTarget.SIDECAR:
        with open_photo(path) as photo:
            yield PhotoTarget(photo)
        return
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        yield SidecarTarget(path)
        return
    except OSError as error:
        name = display_name(str(path))
        raise Unreadable(f"{name} cannot be opened: {error.strerror}.") from error
    try:
        status = os.fstat(descriptor)
        yield SidecarTarget(path, FileStamp.of(status), FileSource(descriptor, status.st_size))
    finally:
        os.close(descriptor)
