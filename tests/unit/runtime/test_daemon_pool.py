"""A pool of threads that nobody has to wait for."""

import subprocess
import sys
import threading

import pytest

from blipdesk.runtime.daemon_pool import DaemonPool

PATIENCE_S = 60.0


def test_things_are_done_side_by_side_and_given_in_their_order() -> None:
    together = threading.Barrier(3, timeout=PATIENCE_S)

    def meet(number: int) -> int:
        together.wait()
        return number * number

    with DaemonPool(3) as pool:
        assert list(pool.map(meet, range(3))) == [0, 1, 4]
        assert list(pool.map(lambda number: -number, range(20))) == [-n for n in range(20)]


def test_an_error_is_raised_where_the_result_is_wanted() -> None:
    with DaemonPool(1) as pool:
        failed = pool.submit(int, "no number")
        assert pool.submit(int, "7").result(PATIENCE_S) == 7
    with pytest.raises(ValueError, match="no number"):
        failed.result()
    with pytest.raises(RuntimeError, match="shut"):
        pool.submit(int)


def test_a_call_that_hangs_does_not_keep_the_program_from_ending() -> None:
    program = (
        "import threading; from blipdesk.runtime.daemon_pool import DaemonPool;"
        "begun = threading.Event();"
        "DaemonPool(1).submit(lambda: (begun.set(), threading.Event().wait()));"
        "begun.wait(); print('done')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, timeout=PATIENCE_S, check=True
    )
    assert done.stdout == b"done\n"
