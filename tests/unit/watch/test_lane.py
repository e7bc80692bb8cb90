"""A disk that hangs holds up nothing else."""

import threading
import time
from collections.abc import Iterator

import pytest

from blipdesk.watch.lane import THREAD_NAME, Lane


def _wait_for_its_threads() -> list[threading.Thread]:
    """Wait for what lanes have begun; return what has not ended."""
    of_lanes = [thread for thread in threading.enumerate() if thread.name == THREAD_NAME]
    for thread in of_lanes:
        thread.join(5)
    return [thread for thread in of_lanes if thread.is_alive()]


def test_everything_comes_out_in_order() -> None:
    assert list(Lane().stream(lambda: iter(range(1234)))) == list(range(1234))


def test_an_error_comes_out_where_the_result_is_awaited() -> None:
    def work() -> Iterator[int]:
        yield 1
        raise PermissionError("no")

    with pytest.raises(PermissionError, match="no"):
        list(Lane().stream(work))


def test_work_that_hangs_is_given_up_and_the_lane_refuses_more_until_it_ends() -> None:
    answer = threading.Event()
    lane = Lane(patience_s=0.05)
    with pytest.raises(TimeoutError):
        lane.call(answer.wait)
    assert lane.is_stuck
    with pytest.raises(TimeoutError):
        lane.call(lambda: 1)
    answer.set()
    assert _wait_for_its_threads() == []
    assert not lane.is_stuck
    assert lane.call(lambda: 7) == 7


def test_work_whose_rest_nobody_wants_ends() -> None:
    lane = Lane()
    endless = lane.stream(lambda: iter(int, 1))
    assert next(endless) == 0
    endless.close()  # type: ignore[attr-defined]
    assert _wait_for_its_threads() == []


def test_a_wish_to_stop_ends_the_wait_for_a_disk_that_hangs() -> None:
    answer, asked = threading.Event(), time.monotonic()
    lane = Lane(60.0, lambda: time.monotonic() > asked + 0.2)
    with pytest.raises(TimeoutError):
        lane.call(lambda: answer.wait(30))
    assert lane.is_stuck
    assert time.monotonic() - asked < 20
    answer.set()


def test_a_wish_to_stop_ends_a_stream_that_goes_on() -> None:
    is_over = False
    lane, taken = Lane(60.0, lambda: is_over), 0
    with pytest.raises(TimeoutError):
        for number in lane.stream(lambda: iter(range(10_000_000))):
            taken, is_over = number, True
    assert taken < 10_000
    assert not lane.is_stuck
