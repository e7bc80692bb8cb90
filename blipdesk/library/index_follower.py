"""The index follows what is done to files: rows, words and drafts go where their photo goes."""

from contextlib import suppress
from pathlib import Path

from blipdesk.domain.errors import PhotoError
from blipdesk.index.database import Index
from blipdesk.index.file_steps import FileStep, StepKind
from blipdesk.index.photos import PhotoRecord, PhotoStatus
from blipdesk.library.file_plans import sidecar_owners
from blipdesk.library.ingest import Ingest
from blipdesk.library.trash import is_in_trash


class IndexFollower:
    """Brings the index up to date with one file step after the other.

    Args:
        index: open, of this thread.
        ingest: on the same index.
    """

    def __init__(self, index: Index, ingest: Ingest) -> None:
        self._index = index
        self._ingest = ingest

    def follow(self, step: FileStep) -> None:
        """Let the index know what a step did; inside the transaction that ends it."""
        if step.source is None:
            return
        if step.kind is StepKind.COPY:
            self._follow_copy(step.source, step.target)
            return
        photos = [self._index.photos.by_path(step.source), *self._index.photos.under(step.source)]
        for photo in photos:
            if photo is None:
                continue
            if step.kind is StepKind.TRASH:
                self._index.photos.set_status(photo.photo_id, PhotoStatus.MISSING)
            else:
                self._follow_move(photo, step)
        if step.kind is StepKind.MOVE and is_in_trash(step.source):
            self._know_again(step.target)
        if not step.is_out_of_reach:
            self._read_again(step.target)

    def _know_again(self, path: Path) -> None:
        """What comes back from the trash may have been forgotten for what had taken its place."""
        is_photo = path.suffix.lower() != ".xmp" and not path.is_dir()
        if is_photo and self._index.photos.by_path(path) is None:
            with suppress(PhotoError):  # the row says why
                self._ingest.remember(path)

    def _follow_move(self, photo: PhotoRecord, step: FileStep) -> None:
        assert step.source is not None
        target = step.target / photo.path.relative_to(step.source)
        stale = self._index.photos.by_path(target)
        if stale is not None and stale.photo_id != photo.photo_id:
            self._index.photos.delete(stale.photo_id)  # its file is gone: ours is there now
        self._index.photos.move(photo.photo_id, target)
        self._read_again(target)

    def _follow_copy(self, source: Path, target: Path) -> None:
        original = self._index.photos.by_path(source)
        if original is None:
            self._read_again(target)  # a sidecar, or a photo that nobody asked to know
            return
        try:
            copied = self._ingest.remember(target)
        except PhotoError:
            return  # the row says why
        if not self._index.drafts.current(copied.photo_id):
            self._index.drafts.copy(original.photo_id, copied.photo_id)

    def _read_again(self, path: Path) -> None:
        """Read a photo's words at its new place, where its sidecar may have come with it."""
        for owner in sidecar_owners(path) if path.suffix.lower() == ".xmp" else [path]:
            photo = self._index.photos.by_path(owner)
            if photo is not None:
                try:
                    self._ingest.refresh(photo.path, photo.image_digest)
                except PhotoError as error:
                    status = PhotoStatus.UNREADABLE
                    self._index.photos.set_status(photo.photo_id, status, str(error))
