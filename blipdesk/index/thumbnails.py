"""Small pictures of photos, kept in one file beside the index and thrown away when it grows."""

import os
import threading
from contextlib import suppress
from pathlib import Path

import apsw
import xxhash

from blipdesk.domain.errors import DatabaseBusy, DatabaseError
from blipdesk.index.connection import Connection

_SCHEMA = """
CREATE TABLE IF NOT EXISTS thumbnail (
  key BLOB PRIMARY KEY,
  used INTEGER NOT NULL,
  jpeg BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS thumbnail_used ON thumbnail (used, length(jpeg));
"""
_TRIM_EVERY = 500
# Several threads open the file at the same time; while one turns a new file to WAL, SQLite gives
# up on the others (SQLITE_PROTOCOL).
_OPENING = threading.Lock()


class ThumbnailStore:
    """A cache on the disk, for one thread; losing it costs time and nothing else.

    Args:
        path: the file; made if it is missing, made anew if it is damaged.
        most_bytes: of pictures; the longest unused go first.

    Raises:
        DatabaseError: the file cannot be opened.
    """

    def __init__(self, path: Path, most_bytes: int = 512 * 1024 * 1024) -> None:
        self._most_bytes = most_bytes
        self._puts = 0
        try:
            self._connection = _opened(path)
        except DatabaseBusy:
            raise
        except DatabaseError:
            with suppress(OSError):
                path.unlink()
            self._connection = _opened(path)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def get(self, key: bytes) -> bytes | None:
        """Return a picture as JPEG, or None."""
        with suppress(DatabaseError):
            found: bytes | None = self._connection.value(
                "SELECT jpeg FROM thumbnail WHERE key = ?", (key,)
            )
            return found
        return None

    def put(self, key: bytes, jpeg: bytes, now_s: int) -> None:
        """Keep a picture; one that cannot be kept is made again the next time.

        Args:
            now_s: Unix time.
        """
        with suppress(DatabaseError), self._connection.transaction():
            self._connection.change(
                "INSERT OR REPLACE INTO thumbnail (key, used, jpeg) VALUES (?, ?, ?)",
                (key, now_s, jpeg),
            )
            self._puts += 1
            if self._puts % _TRIM_EVERY == 0:
                self._trim()

    def clear(self) -> None:
        """Forget every picture and give the room back.

        Raises:
            DatabaseError: another thread is writing.
        """
        with self._connection.transaction():
            self._connection.change("DELETE FROM thumbnail")
        try:
            self._connection.raw.execute("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except apsw.Error as error:
            raise DatabaseError(f"the room of the thumbnails is not free yet: {error}") from error

    def _trim(self) -> None:
        total = self._connection.value("SELECT sum(length(jpeg)) FROM thumbnail") or 0
        if total > self._most_bytes:
            self._connection.change(
                "DELETE FROM thumbnail WHERE key IN (SELECT key FROM thumbnail ORDER BY used"
                " LIMIT (SELECT count(*) / 4 FROM thumbnail))"
            )


def thumbnail_key(path: Path, mtime_ns: int, size_bytes: int, edge_px: int) -> bytes:
    """Return the name of a picture: another one as soon as the photo has changed."""
    text = b"%s\0%d\0%d\0%d" % (os.fsencode(path), mtime_ns, size_bytes, edge_px)
    return xxhash.xxh3_128_digest(text)


def _opened(path: Path) -> Connection:
    with _OPENING:
        connection = Connection(path)
        try:
            connection.configure(1024)
            with connection.transaction():
                connection.raw.execute(_SCHEMA).fetchall()
        except apsw.Error as error:
            connection.close()
            raise DatabaseError(f"{path}: {error}") from error
        except BaseException:
            connection.close()
            raise
    return connection
