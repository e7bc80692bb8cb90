"""The tables as this version makes them, to tell their damaged description from our own bugs."""

import functools
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import apsw

_SCHEMA = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name"


@functools.cache
def steps() -> tuple[tuple[int, str, str], ...]:
    """Return (version, name, SQL) of every step from an empty database to this version's."""
    found = []
    for item in sorted(files("blipdesk.index").joinpath("migrations").iterdir(), key=str):
        if item.name.endswith(".sql"):
            number, _, name = item.name.removesuffix(".sql").partition("_")
            found.append((int(number), name, item.read_text("utf-8")))
    return tuple(found)


def differing_tables(connection: apsw.Connection) -> list[str]:
    """Return what is described otherwise in a database of this version than this version does.

    SQLite reads a description with a changed letter without complaint, and a query then fails.
    """
    with closing(_fresh()) as fresh:
        wanted = set(fresh.execute(_SCHEMA).fetchall())
    try:
        found = set(connection.execute(_SCHEMA).fetchall())
    except (apsw.Error, UnicodeDecodeError):
        return ["sqlite_schema"]
    # Statistics and the tables behind a virtual table are SQLite's own affair.
    return sorted(str(name) for _, name, _ in wanted - found)


def columns(table: str) -> list[str]:
    """Return the names of a table's columns as this version makes them."""
    with closing(_fresh()) as fresh:
        return [str(row[1]) for row in fresh.execute(f"PRAGMA table_info({table})")]


def is_damaged(path: Path) -> bool:
    """Say whether the tables of a database of this version are described otherwise."""
    try:
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    except apsw.Error:
        return True
    try:
        newest = steps()[-1][0]
        version = connection.execute("PRAGMA user_version").fetchone()
        return version == (newest,) and bool(differing_tables(connection))
    except apsw.Error:
        return True
    finally:
        connection.close()


def _fresh() -> apsw.Connection:
    connection = apsw.Connection(":memory:")
    for _, _, sql in steps():
        connection.execute(sql)
    return connection
