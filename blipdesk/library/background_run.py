"""Watching and the queue inside a program that does other things too, such as the window.

A ``BackgroundRun`` lives in one thread, with a library of its own. Other threads hold its
``Remote``. What the run comes to is told through a ``Listener``, in the run's thread.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from blipdesk.domain.errors import DatabaseBusy, DiskFull, KnownError
from blipdesk.library.following import WatchEvent
from blipdesk.library.queue_desk import QueueDesk, QueueStatus
from blipdesk.library.stations import QueueResult
from blipdesk.library.watching import Watch
from blipdesk.library.work_queue import WorkQueue

_TELL_EVERY_S = 0.25
_TELL_IDLE_EVERY_S = 2.0
_AGAIN_S = 5.0


@dataclass(frozen=True, slots=True)
class QueueProgress:
    """Where the work stands.

    Args:
        status: of the queue, whoever works on it.
        done: photos that this run has finished since the queue was empty last.
        failed: photos that it could not finish and that are not tried again by themselves; one
            that waits for another try is neither done nor failed.
        photo: the newest of both.
        trouble: why nothing, or less than is wanted, can be done; None: all is well.
    """

    status: QueueStatus
    done: int = 0
    failed: int = 0
    photo: Path | None = None
    trouble: str | None = None

    @property
    def total(self) -> int:
        """Photos of which the work consists, done or not."""
        return self.done + self.failed + self.status.waiting


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is told what a run comes to; all are called in the run's thread and must not block it.

    Args:
        on_event: with what was seen in the watched folders.
        on_result: with every photo that has an outcome.
        on_progress: when it changed, at most some times a second.
        on_refusal: with a line when something that was posted cannot be done.
    """

    on_event: Callable[[WatchEvent], None]
    on_result: Callable[[QueueResult], None]
    on_progress: Callable[[QueueProgress], None]
    on_refusal: Callable[[str], None]


class Remote:
    """What other threads tell a run; every method is safe from any thread and returns at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._posted: deque[Callable[[BackgroundRun], None]] = deque()
        self._stopping = threading.Event()
        self._run: BackgroundRun | None = None

    @property
    def is_stopping(self) -> bool:
        """Whether the run was told to end."""
        return self._stopping.is_set()

    @property
    def has_posts(self) -> bool:
        """Whether something posted has not been done yet."""
        return bool(self._posted)

    def stop(self) -> None:
        """End the run now: what the model looks at is given up and stays in the queue."""
        self._stopping.set()
        with self._lock:
            if self._run is not None:
                self._run.interrupt()

    def post(self, action: Callable[["BackgroundRun"], None]) -> None:
        """Have something done in the run's thread, between two photos, in the order of the posts.

        Args:
            action: gets the run. What it raises as a ``KnownError`` becomes a refusal.
        """
        self._posted.append(action)
        with self._lock:
            if self._run is not None:
                self._run.wake()

    def attach(self, run: "BackgroundRun | None") -> None:
        """Say who listens; called by the run."""
        with self._lock:
            self._run = run

    def take(self) -> Callable[["BackgroundRun"], None] | None:
        """Return the oldest post; called by the run."""
        try:
            return self._posted.popleft()
        except IndexError:
            return None

    def rest(self, seconds: float) -> None:
        """Sleep, but not beyond ``stop``; called by the run."""
        self._stopping.wait(seconds)


class BackgroundRun:
    """Watches the library's folders and works on the queue, until its remote says stop.

    Args:
        queue: of the library of this thread.
        new_watch: begins a watch, with what says whether to stop.
        new_worker: makes what works on the queue, and a line if it cannot do all that is wanted.
        remote: the other threads' end.
        listener: who is told.
    """

    def __init__(
        self,
        queue: QueueDesk,
        new_watch: Callable[[WorkQueue, Callable[[], bool]], Watch],
        new_worker: Callable[[], tuple[WorkQueue, str | None]],
        remote: Remote,
        listener: Listener,
    ) -> None:
        self.queue = queue
        self._new_watch = new_watch
        self._new_worker = new_worker
        self._remote = remote
        self._listener = listener
        self._watch: Watch | None = None
        self._worker: WorkQueue | None = None
        self._trouble: str | None = None
        self._tell_s = 0.0
        self._done = self._failed = 0
        self._photo: Path | None = None
        self._told: QueueProgress | None = None
        self._is_acting = False

    # --- for what is posted ---

    def compare(self, folders: Iterable[Path] = ()) -> None:
        """Compare watched folders with the index as a whole, now; without any, all of them."""
        if self._watch is not None:
            self._watch.compare(folders)

    def add_undone(self, folders: Iterable[Path]) -> None:
        """Queue what nobody has described there, where that is wanted of new photos."""
        if self._worker is not None:
            for folder in folders:
                self._worker.add_undone(folder)

    def try_now(self) -> None:
        """Rest no longer after a model failed."""
        if self._worker is not None:
            self._worker.try_now()

    # --- from other threads, through the remote ---

    def interrupt(self) -> None:
        """Give up what the model looks at; safe from any thread."""
        worker = self._worker
        if worker is not None:
            worker.interrupt()
        self.wake()

    def wake(self) -> None:
        """Look at what was posted, and at the queue; safe from any thread."""
        watch = self._watch
        if watch is not None:
            watch.wake()

    # --- the work ---

    def run(self) -> None:
        """Work until the remote says stop.

        Another program that holds the library for long, and a full disk, are told as trouble and
        waited for.

        Raises:
            DatabaseError: the library cannot be used.
        """
        self._remote.attach(self)
        try:
            while not self._remote.is_stopping:
                try:
                    self._begin()
                except (DatabaseBusy, DiskFull) as error:
                    self._tell_trouble(str(error))
                    self._remote.rest(_AGAIN_S)
        finally:
            self._remote.attach(None)

    def _begin(self) -> None:
        self._worker, self._trouble = self._new_worker()
        self._watch = self._new_watch(self._worker, self._tick)
        try:
            for news in self._watch:
                if isinstance(news, WatchEvent):
                    self._listener.on_event(news)
                else:
                    self._count(news)
                    self._listener.on_result(news)
        finally:
            self._watch = self._worker = None

    def _count(self, result: QueueResult) -> None:
        if getattr(result, "is_last_of_photo", True) and not result.is_open:
            self._done += not result.failed
            self._failed += result.failed
            self._photo = result.path
            self._tell_s = min(self._tell_s, time.monotonic() + _TELL_EVERY_S)

    def _tick(self) -> bool:
        """Do what was posted, tell how it stands, and say whether to stop.

        Called between two photos and while the model works, never inside a transaction.
        """
        if self._remote.is_stopping or self._is_acting:
            return self._remote.is_stopping
        self._is_acting = True
        try:
            while self._remote.has_posts and not self._remote.is_stopping:
                self._act()
            if time.monotonic() >= self._tell_s:
                self._tell()
        finally:
            self._is_acting = False
        return self._remote.is_stopping

    def _act(self) -> None:
        action = self._remote.take()
        if action is None:
            return
        try:
            action(self)
        except KnownError as error:
            self._listener.on_refusal(str(error))
        if self._watch is not None:
            self._watch.look_at_queue()
        self._tell_s = 0.0

    def _tell(self) -> None:
        status = self.queue.status()
        if self._worker is not None:  # which may rest although nobody holds the queue back
            status = replace(status, held_back=self._worker.held_back())
        progress = QueueProgress(status, self._done, self._failed, self._photo, self._trouble)
        if progress != self._told:
            self._told = progress
            self._listener.on_progress(progress)
        if not status.waiting:
            self._done = self._failed = 0
        every_s = _TELL_EVERY_S if status.running else _TELL_IDLE_EVERY_S
        self._tell_s = time.monotonic() + every_s

    def _tell_trouble(self, line: str) -> None:
        if self._told is None:
            self._listener.on_refusal(line)
        else:
            self._told = replace(self._told, trouble=line)
            self._listener.on_progress(self._told)
        self._tell_s = 0.0
