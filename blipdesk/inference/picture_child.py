"""Decoding in a process of its own, for programs that no hostile or huge picture may bring down."""

import json
import logging
import sys
from collections.abc import Callable
from pathlib import Path

from blipdesk.domain import errors
from blipdesk.domain.errors import PhotoError, Unreadable
from blipdesk.domain.photo import display_name
from blipdesk.inference.asked_child import AskedChild, ChildGoneError

log = logging.getLogger(__name__)

COMMAND = (sys.executable, "-P", "-m", "blipdesk.worker.pictures")
Room = Callable[[int, int], memoryview]


class PictureChild:
    """Decodes one picture after the other; belongs to one thread.

    The child is started when it is first needed, and again after a picture that it did not survive.

    Args:
        patience_s: how long one picture may take.
        command: the program; another one in tests.
    """

    def __init__(self, patience_s: float = 30.0, command: tuple[str, ...] = COMMAND) -> None:
        self._child = AskedChild(command, patience_s)
        self._is_ending = False

    @property
    def pid(self) -> int | None:
        """The process id; None: no child runs."""
        return self._child.pid

    def decode(self, path: Path, edge_px: int, room: Room) -> None:
        """Decode a photo upright and in sRGB.

        Args:
            edge_px: the longer side is scaled down to this; 0 decodes every pixel.
            room: is told width and height and returns where width * height * 4 bytes of BGRX go.

        Raises:
            Unreadable: the file cannot be decoded, in this time or at all.
            UnsupportedFormat: it is no picture of a known kind.
        """

        def take(head: bytes) -> memoryview:
            width, height, kind, reason = json.loads(head)
            if reason:
                raise photo_error(kind, reason)
            return room(width, height).cast("B")

        name = display_name(str(path))
        try:
            # ASCII escapes carry the lone surrogates of file names that are no UTF-8 unchanged.
            self._child.ask(json.dumps([str(path), edge_px]).encode("ascii"), take)
        except (ChildGoneError, OSError) as error:
            if self._is_ending:
                raise Unreadable(f"{name}: no longer wanted") from error
            log.warning("the decoder ended at %s", name)
            raise Unreadable(f"{name}: damaged, the decoder did not survive it") from error

    def interrupt(self) -> None:
        """Give up the picture that is being decoded, for the end; from any thread."""
        self._is_ending = True
        self._child.interrupt()

    def close(self) -> None:
        """End the child; it starts again when it is needed."""
        self._child.close()


def photo_error(kind: str, reason: str) -> PhotoError:
    """Return the error that a decoding child tells of.

    Args:
        kind: the name of its class.
        reason: the line for the user.
    """
    found = getattr(errors, kind, Unreadable)
    is_known = isinstance(found, type) and issubclass(found, PhotoError)
    return found(reason) if is_known else Unreadable(reason)
