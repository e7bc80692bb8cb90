"""How sidecars are named, and by what it is noticed that one has changed.

A look at a folder must not open any file, so that what is remembered of a photo's sidecar is a mark
made of names and stamps alone.
"""

import os
from pathlib import Path

import xxhash

SUFFIXES = (".xmp", ".XMP")


def sidecar_names(photo_name: bytes) -> tuple[bytes, ...]:
    """Return the names that a photo's sidecar may have, the likeliest owner's first."""
    stem = os.fsencode(Path(os.fsdecode(photo_name)).stem)
    names = (photo_name, stem) if stem != photo_name else (photo_name,)
    return tuple(name + os.fsencode(suffix) for name in names for suffix in SUFFIXES)


def mark_beside(photo: Path) -> bytes | None:
    """Mark what lies beside a photo, or beside a link's target, under a sidecar's name.

    Returns:
        16 bytes made of names, sizes, times and inodes; None where there is nothing.
    """
    home = real_home(photo)
    digest, count = xxhash.xxh3_128(), 0
    for candidate in sidecar_names(os.fsencode(home.name)):
        try:
            status = home.with_name(os.fsdecode(candidate)).stat()
        except OSError:  # not there, or its name is too long
            continue
        line = f"{status.st_size} {status.st_mtime_ns} {status.st_ino} ".encode()
        digest.update(line + candidate + b"\0")
        count += 1
    return bytes(digest.digest()) if count else None


def real_home(photo: Path) -> Path:
    """Return where a photo itself is: beside the target of a link lies what belongs to it."""
    return Path(os.path.realpath(photo)) if photo.is_symlink() else photo
