"""Where a model arrives, and the one step in which it takes its place.

Everything arrives in a hidden folder beside the models, so a model is either whole or not there.
"""

import contextlib
import errno
import shutil
from collections.abc import Iterator
from pathlib import Path

from blipdesk.domain.errors import ModelUnusable, NoRoomForModel
from blipdesk.domain.photo import display_name
from blipdesk.inference.owned.manifest import MANIFEST_FILE, Manifest

ARRIVING = ".arriving"
_SPARE_BYTES = 64 * 1024 * 1024
_MEGA = 1_000_000


def arriving_folder(folder: Path, name: str, fresh: bool = False) -> Path:
    """Make and return the folder in which a model arrives.

    Args:
        folder: of all models.
        fresh: throw away what had arrived before.

    Raises:
        ModelUnusable, NoRoomForModel: it cannot be made.
    """
    path = folder / ARRIVING / name
    with disk_trouble(path):
        if fresh:
            shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True, exist_ok=True)
    return path


def install(folder: Path, staging: Path, manifest: Manifest) -> None:
    """Let a whole model take its place; an older one of the same name gives way.

    Raises:
        ModelUnusable, NoRoomForModel: the disk refuses; the older one stays.
    """
    target = folder / manifest.folder_name
    with disk_trouble(staging):
        (staging / MANIFEST_FILE).write_text(manifest.to_json(), "utf-8")
        older = staging.with_name(f"{manifest.folder_name}@older")
        shutil.rmtree(older, ignore_errors=True)
        if target.exists():
            target.rename(older)
        staging.rename(target)
        shutil.rmtree(older, ignore_errors=True)
        with contextlib.suppress(OSError):
            (folder / ARRIVING).rmdir()


def check_room(folder: Path, needed_bytes: int, model: str) -> None:
    """Make sure that a model fits on the disk before anything is moved.

    Raises:
        NoRoomForModel: it does not.
    """
    with disk_trouble(folder):
        folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(folder).free
    if free < needed_bytes + _SPARE_BYTES:
        raise NoRoomForModel(
            f"{model}: needs {needed_bytes // _MEGA:,} MB, but"
            f" {display_name(str(folder))} has {free // _MEGA:,} MB free"
        )


@contextlib.contextmanager
def disk_trouble(path: Path) -> Iterator[None]:
    """Turn the disk's complaints into one line.

    Raises:
        NoRoomForModel: it is full.
        ModelUnusable: anything else that it refuses.
    """
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise NoRoomForModel(
                f"{display_name(str(path))}: the disk is full; make room and run the same command,"
                " it goes on where it stopped"
            ) from error
        raise ModelUnusable(
            f"{display_name(str(error.filename or path))}: {error.strerror or error}"
        ) from error
