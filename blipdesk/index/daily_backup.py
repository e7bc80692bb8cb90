"""A copy of the database a day, the newest few kept: what the photos' files cannot give back."""

import threading
from datetime import date, datetime
from pathlib import Path

from blipdesk.index.backup import copy_database
from blipdesk.index.check_record import CheckRecord, LastCheck
from blipdesk.index.connection import Connection

KEPT = 3
_NAME = "library-*.db"
# The window opens a library in several threads at once, and all of them would make the copy.
_COPYING = threading.Lock()


def backups(folder: Path) -> list[Path]:
    """Return the copies in a folder, newest first."""
    return sorted(folder.glob(_NAME), reverse=True)


def daily_copy(folder: Path, today: date) -> Path:
    """Return the place of a day's copy."""
    return folder / f"library-{today.isoformat()}.db"


def back_up_daily(connection: Connection, folder: Path, today: date) -> Path | None:
    """Copy the database unless today's copy is there, then remove old ones.

    Args:
        folder: made if it is missing.

    Returns:
        The new copy, None if there was one.

    Raises:
        DiskFull, DatabaseError: no copy was made, none was removed.
    """
    target = daily_copy(folder, today)
    with _COPYING:
        if target.exists():
            return None
        folder.mkdir(parents=True, exist_ok=True)
        copy_database(connection, target)
    forget_oldest(folder, CheckRecord(connection).last())
    return target


def forget_oldest(folder: Path, last: LastCheck | None) -> None:
    """Remove all copies but the newest three and one that is known to be good.

    Args:
        last: the newest check of the database. After one that found damage nothing is removed, and
            copies made since a good one may be damaged: the one from before stays.
    """
    if last is not None and last.problems:
        return
    copies = backups(folder)
    kept = copies[:KEPT]
    if last is not None:
        checked = daily_copy(folder, datetime.fromisoformat(last.checked).astimezone().date())
        kept += [copy for copy in copies if copy.name <= checked.name][:1]
    for old in copies:
        if old not in kept:
            old.unlink(missing_ok=True)
