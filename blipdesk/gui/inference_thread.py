"""The thread that drives the models: scan, describe and ask, one job after the other.

The models themselves run in the child process that the engine starts; this thread only hands out
photos and records what comes back.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QThread, Signal

from blipdesk.domain.errors import DatabaseCorrupt, KnownError

if TYPE_CHECKING:
    from blipdesk.library.library import Library
    from blipdesk.library.results import AskResult, DescribeResult

log = logging.getLogger(__name__)

_TELL_EVERY_S = 0.15
_SMOOTHING = 0.15


class JobKind(StrEnum):
    """What a job does."""

    SCAN = "scan"
    DESCRIBE = "describe"
    ASK = "ask"
    DEMO = "demo"


@dataclass(frozen=True, slots=True)
class JobOrder:
    """A wish for work.

    Args:
        paths: photos and folders; for a demo the one folder that is to be made.
        questions: of an ask.
        redo: do again what is done.
        model: None: the setting.
        choices: of an ask: the answers to choose from; empty: any.
        count: photos to draw for a demo.
    """

    kind: JobKind
    paths: tuple[Path, ...]
    questions: tuple[str, ...] = ()
    redo: bool = False
    model: str | None = None
    choices: tuple[str, ...] = ()
    count: int = 24


class JobState(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class JobReport:
    """Where a job stands.

    Args:
        done: photos that have an outcome.
        total: 0 while unknown.
        failed: of the photos.
        problems: a line for each failed photo, the first hundred.
        photo: the newest one with an outcome.
        seconds_a_photo: smoothed; None before the second photo.
        reason: why the whole job failed.
    """

    number: int
    order: JobOrder
    state: JobState
    done: int = 0
    total: int = 0
    failed: int = 0
    problems: tuple[str, ...] = ()
    photo: Path | None = None
    seconds_a_photo: float | None = None
    reason: str | None = None

    @property
    def seconds_left(self) -> float | None:
        """How long it will probably take."""
        if self.seconds_a_photo is None or not self.total:
            return None
        return self.seconds_a_photo * (self.total - self.done)

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self.state in (JobState.DONE, JobState.CANCELLED, JobState.FAILED)


@dataclass
class _Tally:
    """What is counted while a job runs; of the job's thread alone."""

    number: int
    order: JobOrder
    total: int = 0
    done: int = 0
    failed: int = 0
    problems: list[str] = field(default_factory=list)
    photo: Path | None = None
    pace_s: float | None = None
    last_s: float = 0.0

    def count(self, path: Path, reason: str | None, now_s: float) -> None:
        self.done += 1
        self.photo = path
        if reason is not None:
            self.failed += 1
            if len(self.problems) < 100:
                self.problems.append(reason)
        step_s = now_s - self.last_s
        self.pace_s = (
            step_s if self.pace_s is None else self.pace_s + _SMOOTHING * (step_s - self.pace_s)
        )
        self.last_s = now_s

    def report(self, state: JobState, reason: str | None = None) -> JobReport:
        return JobReport(
            self.number, self.order, state, self.done, self.total, self.failed,
            tuple(self.problems), self.photo, self.pace_s if self.done > 1 else None, reason,
        )  # fmt: skip


class InferenceThread(QThread):
    """Runs jobs; its methods may be called from the window's thread.

    Args:
        open_library: enters a library for this thread; its argument takes notices.
    """

    reported = Signal(object)
    answered = Signal(object)
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
        self._paused = False
        self._ending = False
        self._told_s = 0.0

    # --- called by the window ---

    def submit(self, order: JobOrder) -> int:
        """Queue a job and return its number."""
        with self._wake:
            self._number += 1
            number = self._number
            self._orders.append((number, order))
            self._wake.notify_all()
        self.reported.emit(JobReport(number, order, JobState.WAITING))
        return number

    def cancel(self, number: int) -> None:
        """End a job after the photos that the model is looking at; what was done stays."""
        with self._wake:
            self._cancelled.add(number)
            waiting = [(n, order) for n, order in self._orders if n == number]
            self._orders = deque((n, o) for n, o in self._orders if n != number)
            self._wake.notify_all()
        for _, order in waiting:
            self.reported.emit(JobReport(number, order, JobState.CANCELLED))

    def move_to_front(self, number: int) -> None:
        """Have a waiting job done next."""
        with self._wake:
            chosen = [item for item in self._orders if item[0] == number]
            self._orders = deque(chosen + [item for item in self._orders if item[0] != number])

    @property
    def is_paused(self) -> bool:
        """Whether work rests."""
        return self._paused

    def set_paused(self, paused: bool) -> None:
        """Rest after the current photos, or go on."""
        with self._wake:
            self._paused = paused
            self._wake.notify_all()

    def begin(self) -> None:
        """Start, also after an end."""
        if not self.isRunning():
            self._ending = False
            self.start()

    def end(self) -> None:
        """Have the thread end after the current photos."""
        with self._wake:
            self._ending = True
            self._wake.notify_all()

    def wait_ended(self, wait_ms: int) -> bool:
        """Wait in any thread until it has ended; say whether it has."""
        return self.wait(wait_ms)

    def stop(self, wait_ms: int = 20_000) -> None:
        """End after the current photos; nothing that was recorded is lost."""
        self.end()
        self.wait_ended(wait_ms)

    # --- in the thread ---

    def run(self) -> None:
        """Take orders until ``stop``."""
        while (item := self._next()) is not None:
            tally = _Tally(*item, last_s=time.monotonic())
            self.reported.emit(tally.report(JobState.RUNNING))
            try:
                self._work(tally)
            except KnownError as error:
                self.reported.emit(tally.report(JobState.FAILED, str(error)))
                if isinstance(error, DatabaseCorrupt):
                    self.found_damage.emit(error)
            except Exception as error:
                log.exception("a bug ended a job")
                line = f"a bug in BlipDesk: {error!r}; the log has the details"
                self.reported.emit(tally.report(JobState.FAILED, line))
            else:
                stopped = self._should_stop(tally.number)
                state = JobState.CANCELLED if stopped else JobState.DONE
                self.reported.emit(tally.report(state))
            self.changed.emit()

    def _next(self) -> tuple[int, JobOrder] | None:
        with self._wake:
            while not self._ending and (not self._orders or self._paused):
                self._wake.wait()
            return None if self._ending else self._orders.popleft()

    def _work(self, tally: _Tally) -> None:
        order = tally.order
        if order.kind is JobKind.DEMO:
            self._draw_demo(tally)
            return
        with self._open_library(self.noticed.emit) as library:
            if order.kind is JobKind.SCAN:
                self._scan(library, tally)
            elif order.kind is JobKind.DESCRIBE:
                self._describe(library, tally)
            else:
                self._ask(library, tally)

    def _scan(self, library: "Library", tally: _Tally) -> None:
        def look_up() -> bool:
            self._tell(tally)
            return self._wait_while_paused(tally)

        result = library.scan(tally.order.paths, look_up)
        tally.done = tally.total = (
            result.added + result.changed + result.moved + result.unchanged + result.missing
        )
        tally.problems = list(result.problems[:100])
        tally.failed = len(result.problems)

    def _describe(self, library: "Library", tally: _Tally) -> None:
        from blipdesk.library.describing import DescribeOptions

        options = DescribeOptions(model=tally.order.model, redo=tally.order.redo)
        run = library.describe(tally.order.paths, options, self._stopper(tally))
        tally.total = run.total
        self._tell(tally, at_once=True)
        for result in self._counted(run, tally):
            self.answered.emit(result)

    def _ask(self, library: "Library", tally: _Tally) -> None:
        from blipdesk.library.describing import AskOptions

        order = tally.order
        options = AskOptions(model=order.model, redo=order.redo, choices=order.choices)
        run = library.ask(order.paths, order.questions, options, self._stopper(tally))
        tally.total = run.total
        self._tell(tally, at_once=True)
        for result in self._counted(run, tally):
            self.answered.emit(result)

    def _draw_demo(self, tally: _Tally) -> None:
        from blipdesk.demo.sample_library import write_sample_library

        folder = tally.order.paths[0]
        if not folder.exists():
            tally.total = tally.order.count
            self._tell(tally, at_once=True)
            try:
                write_sample_library(folder, tally.order.count)
            except OSError as error:
                raise KnownError(
                    f"{folder}: the sample cannot be written: {error.strerror}"
                ) from error
        tally.done = tally.total

    def _counted(
        self, run: Iterable["DescribeResult | AskResult"], tally: _Tally
    ) -> Iterator["DescribeResult | AskResult"]:
        for result in run:
            if getattr(result, "is_last_of_photo", True):
                reason = (result.reason or result.write.reason) if result.failed else None
                tally.count(result.path, reason, time.monotonic())
            yield result
            self._tell(tally)
            self._wait_while_paused(tally)

    def _tell(self, tally: _Tally, *, at_once: bool = False) -> None:
        now_s = time.monotonic()
        if at_once or now_s - self._told_s > _TELL_EVERY_S:
            self._told_s = now_s
            self.reported.emit(tally.report(JobState.RUNNING))
            self.changed.emit()

    def _stopper(self, tally: _Tally) -> Callable[[], bool]:
        return lambda: self._should_stop(tally.number)

    def _should_stop(self, number: int) -> bool:
        return self._ending or number in self._cancelled

    def _wait_while_paused(self, tally: _Tally) -> bool:
        """Rest if that is wanted; say whether the job is to end."""
        if self._paused and not self._should_stop(tally.number):
            self.reported.emit(tally.report(JobState.PAUSED))
            self.changed.emit()
            with self._wake:
                while self._paused and not self._should_stop(tally.number):
                    self._wake.wait(0.5)
            tally.last_s = time.monotonic()
        return self._should_stop(tally.number)
