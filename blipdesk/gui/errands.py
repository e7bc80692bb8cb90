"""What is done beside the window and ends with it: looking through folders, drawing the samples."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QThread, Signal

from blipdesk.domain.errors import DatabaseCorrupt, KnownError
from blipdesk.gui.job_reports import JobKind, JobOrder, JobReport, JobState

if TYPE_CHECKING:
    from blipdesk.library.library import Library

log = logging.getLogger(__name__)

_TELL_EVERY_S = 0.15


@dataclass
class _Tally:
    """What is counted while an errand runs; of the thread alone."""

    number: int
    order: JobOrder
    total: int = 0
    done: int = 0
    problems: tuple[str, ...] = ()

    def report(self, state: JobState, reason: str | None = None) -> JobReport:
        return JobReport(
            self.number, self.order, state, self.done, self.total, len(self.problems),
            self.problems, reason=reason,
        )  # fmt: skip


class Errands(QThread):
    """Runs errands, one after the other; its methods may be called from the window's thread.

    Args:
        open_library: enters a library for this thread; its argument takes notices.
    """

    reported = Signal(object)
    changed = Signal()
    noticed = Signal(str)
    found_damage = Signal(object)

    def __init__(
        self,
        open_library: Callable[[Callable[[str], None]], AbstractContextManager["Library"]],
    ) -> None:
        super().__init__()
        self._open_library = open_library
        self._orders: deque[tuple[int, JobOrder]] = deque()
        self._wake = threading.Condition()
        self._number = 0
        self._cancelled: set[int] = set()
        self._ending = False
        self._told_s = 0.0

    # --- called by the window ---

    def submit(self, order: JobOrder) -> int:
        """Queue an errand and return its number."""
        with self._wake:
            self._number += 1
            number = self._number
            self._orders.append((number, order))
            self._wake.notify_all()
        self.reported.emit(JobReport(number, order, JobState.WAITING))
        return number

    def cancel(self, number: int) -> None:
        """End an errand; what was done stays."""
        with self._wake:
            self._cancelled.add(number)
            waiting = [(n, order) for n, order in self._orders if n == number]
            self._orders = deque((n, o) for n, o in self._orders if n != number)
            self._wake.notify_all()
        for _, order in waiting:
            self.reported.emit(JobReport(number, order, JobState.CANCELLED))

    def begin(self) -> None:
        """Start, also after an end."""
        if not self.isRunning():
            self._ending = False
            self.start()

    def end(self) -> None:
        """Have the thread end soon."""
        with self._wake:
            self._ending = True
            self._wake.notify_all()

    def wait_ended(self, wait_ms: int) -> bool:
        """Wait in any thread until it has ended; say whether it has."""
        return self.wait(wait_ms)

    # --- in the thread ---

    def run(self) -> None:
        """Take orders until ``end``."""
        while (item := self._next()) is not None:
            tally = _Tally(*item)
            self.reported.emit(tally.report(JobState.RUNNING))
            try:
                self._work(tally)
            except KnownError as error:
                self.reported.emit(tally.report(JobState.FAILED, str(error)))
                if isinstance(error, DatabaseCorrupt):
                    self.found_damage.emit(error)
            except Exception as error:
                log.exception("a bug ended an errand")
                line = f"a bug in BlipDesk: {error!r}; the log has the details"
                self.reported.emit(tally.report(JobState.FAILED, line))
            else:
                stopped = self._should_stop(tally.number)
                state = JobState.CANCELLED if stopped else JobState.DONE
                self.reported.emit(tally.report(state))
            self.changed.emit()

    def _next(self) -> tuple[int, JobOrder] | None:
        with self._wake:
            while not self._ending and not self._orders:
                self._wake.wait()
            return None if self._ending else self._orders.popleft()

    def _work(self, tally: _Tally) -> None:
        order = tally.order
        if order.kind is JobKind.DEMO:
            self._draw_demo(tally)
            return
        with self._open_library(self.noticed.emit) as library:
            self._scan(library, tally)

    def _scan(self, library: "Library", tally: _Tally) -> None:
        def look_up() -> bool:
            self._tell(tally)
            return self._should_stop(tally.number)

        result = library.scan(tally.order.paths, look_up)
        tally.done = tally.total = (
            result.added + result.changed + result.moved + result.unchanged + result.missing
        )
        tally.problems = result.problems

    def _draw_demo(self, tally: _Tally) -> None:
        from blipdesk.demo.sample_library import write_sample_library

        folder = tally.order.paths[0]
        if not folder.exists():
            tally.total = tally.order.count
            self._tell(tally)
            try:
                write_sample_library(folder, tally.order.count)
            except OSError as error:
                raise KnownError(
                    f"{folder}: the sample cannot be written: {error.strerror}"
                ) from error
        tally.done = tally.total

    def _tell(self, tally: _Tally) -> None:
        now_s = time.monotonic()
        if now_s - self._told_s > _TELL_EVERY_S:
            self._told_s = now_s
            self.reported.emit(tally.report(JobState.RUNNING))
            self.changed.emit()

    def _should_stop(self, number: int) -> bool:
        return self._ending or number in self._cancelled
