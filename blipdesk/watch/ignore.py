"""Which files below a folder are photos of the user's; pure rules over names, sizes and kinds."""

import fnmatch
import os
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

# A file of one of these names is looked at even if its content is no picture, so that a broken
# photo gets its line; any other file counts as a photo only by its content.
PHOTO_SUFFIXES = frozenset(
    b"""
    jpg jpeg jpe jfif png webp tif tiff heic heif hif avif gif bmp dng cr2 cr3 crw nef nrw arw srf
    sr2 raf orf rw2 pef srw x3f 3fr iiq erf kdc mrw rwl
    """.split()
)
# Folders that tools keep for themselves; their pictures are nobody's photos.
_TOOL_FOLDERS = frozenset({b"@eaDir", b"$RECYCLE.BIN", b"System Volume Information", b"lost+found"})
# BlipDesk (setting writing.keep_original) and exiftool keep IMG_1.JPG_original beside IMG_1.JPG.
_ORIGINAL = b"_original"
_SEPARATOR = os.fsencode(os.sep)
_DOT = b"."[0]


class Skip(StrEnum):
    """Why something below a folder is left aside; the value completes "left out: ..."."""

    HIDDEN = "its name begins with a dot, which hides it"
    TOOL_FOLDER = "another program keeps this folder for itself"
    EXCLUDED = "the setting folders.exclude names it"
    TOO_SMALL = "it is smaller than the setting folders.smallest_kib"
    NOT_A_PHOTO = "it is not a photo"
    NOT_A_FILE = "it is neither a file nor a folder"
    LINKED_FOLDER = "it is a link to a folder, which is not followed"
    ORIGINAL = "it is the original that was kept beside a photo"
    SAME_FILE = "it is another name of a photo that is listed already"


@dataclass(frozen=True, slots=True)
class Rules:
    """What the user wants left out besides what is always left out.

    Args:
        exclude: shell patterns, upper and lower case alike. One without a separator is compared
            with the names of files and folders, one with a separator with whole paths.
        smallest_bytes: smaller files are left out.
    """

    exclude: tuple[str, ...] = ()
    smallest_bytes: int = 0

    def skip_folder(self, name: bytes, path: bytes) -> Skip | None:
        """Say why a folder below the named one is not searched; None: it is."""
        if name[0] == _DOT:
            return Skip.HIDDEN
        if name in _TOOL_FOLDERS:
            return Skip.TOOL_FOLDER
        return Skip.EXCLUDED if self.exclude and self._names(name, path) else None

    def skip_file(self, name: bytes, path: bytes) -> Skip | None:
        """Say why a file is left out by its name alone; None: it is not."""
        if name[0] == _DOT:
            return Skip.HIDDEN
        if name.endswith(_ORIGINAL):
            return Skip.ORIGINAL
        if name in _TOOL_FOLDERS:
            return Skip.TOOL_FOLDER
        return Skip.EXCLUDED if self.exclude and self._names(name, path) else None

    def skip_size(self, size_bytes: int) -> Skip | None:
        """Say why a file is left out by its size; None: it is not."""
        return Skip.TOO_SMALL if size_bytes < self.smallest_bytes else None

    def skip_below(self, root: bytes, path: bytes) -> Skip | None:
        """Say why a file is left out by its name or that of a folder between it and the root.

        Args:
            root: the folder that the user named; its own name never matters.
            path: a file below it.
        """
        stem = root.rstrip(_SEPARATOR)
        *folders, name = path[len(stem) + 1 :].split(_SEPARATOR)
        for folder in folders:
            stem += _SEPARATOR + folder
            skip = self.skip_folder(folder, stem)
            if skip is not None:
                return skip
        return self.skip_file(name, path)

    def _names(self, name: bytes, path: bytes) -> bool:
        for_names, for_paths = _compiled(self.exclude)
        if for_names is not None and for_names.fullmatch(os.fsdecode(name)):
            return True
        return for_paths is not None and bool(for_paths.fullmatch(os.fsdecode(path)))


def parse_patterns(text: str) -> tuple[str, ...]:
    """Split the setting's text, patterns with ";" between them."""
    return tuple(part for piece in text.split(";") if (part := piece.strip()))


def has_photo_suffix(name: bytes) -> bool:
    """Whether a file's name alone makes it a photo."""
    stem, dot, suffix = name.rpartition(b".")
    return bool(stem and dot) and suffix.lower() in PHOTO_SUFFIXES


def is_below(path: bytes, folder: bytes) -> bool:
    """Whether a path is the folder itself or lies below it."""
    stem = folder.rstrip(_SEPARATOR)
    return path == folder or path.startswith(stem + _SEPARATOR)


def parent(path: bytes) -> bytes:
    """Return the folder that holds a path."""
    return path.rpartition(_SEPARATOR)[0] or _SEPARATOR


@lru_cache(maxsize=8)
def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    with_separator = [p for p in patterns if "/" in p or os.sep in p]
    return _any_of([p for p in patterns if p not in with_separator]), _any_of(with_separator)


def _any_of(patterns: list[str]) -> re.Pattern[str] | None:
    if not patterns:
        return None
    joined = "|".join(fnmatch.translate(pattern.replace("/", os.sep)) for pattern in patterns)
    return re.compile(joined, re.IGNORECASE)
