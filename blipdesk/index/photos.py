"""Photo files: where they are, what they looked like when they were read last, and their facts."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from blipdesk.domain.errors import KnownError
from blipdesk.domain.photo import FileStamp, PhotoFacts, PhotoFormat, display_name
from blipdesk.index.codec import or_damaged
from blipdesk.index.connection import Connection, Row, Value
from blipdesk.index.documents import Documents
from blipdesk.index.natural_order import natural_key
from blipdesk.index.stamps import stamp_from, stamp_values
from blipdesk.index.tree import FolderTree, path_range, split_path


class PhotoStatus(StrEnum):
    """Whether the file can be worked with."""

    PRESENT = "present"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class PhotoRecord:
    """One photo as the index knows it.

    Args:
        problem: one line for the user; None where there is none.
        stamp: of the file when it was read; None if it could never be read.
        image_digest: of the image data (``imaging.digest``), 16 bytes.
        sidecar: the XMP file beside it, if there is one.
        generation: of the newest write ever queued for it.
        sidecar_mark: what lay beside it under a sidecar's name when it was read; None: nothing.
    """

    photo_id: int
    path: Path
    status: PhotoStatus
    problem: str | None
    stamp: FileStamp | None
    facts: PhotoFacts
    image_digest: bytes | None
    sidecar: Path | None = None
    generation: int = 0
    sidecar_mark: bytes | None = None


@dataclass(frozen=True, slots=True)
class KnownFile:
    """The little that a comparison of index and disk needs."""

    photo_id: int
    path: bytes
    stamp: FileStamp | None
    status: PhotoStatus
    sidecar_mark: bytes | None = None


KnownRow = Row
"""path, size_bytes, mtime_ns, inode, device (the numbers signed), status, sidecar_mark, id"""

_FACTS = (
    "format, width_px, height_px, orientation, taken, camera, lens, rating, city, region, country,"
    " latitude_deg, longitude_deg"
)
_STAMP = "size_bytes, mtime_ns, inode, device"
_COLUMNS = (
    f"id, path, status, problem, {_STAMP}, image_digest, sidecar, generation, sidecar_mark,"
    f" {_FACTS}"
)
_GIVEN = (
    f"path, folder_id, name, name_key, display_path, status, problem, {_STAMP}, image_digest,"
    f" sidecar, sidecar_mark, {_FACTS}"
).split(", ")
_UPSERT = (
    f"INSERT INTO photo ({', '.join(_GIVEN)}) VALUES ({', '.join('?' * len(_GIVEN))})"
    f" ON CONFLICT (path) DO UPDATE SET {', '.join(f'{c} = excluded.{c}' for c in _GIVEN[1:])}"
    " RETURNING id"
)


class Photos:
    """The photos; made by ``Index``."""

    def __init__(self, connection: Connection, tree: FolderTree, documents: Documents) -> None:
        self._connection = connection
        self._tree = tree
        self._documents = documents

    def get(self, photo_id: int) -> PhotoRecord | None:
        """Return one photo, or None."""
        return self._one("id = ?", photo_id)

    def by_path(self, path: Path) -> PhotoRecord | None:
        """Return the photo at a path, or None."""
        return self._one("path = ?", os.fsencode(path))

    def by_digest(self, image_digest: bytes, limit: int = 100) -> list[PhotoRecord]:
        """Return photos with the same image data: moved files and copies; the missing ones first.

        Args:
            limit: a folder may hold thousands of copies of one picture, and each would look at all.
        """
        return self._many(
            "image_digest = ? ORDER BY status <> 'missing', id LIMIT ?", image_digest, limit
        )

    def under(self, folder: Path) -> Iterator[PhotoRecord]:
        """Give all photos in a folder and below, in order of their path's bytes."""
        first, last = path_range(os.fsencode(folder))
        sql = f"SELECT {_COLUMNS} FROM photo WHERE path < ? AND path > ? ORDER BY path LIMIT ?"
        return map(_record, self._connection.pages(sql, (last,), first, key=1))

    def known_files(self, folder: Path) -> Iterator[KnownFile]:
        """Give path and stamp of all photos in a folder and below, in order of the bytes."""
        return map(known_file, self.known_rows(folder))

    def known_rows(self, folder: Path, *, whole_tree: bool = True) -> Iterator[KnownRow]:
        """Give what ``known_file`` makes a ``KnownFile`` of, which is most of the time for many.

        Args:
            whole_tree: everything below the folder too, not only what is directly in it.
        """
        raw = os.fsencode(folder)
        first, last = path_range(raw)
        here, values = "path < ?", tuple[Value, ...]((last,))
        if not whole_tree:
            here = "folder_id = (SELECT id FROM folder WHERE path = ?)"
            values = (raw,)
        sql = (
            f"SELECT path, {_STAMP}, status, sidecar_mark, id FROM photo"
            f" WHERE {here} AND path > ? ORDER BY path LIMIT ?"
        )
        return self._connection.pages(sql, values, first, key=0)

    def with_status(self, status: PhotoStatus) -> Iterator[PhotoRecord]:
        """Give all photos of one status, in order of their id."""
        sql = f"SELECT {_COLUMNS} FROM photo WHERE status = ? AND id > ? ORDER BY id LIMIT ?"
        return map(_record, self._connection.pages(sql, (status,), 0))

    def newest_id(self) -> int:
        """Return the highest id in use, 0 in an empty library."""
        return int(self._connection.value("SELECT ifnull(max(id), 0) FROM photo"))

    def count(self) -> dict[PhotoStatus, int]:
        """Count the photos of each status; a status without photos is absent."""
        rows = self._connection.rows("SELECT status, count(*) FROM photo GROUP BY status")
        return _counts(rows)

    def upsert(
        self,
        path: Path,
        facts: PhotoFacts,
        *,
        stamp: FileStamp | None = None,
        image_digest: bytes | None = None,
        sidecar: Path | None = None,
        sidecar_mark: bytes | None = None,
        status: PhotoStatus = PhotoStatus.PRESENT,
        problem: str | None = None,
    ) -> int:
        """Remember what a file looks like now; its texts, drafts and history stay.

        Returns:
            The photo's id: a new one for a new path.
        """
        raw_path = os.fsencode(path)
        folder, name = split_path(raw_path)
        values = {
            "path": raw_path,
            "folder_id": self._tree.folder_id(folder),
            "name": _readable(name),
            "name_key": natural_key(_readable(name)),
            "display_path": display_name(str(path)),
            "status": str(status),
            "problem": problem,
            **stamp_values(stamp),
            "image_digest": image_digest,
            "sidecar": None if sidecar is None else os.fsencode(sidecar),
            "sidecar_mark": sidecar_mark,
            **_fact_values(facts),
        }
        photo_id = self._connection.insert_returning(_UPSERT, tuple(values.values()))
        self._documents.touch(photo_id)
        return photo_id

    def set_stamp(self, photo_id: int, stamp: FileStamp, image_digest: bytes | None = None) -> None:
        """Remember the stamp after an own write; the digest stays unless one is given."""
        self._connection.change(
            "UPDATE photo SET size_bytes = ?, mtime_ns = ?, inode = ?, device = ?,"
            " image_digest = coalesce(?, image_digest) WHERE id = ?",
            (*stamp_values(stamp).values(), image_digest, photo_id),
        )
        self._documents.touch(photo_id)

    def forget_stamps(self) -> None:
        """Have every photo taken for changed, so that its file is read again."""
        self._connection.change(
            "UPDATE photo SET size_bytes = NULL, mtime_ns = NULL, inode = NULL, device = NULL"
        )

    def set_status(self, photo_id: int, status: PhotoStatus, problem: str | None = None) -> None:
        """Say that the file is missing, unreadable, offline or there again."""
        self._connection.change(
            "UPDATE photo SET status = ?, problem = ? WHERE id = ?", (status, problem, photo_id)
        )
        self._documents.touch(photo_id)

    def set_status_under(self, folder: Path, old: PhotoStatus, new: PhotoStatus) -> int:
        """Change the status of all photos below a folder that have the old one; count them."""
        ids = self._ids_under(folder, old)
        for photo_id in ids:
            self.set_status(photo_id, new)
        return len(ids)

    def move(self, photo_id: int, path: Path) -> None:
        """Follow a file that was moved or renamed; everything known about it stays.

        Raises:
            KnownError: another photo of the index is at that path; delete it first.
        """
        taken = self.by_path(path)
        if taken is not None and taken.photo_id != photo_id:
            raise KnownError(f"{display_name(str(path))}: the index knows another photo there")
        raw_path = os.fsencode(path)
        folder, name = split_path(raw_path)
        self._documents.touch_shot(photo_id)
        self._connection.change(
            "UPDATE photo SET path = ?, folder_id = ?, name = ?, name_key = ?, display_path = ?,"
            " status = 'present', problem = NULL WHERE id = ?",
            (
                raw_path,
                self._tree.folder_id(folder),
                _readable(name),
                natural_key(_readable(name)),
                display_name(str(path)),
                photo_id,
            ),
        )
        self._documents.touch(photo_id)

    def delete(self, photo_id: int) -> None:
        """Forget a photo with its texts, drafts, jobs and waiting writes; history stays."""
        self._documents.forget(photo_id)
        self._connection.change("DELETE FROM photo WHERE id = ?", (photo_id,))

    def _ids_under(self, folder: Path, status: PhotoStatus) -> list[int]:
        first, last = path_range(os.fsencode(folder))
        sql = "SELECT id FROM photo WHERE path >= ? AND path < ? AND status = ?"
        return [row[0] for row in self._connection.rows(sql, (first, last, status))]

    def _one(self, condition: str, value: Value) -> PhotoRecord | None:
        sql = f"SELECT {_COLUMNS} FROM photo WHERE {condition}"
        row = self._connection.row(sql, (value,))
        return None if row is None else _record(row)

    def _many(self, condition: str, *values: Value) -> list[PhotoRecord]:
        sql = f"SELECT {_COLUMNS} FROM photo WHERE {condition}"
        return [_record(row) for row in self._connection.rows(sql, values)]


@or_damaged
def _record(row: Row) -> PhotoRecord:
    photo_id, path, status, problem, *rest = row
    stamp, (digest, sidecar, generation, mark), facts = rest[:4], rest[4:8], rest[8:]
    return PhotoRecord(
        photo_id,
        Path(os.fsdecode(path)),
        PhotoStatus(status),
        problem,
        stamp_from(stamp),
        PhotoFacts(PhotoFormat(facts[0]), *facts[1:]),
        digest,
        None if sidecar is None else Path(os.fsdecode(sidecar)),
        generation,
        mark,
    )


@or_damaged
def known_file(row: KnownRow) -> KnownFile:
    """Return what a row of ``Photos.known_rows`` stands for."""
    path, *stamp, status, mark, photo_id = row
    return KnownFile(photo_id, path, stamp_from(stamp), PhotoStatus(status), mark)


def _fact_values(facts: PhotoFacts) -> dict[str, Value]:
    return {name: getattr(facts, name) for name in PhotoFacts.__slots__} | {
        "format": str(facts.format)
    }


def _readable(name: bytes) -> str:
    return name.decode("utf-8", "replace")


@or_damaged
def _counts(rows: list[Row]) -> dict[PhotoStatus, int]:
    return {PhotoStatus(status): number for status, number in rows}
