"""The index follows what is done to files: rows, words and drafts go where their photo goes."""

from contextlib import suppress
from pathlib import Path

from blipdesk.domain.errors import PhotoError
from blipdesk.index.database import Index
from blipdesk.index.file_steps import FileStep, StepKind, StepState
from blipdesk.index.photos import PhotoRecord, PhotoStatus
from blipdesk.library.file_plans import sidecar_owners
from blipdesk.library.ingest import Ingest
from blipdesk.library.trash import is_in_trash

_NEWEST_STEPS = 8


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
            self._make_room(stale)
        self._index.photos.move(photo.photo_id, target)
        self._read_again(target)

    def _make_room(self, stale: PhotoRecord) -> None:
        """Let the row of a photo that was replaced go to the trash with it, drafts and all.

        Its name belongs to another photo now; an undo finds it by its place in the trash.
        """
        for step in self._index.file_steps.of_path(stale.path, _NEWEST_STEPS):
            is_its = step.kind is StepKind.TRASH and step.source == stale.path
            if is_its and step.state is StepState.DONE and not step.is_out_of_reach:
                if self._index.photos.by_path(step.target) is None:
                    self._index.photos.move(stale.photo_id, step.target)
                    self._index.photos.set_status(stale.photo_id, PhotoStatus.MISSING)
                    return
                break
        self._index.photos.delete(stale.photo_id)  # its file is gone: ours is there now

    def _follow_copy(self, source: Path, target: Path) -> None:
        original = self._index.photos.by_path(source)
        if original is None:
            self._read_again(target)  # a sidecar, or a photo that nobody asked to know
            return
        replaced = self._index.photos.by_path(target)
        if replaced is not None and replaced.status is PhotoStatus.MISSING:
            self._make_room(replaced)  # else the copy would inherit its drafts
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
                    self._ingest.refresh(photo)
                except PhotoError as error:
                    status = PhotoStatus.UNREADABLE
                    self._index.photos.set_status(photo.photo_id, status, str(error))
