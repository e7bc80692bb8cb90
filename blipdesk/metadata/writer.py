"""Plan, stage and commit the writing of words into one photo; see ``model`` for the steps."""

from pathlib import Path

from blipdesk.domain.errors import BugError
from blipdesk.domain.photo import FileStamp
from blipdesk.domain.text import FieldEdit
from blipdesk.metadata.model import EditPlan, Staged, TagChange, WriteOptions


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
    raise BugError(f"not there yet: {path} {edits} {expected} {options}")


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
    raise BugError(f"not there yet: {path} {changes} {expected} {options}")


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
    raise BugError(f"not there yet: {plan} {temp_path}")


def commit(staged: Staged) -> FileStamp:
    """Put the temp in the target's place in one step and return the target's new stamp.

    Mode, owner, extended attributes, access lists and, by option, the modification time are carried
    over before the replace; the folder is forced to the disk after it.

    Raises:
        ChangedMeanwhile: the target was touched since it was staged; the temp is gone.
        WriteFailed: the disk refused; the temp is gone and the original untouched.
    """
    raise BugError(f"not there yet: {staged}")


def discard(staged: Staged) -> None:
    """Remove the temp; the target stays as it is. Does nothing where the temp is gone already."""
    staged.temp_path.unlink(missing_ok=True)
