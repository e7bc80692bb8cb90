"""Copies of the database, made while it is in use."""

import os
from collections.abc import Callable
from pathlib import Path

import apsw

from blipdesk.index.connection import Connection, QueryInterrupted, translated

_PAGES_AT_ONCE = 4096  # 16 MiB between two questions whether to stop


def _never() -> bool:
    return False


def copy_database(
    connection: Connection, target: Path, should_stop: Callable[[], bool] = _never
) -> None:
    """Copy a database as it is at one moment; the copy appears whole or not at all.

    Others may read and write meanwhile.

    Raises:
        QueryInterrupted: ``should_stop`` said so.
        DatabaseError: or one of its other kinds.
    """
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        # Without a snapshot SQLite begins the copy anew whenever somebody has written meanwhile.
        with connection.snapshot():
            connection.rows("SELECT count(*) FROM sqlite_schema")
            with translated(part):
                _copy(connection.raw, part, should_stop)
        _sync(part)
        part.replace(target)
        _sync(target.parent)
    finally:
        part.unlink(missing_ok=True)


def _copy(source: apsw.Connection, path: Path, should_stop: Callable[[], bool]) -> None:
    target = apsw.Connection(str(path))
    try:
        with target.backup("main", source, "main") as backup:
            while not backup.done:
                if should_stop():
                    raise QueryInterrupted("the copy was stopped")
                backup.step(_PAGES_AT_ONCE)
        # A copy is read as it is; without this it would ask for a -wal file of its own.
        target.execute("PRAGMA journal_mode = DELETE").fetchall()
    finally:
        target.close()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
