"""Copies of the database, made while it is in use."""

import os
from pathlib import Path

import apsw

from blipdesk.index.connection import Connection, translated

_PAGES_AT_ONCE = 4096  # 16 MiB between two chances for a writer


def copy_database(connection: Connection, target: Path) -> None:
    """Copy a database as it is at one moment; the copy appears whole or not at all.

    Raises:
        DatabaseError: or one of its kinds.
    """
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        with translated(part):
            _copy(connection.raw, part)
        _sync(part)
        part.replace(target)
        _sync(target.parent)
    finally:
        part.unlink(missing_ok=True)


def _copy(source: apsw.Connection, path: Path) -> None:
    target = apsw.Connection(str(path))
    try:
        with target.backup("main", source, "main") as backup:
            while not backup.done:
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
