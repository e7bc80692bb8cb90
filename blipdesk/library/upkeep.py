"""The library's database as a file: examine, mend, restore, begin anew."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from blipdesk.domain.errors import DatabaseCorrupt, DiskFull, InputError
from blipdesk.domain.photo import display_name
from blipdesk.index.daily_backup import backups
from blipdesk.index.database import open_index
from blipdesk.index.health import HealthReport, is_about_words
from blipdesk.index.recovery import (
    Recovery,
    known_places,
    put_aside,
    recover,
    refuse_if_in_use,
    restore,
)
from blipdesk.library.idle_check import check_now
from blipdesk.library.results import ScanResult
from blipdesk.runtime.locks import process_lock
from blipdesk.runtime.paths import LibraryPaths


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found.

    Args:
        problems: one line each; empty when all is well.
        report: None: the database is too damaged to be counted.
    """

    problems: tuple[str, ...]
    report: HealthReport | None


class MendStep(StrEnum):
    """What a repair is at."""

    CHECKING = "checking"
    WORDS = "making the index of words anew"
    RECOVERING = "taking the newest good copy and what the damaged database still gives"
    SCANNING = "looking through the photos"


@dataclass(frozen=True, slots=True)
class Mended:
    """What a repair did.

    Args:
        problems: what was wrong; empty: nothing, and nothing was done.
        recovery: how the database came back; None: only the index of words was made anew.
        scan: what the photos brought up to date, where they were looked through.
    """

    problems: tuple[str, ...]
    recovery: Recovery | None = None
    scan: ScanResult | None = None


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did.

    Args:
        copy: what was taken.
        set_aside: where the database of before lies now.
        waiting: writes that wait and are carried out when the library is opened next.
    """

    copy: Path
    set_aside: Path
    waiting: int


@dataclass(frozen=True, slots=True)
class NewStart:
    """An empty database, and where the photos are.

    Args:
        set_aside: where the database of before lies now.
        folders: of the library.
        loose: known photos outside of them.
    """

    set_aside: Path
    folders: tuple[Path, ...]
    loose: tuple[Path, ...]


def _never() -> bool:
    return False


def _no_step(step: MendStep) -> None:
    pass


class Upkeep:
    """Works on a library's files.

    Args:
        paths: of the library.
    """

    def __init__(self, paths: LibraryPaths) -> None:
        self._paths = paths

    def check(self, should_stop: Callable[[], bool] = _never) -> CheckResult:
        """Read every page, and compare the full text index with its documents.

        That is done on a copy, so that nobody waits, or where there is no room for one in place.

        Raises:
            QueryInterrupted: ``should_stop`` said so.
            DatabaseError: other than damage, see ``open_index``.
        """
        try:
            with open_index(self._paths.database) as index:
                report = index.check(deep=False)
            try:
                problems = check_now(self._paths, should_stop).problems
            except DiskFull:
                with open_index(self._paths.database) as index:
                    problems = index.check().problems
            return CheckResult(problems, report)
        except DatabaseCorrupt as error:
            return CheckResult((str(error),), None)

    def mend(self, on_step: Callable[[MendStep], None] = _no_step) -> Mended:
        """Check the database and mend what is damaged; nothing that was approved is lost.

        Where only the index of words is damaged it is made anew. Otherwise the database is set
        aside, the newest good copy takes its place, and what the damaged one still gives is put
        over it; the photos' files are to be scanned afterwards (``bootstrap.mend_library`` does).

        Args:
            on_step: is called before each step.

        Raises:
            DatabaseBusy: somebody has it open.
            DatabaseError: the disk refused; the damaged file is still there.
        """
        on_step(MendStep.CHECKING)
        found = self.check()
        if not found.problems:
            return Mended(())
        if found.report is not None and all(map(is_about_words, found.problems)):
            on_step(MendStep.WORDS)
            if self.mend_words():
                return Mended(found.problems)
        on_step(MendStep.RECOVERING)
        return Mended(found.problems, self.repair())

    def mend_words(self) -> bool:
        """Make the documents and the full text index anew; False: that did not help."""
        try:
            with open_index(self._paths.database) as index:
                index.health.rebuild_documents()
            return not check_now(self._paths, _never).problems
        except DatabaseCorrupt:
            return False

    def repair(self) -> Recovery:
        """Put the damaged database aside and make the best of the copies and what it still gives.

        The photos' files are to be scanned afterwards.

        Raises:
            DatabaseBusy: somebody has it open.
            DatabaseError: the disk refused; the damaged file is still there.
        """
        with process_lock(self._paths.writer_lock):
            refuse_if_in_use(self._paths.database)
            self._forget_caches()
            return recover(
                self._paths.database, backups(self._paths.backups), self._aside("damaged")
            )

    def restore(self, copy: Path | None) -> Restored:
        """Go back to a copy; the photos' files are to be scanned afterwards.

        Args:
            copy: None: the newest daily one.

        Raises:
            InputError: there is none.
            DatabaseBusy: somebody has the database open.
            DatabaseError: the copy is damaged; nothing was changed.
        """
        copies = backups(self._paths.backups)
        chosen = copy or next(iter(copies), None)
        if chosen is None:
            raise InputError(
                f"{display_name(str(self._paths.backups))}: has no copy of the database"
            )
        if not chosen.is_file():
            raise InputError(f"{display_name(str(chosen))}: there is no such file")
        with process_lock(self._paths.writer_lock):
            refuse_if_in_use(self._paths.database)
            self._forget_caches()
            aside = self._aside("replaced")
            waiting = restore(self._paths.database, chosen, aside)
        return Restored(chosen, aside, waiting)

    def begin_anew(self) -> NewStart:
        """Put the database aside; what photos and sidecars do not carry stays there.

        Raises:
            DatabaseBusy: somebody has it open.
            InputError: writes wait, which would be lost.
        """
        with process_lock(self._paths.writer_lock):
            refuse_if_in_use(self._paths.database)
            self._refuse_if_writes_wait()
            folders, loose = known_places(self._paths.database)
            self._forget_caches()
            aside = self._aside("replaced")
            put_aside(self._paths.database, aside)
        return NewStart(aside, tuple(folders), tuple(loose))

    def copies(self) -> list[Path]:
        """Return the daily copies, newest first."""
        return backups(self._paths.backups)

    def _refuse_if_writes_wait(self) -> None:
        try:
            with open_index(self._paths.database) as index:
                waiting = index.check(deep=False).counts["outbox"]
        except DatabaseCorrupt:
            return
        if waiting:
            raise InputError(
                f"{waiting} writes into photos wait and would be lost; run: blipdesk scan"
            )

    def _forget_caches(self) -> None:
        self._paths.pictures_by_meaning.unlink(missing_ok=True)

    def _aside(self, why: str) -> Path:
        stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%S")
        first = self._paths.database.with_name(f"library-{why}-{stamp}.db")
        number, path = 1, first
        while path.exists():
            number += 1
            path = first.with_stem(f"{first.stem}-{number}")
        return path
