"""A thread for asking one disk, so that a mount that hangs holds up nothing else."""

import queue
import threading
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

THREAD_NAME = "disk lane"
_BATCH = 500
_BATCH_S = 0.2
_POLL_S = 0.1

Item = TypeVar("Item")


class Lane:
    """Runs one piece of work at a time in a thread of its own.

    Work that hangs cannot be ended; its thread is left behind and ends when the disk answers or
    the program ends. Until then the lane is stuck and refuses work.

    Args:
        patience_s: how long nothing may come out before the disk counts as hanging.
        should_stop: asked between two batches and while the disk is waited for; true ends the wait
            as if time were over.
    """

    def __init__(
        self, patience_s: float = 30.0, should_stop: Callable[[], bool] = lambda: False
    ) -> None:
        self._patience_s = patience_s
        self._should_stop = should_stop
        self._stuck: threading.Thread | None = None

    @property
    def is_stuck(self) -> bool:
        """Whether earlier work still hangs."""
        return self._stuck is not None and self._stuck.is_alive()

    def stream(self, work: Callable[[], Iterator[Item]]) -> Iterator[Item]:
        """Yield what the work yields.

        Raises:
            TimeoutError: nothing came for too long, or earlier work still hangs.
        """
        if self.is_stuck:
            raise TimeoutError
        out: queue.SimpleQueue[list[Item] | BaseException | None] = queue.SimpleQueue()
        stop = threading.Event()
        thread = threading.Thread(
            target=_pump, args=(work, out, stop), name=THREAD_NAME, daemon=True
        )
        thread.start()
        try:
            while (batch := self._next(out, thread)) is not None:
                if isinstance(batch, BaseException):
                    raise batch
                yield from batch
        finally:
            stop.set()

    def call(self, work: Callable[[], Item]) -> Item:
        """Return what the work returns.

        Raises:
            TimeoutError: as ``stream``.
        """
        (result,) = self.stream(lambda: iter((work(),)))
        return result

    def _next(
        self,
        out: "queue.SimpleQueue[list[Item] | BaseException | None]",
        thread: threading.Thread,
    ) -> list[Item] | BaseException | None:
        deadline_s = time.monotonic() + self._patience_s
        if self._should_stop():
            raise TimeoutError
        while True:
            left_s = deadline_s - time.monotonic()
            try:
                return out.get(timeout=max(min(left_s, _POLL_S), 0.0))
            except queue.Empty:
                if left_s <= 0 or self._should_stop():
                    self._stuck = thread
                    raise TimeoutError from None


def _pump(
    work: Callable[[], Iterator[Item]],
    out: "queue.SimpleQueue[list[Item] | BaseException | None]",
    stop: threading.Event,
) -> None:
    batch: list[Item] = []
    sent_s = time.monotonic()
    try:
        for item in work():
            if stop.is_set():
                return
            batch.append(item)
            if len(batch) >= _BATCH or time.monotonic() - sent_s > _BATCH_S:
                out.put(batch)
                batch, sent_s = [], time.monotonic()
        out.put(batch)
        out.put(None)
    except Exception as error:  # noqa: BLE001 - raised again in the thread that waits for it
        out.put(error)
