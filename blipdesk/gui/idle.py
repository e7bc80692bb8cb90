"""Checking the index while nobody does anything."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from blipdesk.domain.errors import DatabaseCorrupt
from blipdesk.index.check_record import LastCheck
from blipdesk.library.idle_check import IdleCheck, IdleTimes, damage_notice
from blipdesk.runtime.paths import LibraryPaths

QUIET_S = 60.0


class Idle(QObject):
    """Starts and ends the check; ``found_damage`` carries what to tell.

    Args:
        paths: of the library.
        calls: how many calls the window has made of its threads; whatever somebody does in the
            window, and every photo that is described, makes some.
        quiet_s: without any for so long, nobody is there.
    """

    found_damage = Signal(object)

    def __init__(
        self,
        paths: LibraryPaths,
        calls: Callable[[], int],
        parent: QObject,
        quiet_s: float = QUIET_S,
        times: IdleTimes | None = None,
    ) -> None:
        super().__init__(parent)
        self._paths = paths
        self._calls = calls
        self._quiet_s = quiet_s
        self._times = times or IdleTimes()
        self._seen = -1
        self._since_s = time.monotonic()
        self._check: IdleCheck | None = None

    def start(self) -> None:
        """Begin, also anew."""
        if self._check is None:
            self._check = IdleCheck(self._paths, self._is_quiet, self._tell, self._times)
            self._check.start()

    def end(self) -> None:
        """Have it end soon."""
        if self._check is not None:
            self._check.ask_to_end()

    def wait_ended(self, wait_ms: int) -> bool:
        """Wait, in any thread, until it has ended; say whether it has."""
        check = self._check
        if check is not None and not check.wait_ended(wait_ms / 1000):
            return False
        self._check = None
        return True

    def _is_quiet(self) -> bool:
        calls = self._calls()
        if calls != self._seen:
            self._seen, self._since_s = calls, time.monotonic()
        return time.monotonic() - self._since_s >= self._quiet_s

    def _tell(self, check: LastCheck) -> None:
        self.found_damage.emit(DatabaseCorrupt(damage_notice(check)))
