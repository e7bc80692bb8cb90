"""How much room a library's own things take, and throwing away what can be made again."""

from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from blipdesk.domain.errors import InputError
from blipdesk.index.thumbnails import ThumbnailStore
from blipdesk.library.installed import OwnedModels
from blipdesk.runtime.paths import LibraryPaths


class Part(StrEnum):
    """What a library keeps beside the photos."""

    INDEX = "index"
    THUMBNAILS = "thumbnails"
    MEANING = "meaning"
    BACKUPS = "backups"
    LOG = "log"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class StoredPart:
    """One part and its size on the disk.

    Args:
        model: the model's id, for a model.
        can_be_cleared: throwing it away loses nothing that cannot be made or fetched again.
    """

    part: Part
    path: Path
    size_bytes: int
    can_be_cleared: bool
    model: str | None = None


def stored_parts(paths: LibraryPaths) -> tuple[StoredPart, ...]:
    """Return everything that a library keeps, with its size."""
    parts = [
        StoredPart(Part.INDEX, paths.database, _database_size(paths.database), False),
        StoredPart(Part.THUMBNAILS, paths.thumbnails, _database_size(paths.thumbnails), True),
        StoredPart(Part.MEANING, paths.pictures_by_meaning, _size(paths.pictures_by_meaning), True),
        StoredPart(Part.BACKUPS, paths.backups, _size(paths.backups), len(_copies(paths)) > 1),
        StoredPart(Part.LOG, paths.log, _size(paths.log), False),
    ]
    for info in OwnedModels(paths.models).known():
        if info.path is not None and info.path.is_relative_to(paths.models):
            parts.append(StoredPart(Part.MODEL, info.path, _size(info.path), True, info.id))
    return tuple(parts)


def clear_part(paths: LibraryPaths, part: StoredPart) -> None:
    """Throw a part away; of the copies of the index the newest stays.

    Raises:
        InputError: it holds what cannot be made again.
        KnownError: it cannot be removed.
    """
    if part.part is Part.THUMBNAILS:
        store = ThumbnailStore(paths.thumbnails)
        try:
            store.clear()
        finally:
            store.close()
    elif part.part is Part.MEANING:
        paths.pictures_by_meaning.unlink(missing_ok=True)
    elif part.part is Part.BACKUPS:
        for copy in _copies(paths)[:-1]:
            copy.unlink(missing_ok=True)
    elif part.part is Part.MODEL and part.model is not None:
        OwnedModels(paths.models).remove(part.model)
    else:
        raise InputError(f"the {part.part} of the library is not thrown away")


def _copies(paths: LibraryPaths) -> list[Path]:
    with suppress(OSError):
        return sorted(file for file in paths.backups.iterdir() if file.is_file())
    return []


def _database_size(path: Path) -> int:
    return sum(_size(path.with_name(path.name + end)) for end in ("", "-wal", "-shm"))


def _size(path: Path) -> int:
    with suppress(OSError):
        if path.is_dir():
            return sum(_size(inner) for inner in path.iterdir() if not inner.is_symlink())
        return path.stat().st_size
    return 0
