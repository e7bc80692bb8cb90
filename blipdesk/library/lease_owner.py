"""Who holds a lease, in words that tell later whether that process still lives."""

import contextlib
import os
import uuid

import psutil

from blipdesk.index.database import Index


def new_owner() -> str:
    """Name this process and one run in it."""
    return f"{os.getpid()}@{_started_ms(os.getpid())}-{uuid.uuid4().hex[:8]}"


def release_the_dead(index: Index) -> int:
    """Put back what processes hold that have ended; count the jobs.

    The library is on a disk of this machine, so a process that is not here is nowhere.
    """
    dead = [owner for owner in index.jobs.owners() if not is_alive(owner)]
    if not dead:
        return 0
    with index.transaction():
        return sum(index.jobs.release(owner) for owner in dead)


def is_alive(owner: str) -> bool:
    """Whether the process that ``new_owner`` named still runs."""
    pid, _, rest = owner.partition("@")
    started = rest.partition("-")[0]
    if not (pid.isdigit() and started.isdigit()):
        return True  # not one of ours: its lease runs out by itself
    return _started_ms(int(pid)) == int(started)


def _started_ms(pid: int) -> int | None:
    """A number is given again to later processes, but not with the same time of start."""
    with contextlib.suppress(psutil.Error):
        return round(psutil.Process(pid).create_time() * 1000)
    return None
