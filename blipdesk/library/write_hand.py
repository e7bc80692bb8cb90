"""A thread that writes into the photos of one disk, with a writer of its own."""

import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager

from blipdesk.library.idle_writing import IdleWriter
from blipdesk.library.results import WriteReport

_IDLE_S = 5.0
_Reports = dict[int, WriteReport]
_Task = tuple[Sequence[int], Future[_Reports]]


class WriteHand:
    """Carries out what is promised, in a thread that a disk may hang up without harm to others.

    To open a writer takes as long as to write a photo, so the thread and its writer stay for what
    comes soon after. Only one thread may call this.

    Args:
        open_writer: opens a writer into the library, in the thread that calls it.
        patience_s: after which a disk that does not answer is left alone.
    """

    def __init__(
        self, open_writer: Callable[[], AbstractContextManager[IdleWriter]], patience_s: float
    ) -> None:
        self._open_writer = open_writer
        self._patience_s = patience_s
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._guard = threading.Lock()
        self._thread: threading.Thread | None = None
        self._late: Future[_Reports] | None = None

    @property
    def is_stuck(self) -> bool:
        """Whether something that was not waited for any longer is still not done."""
        return self._late is not None and not self._late.done()

    def carry_out(self, photo_ids: Sequence[int]) -> _Reports:
        """Carry out all that waits for some photos; see ``Writer.carry_out``.

        Raises:
            TimeoutError: the disk does not answer, or has not since an earlier call; what was begun
                ends whenever it does.
        """
        if self.is_stuck:
            raise TimeoutError
        self._late = done = Future[_Reports]()
        with self._guard:
            self._tasks.put((photo_ids, done))
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, daemon=True)
                self._thread.start()
        return done.result(self._patience_s)

    def close(self) -> None:
        """Close the writer; one that hangs is left behind and ends when the disk answers."""
        with self._guard:
            thread = self._thread
            if thread is not None:
                self._tasks.put(None)
        if thread is not None and not self.is_stuck:
            thread.join(self._patience_s)

    def _work(self) -> None:
        """Take one task after the other; after an error a new thread begins with a new writer."""
        task = self._next()
        try:
            if task is None:
                return
            with self._open_writer() as writer:
                while task is not None:
                    task[1].set_result(writer.carry_out(task[0]))
                    task = self._next()
        except Exception as error:  # raised again in the thread that waits for it
            if task is None:
                raise
            with self._guard:
                self._thread = None
            task[1].set_exception(error)

    def _next(self) -> _Task | None:
        """Return the next task; None: there is none, and this thread is over."""
        try:
            task = self._tasks.get(timeout=_IDLE_S)
        except queue.Empty:
            task = None
        with self._guard:
            if task is None and not self._tasks.empty():
                task = self._tasks.get()  # it came at the very last moment
            if task is None:
                self._thread = None
        return task
