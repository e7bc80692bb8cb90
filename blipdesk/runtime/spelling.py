"""How a disk spells a name that it also finds under other spellings."""

import os
from pathlib import Path


def as_spelled(path: Path) -> Path:
    """Return a path whose last name is spelled as on the disk.

    macOS and Windows find a file whatever the case of its name, so that one file could be taken for
    two, or lose its spelling when it is replaced. Where the disk tells capitals from small letters
    this costs one look at a name that is not there.

    Args:
        path: of anything; returned as it is where nothing is there.
    """
    other = path.with_name(path.name.swapcase()) if path.name else path
    if other == path or not _are_one(path, other):
        return path
    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return path
    folded = path.name.casefold()
    alike = [path.with_name(name) for name in names if name.casefold() == folded]
    return path if path in alike else next((a for a in alike if _are_one(path, a)), path)


def _are_one(one: Path, other: Path) -> bool:
    try:
        return os.path.samestat(one.lstat(), other.lstat())
    except OSError:
        return False
