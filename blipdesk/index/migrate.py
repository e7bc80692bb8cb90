"""Numbered steps from an older database to this version's.

A step is one file ``migrations/NNNN_name.sql``; the steps and the record that they were taken are
one transaction. Before the first step on a library that holds something, the file is copied.
"""

from pathlib import Path

import apsw

from blipdesk.domain.errors import DatabaseError, DatabaseTooNew
from blipdesk.domain.photo import display_name
from blipdesk.index.backup import copy_database
from blipdesk.index.connection import Connection
from blipdesk.index.schema import steps

# "BLIP": marks the file as ours for `file` and against a foreign database given by mistake.
APPLICATION_ID = 0x424C4950


def newest_version() -> int:
    """Return the version that this program writes."""
    return steps()[-1][0]


def version_of(connection: Connection) -> int:
    """Return a database's version, 0 for an empty one."""
    return int(connection.value("PRAGMA user_version"))


def migrate(connection: Connection) -> None:
    """Bring a database to this version.

    Raises:
        DatabaseTooNew: a newer BlipDesk has written it; it is left as it is.
        DatabaseError: it is somebody else's database.
    """
    if check_ours(connection) == newest_version():
        return
    # One transaction over all: whoever opens the library at the same time waits here, then finds
    # nothing left to do, and never sees the state between two steps.
    with connection.transaction(durable=True):
        version = version_of(connection)
        todo = [step for step in steps() if step[0] > version]
        if version and todo:
            _copy_as_it_was(connection.path, version)
        for number, name, sql in todo:
            connection.change(sql)
            connection.change("INSERT INTO migration (version, name) VALUES (?, ?)", (number, name))
            connection.change(f"PRAGMA user_version = {number}")
            connection.change(f"PRAGMA application_id = {APPLICATION_ID}")


def _copy_as_it_was(path: Path, version: int) -> None:
    """Copy the database from before the migration that is under way."""
    # Through a second connection: SQLite copies nothing from one that holds the write lock.
    before = Connection(path, read_only=True)
    try:
        copy_database(before, backup_path(path, version))
    finally:
        before.close()


def check_ours(connection: Connection) -> int:
    """Return the version of a database that this program may use.

    Raises:
        DatabaseTooNew, DatabaseError: as ``migrate``.
    """
    with connection.snapshot():
        version = version_of(connection)
        application = connection.value("PRAGMA application_id")
        tables = connection.value("SELECT count(*) FROM sqlite_schema")
    newest = newest_version()
    name = display_name(str(connection.path))
    if version > newest:
        raise DatabaseTooNew(
            f"{name}: written by a newer BlipDesk (database {version}, this one knows {newest});"
            " update BlipDesk or use another --library"
        )
    if application != APPLICATION_ID and (version or tables):
        raise DatabaseError(f"{name}: is not a BlipDesk library; use another --library")
    return version


def backup_path(path: Path, version: int) -> Path:
    """Return where the copy from before a migration lies."""
    return path.with_name(f"{path.name}.version-{version}")


def sqlite_may_use_wal(version: str) -> bool:
    """Say whether this SQLite is free of the bug that damages a WAL database with two writers.

    Source: https://sqlite.org/wal.html, "The WAL-reset bug": 3.7.0 to 3.51.2, with the correction
    also in 3.50.7 and 3.44.6.
    """
    number = tuple(int(part) for part in version.split("."))
    return number >= (3, 51, 3) or (3, 50, 7) <= number < (3, 51) or (3, 44, 6) <= number < (3, 45)


def require_sqlite() -> None:
    """Refuse an SQLite that could damage the library.

    Raises:
        DatabaseError: with the way to get another one.
    """
    version = apsw.sqlite_lib_version()
    if not sqlite_may_use_wal(version):
        raise DatabaseError(
            f"SQLite {version} can damage the library; run: pip install 'apsw>=3.51.3'"
        )
