"""Opening the library's database."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from blipdesk.domain.errors import DatabaseError
from blipdesk.domain.photo import display_name
from blipdesk.domain.query import Query
from blipdesk.index.check_record import CheckRecord
from blipdesk.index.connection import Connection
from blipdesk.index.documents import Documents
from blipdesk.index.drafts import Drafts
from blipdesk.index.duplicates import Duplicates
from blipdesk.index.file_steps import FileSteps
from blipdesk.index.folders import Folders
from blipdesk.index.found import SearchPage
from blipdesk.index.health import Health, HealthReport
from blipdesk.index.history import History
from blipdesk.index.jobs import Jobs
from blipdesk.index.location import refuse_network_folder
from blipdesk.index.meaning import Meaning
from blipdesk.index.measures import Measures
from blipdesk.index.migrate import check_ours, migrate, require_sqlite
from blipdesk.index.orders import Order
from blipdesk.index.outbox import Outbox
from blipdesk.index.photos import Photos
from blipdesk.index.queue_state import QueueState
from blipdesk.index.saved_searches import SavedSearches
from blipdesk.index.search import Search
from blipdesk.index.texts import Texts
from blipdesk.index.tree import FolderTree
from blipdesk.index.vectors import Vectors

_CACHE_KIB = 32 * 1024


class Index:
    """The database of one library: repositories over one connection of one thread.

    A window's threads and the command line each open their own; only ``interrupt`` may be called
    from another thread.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        tree = FolderTree(connection)
        self.documents = Documents(connection, tree)
        self.photos = Photos(connection, tree, self.documents)
        self.texts = Texts(connection, self.documents)
        self.drafts = Drafts(connection, self.documents)
        self.jobs = Jobs(connection)
        self.outbox = Outbox(connection)
        self.history = History(connection)
        self.folders = Folders(connection)
        self.file_steps = FileSteps(connection)
        self.queue_state = QueueState(connection)
        self.vectors = Vectors(connection)
        self.saved_searches = SavedSearches(connection)
        self.finder = Search(connection, tree)
        self.duplicates = Duplicates(connection, self.documents)
        self.measures = Measures(connection)
        self.checks = CheckRecord(connection)
        self.health = Health(connection, self.documents)

    @property
    def path(self) -> Path:
        """The database file."""
        return self._connection.path

    @property
    def has_changed(self) -> bool:
        """Whether this connection has changed anything since it was opened."""
        return self._connection.has_changed

    @contextmanager
    def transaction(self, *, durable: bool = False) -> Iterator[None]:
        """Keep every change made inside or none.

        Args:
            durable: the commit survives a power cut: for what the user was promised.

        Raises:
            DatabaseBusy: another program wrote for more than 5 s.
            DiskFull, DatabaseCorrupt, DatabaseError: nothing was changed.
        """
        with self._connection.transaction(durable=durable):
            yield

    def search(
        self,
        query: str | Query,
        *,
        limit: int = 50,
        offset: int = 0,
        order: Order = Order.BEST,
        typing: bool = False,
        snippets: bool = True,
        meaning: Meaning | None = None,
    ) -> SearchPage:
        """Return a page of the photos that match; see ``Search.find``.

        Raises:
            BadQuery: more than 4,000 characters or 100 terms; nothing else is refused.
        """
        return self.finder.find(
            query,
            limit=limit,
            offset=offset,
            order=order,
            typing=typing,
            snippets=snippets,
            meaning=meaning,
        )

    def check(self, *, deep: bool = True) -> HealthReport:
        """Check the database; see ``Health.check``."""
        return self.health.check(deep=deep)

    def interrupt(self) -> None:
        """Stop this connection's running query; from any thread."""
        self._connection.interrupt()

    def close(self) -> None:
        """Empty the write-ahead log into the database and close; a second call does nothing."""
        self._connection.close_tidily()

    def __enter__(self) -> "Index":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_index(path: Path) -> Index:
    """Open a library's database for this thread, making or migrating it first.

    Args:
        path: the file; its folder exists.

    Raises:
        DatabaseTooNew: a newer BlipDesk has written it.
        DatabaseCorrupt: it is damaged.
        DatabaseBusy: another program holds it for more than 5 s.
        DatabaseError: it cannot be opened, lies on a network drive, or SQLite is not safe.
    """
    require_sqlite()
    if not path.parent.is_dir():
        raise DatabaseError(f"{display_name(str(path.parent))}: is no folder")
    refuse_network_folder(path.parent)
    connection = Connection(path)
    try:
        check_ours(connection)  # before anything is written to somebody else's file
        connection.configure(_CACHE_KIB)
        migrate(connection)
        index = Index(connection)
        index.documents.refresh_due()
    except BaseException:
        connection.close()
        raise
    return index
