"""Bring one file's facts and words into the index."""

import os
from dataclasses import dataclass
from pathlib import Path

from blipdesk.domain.errors import Damaged, PhotoError, Unreadable, UnsupportedFormat
from blipdesk.domain.photo import FileStamp, PhotoFacts, PhotoFormat, display_name
from blipdesk.imaging.digest import image_digest
from blipdesk.index.database import Index
from blipdesk.index.drafts import DraftState
from blipdesk.index.photos import PhotoRecord, PhotoStatus
from blipdesk.metadata.model import FileMetadata
from blipdesk.metadata.reader import read_metadata
from blipdesk.metadata.sidecar_names import mark_beside


@dataclass(frozen=True, slots=True)
class PhotoRead:
    """What a file and what lies beside it say; see ``read_photo``.

    Args:
        known: what the index knew when it was read.
        stamp: of the file.
        mark: of its sidecar.
        metadata: None: nothing is news, or it cannot be read.
        digest: of the image data, where there is metadata.
        problem: why it cannot be read.
    """

    known: PhotoRecord | None
    stamp: FileStamp
    mark: bytes | None
    metadata: FileMetadata | None = None
    digest: bytes | None = None
    problem: PhotoError | None = None


def read_photo(path: Path, known: PhotoRecord | None) -> PhotoRead:
    """Read a photo if it is news; knows nothing of the index, so that any thread may wait for it.

    Args:
        path: absolute.
        known: what the index knows of it.

    Raises:
        PhotoError: the file is gone, or an untouched one cannot be read any more.
    """
    stamp = _stamp_of(path)
    mark = mark_beside(path)  # before reading: what comes later is news again
    is_untouched = known is not None and known.stamp == stamp
    if known is not None and is_untouched and known.status is PhotoStatus.PRESENT:
        if known.sidecar_mark == mark:
            return PhotoRead(known, stamp, mark)
        # Other programs change a sidecar by itself.
        metadata = read_metadata(path, even_damaged=True)
        return PhotoRead(known, stamp, mark, metadata, known.image_digest or _digest(path))
    try:
        return PhotoRead(known, stamp, mark, read_metadata(path), _digest(path))
    except (Unreadable, UnsupportedFormat) as error:
        return PhotoRead(known, stamp, mark, problem=error)


@dataclass(frozen=True, slots=True)
class FreshRead:
    """What a photo says right after an own write, and its sidecar's mark."""

    metadata: FileMetadata
    mark: bytes | None


def read_again(path: Path) -> FreshRead:
    """Read a photo after an own write; knows nothing of the index, so that any thread may do it.

    Raises:
        PhotoError: the file is gone.
    """
    mark = mark_beside(path)  # before reading: what comes later is news again
    return FreshRead(read_metadata(path, even_damaged=True), mark)


class Ingest:
    """Reads files into the index.

    Args:
        index: open, of this thread.
    """

    def __init__(self, index: Index) -> None:
        self._index = index

    def remember(self, path: Path) -> PhotoRecord:
        """Return what is known of a photo, reading it first if it is new or was touched.

        Args:
            path: absolute.

        Raises:
            PhotoError: the file is gone, no picture, or broken; an index row remembers why.
        """
        return self.take(path, read_photo(path, self._index.photos.by_path(path)))

    def take(self, path: Path, read: PhotoRead) -> PhotoRecord:
        """Store what ``read_photo`` read.

        Raises:
            PhotoError: it could not be read; an index row remembers why.
        """
        known = self._index.photos.by_path(path)
        if known != read.known:  # somebody else stored it meanwhile, perhaps after a write
            read = read_photo(path, known)
        if read.problem is not None:
            self._remember_problem(path, read.stamp, read.mark, known, read.problem)
            raise read.problem
        if read.metadata is None or read.digest is None:
            assert known is not None  # nothing is news
            return known
        return self._store(path, read.metadata, read.mark, read.digest, known)

    def remember_even_damaged(self, path: Path) -> PhotoRecord:
        """Do the same for a photo that shall get words: a damaged one can have them beside it.

        Raises:
            PhotoError: the file is gone or no picture.
        """
        try:
            return self.remember(path)
        except Damaged:
            known = self._index.photos.by_path(path)
            assert known is not None  # the problem was remembered there
            return known

    def refresh(self, photo: PhotoRecord, fresh: FreshRead | None = None) -> PhotoRecord:
        """Store what a photo says after an own write, which leaves its image data as it was.

        Args:
            photo: as the index knew it before.
            fresh: as it was read since; None, or if somebody else has stored it meanwhile: it is
                read here.

        Raises:
            PhotoError: the file is gone.
        """
        known = self._index.photos.by_path(photo.path)
        if fresh is None or known != photo:
            fresh = read_again(photo.path)
        digest = photo.image_digest or _digest(photo.path)
        return self._store(photo.path, fresh.metadata, fresh.mark, digest, known)

    def _store(
        self,
        path: Path,
        metadata: FileMetadata,
        mark: bytes | None,
        digest: bytes,
        known: PhotoRecord | None,
    ) -> PhotoRecord:
        with self._index.transaction():
            if known is None:
                self._follow_move(path, digest)
            photo_id = self._index.photos.upsert(
                path,
                metadata.facts,
                stamp=metadata.stamp,
                image_digest=digest,
                sidecar=metadata.sidecar,
                sidecar_mark=mark,
            )
            self._index.texts.replace(photo_id, metadata.text)
            if known is not None and known.image_digest not in (None, digest):
                self._forget_drafts(photo_id)  # they describe a picture that is gone
        stored = self._index.photos.get(photo_id)
        assert stored is not None
        return stored

    def _follow_move(self, path: Path, digest: bytes) -> None:
        """If the picture was known elsewhere and is no longer there, take its row along."""
        for other in self._index.photos.by_digest(digest):
            is_away = other.status is PhotoStatus.OFFLINE  # its disk may hang, so it is not asked
            if other.path != path and not is_away and not os.path.lexists(other.path):
                self._index.photos.move(other.photo_id, path)
                return

    def _forget_drafts(self, photo_id: int) -> None:
        self._index.vectors.forget(photo_id)
        self._index.duplicates.put_look(photo_id, None, None)
        for draft in self._index.drafts.current(photo_id):
            self._index.drafts.set_state(draft.draft_id, DraftState.SUPERSEDED)

    def _remember_problem(
        self,
        path: Path,
        stamp: FileStamp,
        mark: bytes | None,
        known: PhotoRecord | None,
        error: PhotoError,
    ) -> None:
        facts = PhotoFacts(PhotoFormat.OTHER) if known is None else known.facts
        digest = None if known is None else known.image_digest
        with self._index.transaction():
            self._index.photos.upsert(
                path,
                facts,
                stamp=stamp,
                image_digest=digest,
                sidecar=None if known is None else known.sidecar,
                sidecar_mark=mark,
                status=PhotoStatus.UNREADABLE,
                problem=str(error),
            )


def _stamp_of(path: Path) -> FileStamp:
    try:
        return FileStamp.of(path.stat())
    except OSError as error:
        raise Unreadable(
            f"{display_name(str(path))}: cannot be opened: {error.strerror or error}"
        ) from error


def _digest(path: Path) -> bytes:
    try:
        return image_digest(path)
    except OSError as error:
        raise Unreadable(
            f"{display_name(str(path))}: cannot be read: {error.strerror or error}"
        ) from error
