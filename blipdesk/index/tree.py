"""Folders as numbers, and all paths below a folder as one range of bytes."""

import os

from blipdesk.index.connection import Connection

SEPARATOR = os.fsencode(os.sep)
_AFTER_SEPARATOR = bytes([SEPARATOR[0] + 1])


def path_range(folder: bytes) -> tuple[bytes, bytes]:
    """Return the first path below a folder and the first one after all of them.

    The separator closes the folder's name, so that "/a/bc" is not below "/a/b".
    """
    stem = folder.rstrip(SEPARATOR)
    return stem + SEPARATOR, stem + _AFTER_SEPARATOR


def split_path(path: bytes) -> tuple[bytes, bytes]:
    """Return the folder and the name of a path; the topmost folder is the separator alone."""
    folder, _, name = path.rpartition(SEPARATOR)
    return folder or SEPARATOR, name


class FolderTree:
    """The ids of folders that hold photos and of their ancestors; made by ``Index``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._ids: dict[bytes, int] = {}
        # A number given in a transaction that was rolled back means nothing any more.
        connection.after_rollback.append(self._ids.clear)

    def folder_id(self, path: bytes) -> int:
        """Return a folder's id, giving it one if it is new."""
        found = self._ids.get(path) or self.find(path)
        if found is None:
            found = self._connection.insert("INSERT INTO folder (path) VALUES (?)", (path,))
        self._ids[path] = found
        return found

    def find(self, path: bytes) -> int | None:
        """Return a folder's id, None if no photo was ever in or below it."""
        found: int | None = self._connection.value("SELECT id FROM folder WHERE path = ?", (path,))
        return found

    def chain(self, path: bytes) -> tuple[int, ...]:
        """Return the ids of a folder and of all its ancestors but the topmost one."""
        ids = []
        while path and path != SEPARATOR:
            ids.append(self.folder_id(path))
            path = split_path(path)[0] if SEPARATOR in path else b""
        return tuple(ids)
