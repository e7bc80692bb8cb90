"""A pool of threads of which none keeps the program from ending, though it hangs in a call."""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any, ParamSpec, TypeVar

_Result = TypeVar("_Result")
_Parameters = ParamSpec("_Parameters")
_Task = tuple[Future[Any], Callable[[], Any]]


class DaemonPool(Executor):
    """Like ``ThreadPoolExecutor``, whose threads Python waits for at its end, however long.

    Args:
        threads: how many at most; they are started as they are needed.
    """

    def __init__(self, threads: int) -> None:
        self._most = threads
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._idle = threading.Semaphore(0)
        self._lock = threading.Lock()
        self._is_shut = False

    def submit(
        self,
        fn: Callable[_Parameters, _Result],
        /,
        *args: _Parameters.args,
        **kwargs: _Parameters.kwargs,
    ) -> Future[_Result]:
        """Have something done in one of the threads.

        Raises:
            RuntimeError: after ``shutdown``.
        """
        future: Future[_Result] = Future()
        with self._lock:
            if self._is_shut:
                raise RuntimeError("the pool is shut")
            self._tasks.put((future, lambda: fn(*args, **kwargs)))
            if not self._idle.acquire(blocking=False) and len(self._threads) < self._most:
                self._threads.append(threading.Thread(target=self._work, daemon=True))
                self._threads[-1].start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more; the threads end after what they were given.

        Args:
            wait: until they have ended.
            cancel_futures: what has not begun is given up.
        """
        with self._lock:
            self._is_shut = True
            if cancel_futures:
                while not self._tasks.empty():
                    task = self._tasks.get()
                    if task is not None:
                        task[0].cancel()
            for _ in self._threads:
                self._tasks.put(None)
        for thread in self._threads if wait else ():
            thread.join()

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            future, call = task
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(call())
                except BaseException as error:  # noqa: BLE001 - it is raised where it is waited for
                    future.set_exception(error)
            del task, future, call  # a result is not kept alive by a thread that waits
            self._idle.release()
