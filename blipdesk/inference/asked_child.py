"""A child process that is asked one thing at a time and answers it with a head and raw bytes."""

import os
import subprocess
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import BinaryIO, cast

from blipdesk.domain.errors import BugError
from blipdesk.inference.codec import read_frame, write_frame

Take = Callable[[bytes], memoryview | None]


class ChildGoneError(Exception):
    """The child ended, or spoke nonsense, in the middle of an answer.

    Args:
        took_too_long: it was ended because its patience ran out.
    """

    def __init__(self, took_too_long: bool) -> None:
        super().__init__("took too long" if took_too_long else "ended")
        self.took_too_long = took_too_long


class AskedChild:
    """One child; belongs to one thread, except ``interrupt``.

    It is started when it is first asked, and again after an answer that it did not survive.

    Args:
        command: the program.
        patience_s: how long one answer may take.
        variables: of its environment, beside those of this process.
    """

    def __init__(
        self,
        command: tuple[str, ...],
        patience_s: float,
        variables: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._command = command
        self._variables = variables
        self._patience_s = patience_s
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The process id; None: no child runs."""
        return self._process.pid if self._process is not None else None

    def ask(self, body: bytes, take: Take) -> None:
        """Send a frame and receive the answer.

        Args:
            take: is told the answer's head and returns where the raw bytes go that follow it; None:
                none do. An error of the domain that it raises is passed on and ends nothing.

        Raises:
            ChildGoneError: there is no answer, and no child any more.
            OSError: the child cannot be started.
        """
        process = self._running()
        overdue = threading.Event()

        def give_up() -> None:
            overdue.set()
            process.kill()

        watch = threading.Timer(self._patience_s, give_up)
        watch.daemon = True
        watch.start()
        try:
            _exchange(process, body, take)
        except (OSError, EOFError, ValueError, BugError) as error:
            self.close()
            raise ChildGoneError(overdue.is_set()) from error
        finally:
            watch.cancel()

    def interrupt(self) -> None:
        """End the child in the middle of an answer; from any thread."""
        process = self._process
        if process is not None:
            process.kill()

    def close(self) -> None:
        """End the child; it starts again when it is needed."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                with suppress(OSError):  # a pipe that was broken already
                    stream.close()  # type: ignore[union-attr]

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | self._variables,
                # Ctrl+C in the terminal is for the parent.
                process_group=0 if os.name == "posix" else None,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        return self._process


def _exchange(process: "subprocess.Popen[bytes]", body: bytes, take: Take) -> None:
    frames_in, frames_out = cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout)
    write_frame(frames_in, body)
    head = read_frame(frames_out)
    if head is None:
        raise EOFError
    room = take(head)
    if room is None:
        return
    at = 0
    while at < len(room):
        count = frames_out.readinto(room[at:])  # type: ignore[attr-defined]
        if not count:
            raise EOFError
        at += count
