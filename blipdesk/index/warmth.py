"""Having the system read ahead what searches need, so that the first do not wait for a disk."""

from collections.abc import Callable, Iterator
from pathlib import Path

from blipdesk.index.connection import Connection, QueryInterrupted

_ROWS_AT_ONCE = 256  # of the full text index: a page each, so 1 MB
_CACHE_KIB = 256  # the system's cache is what is to be filled, not one of our own
# From a found document to its photo, completion, and which page a word is on: small and read whole.
_SMALL = (
    "SELECT count(*) FROM document INDEXED BY document_order WHERE docid > 0",
    "SELECT count(*) FROM word",
    "SELECT count(*) FROM document_fts_idx",
)
_WORDS = "SELECT max(id) FROM (SELECT id FROM document_fts_data WHERE id > ? ORDER BY id LIMIT ?)"


def read_ahead(path: Path, should_stop: Callable[[], bool]) -> Iterator[None]:
    """Read the parts of a database that keystrokes read; a third of it, nothing of it is kept.

    Gives control back after each megabyte. No statement is open then.

    Args:
        path: of the database, which exists.
        should_stop: is asked while it reads; it then ends.

    Raises:
        DatabaseError: as ``Connection``.
    """
    connection = Connection(path, read_only=True)
    try:
        connection.stop_when(should_stop)
        connection.rows(f"PRAGMA cache_size = {-_CACHE_KIB}")
        for sql in _SMALL:
            connection.rows(sql)
            yield
        last = 0
        while not should_stop():
            last = connection.value(_WORDS, (last, _ROWS_AT_ONCE))
            if last is None:
                return
            yield
    except QueryInterrupted:
        return
    finally:
        connection.close()
