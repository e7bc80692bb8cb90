"""Replace a file so that at every moment either the whole old or the whole new one is there."""

from pathlib import Path

import xxhash

_CHUNK_BYTES = 1 << 20
_PREFIX = ".blipdesk-"
_SUFFIX = ".tmp"


def temp_path_for(path: Path, token: str) -> Path:
    """Name a temp file in the folder of ``path``, so that the replace stays on one file system.

    Args:
        path: the file that is going to be replaced (``EditPlan.target_path``).
        token: unique for this write, letters, digits, "-" and "_" only (the outbox row's id).
    """
    return path.with_name(f"{_PREFIX}{token}{_SUFFIX}")


def is_own_temp(path: Path) -> bool:
    """Whether the name is one that ``temp_path_for`` gives, and no other program uses."""
    return path.name.startswith(_PREFIX) and path.name.endswith(_SUFFIX)


def file_hash(path: Path) -> bytes:
    """Return the 16-byte xxh3_128 of the whole file, streamed.

    Raises:
        OSError: the file cannot be read.
    """
    digest = xxhash.xxh3_128()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            digest.update(chunk)
    return bytes(digest.digest())
