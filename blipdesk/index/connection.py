"""One connection to the library's database, and the one place where its exceptions are translated.

A connection belongs to the thread that opened it; a window and a command line open their own, and
so does every further thread. Only ``interrupt`` may be called from elsewhere.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import apsw

from blipdesk.domain.errors import (
    BugError,
    DatabaseBusy,
    DatabaseCorrupt,
    DatabaseError,
    DiskFull,
)
from blipdesk.domain.photo import display_name
from blipdesk.index.schema import is_damaged

Value = None | int | float | str | bytes
Row = tuple[Any, ...]
BUSY_TIMEOUT_MS = 5000
_PAGE_ROWS = 1000
_RETRY_S = 0.02
_STEPS_BETWEEN_QUESTIONS = 2000
TOKENIZER = ("porter", "unicode61", "remove_diacritics", "2")


class QueryInterrupted(DatabaseError):
    """Another thread called ``interrupt``; the answer is no longer wanted."""


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into lines that say what to do.

    Raises:
        DatabaseBusy, DatabaseCorrupt, DiskFull, QueryInterrupted, DatabaseError: see there.
        BugError: for SQL that is wrong.
    """
    try:
        yield
    except apsw.SQLError as error:
        if is_damaged(path):
            raise DatabaseCorrupt(_damaged(display_name(str(path)))) from error
        raise _known(error, display_name(str(path))) from error
    except apsw.Error as error:
        raise _known(error, display_name(str(path))) from error
    except UnicodeDecodeError as error:  # SQLite gives bytes as they are, apsw makes a text of them
        raise DatabaseCorrupt(_damaged(display_name(str(path)))) from error


def _damaged(name: str) -> str:
    return (
        f"{name}: the library's database is damaged; your photos are not affected;"
        " run: blipdesk index check --repair"
    )


def _known(error: apsw.Error, name: str) -> Exception:
    if isinstance(
        error, (apsw.BusyError, apsw.LockedError, apsw.ProtocolError, apsw.SchemaChangeError)
    ):
        return DatabaseBusy(
            f"{name}: another program is using the library; close it or try again in a moment"
        )
    if isinstance(error, (apsw.CorruptError, apsw.NotADBError)):
        return DatabaseCorrupt(_damaged(name))
    if isinstance(error, apsw.FullError):
        return DiskFull(f"{name}: the disk is full; free some space and run the command again")
    if isinstance(error, apsw.InterruptError):
        return QueryInterrupted("the query was stopped")
    if isinstance(error, (apsw.CantOpenError, apsw.ReadOnlyError, apsw.PermissionsError)):
        return DatabaseError(f"{name}: cannot be opened for writing; check the folder's rights")
    if isinstance(error, apsw.IOError):
        return DatabaseError(f"{name}: the disk reported an error ({error}); check the disk")
    return BugError(f"{name}: {error}")


class Connection:
    """Statements and transactions on one database file.

    Args:
        path: the database file.
        read_only: no write is possible, and the file must exist.

    Raises:
        DatabaseError: or one of its kinds, as ``translated`` says.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.before_commit: list[Callable[[], None]] = []
        self.after_rollback: list[Callable[[], None]] = []
        self._open = True
        self._tokenizer: Any = None
        self._depth = 0
        self._durable: bool | None = None
        flags = apsw.SQLITE_OPEN_READONLY if read_only else _READ_WRITE
        with translated(path):
            self.raw = apsw.Connection(str(path), flags=flags)
            self.raw.set_busy_timeout(BUSY_TIMEOUT_MS)

    @property
    def depth(self) -> int:
        """How many transactions are open inside each other."""
        return self._depth

    @property
    def has_changed(self) -> bool:
        """Whether any row was changed by this connection."""
        return bool(self.raw.total_changes())

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """Run a statement and return all its rows."""
        with translated(self.path):
            return self.raw.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Value] = ()) -> Row | None:
        """Run a statement and return its first row."""
        with translated(self.path):
            found: Row | None = self.raw.execute(sql, values).fetchone()
            return found

    def value(self, sql: str, values: Sequence[Value] = ()) -> Any:
        """Run a statement and return the first column of its first row, None without a row."""
        found = self.row(sql, values)
        return None if found is None else found[0]

    def pages(self, sql: str, values: Sequence[Value], start: Value, key: int = 0) -> Iterator[Row]:
        """Give the rows of a result of any size, read in pages.

        No statement stays open between two pages: a reader that lingers would make the next
        transaction fail at once when another program has written meanwhile.

        Args:
            sql: ends with "k > ? ORDER BY k LIMIT ?" (or >=, < with DESC) for a unique k.
            start: what k is compared with for the first page.
            key: the column of k.
        """
        while page := self.rows(sql, (*values, start, _PAGE_ROWS)):
            yield from page
            if len(page) < _PAGE_ROWS:
                return
            start = page[-1][key]

    def change(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Run a statement that changes something; return how many rows it changed.

        Raises:
            BugError: outside ``transaction``: every write must take the lock at its start.
        """
        self._require_transaction()
        with translated(self.path):
            # Several statements run only as far as rows are fetched.
            self.raw.execute(sql, values).fetchall()
            return self.raw.changes()

    def rows_changing(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """Run a changing statement with RETURNING and return all its rows."""
        self._require_transaction()
        return self.rows(sql, values)

    def change_many(self, sql: str, values: Iterable[Sequence[Value]]) -> None:
        """Run one changing statement for every row of values."""
        self._require_transaction()
        with translated(self.path):
            self.raw.executemany(sql, values)

    def insert(self, sql: str, values: Sequence[Value]) -> int:
        """Run an INSERT and return the new row's id."""
        self.change(sql, values)
        return self.raw.last_insert_rowid()

    def insert_returning(self, sql: str, values: Sequence[Value]) -> int:
        """Run a changing statement with RETURNING and return the number that it gives."""
        self._require_transaction()
        return int(self.value(sql, values))

    @contextmanager
    def transaction(self, *, durable: bool = False) -> Iterator[None]:
        """Keep everything inside or nothing; one inside another keeps or loses its own part.

        Args:
            durable: the commit is a promise that survives a power cut (``synchronous=FULL``);
                otherwise the newest commits may be lost then, never torn.

        Raises:
            DatabaseBusy: another program wrote for more than 5 s.
            BugError: a durable transaction inside one that is not.
        """
        if self._depth:
            if durable and not self._durable:
                raise BugError("a durable transaction inside one that is not durable")
            begin, commit, rollback = self._savepoint_statements()
        else:
            self._set_durable(durable)
            begin, commit, rollback = "BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"
        with translated(self.path):
            self.raw.execute(begin)
        self._depth += 1
        try:
            yield
            if self._depth == 1:
                self._run_before_commit()
            with translated(self.path):
                self.raw.execute(commit)
        except BaseException:
            self._roll_back(rollback)
            raise
        finally:
            self._depth -= 1

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let every query inside see the database as it is at the first of them."""
        with translated(self.path):
            self.raw.execute("BEGIN")
        try:
            yield
        finally:
            if self.raw.in_transaction:
                with translated(self.path):
                    self.raw.execute("ROLLBACK")

    def tokenize(self, text: str) -> list[str]:
        """Split a text as the full text index does."""
        with translated(self.path):
            if self._tokenizer is None:
                self._tokenizer = self.raw.fts5_tokenizer(TOKENIZER[0], list(TOKENIZER[1:]))
            words: list[str] = self._tokenizer(
                text.encode("utf-8"),
                apsw.FTS5_TOKENIZE_DOCUMENT,
                None,
                include_offsets=False,
                include_colocated=False,
            )
            return words

    def interrupt(self) -> None:
        """Stop the query that runs now; from any thread."""
        self.raw.interrupt()

    def stop_when(self, should_stop: Callable[[], bool]) -> None:
        """Ask while a statement runs whether to stop it; it then raises ``QueryInterrupted``."""
        self.raw.set_progress_handler(should_stop, _STEPS_BETWEEN_QUESTIONS)

    def configure(self, cache_kib: int) -> None:
        """Turn on the write-ahead log and foreign keys, and size the cache.

        Raises:
            DatabaseError: this file system cannot hold a write-ahead log.
        """
        # Never before the version is known to be ours: journal_mode writes to the file.
        mode = self._turn_on_log()
        if mode != "wal":
            name = display_name(str(self.path))
            raise DatabaseError(f"{name}: the disk cannot hold a library; use another --library")
        self.rows("PRAGMA foreign_keys = ON")
        self.rows(f"PRAGMA cache_size = {-cache_kib}")
        self.rows("PRAGMA trusted_schema = OFF")

    def _turn_on_log(self) -> Any:
        """Two that turn the log on at once refuse each other without waiting: try again."""
        end_s = time.monotonic() + BUSY_TIMEOUT_MS / 1000
        while True:
            try:
                return self.value("PRAGMA journal_mode = WAL")
            except DatabaseBusy:
                if time.monotonic() > end_s:
                    raise
                time.sleep(_RETRY_S)

    def close_tidily(self) -> None:
        """Empty the write-ahead log into the file, if nobody else is using it, and close."""
        if self._open:
            self.raw.set_busy_timeout(0)
            with suppress(apsw.Error):  # another reader or a full disk: the log stays, whole
                self.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            self.close()

    def close(self) -> None:
        """Close the connection; a second call does nothing."""
        self._open = False
        with translated(self.path):
            self.raw.close()

    def _run_before_commit(self) -> None:
        for action in self.before_commit:
            action()

    def _roll_back(self, statement: str) -> None:
        for action in self.after_rollback:
            action()
        # A full disk or an interrupt may have rolled everything back already.
        if self.raw.in_transaction:
            with translated(self.path):
                self.raw.execute(statement)

    def _savepoint_statements(self) -> tuple[str, str, str]:
        name = f"inner_{self._depth}"
        return f"SAVEPOINT {name}", f"RELEASE {name}", f"ROLLBACK TO {name}; RELEASE {name}"

    def _set_durable(self, durable: bool) -> None:
        if durable != self._durable:
            with translated(self.path):
                self.raw.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            self._durable = durable

    def _require_transaction(self) -> None:
        if not self._depth:
            raise BugError("a write outside of a transaction")


_READ_WRITE = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
