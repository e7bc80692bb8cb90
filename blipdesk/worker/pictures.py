"""Entry of the child that decodes for the window what Qt cannot: HEIC, AVIF, raw files, odd ones.

It is started by ``inference.picture_child`` and has the limits of the child that runs the models.
A request is a frame with the JSON of path and edge; the answer is a frame with the JSON of width,
height and reason, followed by width * height * 4 bytes of BGRX pixels.
"""

import json
import logging
import os
import sys
from pathlib import Path
from typing import BinaryIO

from PIL import Image

from blipdesk.domain.errors import PhotoError
from blipdesk.imaging.decode import decode_upright
from blipdesk.inference.codec import read_frame, write_frame
from blipdesk.worker.landlock import restrict
from blipdesk.worker.limits import (
    claim_pipes,
    ignore_interrupts,
    limit_memory,
    lower_priority,
    refuse_network,
)

_MEMORY_BYTES = 4 * 1024**3
_NICE = 5


def main() -> int:
    """Decode until the parent closes its end of the pipe."""
    frames_in, frames_out = claim_pipes()
    ignore_interrupts()
    refuse_network()
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    lower_priority(_NICE)
    limit_memory(_MEMORY_BYTES)
    restrict()
    while (body := read_frame(frames_in)) is not None:
        path, edge_px = json.loads(body)
        _answer(frames_out, Path(path), edge_px)
    return 0


def _answer(stream: BinaryIO, path: Path, edge_px: int) -> None:
    try:
        picture = decode_upright(path, edge_px).image
    except PhotoError as error:
        write_frame(stream, _head(0, 0, type(error).__name__, str(error)))
        return
    if edge_px:
        picture.thumbnail((edge_px, edge_px), Image.Resampling.LANCZOS)
    write_frame(stream, _head(*picture.size))
    stream.write(picture.tobytes("raw", "BGRX"))
    stream.flush()


def _head(width: int, height: int, kind: str = "", reason: str = "") -> bytes:
    return json.dumps([width, height, kind, reason]).encode("ascii")


if __name__ == "__main__":
    os._exit(main())
