"""Whether the database is whole, and copies of it for the day when it is not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from blipdesk.domain.errors import DatabaseCorrupt
from blipdesk.index.backup import copy_database
from blipdesk.index.connection import Connection, Value, translated
from blipdesk.index.daily_backup import back_up_daily
from blipdesk.index.documents import Documents
from blipdesk.index.migrate import newest_version, version_of
from blipdesk.index.schema import differing_tables
from blipdesk.index.shots import stands_for_itself
from blipdesk.index.soundness import READERS, is_sound

_MOST_PROBLEMS = 20
_WORDS = "full text index"
_MOST_PARTS = 4
_WORTH_MERGING = 0.1
_MERGED_PAGES = 500  # some 50 ms, for which nobody else can write
_CHANGES_OF_A_MERGE = 2  # fewer: there was nothing left to do, says SQLite's documentation


@dataclass(frozen=True, slots=True)
class HealthReport:
    """What a check of the database found.

    Args:
        problems: one line each; empty when all is well.
        sqlite: SQLite's version.
        version: of the database's tables.
        counts: rows of the main tables, by table.
        bytes_on_disk: of the database file without its log.
    """

    problems: tuple[str, ...]
    sqlite: str
    version: int
    counts: dict[str, int]
    bytes_on_disk: int

    @property
    def is_well(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


def is_about_words(problem: str) -> bool:
    """Say whether a line of ``HealthReport.problems`` is about what can be made anew in place."""
    return _WORDS in problem


class Health:
    """Checks and copies; made by ``Index``."""

    def __init__(self, connection: Connection, documents: Documents) -> None:
        self._connection = connection
        self._documents = documents

    def check(self, *, deep: bool = True) -> HealthReport:
        """Check the database; about 40 s at a million photos, 1 ms if not ``deep``.

        Args:
            deep: read every page, and compare the full text index with what it was made from.
        """
        problems = (
            []
            if not deep
            else [
                *self._tables(),
                *self._pages(),
                *self._full_text(),
                *self._missing_documents(),
                *self._unreadable_rows(),
            ]
        )
        return HealthReport(
            tuple(problems[:_MOST_PROBLEMS]),
            str(self._connection.value("SELECT sqlite_version()")),
            version_of(self._connection),
            self._counts(),
            self._connection.path.stat().st_size,
        )

    def backup(self, target: Path) -> None:
        """Copy the database to a file while it is in use; the copy appears whole or not at all.

        Raises:
            DiskFull, DatabaseError: the copy was not made.
        """
        copy_database(self._connection, target)

    def back_up_daily(self, folder: Path, today: date) -> Path | None:
        """Make today's copy unless it is there; the newest three are kept. See ``daily_backup``."""
        return back_up_daily(self._connection, folder, today)

    def rebuild_full_text(self) -> None:
        """Make the full text index anew from its documents; about 10 s at a million photos."""
        with self._connection.transaction(durable=True):
            self._connection.change("INSERT INTO document_fts (document_fts) VALUES ('rebuild')")

    def merge_full_text(self, should_stop: Callable[[], bool]) -> bool:
        """Bring the parts of the full text index together that many changes have left.

        Every part is looked into for every word. It is done in small transactions, and only where
        more than a tenth lies outside of the largest part: a day's changes are not worth it.

        Args:
            should_stop: is asked between two transactions; what is left goes on the next time.

        Returns:
            Whether it was worth it, and is done.
        """
        sql = "SELECT count(*) FROM document_fts_idx GROUP BY segid ORDER BY 1"
        pages = [row[0] for row in self._connection.rows(sql)]
        if len(pages) <= _MOST_PARTS or sum(pages[:-1]) < _WORTH_MERGING * sum(pages):
            return False
        at_once = -_MERGED_PAGES  # the sign makes one merge of all parts
        while not should_stop():
            with self._connection.transaction():
                before = self._connection.raw.total_changes()
                self._connection.change(
                    "INSERT INTO document_fts (document_fts, rank) VALUES ('merge', ?)", (at_once,)
                )
                if self._connection.raw.total_changes() - before < _CHANGES_OF_A_MERGE:
                    return True
            at_once = _MERGED_PAGES
        return False

    def rebuild_documents(self) -> int:
        """Make all documents anew from photos, texts and proposals, and the full text from these.

        Returns:
            The number of photos; about 4 minutes for a million.
        """
        with self._connection.transaction(durable=True):
            return self._documents.rebuild()

    def optimize(self) -> None:
        """Let SQLite renew its statistics where they are stale; milliseconds, for the end."""
        self._connection.rows("PRAGMA optimize")

    def _tables(self) -> list[str]:
        if version_of(self._connection) != newest_version():
            return []
        names = differing_tables(self._connection.raw)
        return [f"the description of {name} is not as it was made" for name in names]

    def _pages(self) -> list[str]:
        try:
            rows = self._connection.rows(f"PRAGMA quick_check({_MOST_PROBLEMS})")
        except DatabaseCorrupt as error:
            return [str(error)]
        found = [str(row[0]) for row in rows if row[0] != "ok"]
        return found + [
            f"a row of {table} refers to a row of {parent} that is not there"
            for table, _, parent, _ in self._rows("PRAGMA foreign_key_check")
        ]

    def _full_text(self) -> list[str]:
        try:
            with self._connection.transaction():
                # rank = 1: compare with the documents as well, not only with itself.
                self._connection.change(
                    "INSERT INTO document_fts (document_fts, rank) VALUES ('integrity-check', 1)"
                )
        except DatabaseCorrupt:
            return [f"the {_WORDS} does not agree with its documents"]
        return []

    def _missing_documents(self) -> list[str]:
        without = self._rows(
            "SELECT path FROM photo WHERE status <> 'missing'"
            " AND NOT EXISTS (SELECT 1 FROM document WHERE photo_id = photo.id)"
        )
        paths = [path for (path,) in without if isinstance(path, bytes)]
        missing = sum(stands_for_itself(self._connection, path) for path in paths)
        return [f"{missing:,} photos are not in the {_WORDS}"] if missing else []

    def _unreadable_rows(self) -> list[str]:
        found: list[str] = []
        for table in READERS:
            try:
                number = sum(not is_sound(table, row) for row in self._named_rows(table))
            except DatabaseCorrupt:
                return found  # the pages were found wanting already
            if number:
                found.append(f"{number:,} rows of {table} cannot be read")
        return found

    def _named_rows(self, table: str) -> Iterator[dict[str, object]]:
        names = [row[1] for row in self._connection.rows(f"PRAGMA table_info({table})")]
        with translated(self._connection.path):
            for row in self._connection.raw.execute(f"SELECT * FROM {table}"):
                yield dict(zip(names, row, strict=True))

    def _counts(self) -> dict[str, int]:
        tables = ("photo", "photo_text", "draft", "job", "outbox", "history", "vector", "document")
        return {table: self._count(f"SELECT count(*) FROM {table}") for table in tables}

    def _count(self, sql: str) -> int:
        rows = self._rows(sql)
        return int(str(rows[0][0])) if rows else 0

    def _rows(self, sql: str, values: tuple[Value, ...] = ()) -> list[tuple[object, ...]]:
        try:
            return self._connection.rows(sql, values)
        except DatabaseCorrupt:
            return []
