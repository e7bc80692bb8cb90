"""When the database was checked last, and who works with it for long."""

import json
from dataclasses import dataclass

from blipdesk.index.connection import Connection


@dataclass(frozen=True, slots=True)
class LastCheck:
    """The newest check that was finished.

    Args:
        checked: when, UTC, as ``datetime.isoformat`` gives it.
        problems: one line each; empty when all was well.
    """

    checked: str
    problems: tuple[str, ...]


class CheckRecord:
    """Made by ``Index``; reading and changing as with every repository."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def last(self) -> LastCheck | None:
        """Return the newest check; None: there was none."""
        row = self._connection.row("SELECT checked, problems FROM health_check")
        return None if row is None else LastCheck(row[0], tuple(json.loads(row[1])))

    def record(self, check: LastCheck) -> None:
        """Remember a check."""
        self._connection.change(
            "INSERT OR REPLACE INTO health_check (id, checked, problems) VALUES (1, ?, ?)",
            (check.checked, json.dumps(check.problems)),
        )

    def begin(self, owner: str) -> None:
        """Note that a process works with the library from now on."""
        self._connection.change("INSERT OR REPLACE INTO session (owner) VALUES (?)", (owner,))

    def end(self, owner: str) -> None:
        """Note that it has ended as it should."""
        self._connection.change("DELETE FROM session WHERE owner = ?", (owner,))

    def owners(self) -> list[str]:
        """Return who has begun and not ended."""
        return [row[0] for row in self._connection.rows("SELECT owner FROM session ORDER BY owner")]
