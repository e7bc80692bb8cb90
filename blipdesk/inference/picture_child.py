"""Decoding in a process of its own, for programs that no hostile or huge picture may bring down."""

import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

from blipdesk.domain.errors import BugError, PhotoError, Unreadable, UnsupportedFormat
from blipdesk.domain.photo import display_name
from blipdesk.inference.codec import read_frame, write_frame

log = logging.getLogger(__name__)

COMMAND = (sys.executable, "-P", "-m", "blipdesk.worker.pictures")
Room = Callable[[int, int], memoryview]
_KINDS: dict[str, type[PhotoError]] = {"UnsupportedFormat": UnsupportedFormat}


class _Gone(Exception):
    """The child ended in the middle of a request."""


class PictureChild:
    """Decodes one picture after the other; belongs to one thread.

    The child is started when it is first needed, and again after a picture that it did not survive.

    Args:
        patience_s: how long one picture may take.
        command: the program; another one in tests.
    """

    def __init__(self, patience_s: float = 30.0, command: tuple[str, ...] = COMMAND) -> None:
        self._patience_s = patience_s
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._is_ending = False

    def decode(self, path: Path, edge_px: int, room: Room) -> None:
        """Decode a photo upright and in sRGB.

        Args:
            edge_px: the longer side is scaled down to this; 0 decodes every pixel.
            room: is told width and height and returns where width * height * 4 bytes of BGRX go.

        Raises:
            Unreadable: the file cannot be decoded, in this time or at all.
            UnsupportedFormat: it is no picture of a known kind.
        """
        name = display_name(str(path))
        try:
            self._decode(path, edge_px, room)
        except _Gone as error:
            if self._is_ending:
                raise Unreadable(f"{name}: no longer wanted") from error
            log.warning("the decoder ended at %s", name)
            raise Unreadable(f"{name}: damaged, the decoder did not survive it") from error

    def interrupt(self) -> None:
        """Give up the picture that is being decoded, for the end; from any thread."""
        self._is_ending = True
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

    def _decode(self, path: Path, edge_px: int, room: Room) -> None:
        process = self._running()
        watch = threading.Timer(self._patience_s, process.kill)
        watch.daemon = True
        watch.start()
        try:
            self._exchange(process, path, edge_px, room)
        except (OSError, EOFError, ValueError, BugError) as error:
            self.close()
            raise _Gone from error
        finally:
            watch.cancel()

    def _exchange(
        self, process: "subprocess.Popen[bytes]", path: Path, edge_px: int, room: Room
    ) -> None:
        frames_in, frames_out = cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout)
        # ASCII escapes carry the lone surrogates of file names that are no UTF-8 unchanged.
        write_frame(frames_in, json.dumps([str(path), edge_px]).encode("ascii"))
        body = read_frame(frames_out)
        if body is None:
            raise EOFError
        width, height, kind, reason = json.loads(body)
        if reason:
            raise _KINDS.get(kind, Unreadable)(reason)
        pixels = room(width, height).cast("B")
        at = 0
        while at < len(pixels):
            count = frames_out.readinto(pixels[at:])  # type: ignore[attr-defined]
            if not count:
                raise EOFError
            at += count

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # Ctrl+C in the terminal is for the parent.
                process_group=0 if os.name == "posix" else None,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        return self._process
