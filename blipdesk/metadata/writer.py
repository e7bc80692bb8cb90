"""Plan, stage and commit the writing of words into one photo; see ``model`` for the steps."""

import logging
import stat
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import replace
from pathlib import Path

from blipdesk.domain.errors import BugError, VerifyFailed, WriteFailed
from blipdesk.domain.photo import FileStamp, display_name
from blipdesk.metadata.exiftool import check_possible, exiftool_note, write_by_exiftool
from blipdesk.metadata.model import EditPlan, Staged, WriteTarget
from blipdesk.metadata.open_photo import open_photo, open_source
from blipdesk.metadata.overwriting import overwrite_file
from blipdesk.metadata.photo_planner import changed_meanwhile, refused
from blipdesk.metadata.plans import plan_edit, plan_merged, plan_restore
from blipdesk.metadata.safe_file import (
    check_unchanged,
    file_hash,
    is_own_temp,
    keep_original,
    remove_file,
    replace_file,
    sync_folder,
    write_spliced,
    writing_to,
)
from blipdesk.metadata.source import DamagedError
from blipdesk.metadata.targets import PhotoTarget, open_target
from blipdesk.metadata.verify import find_differences, look_at
from blipdesk.metadata.verify.snapshot import Snapshot

log = logging.getLogger(__name__)
_LARGE_BYTES = 1 << 20  # below that a thread costs more than it saves

__all__ = [
    "commit",
    "discard",
    "keep_names",
    "plan_edit",
    "plan_merged",
    "plan_restore",
    "put_in_place",
    "stage",
]


def stage(plan: EditPlan, temp_path: Path, pool: Executor | None = None) -> Staged:
    """Write the new file beside the old one, force it to the disk and verify it.

    The original is streamed, so memory does not grow with it. The temp is read back by code that
    shares nothing with the writer: the wanted values stand there, all others are as before. On any
    error the temp is gone and the original untouched.

    Args:
        plan: with at least one change.
        temp_path: from ``temp_path_for(plan.target_path, token)``.
        pool: where the disk is waited for meanwhile, and on beyond the return (``Staged.forced``);
            None: it has the temp before it is read back.

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
            return _stage_spliced(plan, temp_path, pool)
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


def _stage_spliced(plan: EditPlan, temp_path: Path, pool: Executor | None) -> Staged:
    seen = _look_meanwhile(plan, pool)
    if plan.pieces is not None:  # for a file that still has the stamp they were made for
        with open_source(plan.target_path) as (source, stamp):
            _check_expected(plan, stamp)
            written = write_spliced(source, plan.pieces, temp_path, pool)
    else:
        with open_target(plan.target_path, plan.target) as target:
            _check_expected(plan, target.stamp)
            try:
                pieces = target.pieces(plan.changes)
            except DamagedError as error:
                raise refused(plan.path, str(error)) from error
            written = write_spliced(target.source, pieces, temp_path, pool)
    _verify(plan, temp_path, look_at if seen is None else lambda _: seen.result())
    return Staged(plan, temp_path, written.old_hash, written.new_hash, written.forced)


def _look_meanwhile(plan: EditPlan, pool: Executor | None) -> Future[Snapshot | str] | None:
    """Let the verifier look at a large original while that is copied; None: it is not worth it."""
    if pool is None or plan.expected is None or plan.expected.size_bytes < _LARGE_BYTES:
        return None
    return pool.submit(look_at, plan.target_path)


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


def _verify(
    plan: EditPlan,
    temp_path: Path,
    look: Callable[[Path | None], Snapshot | str] = look_at,
) -> None:
    before = None if plan.expected is None else plan.target_path
    problems = find_differences(before, temp_path, plan.changes, look)
    if problems:
        name = display_name(str(plan.target_path))
        raise VerifyFailed(
            f"{name} was left as it is: the new file did not read back right ({problems[0]})."
        )


def commit(staged: Staged) -> FileStamp | None:
    """Put the temp in the target's place for good and return the target's new stamp.

    Raises:
        ChangedMeanwhile, WriteFailed: as ``put_in_place`` and ``keep_names``.
    """
    stamp = put_in_place(staged)
    keep_names(staged.plan.target_path.parent)
    return stamp


def put_in_place(staged: Staged) -> FileStamp | None:
    """Put the temp in the target's place in one step and return the target's new stamp.

    A plan that removes its sidecar does so here, and there is no stamp then.

    The disk has the temp before. Mode, owner, extended attributes, access lists and, by option, the
    modification time are carried over before the replace. A sidecar always gets the present time,
    by which other programs notice that it is news.

    Raises:
        ChangedMeanwhile: the target was touched since it was staged; the temp is gone.
        WriteFailed: the disk refused; the temp is gone and the original untouched, except where
            hard links were to be kept, which the message says.
    """
    plan = staged.plan
    if plan.removes:
        with writing_to(plan.target_path, staged.temp_path):
            remove_file(plan.target_path, plan.expected)
        return None
    if not staged.temp_path.exists():
        name = display_name(str(plan.target_path))
        raise WriteFailed(f"{name} was left as it is: the prepared file is gone, write it again.")
    with writing_to(plan.target_path, staged.temp_path):
        if staged.forced is not None:
            staged.forced.result()
        if plan.options.keep_original and plan.target is WriteTarget.FILE:
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


def keep_names(folder: Path) -> None:
    """Force to the disk what ``put_in_place`` did in a folder, so that no power cut takes it back.

    Raises:
        WriteFailed: the disk refused; the new file is there all the same.
    """
    try:
        sync_folder(folder)
    except OSError as error:
        name = display_name(str(folder))
        raise WriteFailed(
            f"{name}: the disk does not say that it keeps the new file: {error.strerror}."
        ) from error


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
