"""Decide what an edit or an undo changes, and whether it goes into the photo or a sidecar."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from blipdesk.domain.errors import Unreadable
from blipdesk.domain.photo import FileStamp, display_name
from blipdesk.domain.text import FieldEdit, PhotoText
from blipdesk.metadata.checking import check_edits
from blipdesk.metadata.model import (
    EditPlan,
    TagChange,
    WriteOptions,
    WriteTarget,
)
from blipdesk.metadata.open_photo import OpenPhoto, open_photo
from blipdesk.metadata.overwriting import finish_overwriting, half_written
from blipdesk.metadata.photo_planner import PhotoPlanner, changed_meanwhile
from blipdesk.metadata.restore_planner import RestorePlanner
from blipdesk.runtime.spelling import as_spelled


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
        planner = PhotoPlanner(path, photo, options or WriteOptions())
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
        planner = PhotoPlanner(path, photo, options)
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
        return RestorePlanner(path, photo, options or WriteOptions()).plan_restore(changes, home)


def plan_sidecar_edit(path: Path, edits: tuple[FieldEdit, ...], options: WriteOptions) -> EditPlan:
    """Plan to make the sidecar say something, without making it the home of the fields.

    Raises:
        InputError, WriteRefused, Unreadable, UnsupportedFormat: as ``plan_edit``.
    """
    plain = check_edits(edits)
    with _opened(path, None) as photo:
        return PhotoPlanner(path, photo, options).plan_copy(plain)


@contextmanager
def _opened(path: Path, expected: FileStamp | None) -> Iterator[OpenPhoto]:
    """Open a photo that must still be the one that was read."""
    target = as_spelled(path.resolve())
    try:
        finish_overwriting(target)
    except FileNotFoundError:
        pass  # it is told below
    except OSError as error:  # nothing may be made of half a photo
        raise Unreadable(half_written(target, error)) from error
    with open_photo(target, even_damaged=True) as photo:
        if expected is not None and photo.stamp != expected:
            raise changed_meanwhile(path)
        try:
            yield photo
        except OSError as error:
            name = display_name(str(path))
            raise Unreadable(f"{name} cannot be read: {error.strerror}.") from error
