"""Reading a damaged database: every row that it still gives."""

from collections import deque
from collections.abc import Iterator
from pathlib import Path

import apsw

from blipdesk.index.connection import Row
from blipdesk.index.schema import columns

_MOST_ROWS = 1 << 24
_ROWS_AT_ONCE = 1 << 12  # a million photos' rows at once would take gigabytes
_MOST_FAILURES = 20_000
_UNREADABLE = (apsw.Error, UnicodeDecodeError)


class DamagedDatabase:
    """Reads what can be read; nothing here raises.

    Attributes:
        unreadable: tables of which some rows could not be read.
    """

    def __init__(self, path: Path) -> None:
        self.unreadable: set[str] = set()
        self._raw = apsw.Connection(str(path))

    def rows(self, table: str, key: str | None) -> Iterator[dict[str, object]]:
        """Give the rows of a table by their columns' names.

        Args:
            key: a number that rises from row to row; None: the table is read at once or not at all.
        """
        names = self._columns(table)
        if not names:
            self.unreadable.add(table)
            return
        stretches = self._whole(table) if key is None else self._stretch(table, key)
        for row in stretches:
            yield dict(zip(names, row, strict=True))

    def paths(self) -> list[Row]:
        """Return ids and paths of photos from the index, which may outlive the table's pages."""
        sql = "SELECT id, path FROM photo INDEXED BY sqlite_autoindex_photo_1 ORDER BY path"
        found: dict[int, bytes] = {}
        for direction in ("ASC", "DESC"):
            try:
                for photo_id, path in self._raw.execute(f"{sql} {direction}"):
                    found[photo_id] = path
            except _UNREADABLE:
                self.unreadable.add("photo")
        return list(found.items())

    def close(self) -> None:
        """Close the file."""
        self._raw.close()

    def _columns(self, table: str) -> list[str]:
        try:
            found = [row[1] for row in self._raw.execute(f"PRAGMA table_info({table})")]
        except _UNREADABLE:
            return []
        known = columns(table)  # of this version's table the damaged one may misspell the names
        return known if len(known) == len(found) else found

    def _whole(self, table: str) -> Iterator[Row]:
        try:
            yield from self._raw.execute(f"SELECT * FROM {table}").fetchall()
        except _UNREADABLE:
            self.unreadable.add(table)

    def _stretch(self, table: str, key: str) -> Iterator[Row]:
        """Read by stretches of ids, halving those that cannot be read once all have been tried.

        Where most of a tree is out of reach, halving down to every single id would take days.
        """
        sql = f"SELECT * FROM {table} NOT INDEXED WHERE {key} >= ? AND {key} < ?"
        starts = range(0, _MOST_ROWS, _ROWS_AT_ONCE)
        waiting, failures = deque((start, start + _ROWS_AT_ONCE) for start in starts), 0
        while waiting and failures < _MOST_FAILURES:
            first, end = waiting.popleft()
            try:
                rows = self._raw.execute(sql, (first, end)).fetchall()
            except _UNREADABLE:
                failures += 1
                self.unreadable.add(table)
                middle = (first + end) // 2
                if end - first > 1:
                    waiting += [(first, middle), (middle, end)]
            else:
                yield from rows
