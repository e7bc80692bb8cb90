"""The folders of a library as a tree, with the number of photos in each."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FolderNode:
    """A folder of the tree.

    Args:
        photos: in it and below.
        is_offline: a folder of the library whose drive is not there.
        is_root: it was added to the library.
    """

    path: Path
    photos: int
    is_offline: bool = False
    is_root: bool = False
    children: tuple["FolderNode", ...] = ()


def folder_tree(counts: dict[Path, int], roots: Sequence[Path]) -> list[FolderNode]:
    """Arrange folders below the library's own; photos elsewhere get a top folder of their own.

    Args:
        counts: photos in each folder itself.
        roots: the library's folders; those inside another one are not listed twice.
    """
    tops = _topmost(roots)
    strays = [folder for folder in counts if not any(up in tops for up in _upwards(folder))]
    tops |= _topmost(strays)
    below: dict[Path, set[Path]] = {}
    for folder in counts:
        for child, up in pairwise(_upwards(folder)):
            if child in tops:
                break
            below.setdefault(up, set()).add(child)
    return [_node(top, counts, below, is_root=top in roots) for top in sorted(tops)]


def _topmost(folders: Sequence[Path]) -> set[Path]:
    known = set(folders)
    return {folder for folder in known if known.isdisjoint(folder.parents)}


def _upwards(folder: Path) -> tuple[Path, ...]:
    return (folder, *folder.parents)


def _node(
    folder: Path, counts: dict[Path, int], below: dict[Path, set[Path]], *, is_root: bool = False
) -> FolderNode:
    inner = sorted(below.get(folder, ()), key=lambda path: path.name.casefold())
    children = tuple(_node(child, counts, below) for child in inner)
    total = counts.get(folder, 0) + sum(child.photos for child in children)
    offline = is_root and not folder.is_dir()
    return FolderNode(folder, total, offline, is_root, children)
