"""How sidecars are named, and by what it is noticed that one has changed.

A look at a folder must not open any file, so that what is remembered of a photo's sidecar is a mark
made of names and stamps alone.
"""

import os
from collections.abc import Iterable
from pathlib import Path

import xxhash

SUFFIXES = (".xmp", ".XMP")
_SUFFIXES = tuple(os.fsencode(suffix) for suffix in SUFFIXES)
_SEPARATOR = os.fsencode(os.sep)


def sidecar_names(photo_name: bytes) -> tuple[bytes, ...]:
    """Return the names that a photo's sidecar may have, the likeliest owner's first."""
    full = tuple(photo_name + suffix for suffix in _SUFFIXES)
    at = photo_name.rfind(b".")
    if not 0 < at < len(photo_name) - 1:
        return full
    return (*full, *(photo_name[:at] + suffix for suffix in _SUFFIXES))


def mark_beside(photo: Path) -> bytes | None:
    """Mark what lies beside a photo, or beside a link's target, under a sidecar's name.

    Returns:
        16 bytes made of names, sizes, times and inodes; None where there is nothing.
    """
    home = real_home(photo)
    return mark_named(os.fsencode(home.parent), sidecar_names(os.fsencode(home.name)))


def mark_named(folder: bytes, names: Iterable[bytes]) -> bytes | None:
    """Do the same for those of the names that may be there.

    Where the disk does not tell small letters from capitals, one file answers to two names; it
    counts once.
    """
    lines = set()
    for name in names:
        try:
            status = Path(os.fsdecode(folder + _SEPARATOR + name)).stat()
        except OSError:  # not there, or its name is too long
            continue
        size, time, inode = status.st_size, status.st_mtime_ns, status.st_ino
        lines.add(b"%s %d %d %d" % (name.lower(), size, time, inode))
    return bytes(xxhash.xxh3_128_digest(b"\0".join(sorted(lines)))) if lines else None


def real_home(photo: Path) -> Path:
    """Return where a photo itself is: beside the target of a link lies what belongs to it."""
    return Path(os.path.realpath(photo)) if photo.is_symlink() else photo
