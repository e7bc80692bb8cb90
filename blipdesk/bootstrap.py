"""The one place that joins the parts."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from blipdesk.domain.errors import DatabaseError
from blipdesk.domain.photo import display_name
from blipdesk.index.database import Index, open_index
from blipdesk.library.clock import Clock
from blipdesk.library.library import Library
from blipdesk.library.upkeep import Mended, MendStep, Upkeep
from blipdesk.runtime.logs import start_log, stop_log
from blipdesk.runtime.paths import LibraryPaths
from blipdesk.settings.schema import Settings
from blipdesk.settings.store import load_settings

log = logging.getLogger(__name__)


@contextmanager
def open_library(
    paths: LibraryPaths,
    on_notice: Callable[[str], None] = lambda _: None,
    tuned: Callable[[Settings], Settings] = lambda settings: settings,
) -> Iterator[Library]:
    """Open a library for this thread, making it first if it does not exist.

    Writes that a crash left behind are finished before it is handed out.

    Args:
        paths: where its things lie.
        on_notice: is called with lines worth telling.
        tuned: changes the settings as read for this use of the library only.

    Raises:
        DatabaseError: the folder or the index cannot be used.
        BadSettings: the settings file makes no sense.
    """
    try:
        paths.root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(
            f"{display_name(str(paths.root))}: the library's folder cannot be made: "
            f"{error.strerror}; choose another with --library"
        ) from error
    settings = tuned(load_settings(paths.settings))
    handler = start_log(paths.log)
    try:
        index = open_index(paths.database)
        with Library(paths, settings, index, Clock(), on_notice) as library:
            waiting = library.recover()
            if waiting:
                log.info("%d writes were found unfinished and carried out", waiting)
            yield library
            if index.has_changed:
                _back_up(index, paths)
    finally:
        stop_log(handler)


def mend_library(
    paths: LibraryPaths, on_step: Callable[[MendStep], None] = lambda _: None
) -> Mended:
    """Check a library's database, mend what is damaged, and bring it up to date from the photos.

    No one else may have it open. Photos are only read.

    Args:
        on_step: is called before each step.

    Raises:
        DatabaseBusy: somebody has it open.
        DatabaseError: the disk refused; the damaged file is still there.
    """
    mended = Upkeep(paths).mend(on_step)
    if mended.recovery is None:
        return mended
    on_step(MendStep.SCANNING)
    with open_library(paths) as library:
        return replace(mended, scan=library.read_doubtful())


def _back_up(index: Index, paths: LibraryPaths) -> None:
    """Make the copy of the day; a disk that has no room for it must not fail the command."""
    try:
        index.health.back_up_daily(paths.backups, date.today())
    except (DatabaseError, OSError) as error:
        log.warning("today's copy of the index could not be made: %s", error)
