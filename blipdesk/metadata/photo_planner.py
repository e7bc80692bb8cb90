"""Where an edit of one photo goes, and whether it fits there."""

import os
import stat
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from blipdesk.domain.errors import ChangedMeanwhile, WriteRefused
from blipdesk.domain.photo import PhotoFormat, display_name
from blipdesk.domain.text import Field, FieldEdit, PhotoText
from blipdesk.metadata.container import Blocks
from blipdesk.metadata.exiftool import check_possible, exiftool_note
from blipdesk.metadata.merge import merge_words
from blipdesk.metadata.model import (
    EditPlan,
    SidecarPolicy,
    TagChange,
    WriteOptions,
    WriteTarget,
)
from blipdesk.metadata.open_photo import OpenPhoto
from blipdesk.metadata.planning import EditPlanner
from blipdesk.metadata.safe_file import original_path
from blipdesk.metadata.sidecar import FOR_EXTENSION, find_sidecar, new_sidecar_path
from blipdesk.metadata.source import DamagedError, NoPlaceError
from blipdesk.metadata.tag_store import TagStore
from blipdesk.metadata.targets import Changes, PhotoTarget, Target, open_target
from blipdesk.metadata.words import read_words
from blipdesk.metadata.xmp_tree import canonical, new_element


def changed_meanwhile(path: Path) -> ChangedMeanwhile:
    """Build the error for a file that is not the one that was read."""
    name = display_name(str(path))
    return ChangedMeanwhile(
        f"{name} was changed by another program; nothing was written, read it again."
    )


def refused(path: Path, reason: str) -> WriteRefused:
    """Build the error for a file that is better not written."""
    name = display_name(str(path))
    return WriteRefused(f"{name} was left as it is: {reason}. A sidecar could hold the text.")


class PhotoPlanner:
    """Plans for one open photo."""

    def __init__(self, path: Path, photo: OpenPhoto, options: WriteOptions) -> None:
        self._path, self._photo, self._options = path, photo, options
        self._sidecar = find_sidecar(photo.path)

    def plan_edit(self, edits: tuple[FieldEdit, ...], now: PhotoText) -> EditPlan:
        """Plan for the photo, or for its sidecar where that is the place.

        Args:
            now: what both say together.
        """
        if self._options.sidecar is SidecarPolicy.ALWAYS:
            return self._edit_sidecar(edits, now, None)
        if self._sidecar is not None and any(self._sidecar.owns(e.field) for e in edits):
            return self._edit_sidecar(edits, now, None)
        reason = self._refusal()
        if reason is None:
            try:
                return self._edit_photo(edits, now)
            except NoPlaceError as error:
                reason = str(error)
                with suppress(DamagedError):
                    return self._edit_by_exiftool(edits, now, reason)
            except DamagedError as error:
                reason = str(error)
        if self._options.sidecar is SidecarPolicy.NEVER:
            if not self._would_change(edits, now):
                return self._plan(PhotoTarget(self._photo), ())
            raise refused(self._path, reason)
        return self._edit_sidecar(edits, now, reason)

    def plan_into_photo(self, edits: tuple[FieldEdit, ...]) -> EditPlan:
        """Plan as if there were no sidecar, and none were allowed."""
        reason = self._refusal()
        if reason is not None:
            raise refused(self._path, reason)
        try:
            return self._edit_photo(edits, self.own_words())
        except DamagedError as error:
            raise refused(self._path, str(error)) from error

    def plan_copy(self, edits: tuple[FieldEdit, ...]) -> EditPlan:
        """Plan a sidecar that only repeats; what it claims as its own already stays so."""
        claimed = () if self._sidecar is None else tuple(filter(self._sidecar.owns, Field))
        open_edits = tuple(edit for edit in edits if edit.field not in claimed)
        return self._edit_sidecar(open_edits, None, None)

    def _would_change(self, edits: tuple[FieldEdit, ...], now: PhotoText) -> bool:
        """Whether there is anything to refuse."""
        planner = EditPlanner(TagStore(Blocks(PhotoFormat.OTHER)), now=now)
        return bool(planner.open_edits(edits))

    def own_words(self) -> PhotoText:
        """Return what the photo itself says."""
        return read_words(self._store)

    @cached_property
    def _store(self) -> TagStore:
        """The photo's tags as they are; they are only looked at."""
        return TagStore(self._photo.container.blocks)

    def words_now(self) -> PhotoText:
        """Return what photo and sidecar say together."""
        own = self.own_words()
        if self._sidecar is None or self._sidecar.problem is not None:
            return own
        beside = read_words(self._sidecar.store)
        return merge_words(own, beside, self._sidecar, self._photo.container.blocks.format)

    def _edit_photo(self, edits: tuple[FieldEdit, ...], now: PhotoText) -> EditPlan:
        """Plan changes that demonstrably fit; EXIF that cannot grow and is blank is left alone."""
        target = PhotoTarget(self._photo)
        try:
            return self._fitting(target, edits, now, with_exif=True)
        except DamagedError as error:
            if _has_exif_caption(self._store):
                raise
            plan = self._fitting(target, edits, now, with_exif=False)
            return replace(plan, notes=(*plan.notes, f"EXIF was left as it is: {error}"))

    def _edit_by_exiftool(
        self, edits: tuple[FieldEdit, ...], now: PhotoText, reason: str
    ) -> EditPlan:
        """Plan the same changes for exiftool, which may find the place that we do not."""
        if self._options.exiftool is None:
            raise DamagedError(reason)
        target, container = PhotoTarget(self._photo), self._photo.container
        planner = EditPlanner(
            self._store,
            can_create_exif=container.can_create_exif,
            now=now,
            paths=self._options.keywords.paths,
            history_date=self._options.history_date,
        )
        changes = planner.changes(edits)
        check_possible(container.blocks, target.new_blocks(changes), self._photo.path)
        plan = self._plan(target, changes, (*planner.notes, exiftool_note(reason)))
        return replace(plan, by_exiftool=True)

    def _fitting(
        self, target: PhotoTarget, edits: tuple[FieldEdit, ...], now: PhotoText, *, with_exif: bool
    ) -> EditPlan:
        planner = EditPlanner(
            self._store,
            can_create_exif=self._photo.container.can_create_exif,
            with_exif=with_exif,
            exif_keeps_size=self._photo.container.exif_keeps_size,
            now=now,
            paths=self._options.keywords.paths,
            history_date=self._options.history_date,
        )
        changes = planner.changes(edits)
        pieces = target.pieces(changes)
        return replace(self._plan(target, changes, tuple(planner.notes)), pieces=pieces)

    def _edit_sidecar(
        self, edits: tuple[FieldEdit, ...], now: PhotoText | None, reason: str | None
    ) -> EditPlan:
        """Plan changes of the sidecar; without ``now`` it claims nothing and only repeats."""
        path = self._sidecar_path()
        with open_target(path, WriteTarget.SIDECAR) as target:
            is_home = now is not None
            planner = EditPlanner(
                target.fresh_store(),
                now=now,
                is_sidecar=is_home,
                paths=self._options.keywords.paths,
                history_date=self._options.history_date if is_home else None,
            )
            try:
                changes = planner.changes(edits)
                if changes and self._sidecar is None and path.stem == self._photo.path.stem:
                    changes = (*changes, self._extension_change())
                target.pieces(changes)
            except DamagedError as error:
                raise self._sidecar_refused(str(error)) from error
            return self._plan(target, changes, tuple(planner.notes), reason)

    def _sidecar_path(self) -> Path:
        if self._sidecar is None:
            return new_sidecar_path(self._photo.path, self._options.naming)
        if self._sidecar.problem is not None:
            raise self._sidecar_refused(self._sidecar.problem)
        return self._sidecar.path

    def _sidecar_refused(self, reason: str) -> WriteRefused:
        path = self._photo.path if self._sidecar is None else self._sidecar.path
        name = display_name(str(path))
        return WriteRefused(f"The sidecar {name} was left as it is: {reason}. Repair or move it.")

    def _extension_change(self) -> TagChange:
        """Say under Adobe's name which of two files of one name the sidecar belongs to."""
        element = new_element(FOR_EXTENSION)
        element.text = self._photo.path.suffix.lstrip(".").upper()
        return TagChange(f"XMP:{FOR_EXTENSION}", None, canonical(element))

    def _plan(
        self,
        target: Target,
        changes: Changes,
        notes: tuple[str, ...] = (),
        reason: str | None = None,
    ) -> EditPlan:
        kind = target.kind if changes else WriteTarget.NONE
        path = self._photo.path if isinstance(target, PhotoTarget) else target.path
        stamp, options = target.stamp, self._options
        return EditPlan(self._path, kind, path, changes, stamp, options, notes, reason)

    def _refusal(self) -> str | None:
        """Return why this photo must not be written."""
        status, options = self._photo.status, self._options
        if status.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) == 0:
            return "it is read-only; allow writing to change it"
        if not os.access(self._photo.path, os.W_OK):
            return "you have no permission to write it"
        if self._other_names() and not options.keep_hard_links:
            return f"it has {status.st_nlink} names (hard links), which a new file would part"
        return self._photo.container.refusal(options)

    def _other_names(self) -> int:
        """Count further names; an original that a crash left linked is none to be kept."""
        others = self._photo.status.st_nlink - 1
        if others:
            original = original_path(self._photo.path)
            others -= original.exists() and original.samefile(self._photo.path)
        return others


def _has_exif_caption(store: TagStore) -> bool:
    """Whether EXIF holds a caption that would contradict a new one elsewhere."""
    if "EXIF" in store.problems:
        return False
    try:
        return bool((store.raw("EXIF:ImageDescription") or b"")[6:].strip(b"\0 "))
    except DamagedError:
        return True
