"""A disk that hangs holds up nothing else."""

import threading
from collections.abc import Iterator

import pytest

from blipdesk.watch.lane import Lane


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
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and thread.daemon:
            thread.join(5)
    assert not lane.is_stuck
    assert lane.call(lambda: 7) == 7


def test_work_whose_rest_nobody_wants_ends() -> None:
    lane = Lane()
    started = threading.active_count()
    endless = lane.stream(lambda: iter(int, 1))
    assert next(endless) == 0
    endless.close()  # type: ignore[attr-defined]
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and thread.daemon:
            thread.join(5)
    assert threading.active_count() <= started
