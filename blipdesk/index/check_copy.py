"""Checking a database by a copy of it: nobody who reads or writes meanwhile has to wait.

What FTS5 offers to compare its index with the documents takes the lock of a writer, for about 20 s
at a million photos. A copy has the same pages and nobody else.
"""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from blipdesk.domain.errors import DatabaseCorrupt
from blipdesk.index.backup import copy_database
from blipdesk.index.connection import Connection
from blipdesk.index.documents import Documents
from blipdesk.index.health import Health
from blipdesk.index.tree import FolderTree


def check_copy(path: Path, copy: Path, should_stop: Callable[[], bool]) -> tuple[str, ...]:
    """Copy a database and check every page and word of the copy.

    Args:
        path: of a database of this version.
        copy: where the copy is made; it stays there only if it is whole.
        should_stop: asked many times a second.

    Returns:
        What is wrong, one line each.

    Raises:
        QueryInterrupted: ``should_stop`` said so.
        DiskFull: there is no room for the copy.
        DatabaseError: the copy cannot be made for another reason than damage.
    """
    problems: tuple[str, ...] = ("the check was not finished",)
    try:
        with closing(Connection(path, read_only=True)) as source:
            copy_database(source, copy, should_stop)
        with closing(Connection(copy)) as connection:
            connection.stop_when(should_stop)
            documents = Documents(connection, FolderTree(connection))
            problems = Health(connection, documents).check().problems
    except DatabaseCorrupt as error:
        problems = (str(error),)
    finally:
        if problems:
            copy.unlink(missing_ok=True)
    return problems
