"""Checking the database while nobody works, at most once a day.

Whoever runs for long, ``blipdesk watch`` or a window, starts an ``IdleCheck`` and says whether it
is quiet just now. The check works on a copy in a thread of its own, so that no query and no write
waits for it, and stops within moments when it is quiet no longer. A copy that turns out to be whole
becomes the copy of the day; a damaged one never pushes a good one out.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self

from blipdesk.domain.errors import DatabaseCorrupt, DatabaseError
from blipdesk.index.check_copy import check_copy
from blipdesk.index.check_record import LastCheck
from blipdesk.index.connection import QueryInterrupted
from blipdesk.index.daily_backup import daily_copy, forget_oldest
from blipdesk.index.database import Index, open_index
from blipdesk.library.lease_owner import is_alive, new_owner
from blipdesk.runtime.paths import LibraryPaths

_CHECK_EVERY = timedelta(days=1)

log = logging.getLogger(__name__)


def damage_notice(check: LastCheck) -> str:
    """Return what to tell of a check that found damage, and what helps."""
    return (
        f"the library's database is damaged ({check.problems[0]}); your photos are not affected;"
        " run: blipdesk index check --repair"
    )


def check_now(paths: LibraryPaths, should_stop: Callable[[], bool]) -> LastCheck:
    """Check a copy of the database, remember the result, and keep the copy if it is whole.

    Raises:
        QueryInterrupted: ``should_stop`` said so; nothing is remembered.
        DiskFull, DatabaseError: the copy could not be made or read, for another reason than damage.
    """
    now = datetime.now(UTC)
    copy = paths.backups / "checking.db"
    paths.backups.mkdir(parents=True, exist_ok=True)
    check = LastCheck(
        now.isoformat(timespec="seconds"), check_copy(paths.database, copy, should_stop)
    )
    if not check.problems:
        copy.replace(daily_copy(paths.backups, now.astimezone().date()))
        forget_oldest(paths.backups, check)
    try:
        with open_index(paths.database) as index, index.transaction():
            index.checks.record(check)
            for owner in _dead_owners(index):
                index.checks.end(owner)
    except DatabaseCorrupt:
        pass  # then it is due again next time, which is right
    return check


def check_when_due(paths: LibraryPaths, should_stop: Callable[[], bool]) -> LastCheck | None:
    """Check the database unless it was checked within a day and nobody ended uncleanly since.

    Returns:
        What was found; None: it was not due, or ``should_stop`` said so.

    Raises:
        DiskFull, DatabaseError: see ``check_now``.
    """
    try:
        with open_index(paths.database) as index:
            if not _is_due(index, datetime.now(UTC)):
                return None
        check = check_now(paths, should_stop)
        if not check.problems:
            with open_index(paths.database) as index:
                index.health.merge_full_text(should_stop)
        return check
    except QueryInterrupted:
        return None
    except DatabaseCorrupt as error:
        return LastCheck(datetime.now(UTC).isoformat(timespec="seconds"), (str(error),))


@dataclass(frozen=True, slots=True)
class IdleTimes:
    """When it is looked whether a check is due.

    Args:
        ask_every_s: whether it is quiet.
        retry_s: after a check that could not be made.
    """

    ask_every_s: float = 10.0
    retry_s: float = 3600.0


class IdleCheck:
    """Checks the database in a thread of its own, between entering and leaving it.

    Who cannot wait calls ``start``, ``ask_to_end`` and ``wait_ended`` instead.

    Args:
        paths: of a library that exists.
        is_quiet: whether nobody works just now; called in the thread, several times a second
            during a check.
        on_damage: is called in the thread when a check found damage.
        times: see there.
    """

    def __init__(
        self,
        paths: LibraryPaths,
        is_quiet: Callable[[], bool],
        on_damage: Callable[[LastCheck], None],
        times: IdleTimes = IdleTimes(),
    ) -> None:
        self._paths = paths
        self._is_quiet = is_quiet
        self._on_damage = on_damage
        self._times = times
        self._owner = new_owner()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="idle check", daemon=True)

    def __enter__(self) -> Self:
        self.start()
        return self

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def ask_to_end(self) -> None:
        """Have it end soon; returns at once."""
        self._ending.set()

    def wait_ended(self, wait_s: float | None = None) -> bool:
        """Wait until it has ended; say whether it has."""
        self._thread.join(wait_s)
        return not self._thread.is_alive()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.ask_to_end()
        self.wait_ended()

    def _run(self) -> None:
        self._note(lambda index: index.checks.begin(self._owner))
        try:
            self._look_again_and_again()
        finally:
            self._note(lambda index: index.checks.end(self._owner))

    def _look_again_and_again(self) -> None:
        wait_s = self._times.ask_every_s
        while not self._ending.wait(wait_s):
            wait_s = self._times.ask_every_s
            if not self._is_quiet():
                continue
            try:
                found = check_when_due(self._paths, self._must_stop)
            except (DatabaseError, OSError) as error:
                log.info("the database could not be checked: %s", error)
                wait_s = self._times.retry_s
                continue
            if found is not None and found.problems:
                self._on_damage(found)
                wait_s = self._times.retry_s

    def _must_stop(self) -> bool:
        return self._ending.is_set() or not self._is_quiet()

    def _note(self, change: Callable[[Index], None]) -> None:
        try:
            with open_index(self._paths.database) as index, index.transaction():
                change(index)
        except DatabaseError as error:
            log.info("the start or end could not be noted: %s", error)


def _is_due(index: Index, now: datetime) -> bool:
    last = index.checks.last()
    if last is None or _dead_owners(index):
        return True
    age = now - datetime.fromisoformat(last.checked)
    return not timedelta(0) <= age < _CHECK_EVERY  # a clock that was wrong must not put it off


def _dead_owners(index: Index) -> list[str]:
    return [owner for owner in index.checks.owners() if not is_alive(owner)]
