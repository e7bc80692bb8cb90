"""A library again after its database was damaged: the newest good copy, and over it every row
that the damaged file still gives. What the photos' files hold is read again by the next scan.

Also the way back to a copy that the user chose, and a new start from nothing.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import apsw

from blipdesk.domain.errors import DatabaseBusy, DatabaseError
from blipdesk.domain.photo import display_name
from blipdesk.index.connection import Connection
from blipdesk.index.database import open_index
from blipdesk.index.documents import Documents
from blipdesk.index.mending import (
    drop_nonsense,
    forget_doubtful_stamps,
    make_agree,
    restore_lost_photos,
)
from blipdesk.index.migrate import check_ours
from blipdesk.index.salvage import DamagedDatabase
from blipdesk.index.soundness import is_sound
from blipdesk.index.tree import FolderTree

# Parents before children. The full text is made anew.
_TABLES = {
    "folder": "id",
    "photo": "id",
    "photo_text": "photo_id",
    "draft": "id",
    "batch": "id",
    "history": "id",
    "outbox": "id",
    "file_step": "id",
    "root": None,
    "saved_search": None,
    "vector": "id",
    "row_digest": "photo_id",
}


@dataclass(frozen=True, slots=True)
class Recovery:
    """What a recovery came to.

    Args:
        damaged: where the damaged file lies now.
        backup: the copy that was taken as the base; None: there was no usable one.
        rows: how many rows the damaged file still gave, by table.
        unreadable: tables of which some rows could not be read.
        doubtful: photos that must be read again: nothing proves that their rows are as they were.
    """

    damaged: Path
    backup: Path | None
    rows: dict[str, int]
    unreadable: tuple[str, ...]
    doubtful: int = 0


def recover(path: Path, copies: Iterable[Path], set_aside: Path) -> Recovery:
    """Replace a damaged database by the best that can be had. No one else may have it open.

    Args:
        path: the database.
        copies: backups, newest first.
        set_aside: where the damaged file goes, with its log.

    Raises:
        DatabaseError: the disk refused; the damaged file is still there.
    """
    put_aside(path, set_aside)
    backup = next((copy for copy in copies if _is_whole(copy)), None)
    if backup is not None:
        shutil.copyfile(backup, path)
    open_index(path).close()  # makes or migrates it
    rows, unreadable, doubtful = _salvage(set_aside, path)
    return Recovery(set_aside, backup, rows, unreadable, doubtful)


def restore(path: Path, copy: Path, set_aside: Path) -> int:
    """Go back to a copy. No one else may have the database open.

    Writes that wait are those of now, not those of then: what waited then has long been written.

    Args:
        path: the database; it may be damaged or missing.
        set_aside: where the database of now goes, with its log.

    Returns:
        How many writes wait.

    Raises:
        DatabaseError: the copy is damaged or no copy; nothing was changed.
    """
    if not _is_whole(copy):
        raise DatabaseError(f"{display_name(str(copy))}: is no whole copy of a library's database")
    put_aside(path, set_aside)
    shutil.copyfile(copy, path)
    open_index(path).close()  # migrates it
    target = Connection(path)
    try:
        with target.transaction(durable=True):
            target.change("DELETE FROM outbox")
            if set_aside.exists():
                source = DamagedDatabase(set_aside)
                for table in ("batch", "outbox"):
                    _copy_rows(target, table, source.rows(table, "id"))
                source.close()
            make_agree(target)
            return int(target.value("SELECT count(*) FROM outbox"))
    finally:
        target.close()


def put_aside(path: Path, set_aside: Path) -> None:
    """Move a database with its log out of the way; it need not exist."""
    for ending in ("", "-wal"):
        source = path.with_name(path.name + ending)
        if source.exists():
            source.replace(set_aside.with_name(set_aside.name + ending))
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)


def refuse_if_in_use(path: Path) -> None:
    """Make sure that no other connection has a database open, damaged or not.

    Raises:
        DatabaseBusy: one has.
    """
    if not path.exists():
        return
    raw = apsw.Connection(str(path))
    try:
        # Outside of the write-ahead log's own locks, every connection holds a shared lock.
        raw.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        raw.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    except (apsw.BusyError, apsw.LockedError) as error:
        raise DatabaseBusy(
            f"{display_name(str(path))}: another BlipDesk is using the library; close it first"
        ) from error
    except apsw.Error:
        return  # too damaged to say; nobody can work with it either
    finally:
        with suppress(apsw.Error):
            raw.close()


def known_places(path: Path) -> tuple[list[Path], list[Path]]:
    """Return the folders of a library and the photos outside of them, as far as they are read."""
    if not path.exists():
        return [], []
    source = DamagedDatabase(path)
    try:
        found = [row["path"] for row in source.rows("root", None)]
        roots = [Path(os.fsdecode(raw)) for raw in found if isinstance(raw, bytes)]
        photos = [Path(os.fsdecode(raw)) for _, raw in source.paths() if isinstance(raw, bytes)]
    finally:
        source.close()
    loose = [photo for photo in photos if not any(photo.is_relative_to(root) for root in roots)]
    return roots, sorted(loose)


def _is_whole(copy: Path) -> bool:
    try:
        connection = Connection(copy, read_only=True)
    except DatabaseError:
        return False
    try:
        check_ours(connection)
        return bool(connection.value("PRAGMA quick_check(1)") == "ok")
    except DatabaseError:
        return False
    finally:
        connection.close()


def _salvage(damaged: Path, path: Path) -> tuple[dict[str, int], tuple[str, ...], int]:
    target = Connection(path)
    rows: dict[str, int] = {}
    unreadable = []
    try:
        source = DamagedDatabase(damaged)
        with target.transaction(durable=True):
            for table, key in _TABLES.items():
                rows[table] = _copy_rows(target, table, source.rows(table, key))
            _forget_fulfilled(target, source)
            for table in _TABLES:
                if table in source.unreadable:
                    unreadable.append(table)
            restore_lost_photos(target, source.paths())
            make_agree(target)
            drop_nonsense(target)
            doubtful = forget_doubtful_stamps(target)
            documents = Documents(target, FolderTree(target))
            documents.rebuild()
        source.close()
    finally:
        target.close()
    return rows, tuple(unreadable), doubtful


def _forget_fulfilled(target: Connection, source: "DamagedDatabase") -> None:
    """Drop writes that waited when the copy was made and have been carried out since.

    Done again, they could put old words over newer ones.
    """
    known = [row["id"] for row in source.rows("outbox", "id")]
    if "outbox" in source.unreadable:
        target.change(
            "DELETE FROM outbox WHERE generation <"
            " (SELECT generation FROM photo WHERE photo.id = photo_id)"
        )
        return
    waiting = {row[0] for row in target.rows("SELECT id FROM outbox")}
    for number in waiting.difference(known):
        target.change("DELETE FROM outbox WHERE id = ?", (number,))


def _copy_rows(target: Connection, table: str, rows: Iterator[dict[str, object]]) -> int:
    number = 0
    for row in rows:
        if not is_sound(table, row):
            continue  # a damaged page can give nonsense; what a copy has is better
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        try:
            target.raw.execute(
                f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})",
                tuple(row.values()),
            )
        except apsw.ConstraintError:
            continue
        number += 1
    return number
