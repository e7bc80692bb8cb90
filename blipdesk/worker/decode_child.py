"""Entry of a child that decodes for the models; ``worker.decode_processes`` starts and asks it.

It has the limits of the child that runs the models. A request is a frame with JSON (``Ask``); the
answer is a frame with the JSON of a ``Head``, followed by the bytes of each shrunk picture and of
the picture itself, where that is wanted.
"""

import ctypes
import json
import logging
import os
import queue
import signal
import sys
import threading
import time
import warnings
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from blipdesk.blip.photos import InputSpec, Photo
from blipdesk.domain.errors import PhotoError
from blipdesk.imaging.decode import DecodeLimits
from blipdesk.inference.codec import read_frame, write_frame
from blipdesk.worker.decoding import Wish, decode_photo
from blipdesk.worker.landlock import restrict
from blipdesk.worker.limits import (
    claim_pipes,
    ignore_interrupts,
    limit_memory,
    peak_memory_bytes,
    refuse_network,
)

# <linux/prctl.h>
_SET_PARENT_DEATH_SIGNAL = 1


@dataclass(frozen=True, slots=True)
class Ask:
    """One photo.

    Args:
        path: empty: are you up?
        specs: height, width and Pillow's filter of each shrunk picture.
    """

    path: str
    target_px: int
    max_pixels: int
    specs: list[tuple[int, int, int]]
    keeps_image: bool
    with_look: bool

    def encode(self) -> bytes:
        """Return the frame's body; ASCII carries file names that are no UTF-8 unchanged."""
        return json.dumps(asdict(self)).encode("ascii")


@dataclass(frozen=True, slots=True)
class Head:
    """What comes before the bytes.

    Args:
        kind: name of the error's class; empty: there is none.
        size: width and height of the picture itself; None: it does not follow.
        look: perceptual hash and sharpness.
        cpu_s: processor seconds of this child so far.
        peak_bytes: the most memory that it held.
    """

    kind: str = ""
    reason: str = ""
    size: tuple[int, int] | None = None
    look: tuple[int | None, float] | None = None
    cpu_s: float = 0.0
    peak_bytes: int = 0


def main() -> int:
    """Decode until the parent closes its end of the pipe."""
    frames_in, frames_out = claim_pipes()
    ignore_interrupts()
    _end_with_parent()
    refuse_network()
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    warnings.filterwarnings("ignore", category=UserWarning)
    limit_memory(int(sys.argv[1]))
    restrict()
    asks: queue.Queue[Ask] = queue.Queue()
    threading.Thread(target=_read, args=(frames_in, asks), daemon=True).start()
    while True:
        _answer(frames_out, asks.get())


def _end_with_parent() -> None:
    """Let the kernel end this process with its parent, where it can, even amid a hung decode."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)


def _read(frames_in: BinaryIO, asks: "queue.Queue[Ask]") -> None:
    while (body := read_frame(frames_in)) is not None:
        asks.put(Ask(**json.loads(body)))
    os._exit(0)  # the parent is gone: whatever is being decoded is for nobody


def _answer(stream: BinaryIO, ask: Ask) -> None:
    if not ask.path:
        _send(stream, Head())
        return
    specs = tuple(InputSpec(h, w, resample=resample) for h, w, resample in ask.specs)
    wish = Wish(ask.target_px, specs, ask.keeps_image, DecodeLimits(max_pixels=ask.max_pixels))
    try:
        photo = decode_photo(Path(ask.path), wish, ask.with_look)
    except PhotoError as error:
        _send(stream, Head(type(error).__name__, str(error)))
        return
    _send_photo(stream, photo, specs)


def _send_photo(stream: BinaryIO, photo: Photo, specs: tuple[InputSpec, ...]) -> None:
    look = (photo.look.perceptual_hash, photo.look.sharpness) if photo.look is not None else None
    size = photo.image.size if photo.image is not None else None
    _send(stream, Head(size=size, look=look))
    for spec in specs:
        stream.write(photo.small[spec].tobytes())
    if photo.image is not None:
        stream.write(photo.image.tobytes())
    stream.flush()


def _send(stream: BinaryIO, head: Head) -> None:
    fields = asdict(head) | {"cpu_s": time.process_time(), "peak_bytes": peak_memory_bytes()}
    write_frame(stream, json.dumps(fields).encode("ascii"))


if __name__ == "__main__":
    os._exit(main())
