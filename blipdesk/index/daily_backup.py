"""A copy of the database a day, the newest few kept: what the photos' files cannot give back."""

from datetime import date
from pathlib import Path

from blipdesk.index.backup import copy_database
from blipdesk.index.connection import Connection

KEPT = 3
_NAME = "library-*.db"


def backups(folder: Path) -> list[Path]:
    """Return the copies in a folder, newest first."""
    return sorted(folder.glob(_NAME), reverse=True)


def daily_copy(folder: Path, today: date) -> Path:
    """Return the place of a day's copy."""
    return folder / f"library-{today.isoformat()}.db"


def back_up_daily(connection: Connection, folder: Path, today: date) -> Path | None:
    """Copy the database unless today's copy is there, then remove all but the newest three.

    Args:
        folder: made if it is missing.

    Returns:
        The new copy, None if there was one.

    Raises:
        DiskFull, DatabaseError: no copy was made, none was removed.
    """
    target = daily_copy(folder, today)
    if target.exists():
        return None
    folder.mkdir(parents=True, exist_ok=True)
    copy_database(connection, target)
    for old in backups(folder)[KEPT:]:
        old.unlink(missing_ok=True)
    return target
