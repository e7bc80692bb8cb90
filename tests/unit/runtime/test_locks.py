"""A lock between processes, and what becomes of it when its holder hangs."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from blipdesk.runtime.locks import HeldLock, held_aside, process_lock

PATIENCE_S = 30.0


class Holder:
    """Somebody in another thread who has the lock until he is told to go on."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._has_it = threading.Event()
        self._goes_on = threading.Event()
        self.lock: HeldLock | None = None
        self._thread = threading.Thread(target=self._hold)
        self._thread.start()
        assert self._has_it.wait(PATIENCE_S)

    def _hold(self) -> None:
        with process_lock(self._path) as self.lock:
            self._has_it.set()
            assert self._goes_on.wait(PATIENCE_S)

    def go_on(self) -> None:
        self._goes_on.set()
        self._thread.join()


@contextmanager
def held_by_another(path: Path) -> Iterator[Holder]:
    holder = Holder(path)
    try:
        yield holder
    finally:
        holder.go_on()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "writer.lock"


def in_thread(work: Callable[[], None]) -> threading.Thread:
    thread = threading.Thread(target=work)
    thread.start()
    return thread


def test_nobody_gets_a_lock_that_is_held(path: Path) -> None:
    order: list[str] = []

    def wait() -> None:
        with process_lock(path):
            order.append("the next has it")

    with held_by_another(path) as holder:
        waiting = in_thread(wait)
        order.append("the first goes on")
        holder.go_on()
        waiting.join()
    assert order == ["the first goes on", "the next has it"]


@pytest.mark.skipif(sys.platform == "win32", reason="renames no open file")
def test_a_lock_that_is_set_aside_is_free_for_all_else(path: Path) -> None:
    with held_by_another(path) as holder:
        assert holder.lock is not None
        assert holder.lock.set_aside("photo 7")
        with process_lock(path):
            assert held_aside(path) == ["photo 7"]
        holder.go_on()
        with process_lock(path):
            assert held_aside(path) == []
    assert list(path.with_name("writer.lock.aside").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="renames no open file")
def test_who_waits_for_a_lock_gets_it_once_it_is_set_aside(path: Path) -> None:
    with held_by_another(path) as holder:
        got_it = threading.Event()

        def wait() -> None:
            with process_lock(path):
                got_it.set()

        waiting = in_thread(wait)
        assert holder.lock is not None
        holder.lock.set_aside("photo 7")
        assert got_it.wait(PATIENCE_S)
        waiting.join()


def test_a_lock_that_cannot_be_set_aside_stays_held(path: Path) -> None:
    aside = path.with_name("writer.lock.aside")
    aside.write_text("a file where the folder should be")
    with process_lock(path) as lock:
        assert not lock.set_aside("photo 7")
        aside.unlink()
        if sys.platform != "win32":
            assert lock.set_aside("photo 8")
            with process_lock(path):
                assert held_aside(path) == ["photo 8"]


def test_a_lock_that_was_given_back_is_not_set_aside(path: Path) -> None:
    with process_lock(path) as lock:
        pass
    assert not lock.set_aside("photo 7")
    with process_lock(path):
        assert held_aside(path) == []
