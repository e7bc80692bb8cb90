"""What the child denies itself: its standard output, interrupts, urgency, memory, the network."""

import ctypes
import logging
import os
import signal
import sys
from pathlib import Path
from typing import BinaryIO

log = logging.getLogger(__name__)

# <malloc.h>
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
_KEPT_BYTES, _GLIBC_BYTES = 2**30, 2**17


def claim_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Take stdin and stdout for frames, and point fd 0 and 1 elsewhere.

    Whatever a library prints then goes to stderr instead of into the middle of a frame.
    """
    sys.stdout.flush()
    frames_in = os.fdopen(os.dup(0), "rb")
    frames_out = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return frames_in, frames_out


def ignore_interrupts() -> None:
    """Leave Ctrl+C to the parent, which closes the pipe when it is done."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def lower_priority(amount: int) -> None:
    """Give way to the window and to other programs.

    Args:
        amount: added to the niceness; on Windows anything above 0 is "below normal".
    """
    if amount <= 0:
        return
    try:
        if hasattr(os, "nice"):
            os.nice(amount)
        else:
            import psutil

            psutil.Process().nice(getattr(psutil, "BELOW_NORMAL_PRIORITY_CLASS"))  # noqa: B009 - Windows
    except OSError as error:
        log.info("the priority stays as it is: %s", error)


def limit_memory(limit_bytes: int) -> None:
    """Cap the address space, so that a hostile picture ends in MemoryError and not in swapping.

    Args:
        limit_bytes: 0: no cap. Systems without RLIMIT_AS have none either.
    """
    if limit_bytes <= 0 or sys.platform == "win32":
        return
    import resource

    try:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (limit_bytes, hard))
    except (OSError, ValueError) as error:
        log.info("the memory stays unlimited: %s", error)


def keep_freed_memory(keep: bool) -> None:
    """Let glibc keep what is freed, or give it back to the system; other systems do as they do.

    To give a layer's activations back and have fresh pages zeroed for the next one takes up to a
    third of the time of a batch. Weights, though, are freed for good when they are laid out anew.
    """
    if not sys.platform.startswith("linux"):
        return
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):  # another C library
        return
    for parameter in (_MMAP_THRESHOLD, _TRIM_THRESHOLD):
        mallopt(parameter, _KEPT_BYTES if keep else _GLIBC_BYTES)


def peak_memory_bytes() -> int:
    """Return the most memory that this process has held at once."""
    try:
        # VmHWM, because what getrusage says may have come along from the parent.
        for line in Path("/proc/self/status").read_text("ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    except OSError:
        log.debug("no /proc here")
    if sys.platform == "win32":
        import psutil

        return int(psutil.Process().memory_info().peak_wset)
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def refuse_network() -> None:
    """Make every connection that Python code tries an error: weights and photos are local."""
    sys.addaudithook(_no_connections)


def _no_connections(event: str, _: object) -> None:
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        raise PermissionError("the inference program has no business in the network")
