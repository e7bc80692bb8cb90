"""The files of one camera shot count as one photo: a raw file, and what was developed from it.

They lie side by side and differ in the ending alone. The developed one stands for both: it is what
people see, and its document holds the raw file's words too.
"""

from dataclasses import dataclass

from blipdesk.index.connection import Connection

_RAW = "raw"
_DEVELOPED = ("jpeg", "heif")
# All that begins with the name and a point: "/" follows "." in every encoding of paths.
_SAME_NAME = (
    "SELECT id, path, format FROM photo WHERE path > ? AND path < ?"
    " AND format IN ('raw', 'jpeg', 'heif') AND status <> 'missing' ORDER BY path"
)


@dataclass(frozen=True, slots=True)
class Shot:
    """One shot of which both kinds of files are there.

    Args:
        developed: the photo id of the file that stands for all.
        raws: ids and names of the raw files.
    """

    developed: int
    raws: tuple[tuple[int, bytes], ...]

    @property
    def photo_ids(self) -> tuple[int, ...]:
        """All files."""
        return (self.developed, *(photo_id for photo_id, _ in self.raws))


def files_of_shot(connection: Connection, path: bytes) -> list[tuple[int, bytes, str]]:
    """Return id, path and format of the raw and developed files of a path's name."""
    stem, point, _ = path.rpartition(b".")
    if not point:
        return []
    rows = connection.rows(_SAME_NAME, (stem + b".", stem + b"/"))
    return [(i, other, kind) for i, other, kind in rows if other.rpartition(b".")[0] == stem]


def shot_of(connection: Connection, path: bytes) -> Shot | None:
    """Return the shot that a file is of; None if it does not have both kinds of files."""
    found = files_of_shot(connection, path)
    developed = next((i for i, _, kind in found if kind in _DEVELOPED), None)
    raws = tuple((i, name_of(other)) for i, other, kind in found if kind == _RAW)
    return Shot(developed, raws) if developed is not None and raws else None


def stands_for_itself(connection: Connection, path: bytes) -> bool:
    """Say whether a file is no raw file beside a developed one."""
    shot = shot_of(connection, path)
    return shot is None or name_of(path) not in {name for _, name in shot.raws}


def name_of(path: bytes) -> bytes:
    """Return the last part of a path."""
    return path.replace(b"\\", b"/").rpartition(b"/")[2]
