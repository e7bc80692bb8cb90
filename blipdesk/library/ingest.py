"""Bring one file's facts and words into the index."""

import os
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
        stamp = _stamp_of(path)
        known = self._index.photos.by_path(path)
        if known is not None and known.stamp == stamp and known.status is PhotoStatus.PRESENT:
            return self._with_news_beside(known)
        mark = mark_beside(path)
        try:
            metadata = read_metadata(path)
            digest = _digest(path)
        except (Unreadable, UnsupportedFormat) as error:
            self._remember_problem(path, stamp, mark, known, error)
            raise
        return self._store(path, metadata, mark, digest, known)

    def _with_news_beside(self, known: PhotoRecord) -> PhotoRecord:
        """Read an untouched photo's sidecar again, which other programs change by themselves."""
        mark = mark_beside(known.path)  # before reading: what comes later is news again
        if known.sidecar_mark == mark:
            return known
        metadata = read_metadata(known.path, even_damaged=True)
        digest = known.image_digest or _digest(known.path)
        return self._store(known.path, metadata, mark, digest, known)

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

    def refresh(self, path: Path, digest: bytes | None) -> PhotoRecord:
        """Read a photo again after an own write, which leaves its image data as it was."""
        known = self._index.photos.by_path(path)
        mark = mark_beside(path)
        metadata = read_metadata(path, even_damaged=True)
        return self._store(path, metadata, mark, digest or _digest(path), known)

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
            if other.path != path and not os.path.lexists(other.path):
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
