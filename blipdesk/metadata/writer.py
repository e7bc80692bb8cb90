"""Plan, stage and commit the writing of words into one photo; see ``model`` for the steps."""

import stat
from pathlib import Path

from blipdesk.domain.errors import ChangedMeanwhile, VerifyFailed, WriteFailed, WriteRefused
from blipdesk.domain.photo import FileStamp, display_name
from blipdesk.domain.text import FieldEdit
from blipdesk.metadata.model import EditPlan, Staged, TagChange, WriteOptions, WriteTarget
from blipdesk.metadata.open_photo import OpenPhoto, open_photo
from blipdesk.metadata.planning import EditPlanner, check_edits, restore_changes
from blipdesk.metadata.safe_file import (
    is_own_temp,
    replace_file,
    write_spliced,
    writing_to,
)
from blipdesk.metadata.source import DamagedError, Piece
from blipdesk.metadata.tag_store import TagStore
from blipdesk.metadata.verify import find_differences

_Changes = tuple[TagChange, ...]


def plan_edit(
    path: Path,
    edits: tuple[FieldEdit, ...],
    expected: FileStamp | None = None,
    options: WriteOptions | None = None,
) -> EditPlan:
    """Work out which tags of which file an edit changes; nothing is touched.

    Args:
        path: the photo; a symbolic link is followed to its target.
        edits: one for each field; a field that already stands so in the file changes nothing.
        expected: the photo's stamp when the caller read it; None skips the comparison.
        options: None takes the defaults.

    Raises:
        InputError: a text that no metadata standard can hold (control characters, lone surrogates).
        ChangedMeanwhile: the photo no longer has the expected stamp.
        WriteRefused: writing could harm the file and the options allow no sidecar.
        Unreadable, UnsupportedFormat: as ``read_metadata``.
    """
    plain = check_edits(edits)
    chosen = options or WriteOptions()
    with open_photo(path.resolve()) as photo:
        _check_stamp(photo, expected)
        reason = _refusal(photo, chosen)
        if reason is None:
            try:
                changes, notes = _plan_changes(photo, plain)
            except DamagedError as error:
                reason = str(error)
        if reason is not None:
            raise _refused(path, reason)
        target = WriteTarget.FILE if changes else WriteTarget.NONE
        return EditPlan(path, target, photo.path, changes, photo.stamp, chosen, notes)


def _plan_changes(
    photo: OpenPhoto, edits: tuple[FieldEdit, ...]
) -> tuple[_Changes, tuple[str, ...]]:
    """Find changes that demonstrably fit; EXIF is left alone where it cannot grow and is blank."""
    try:
        return _changes_that_fit(photo, edits, with_exif=True)
    except DamagedError as error:
        if _has_exif_caption(photo):
            raise
        changes, notes = _changes_that_fit(photo, edits, with_exif=False)
        return changes, (*notes, f"EXIF was left as it is: {error}")


def _changes_that_fit(
    photo: OpenPhoto, edits: tuple[FieldEdit, ...], *, with_exif: bool
) -> tuple[_Changes, tuple[str, ...]]:
    store = TagStore(photo.container.blocks)
    planner = EditPlanner(
        store, can_create_exif=photo.container.can_create_exif, with_exif=with_exif
    )
    changes = planner.changes(edits)
    _pieces(photo, changes)
    return changes, tuple(planner.notes)


def _has_exif_caption(photo: OpenPhoto) -> bool:
    """Whether EXIF holds a caption that would contradict a new one elsewhere."""
    store = TagStore(photo.container.blocks)
    if "EXIF" in store.problems:
        return False
    try:
        return bool((store.raw("EXIF:ImageDescription") or b"")[6:].strip(b"\0 "))
    except DamagedError:
        return True


def _pieces(photo: OpenPhoto, changes: _Changes) -> tuple[Piece, ...]:
    if not changes:
        return ()
    store = TagStore(photo.container.blocks)
    for change in changes:
        store.put(change.tag, change.new)
    return photo.container.pieces(store.new_blocks(photo.container.max_xmp_bytes))


def plan_restore(
    path: Path,
    changes: tuple[TagChange, ...],
    expected: FileStamp | None = None,
    options: WriteOptions | None = None,
) -> EditPlan:
    """Plan to take changes back: each tag that still holds ``new`` gets ``old`` back exactly.

    A tag that already holds ``old`` is left out. A redo passes the changes with both swapped.

    Args:
        path: the photo; where the changes went into a sidecar, that one is found again.
        changes: as an earlier plan had them.
        expected: as for ``plan_edit``.
        options: as for ``plan_edit``.

    Raises:
        ChangedMeanwhile: a tag holds neither value, so somebody changed it since; it is named.
        WriteRefused, Unreadable, UnsupportedFormat: as ``plan_edit``.
    """
    chosen = options or WriteOptions()
    with open_photo(path.resolve()) as photo:
        _check_stamp(photo, expected)
        try:
            found, foreign = restore_changes(TagStore(photo.container.blocks), changes)
            _raise_foreign(path, foreign)
            reason = _refusal(photo, chosen) if found else None
            _pieces(photo, found)
        except DamagedError as error:
            raise _refused(path, str(error)) from error
        if reason is not None:
            raise _refused(path, reason)
        target = WriteTarget.FILE if found else WriteTarget.NONE
        return EditPlan(path, target, photo.path, found, photo.stamp, chosen)


def _raise_foreign(path: Path, tags: tuple[str, ...]) -> None:
    if tags:
        name = display_name(str(path))
        raise ChangedMeanwhile(
            f"{name}: {tags[0]} was changed by somebody else since; nothing was taken back."
        )


def _check_stamp(photo: OpenPhoto, expected: FileStamp | None) -> None:
    if expected is not None and photo.stamp != expected:
        name = display_name(str(photo.path))
        raise ChangedMeanwhile(
            f"{name} was changed by another program; nothing was written, read it again."
        )


def _refusal(photo: OpenPhoto, options: WriteOptions) -> str | None:
    """Return why this file must not be written."""
    if photo.status.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) == 0:
        return "it is read-only; allow writing"
    if photo.status.st_nlink > 1 and not options.keep_hard_links:
        return f"it has {photo.status.st_nlink} names (hard links) that a new file would part"
    return photo.container.refusal(write_signed=options.write_signed)


def _refused(path: Path, reason: str) -> WriteRefused:
    name = display_name(str(path))
    return WriteRefused(f"{name} was left as it is: {reason}, or let a sidecar hold the text.")


def stage(plan: EditPlan, temp_path: Path) -> Staged:
    """Write the new file beside the old one, force it to the disk and verify it.

    The original is streamed, so memory does not grow with it. The temp is read back by code that
    shares nothing with the writer: the wanted values stand there, all others are as before. On any
    error the temp is gone and the original untouched.

    Args:
        plan: with at least one change.
        temp_path: from ``temp_path_for(plan.target_path, token)``.

    Raises:
        ChangedMeanwhile: the target is no longer the one that was planned for.
        WriteFailed: the disk refused (full, read-only, no permission).
        WriteRefused: the new values do not fit into this file.
        VerifyFailed: the temp did not read back as intended.
    """
    target = plan.target_path
    with open_photo(target) as photo:
        _check_stamp(photo, plan.expected)
        try:
            pieces = _pieces(photo, plan.changes)
        except DamagedError as error:
            raise _refused(plan.path, str(error)) from error
        with writing_to(target, temp_path):
            if is_own_temp(temp_path):
                temp_path.unlink(missing_ok=True)  # what a crash left of the same write
            old_hash, new_hash = write_spliced(photo.source, pieces, temp_path)
            _verify(plan, temp_path)
    return Staged(plan, temp_path, old_hash, new_hash)


def _verify(plan: EditPlan, temp_path: Path) -> None:
    problems = find_differences(plan.target_path, temp_path, plan.changes)
    if problems:
        name = display_name(str(plan.path))
        raise VerifyFailed(
            f"{name} was left as it is: the new file did not read back right ({problems[0]})."
        )


def commit(staged: Staged) -> FileStamp:
    """Put the temp in the target's place in one step and return the target's new stamp.

    Mode, owner, extended attributes, access lists and, by option, the modification time are carried
    over before the replace; the folder is forced to the disk after it.

    Raises:
        ChangedMeanwhile: the target was touched since it was staged; the temp is gone.
        WriteFailed: the disk refused; the temp is gone and the original untouched.
    """
    plan = staged.plan
    if not staged.temp_path.exists():
        name = display_name(str(plan.path))
        raise WriteFailed(f"{name} was left as it is: the prepared file is gone, write it again.")
    with writing_to(plan.target_path, staged.temp_path):
        mode = stat.S_IMODE(plan.path.stat().st_mode) & 0o666
        return replace_file(
            plan.target_path,
            staged.temp_path,
            plan.expected,
            keep_mtime=plan.options.keep_mtime,
            new_mode=mode,
        )


def discard(staged: Staged) -> None:
    """Remove the temp; the target stays as it is. Does nothing where the temp is gone already."""
    staged.temp_path.unlink(missing_ok=True)
