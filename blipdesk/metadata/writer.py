"""Plan, stage and commit the writing of words into one photo; see ``model`` for the steps."""

import logging
import stat
from dataclasses import replace
from pathlib import Path

from blipdesk.domain.errors import BugError, VerifyFailed, WriteFailed
from blipdesk.domain.photo import FileStamp, display_name
from blipdesk.metadata.exiftool import check_possible, exiftool_note, write_by_exiftool
from blipdesk.metadata.model import EditPlan, Staged, WriteTarget
from blipdesk.metadata.open_photo import open_photo, open_source
from blipdesk.metadata.photo_planner import changed_meanwhile, refused
from blipdesk.metadata.plans import plan_edit, plan_merged, plan_restore
from blipdesk.metadata.safe_file import (
    check_unchanged,
    file_hash,
    is_own_temp,
    keep_original,
    overwrite_file,
    remove_file,
    replace_file,
    write_spliced,
    writing_to,
)
from blipdesk.metadata.source import DamagedError
from blipdesk.metadata.targets import PhotoTarget, open_target
from blipdesk.metadata.verify import find_differences

log = logging.getLogger(__name__)

__all__ = ["commit", "discard", "plan_edit", "plan_merged", "plan_restore", "stage"]


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
        Unreadable, UnsupportedFormat: as ``read_metadata``.
    """
    if plan.removes:
        with open_target(plan.target_path, plan.target) as target:
            _check_expected(plan, target.stamp)
            return Staged(plan, temp_path, file_hash(plan.target_path), b"")
    with writing_to(plan.target_path, temp_path):
        if is_own_temp(temp_path):
            temp_path.unlink(missing_ok=True)  # what a crash left of the same write
        if plan.by_exiftool:
            return _stage_by_exiftool(plan, temp_path)
        try:
            return _stage_spliced(plan, temp_path)
        except VerifyFailed as error:
            if plan.options.exiftool is None or plan.target is not WriteTarget.FILE:
                raise
            log.warning("exiftool is asked instead: %s", error)
            temp_path.unlink(missing_ok=True)
            notes = (*plan.notes, exiftool_note("our own try failed"))
            return _stage_by_exiftool(replace(plan, notes=notes), temp_path)


def _check_expected(plan: EditPlan, stamp: FileStamp | None) -> None:
    if stamp != plan.expected:
        raise changed_meanwhile(plan.target_path)


def _stage_spliced(plan: EditPlan, temp_path: Path) -> Staged:
    if plan.pieces is not None:  # for a file that still has the stamp they were made for
        with open_source(plan.target_path) as (source, stamp):
            _check_expected(plan, stamp)
            hashes = write_spliced(source, plan.pieces, temp_path)
    else:
        with open_target(plan.target_path, plan.target) as target:
            _check_expected(plan, target.stamp)
            try:
                pieces = target.pieces(plan.changes)
            except DamagedError as error:
                raise refused(plan.path, str(error)) from error
            hashes = write_spliced(target.source, pieces, temp_path)
    _verify(plan, temp_path)
    return Staged(plan, temp_path, *hashes)


def _stage_by_exiftool(plan: EditPlan, temp_path: Path) -> Staged:
    program = plan.options.exiftool
    if program is None or plan.target is not WriteTarget.FILE:
        raise BugError("a plan for exiftool without exiftool or without a photo")
    with open_photo(plan.target_path) as photo:
        _check_expected(plan, photo.stamp)
        return _stage_open(plan, PhotoTarget(photo), program, temp_path)


def _stage_open(plan: EditPlan, target: PhotoTarget, program: Path, temp_path: Path) -> Staged:
    blocks = target.photo.container.blocks
    try:
        new = target.new_blocks(plan.changes)
        check_possible(blocks, new, plan.target_path)
        hashes = write_by_exiftool(program, plan.target_path, temp_path, blocks, new)
    except DamagedError as error:
        name = display_name(str(plan.target_path))
        raise VerifyFailed(f"{name} was left as it is: {error}.") from error
    _verify(plan, temp_path)
    return Staged(plan, temp_path, *hashes)


def _verify(plan: EditPlan, temp_path: Path) -> None:
    before = None if plan.expected is None else plan.target_path
    problems = find_differences(before, temp_path, plan.changes)
    if problems:
        name = display_name(str(plan.target_path))
        raise VerifyFailed(
            f"{name} was left as it is: the new file did not read back right ({problems[0]})."
        )


def commit(staged: Staged) -> FileStamp | None:
    """Put the temp in the target's place in one step and return the target's new stamp.

    A plan that removes its sidecar does so here, and there is no stamp then.

    Mode, owner, extended attributes, access lists and, by option, the modification time are carried
    over before the replace; the folder is forced to the disk after it. A sidecar always gets the
    present time, by which other programs notice that it is news.

    Raises:
        ChangedMeanwhile: the target was touched since it was staged; the temp is gone.
        WriteFailed: the disk refused; the temp is gone and the original untouched.
    """
    plan = staged.plan
    if plan.removes:
        with writing_to(plan.target_path, staged.temp_path):
            remove_file(plan.target_path, plan.expected)
        return None
    if not staged.temp_path.exists():
        name = display_name(str(plan.target_path))
        raise WriteFailed(f"{name} was left as it is: the prepared file is gone, write it again.")
    if plan.options.keep_original and plan.target is WriteTarget.FILE:
        with writing_to(plan.target_path, staged.temp_path):
            check_unchanged(plan.target_path, plan.expected)
            keep_original(plan.target_path, by_link=not _has_other_names(plan))
    keep_mtime = plan.options.keep_mtime and plan.target is WriteTarget.FILE
    if _has_other_names(plan):
        return overwrite_file(
            plan.target_path, staged.temp_path, plan.expected, keep_mtime=keep_mtime
        )
    with writing_to(plan.target_path, staged.temp_path):
        return replace_file(
            plan.target_path,
            staged.temp_path,
            plan.expected,
            keep_mtime=keep_mtime,
            new_mode=stat.S_IMODE(plan.path.stat().st_mode) & 0o666,
        )


def _has_other_names(plan: EditPlan) -> bool:
    """Whether hard links shall be kept, which only copying in place can."""
    if not plan.options.keep_hard_links or plan.expected is None:
        return False
    try:
        return plan.target_path.stat().st_nlink > 1
    except OSError:
        return False  # gone: the replace says so in its own words


def discard(staged: Staged) -> None:
    """Remove the temp; the target stays as it is. Does nothing where the temp is gone already."""
    staged.temp_path.unlink(missing_ok=True)
