"""Work beside the window: one thread, one session, one call after the other.

A call goes in with the function that takes its result; the result comes back in the window's
thread. The window itself never touches a file or the index.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QThread, Signal, Slot

from blipdesk.domain.errors import BlipDeskError, DatabaseCorrupt, KnownError

log = logging.getLogger(__name__)

Session = TypeVar("Session")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class _Call:
    number: int
    work: Callable[[Any], object]
    channel: str | None


@dataclass(frozen=True, slots=True)
class _Outcome:
    number: int
    result: object = None
    error: str | None = None
    damage: DatabaseCorrupt | None = None


@dataclass(frozen=True, slots=True)
class _Takers:
    done: Callable[[Any], None]
    failed: Callable[[str], None] | None


_RENEW = _Call(0, lambda _: None, None)


class _Loop(QThread):
    """The thread itself; knows nothing of the window."""

    came = Signal(object)
    could_not_open = Signal(object)
    opened = Signal()

    def __init__(self, open_session: Callable[[], AbstractContextManager[Any]]) -> None:
        super().__init__()
        self._open_session = open_session
        self._calls: deque[_Call] = deque()
        self._wake = threading.Condition()
        self._ending = False

    def add(self, call: _Call) -> None:
        with self._wake:
            if call.channel is not None:
                kept = [c for c in self._calls if c.channel != call.channel]
                self._calls = deque(kept)
            self._calls.append(call)
            self._wake.notify()

    def end(self) -> None:
        with self._wake:
            self._ending = True
            self._wake.notify()

    def begin(self) -> None:
        """Start, also after an end; what was not done is done now."""
        if not self.isRunning():
            self._ending = False
            self.start()

    def run(self) -> None:
        try:
            call: _Call | None = _RENEW
            while call is _RENEW:
                with self._open_session() as session:
                    self.opened.emit()
                    while (call := self._next()) is not None and call is not _RENEW:
                        self.came.emit(_outcome(call, session))
        except KnownError as error:
            self.could_not_open.emit(error)

    def _next(self) -> _Call | None:
        with self._wake:
            while not self._calls and not self._ending:
                self._wake.wait()
            return self._calls.popleft() if self._calls else None


def _outcome(call: _Call, session: object) -> _Outcome:
    try:
        return _Outcome(call.number, call.work(session))
    except DatabaseCorrupt as error:
        return _Outcome(call.number, error=str(error), damage=error)
    except KnownError as error:
        return _Outcome(call.number, error=str(error) or type(error).__name__)
    except Exception as error:
        log.exception("a bug ended a piece of work")
        line = str(error) if isinstance(error, BlipDeskError) else repr(error)
        return _Outcome(call.number, error=f"a bug in BlipDesk: {line}; the log has the details")


class Worker(QObject, Generic[Session]):
    """A thread with a session of its own, as the window sees it.

    Args:
        open_session: is entered and left in the thread.
    """

    could_not_open = Signal(object)
    found_damage = Signal(object)
    opened = Signal()
    failed = Signal(str)

    def __init__(
        self,
        open_session: Callable[[], AbstractContextManager[Session]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._takers: dict[int, _Takers] = {}
        self._newest: dict[str, int] = {}
        self._number = 0
        self._loop = _Loop(open_session)
        self._loop.came.connect(self._take)
        self._loop.could_not_open.connect(self.could_not_open)
        self._loop.opened.connect(self.opened)

    def start(self) -> None:
        """Begin, also anew; calls may have been added before."""
        self._loop.begin()

    @property
    def is_busy(self) -> bool:
        """Whether some call has not come back yet."""
        return bool(self._takers)

    @property
    def calls_made(self) -> int:
        """How many calls there were; from any thread."""
        return self._number

    def call(
        self,
        work: Callable[[Session], Result],
        done: Callable[[Result], None],
        failed: Callable[[str], None] | None = None,
        *,
        channel: str | None = None,
    ) -> None:
        """Have something done.

        Args:
            work: runs in the thread; gets the session.
            done: takes the result, in the window's thread.
            failed: takes the line that says why not; None: ``failed`` of the worker is emitted.
            channel: of calls with the same channel only the newest matters.
        """
        self._number += 1
        if channel is not None:
            self._takers.pop(self._newest.get(channel, 0), None)
            self._newest[channel] = self._number
        self._takers[self._number] = _Takers(done, failed)
        self._loop.add(_Call(self._number, work, channel))

    def stop(self, wait_ms: int = 10_000) -> None:
        """Finish what was added and end the thread."""
        self._takers.clear()
        self.end()
        self.wait_ended(wait_ms)

    def end(self) -> None:
        """Have the thread end after what was added; it can be started again."""
        self._loop.end()

    def reopen(self) -> None:
        """Open the session anew after what was added is done; later calls have the new one."""
        self._loop.add(_RENEW)

    def wait_ended(self, wait_ms: int) -> bool:
        """Wait in any thread until it has ended; say whether it has."""
        return self._loop.wait(wait_ms)

    @Slot(object)
    def _take(self, outcome: _Outcome) -> None:
        if outcome.damage is not None:
            self.found_damage.emit(outcome.damage)
        takers = self._takers.pop(outcome.number, None)
        if takers is None:
            return  # superseded
        if outcome.error is None:
            takers.done(outcome.result)
        elif takers.failed is not None:
            takers.failed(outcome.error)
        else:
            self.failed.emit(outcome.error)
