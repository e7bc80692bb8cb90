"""Decide what an edit or an undo changes, and whether it goes into the photo or a sidecar."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from blipdesk.domain.errors import ChangedMeanwhile, Unreadable, WriteRefused
from blipdesk.domain.photo import FileStamp, PhotoFormat, display_name
from blipdesk.domain.text import Field, FieldEdit, PhotoText
from blipdesk.metadata.container import Blocks
from blipdesk.metadata.exiftool import check_possible, exiftool_note
from blipdesk.metadata.merge import merge_words
from blipdesk.metadata.model import (
    EditPlan,
    SidecarNaming,
    SidecarPolicy,
    TagChange,
    WriteOptions,
    WriteTarget,
)
from blipdesk.metadata.open_photo import OpenPhoto, open_photo
from blipdesk.metadata.planning import EditPlanner, check_edits, restore_changes, with_history
from blipdesk.metadata.reader import read_store
from blipdesk.metadata.safe_file import original_path
from blipdesk.metadata.sidecar import FOR_EXTENSION, find_sidecar, new_sidecar_path
from blipdesk.metadata.source import DamagedError, NoPlaceError
from blipdesk.metadata.tag_store import TagStore
from blipdesk.metadata.targets import Changes, PhotoTarget, Target, open_target
from blipdesk.metadata.xmp_tree import canonical, new_element

_Found = tuple[Changes, tuple[str, ...]]


def plan_edit(
    path: Path,
    edits: tuple[FieldEdit, ...],
    expected: FileStamp | None = None,
    options: WriteOptions | None = None,
    *,
    into_photo: bool = False,
) -> EditPlan:
    """Work out which tags of which file an edit changes; nothing is touched.

    Args:
        path: the photo; a symbolic link is followed to its target.
        edits: one for each field; a field that already stands so in the file changes nothing.
        expected: the photo's stamp when the caller read it; None skips the comparison.
        options: None takes the defaults.
        into_photo: write into the photo itself also what has its home in the sidecar, or refuse.

    Raises:
        InputError: a text that no metadata standard can hold (control characters, lone surrogates).
        ChangedMeanwhile: the photo no longer has the expected stamp.
        WriteRefused: writing could harm the file and the options allow no sidecar.
        Unreadable, UnsupportedFormat: as ``read_metadata``.
    """
    plain = check_edits(edits)
    with _opened(path, expected) as photo:
        planner = _Planner(path, photo, options or WriteOptions())
        if into_photo:
            return planner.plan_into_photo(plain)
        return planner.plan_edit(plain, planner.words_now())


def plan_merged(
    path: Path,
    decide: Callable[[PhotoText], tuple[FieldEdit, ...]],
    options: WriteOptions,
    *,
    into_photo: bool = False,
) -> tuple[EditPlan, PhotoText]:
    """Plan what is decided in view of what the file says now; it is read but once for both.

    Args:
        decide: is given what photo and sidecar say together.
        into_photo: as for ``plan_edit``.

    Returns:
        The plan, and what is said by the photo and its sidecar, or by the photo alone if all goes
        into it.

    Raises:
        InputError, WriteRefused, Unreadable, UnsupportedFormat: as ``plan_edit``.
    """
    with _opened(path, None) as photo:
        planner = _Planner(path, photo, options)
        now = planner.words_now()
        edits = check_edits(decide(now))
        if into_photo:
            return planner.plan_into_photo(edits), planner.own_words()
        return planner.plan_edit(edits, now), now


def plan_restore(
    path: Path,
    changes: tuple[TagChange, ...],
    expected: FileStamp | None = None,
    options: WriteOptions | None = None,
    home: WriteTarget = WriteTarget.NONE,
) -> EditPlan:
    """Plan to take changes back: each tag that still holds ``new`` gets ``old`` back exactly.

    A tag that already holds ``old`` is left out. A redo passes the changes with both swapped. A
    sidecar that BlipDesk has made and that says nothing any more then is removed.

    Args:
        path: the photo; where the changes went into a sidecar, that one is found again.
        changes: as an earlier plan had them.
        expected: as for ``plan_edit``.
        options: as for ``plan_edit``.
        home: what the changes were made in, the photo or its sidecar, which is made again if need
            be; ``NONE`` looks for them in both.

    Raises:
        ChangedMeanwhile: a tag holds neither value, so somebody changed it since; it is named.
        WriteRefused, Unreadable, UnsupportedFormat: as ``plan_edit``.
    """
    with _opened(path, expected) as photo:
        return _Planner(path, photo, options or WriteOptions()).plan_restore(changes, home)


def plan_sidecar_edit(path: Path, edits: tuple[FieldEdit, ...], options: WriteOptions) -> EditPlan:
    """Plan to make the sidecar say something, without making it the home of the fields.

    Raises:
        InputError, WriteRefused, Unreadable, UnsupportedFormat: as ``plan_edit``.
    """
    plain = check_edits(edits)
    with _opened(path, None) as photo:
        return _Planner(path, photo, options).plan_copy(plain)


@contextmanager
def _opened(path: Path, expected: FileStamp | None) -> Iterator[OpenPhoto]:
    """Open a photo that must still be the one that was read."""
    with open_photo(path.resolve(), even_damaged=True) as photo:
        if expected is not None and photo.stamp != expected:
            raise changed_meanwhile(path)
        try:
            yield photo
        except OSError as error:
            name = display_name(str(path))
            raise Unreadable(f"{name} cannot be read: {error.strerror}.") from error


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


class _Planner:
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
        return read_store(TagStore(self._photo.container.blocks)).text

    def words_now(self) -> PhotoText:
        """Return what photo and sidecar say together."""
        reading = read_store(TagStore(self._photo.container.blocks))
        if self._sidecar is None or self._sidecar.problem is not None:
            return reading.text
        beside = read_store(self._sidecar.store).text
        return merge_words(reading.text, beside, self._sidecar, reading.facts.format)

    def _edit_photo(self, edits: tuple[FieldEdit, ...], now: PhotoText) -> EditPlan:
        """Plan changes that demonstrably fit; EXIF that cannot grow and is blank is left alone."""
        target = PhotoTarget(self._photo)
        try:
            return self._fitting(target, edits, now, with_exif=True)
        except DamagedError as error:
            if _has_exif_caption(target.fresh_store()):
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
            target.fresh_store(),
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
            target.fresh_store(),
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

    def plan_restore(self, recorded: Changes, home: WriteTarget) -> EditPlan:
        """Take changes back where they stand; if that is not known, in the photo first."""
        if home is WriteTarget.SIDECAR:
            plan = self._restore_sidecar(recorded, may_make=True)
            if plan is None:
                raise self._changed_by_others("its sidecar")
            return plan
        photo = PhotoTarget(self._photo)
        found, foreign = self._restorable(photo, recorded)
        if home is WriteTarget.NONE and (foreign or not found):
            beside = self._restore_sidecar(recorded)
            if beside is not None and (foreign or beside.changes):
                return beside
        if foreign:
            raise self._changed_by_others(foreign[0])
        reason = self._refusal() if found else None
        if reason is not None:
            raise refused(self._path, reason)
        return self._plan(photo, found)

    def _changed_by_others(self, what: str) -> ChangedMeanwhile:
        name = display_name(str(self._path))
        return ChangedMeanwhile(
            f"{name}: {what} was changed by somebody else since; nothing was taken back."
        )

    def _restore_sidecar(self, recorded: Changes, *, may_make: bool = False) -> EditPlan | None:
        """Return None where there is no such sidecar, or not all changes stand in it."""
        if self._sidecar is None and may_make:
            names = {c.tag for c in recorded if c.old is not None}
            is_stem = f"XMP:{FOR_EXTENSION}" in names
            naming = SidecarNaming.STEM if is_stem else SidecarNaming.FULL
            path = new_sidecar_path(self._photo.path, naming)
        elif self._sidecar is None or self._sidecar.problem is not None:
            return None
        else:
            path = self._sidecar.path
        with open_target(path, WriteTarget.SIDECAR) as target:
            found, foreign = self._restorable(target, recorded)
            if foreign:
                return None
            plan = self._plan(target, found)
            return replace(plan, removes=_is_left_over(target, found))

    def _restorable(self, target: Target, recorded: Changes) -> _Found:
        try:
            store = target.fresh_store()
            changes, foreign = restore_changes(store, recorded)
            if self._options.history_date is not None:
                changes = with_history(store, changes, self._options.history_date)
            if not foreign:
                target.pieces(changes)
        except DamagedError as error:
            raise refused(self._path, str(error)) from error
        return changes, foreign

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
        original = original_path(self._photo.path)
        if others and original.exists() and original.samefile(self._photo.path):
            others -= 1
        return others


def _is_left_over(target: Target, changes: Changes) -> bool:
    """Whether a sidecar that BlipDesk has made says nothing any more after these changes."""
    if not changes or target.stamp is None:
        return False
    store = target.fresh_store()
    for change in changes:
        store.put(change.tag, change.new)
    return store.is_left_over()


def _has_exif_caption(store: TagStore) -> bool:
    """Whether EXIF holds a caption that would contradict a new one elsewhere."""
    if "EXIF" in store.problems:
        return False
    try:
        return bool((store.raw("EXIF:ImageDescription") or b"")[6:].strip(b"\0 "))
    except DamagedError:
        return True
