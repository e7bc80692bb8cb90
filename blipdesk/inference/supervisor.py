"""The child process as a thing with two pipes: start it, talk to it, end it."""

import logging
import os
import queue
import subprocess
import sys
import threading
from collections import deque
from typing import BinaryIO

from blipdesk.domain.errors import BugError
from blipdesk.inference.codec import decode, encode, read_frame
from blipdesk.inference.wire import (
    FromChild,
    Start,
    ToChild,
)

log = logging.getLogger(__name__)

WORKER_COMMAND = (sys.executable, "-P", "-m", "blipdesk.worker")
"""-P: a file named torch.py in the current folder must not be imported."""

_LAST_WORDS = 20
_LONGEST_LINE = 2000
_POSIX = os.name == "posix"


class ChildDied(Exception):
    """The child is gone.

    Args:
        returncode: of the process, negative: the signal that ended it.
        last_words: the end of what it wrote to its log, for the message to the user.
    """

    def __init__(self, returncode: int, last_words: str) -> None:
        super().__init__(f"the child ended with {returncode}")
        self.returncode = returncode
        self.last_words = last_words


class Child:
    """One child process.

    Args:
        start: the first message.
        command: the program; another one in tests.

    Raises:
        OSError: the program cannot be started at all.
    """

    def __init__(self, start: Start, command: tuple[str, ...] = WORKER_COMMAND) -> None:
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=offline_environment(),
            # Ctrl+C in the terminal is for the parent, which lets the current batch finish.
            process_group=0 if _POSIX else None,
            creationflags=0 if _POSIX else _WINDOWS_FLAGS,
        )
        assert self._process.stdin and self._process.stdout and self._process.stderr
        self._inbox: queue.Queue[FromChild | BugError | None] = queue.Queue()
        self._words: deque[str] = deque(maxlen=_LAST_WORDS)
        self._threads = (
            threading.Thread(target=self._read_frames, args=(self._process.stdout,), daemon=True),
            threading.Thread(target=self._read_log, args=(self._process.stderr,), daemon=True),
        )
        for thread in self._threads:
            thread.start()
        self.send(start)

    @property
    def is_alive(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def send(self, message: ToChild) -> None:
        """Send a message; to a child that is gone it is lost, which ``receive`` then tells."""
        assert self._process.stdin
        try:
            self._process.stdin.write(encode(message))
            self._process.stdin.flush()
        except (BrokenPipeError, OSError, ValueError):
            log.debug("the child is gone, %s was not sent", type(message).__name__)

    def receive(self, timeout_s: float) -> FromChild | None:
        """Return the next message; None: none came in time.

        Raises:
            ChildDied: the process is gone and every message it sent has been received.
            BugError: it sent something that is no message.
        """
        try:
            message = self._inbox.get(timeout=timeout_s)
        except queue.Empty:
            return None
        if message is None:
            self._inbox.put(None)
            raise ChildDied(self._process.wait(), self._last_words())
        if isinstance(message, BugError):
            raise message
        return message

    def kill(self) -> None:
        """End the process at once; safe from any thread, and more than once."""
        if self._process.poll() is None:
            self._process.kill()

    def close(self) -> None:
        """End the process and wait until it and its pipes are gone."""
        self.kill()
        self._process.wait()
        assert self._process.stdin and self._process.stdout and self._process.stderr
        for thread in self._threads:
            thread.join()
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            try:
                stream.close()
            except OSError:
                log.debug("a pipe of the child was already broken")

    def _read_frames(self, stream: BinaryIO) -> None:
        try:
            while (body := read_frame(stream)) is not None:
                self._inbox.put(decode(body))  # type: ignore[arg-type]
        except BugError as error:
            self._inbox.put(error)
        except (OSError, ValueError):
            log.debug("the child's pipe broke")
        self._inbox.put(None)

    def _read_log(self, stream: BinaryIO) -> None:
        try:
            while line := stream.readline(_LONGEST_LINE):
                text = line.decode("utf-8", "replace").rstrip()
                if text:
                    self._words.append(text)
                    log.debug("worker: %s", text)
        except (OSError, ValueError):
            log.debug("the child's log broke")

    def _last_words(self) -> str:
        self._threads[1].join(timeout=1.0)
        return self._words[-1] if self._words else ""


_WINDOWS_FLAGS: int = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(
    subprocess, "CREATE_NEW_PROCESS_GROUP", 0
)


def offline_environment() -> dict[str, str]:
    """Return the environment in which no library goes to the network or draws progress bars."""
    return os.environ | {
        "HF_HUB_OFFLINE": "1",
        "TRANSFORMERS_OFFLINE": "1",
        "HF_HUB_DISABLE_TELEMETRY": "1",
        "HF_HUB_DISABLE_PROGRESS_BARS": "1",
        "TOKENIZERS_PARALLELISM": "false",
        "PYTHONIOENCODING": "utf-8",
    }
