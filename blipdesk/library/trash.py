"""The desktop's trash, so that other programs show and restore what lies in it.

Source: freedesktop.org Trash specification 1.0. A file goes to the trash of its own disk, so that
it is only renamed.
"""

import os
import sys
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from blipdesk.domain.errors import InputError, WriteFailed
from blipdesk.domain.photo import display_name


def trash_place(path: Path) -> Path:
    """Choose where in the trash a file will lie; nothing is there yet.

    Args:
        path: absolute; it exists.

    Raises:
        InputError: this system's trash is not known to BlipDesk.
        WriteFailed: the trash cannot be made.
    """
    if sys.platform == "win32" or sys.platform == "darwin":
        raise InputError("deleting to the trash works on Linux only; nothing was deleted")
    folder = _trash_of(path)
    try:
        for part in ("files", "info"):
            (folder / part).mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise WriteFailed(
            f"{display_name(str(folder))}: the trash cannot be made: {error.strerror}; nothing was "
            "deleted"
        ) from error
    place, number = folder / "files" / path.name, 2
    while os.path.lexists(place) or info_of(place).exists():
        place = folder / "files" / f"{path.stem} {number}{path.suffix}"
        number += 1
    return place


def write_info(place: Path, original: Path, now: datetime) -> None:
    """Note where a file came from, before it goes into the trash.

    Raises:
        OSError: the disk refused.
    """
    top = place.parent.parent.parent
    # In the home's trash the path is absolute, elsewhere relative to the disk's top folder.
    named = original if _is_home_trash(place.parent.parent) else original.relative_to(top)
    text = f"[Trash Info]\nPath={quote(os.fsencode(named))}\nDeletionDate={now:%Y-%m-%dT%H:%M:%S}\n"
    info_of(place).write_text(text, "ascii")


def info_of(place: Path) -> Path:
    """Return the file that says where something in the trash came from."""
    return place.parent.parent / "info" / f"{place.name}.trashinfo"


def is_in_trash(place: Path) -> bool:
    """Whether a path is one that ``trash_place`` gives."""
    name = place.parent.parent.name
    return place.parent.name == "files" and (name == "Trash" or name.startswith(".Trash-"))


def _trash_of(path: Path) -> Path:
    home = _home_trash()
    nearest = next(folder for folder in (home, *home.parents) if folder.exists())
    if nearest.stat().st_dev == path.lstat().st_dev:
        return home
    top = path.parent
    while top.parent != top and top.parent.stat().st_dev == path.lstat().st_dev:
        top = top.parent
    return top / f".Trash-{os.getuid()}"


def _home_trash() -> Path:
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "Trash"


def _is_home_trash(folder: Path) -> bool:
    return folder == _home_trash()
