"""The desktop's trash, so that other programs show and restore what lies in it.

Source: freedesktop.org Trash specification 1.0. A file goes to the trash of its own disk, so that
it is only renamed. macOS and Windows have trashes of their own kind, which tell nobody where in
them a file lies: what was deleted there is put back by the system's own trash, not by BlipDesk.
"""

import errno
import importlib
import os
import sys
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from blipdesk.domain.errors import WriteFailed
from blipdesk.domain.photo import display_name


def trash_place(path: Path) -> Path:
    """Choose where in the trash a file will lie; nothing is there yet.

    Args:
        path: absolute; it exists.

    Returns:
        The path itself where the system does not tell; see ``system_trash``.

    Raises:
        WriteFailed: the trash cannot be made.
    """
    if keeps_places_to_itself():
        return path
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


def keeps_places_to_itself() -> bool:
    """Whether this system's trash does not tell where in it a file lies."""
    return sys.platform in ("win32", "darwin")


def system_trash(path: Path) -> None:
    """Give a file or folder to the trash of macOS or Windows; what is gone already is no error.

    Raises:
        OSError: the system refused, or this system's trash is another one.
    """
    if not os.path.lexists(path):
        return  # it was done before a crash
    try:
        # Only these two systems need it, and only there it is installed.
        send2trash = importlib.import_module("send2trash").send2trash
    except ImportError as error:
        raise OSError(errno.ENOSYS, "the package send2trash is not installed") from error
    send2trash(path)


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
