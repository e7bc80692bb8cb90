"""A thread that writes for one disk: its writer stays open, and what hangs hangs alone."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import cast

import pytest

from blipdesk.library import write_hand
from blipdesk.library.idle_writing import IdleWriter
from blipdesk.library.results import NOT_WRITTEN, WriteReport
from blipdesk.library.write_hand import WriteHand

PATIENCE_S = 60.0


class Writers:
    """Opens writers that do as they are told, and counts them."""

    def __init__(self) -> None:
        self.opened = 0
        self.closed = threading.Semaphore(0)
        self.act: Callable[[], None] = lambda: None
        self.on_open: Callable[[], None] = lambda: None

    @contextmanager
    def open(self) -> Iterator[IdleWriter]:
        self.opened += 1
        self.on_open()
        try:
            yield cast(IdleWriter, self)
        finally:
            self.closed.release()

    def carry_out(self, photo_ids: Sequence[int]) -> dict[int, WriteReport]:
        self.act()
        return dict.fromkeys(photo_ids, NOT_WRITTEN)


@pytest.fixture
def writers() -> Writers:
    return Writers()


def fail() -> None:
    raise ValueError("no")


def test_one_writer_serves_what_comes_one_after_the_other(writers: Writers) -> None:
    hand = WriteHand(writers.open, PATIENCE_S)
    for photo_id in range(5):
        assert hand.carry_out([photo_id]) == {photo_id: NOT_WRITTEN}
    assert writers.opened == 1
    hand.close()
    assert writers.closed.acquire(blocking=False)
    assert hand.carry_out([9]) == {9: NOT_WRITTEN}
    hand.close()
    hand.close()
    assert writers.opened == 2


def test_a_writer_that_nobody_needs_is_closed(
    writers: Writers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write_hand, "_IDLE_S", 0.01)
    hand = WriteHand(writers.open, PATIENCE_S)
    for number in range(3):
        assert hand.carry_out([number]) == {number: NOT_WRITTEN}
        assert writers.closed.acquire(timeout=PATIENCE_S)
    assert writers.opened == 3


def test_nothing_is_forgotten_that_comes_while_the_thread_ends(
    writers: Writers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write_hand, "_IDLE_S", 0.0)
    hand = WriteHand(writers.open, PATIENCE_S)
    for number in range(300):
        assert hand.carry_out([number]) == {number: NOT_WRITTEN}
    hand.close()


@pytest.mark.parametrize("when", ["opening", "writing"])
def test_an_error_is_told_and_the_next_write_has_a_new_writer(writers: Writers, when: str) -> None:
    hand = WriteHand(writers.open, PATIENCE_S)
    if when == "writing":
        writers.act = fail
    else:
        writers.on_open = fail
    with pytest.raises(ValueError, match="no"):
        hand.carry_out([1])
    writers.act = writers.on_open = lambda: None
    assert hand.carry_out([2]) == {2: NOT_WRITTEN}
    assert writers.opened == 2
    hand.close()


def test_what_hangs_is_not_waited_for_twice(writers: Writers) -> None:
    goes_on = threading.Event()
    hand = WriteHand(writers.open, 0.5)
    writers.act = lambda: goes_on.wait(PATIENCE_S) and None
    for photo_id in (1, 2):
        with pytest.raises(TimeoutError):
            hand.carry_out([photo_id])
        assert hand.is_stuck
    hand.close()  # does not wait for it
    writers.act = lambda: None
    goes_on.set()
    assert writers.closed.acquire(timeout=PATIENCE_S)
    assert not hand.is_stuck
    assert hand.carry_out([3]) == {3: NOT_WRITTEN}
    hand.close()
    assert writers.opened == 2
