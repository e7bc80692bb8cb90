"""Searches that the user gave a name."""

from dataclasses import dataclass

from blipdesk.domain.errors import InputError
from blipdesk.index.connection import Connection
from blipdesk.index.orders import Order


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query with a name, as it was typed."""

    name: str
    query: str
    order: Order = Order.BEST


class SavedSearches:
    """The named searches; made by ``Index``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def save(self, search: SavedSearch) -> None:
        """Save a search, replacing the one of the same name.

        Raises:
            InputError: it has no name.
        """
        if not search.name.strip():
            raise InputError("a saved search needs a name")
        self._connection.change(
            "INSERT OR REPLACE INTO saved_search (name, query, sort) VALUES (?, ?, ?)",
            (search.name.strip(), search.query, search.order),
        )

    def get(self, name: str) -> SavedSearch | None:
        """Return a saved search, or None."""
        return next((search for search in self.list() if search.name == name.strip()), None)

    def list(self) -> list[SavedSearch]:
        """Return all saved searches by name."""
        rows = self._connection.rows("SELECT name, query, sort FROM saved_search ORDER BY name")
        return [SavedSearch(name, query, Order(sort)) for name, query, sort in rows]

    def remove(self, name: str) -> bool:
        """Forget a saved search; False if there is none of that name."""
        sql = "DELETE FROM saved_search WHERE name = ?"
        return self._connection.change(sql, (name.strip(),)) == 1
