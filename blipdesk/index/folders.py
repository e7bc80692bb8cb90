"""The folders that the user gave to BlipDesk to watch."""

import os
from dataclasses import dataclass
from pathlib import Path

from blipdesk.index.connection import Connection


@dataclass(frozen=True, slots=True)
class WatchedFolder:
    """One root of the library.

    Args:
        added: ISO 8601 with offset.
        paused: nothing below is described for now.
        device: ``st_dev`` when it was seen last; another one means that a drive is not there.
    """

    path: Path
    added: str
    paused: bool = False
    device: int | None = None


class Folders:
    """The watched folders; made by ``Index``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, path: Path, added: str, device: int | None = None) -> bool:
        """Watch a folder; False if it is watched already.

        Args:
            path: absolute.
            added: ISO 8601 with offset.
        """
        sql = "INSERT OR IGNORE INTO root (path, added, device) VALUES (?, ?, ?)"
        return self._connection.change(sql, (os.fsencode(path), added, device)) == 1

    def remove(self, path: Path) -> bool:
        """Stop watching a folder; its photos stay in the index. False if it was not watched."""
        sql = "DELETE FROM root WHERE path = ?"
        return self._connection.change(sql, (os.fsencode(path),)) == 1

    def list(self) -> list[WatchedFolder]:
        """Return the watched folders in order of their path's bytes."""
        rows = self._connection.rows("SELECT path, added, paused, device FROM root ORDER BY path")
        return [
            WatchedFolder(Path(os.fsdecode(path)), added, bool(paused), device)
            for path, added, paused, device in rows
        ]

    def set_paused(self, path: Path, paused: bool) -> None:
        """Pause or go on below one folder."""
        sql = "UPDATE root SET paused = ? WHERE path = ?"
        self._connection.change(sql, (int(paused), os.fsencode(path)))

    def set_device(self, path: Path, device: int) -> None:
        """Remember which drive the folder is on."""
        sql = "UPDATE root SET device = ? WHERE path = ?"
        self._connection.change(sql, (device, os.fsencode(path)))
