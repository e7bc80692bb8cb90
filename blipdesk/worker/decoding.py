"""Photos decoded and shrunk beside the models: in threads, or in processes of their own.

Pillow lets go of the interpreter while it decodes and resizes, so threads do for a model on the
CPU, which needs most of the cores itself. A GPU outruns all cores together, and the one thread that
feeds it must not wait for the interpreter: its photos are decoded in processes.
"""

import os
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from blipdesk.blip.photos import InputSpec, Photo, shrink
from blipdesk.domain.errors import PhotoError
from blipdesk.imaging.decode import DecodeLimits, decode_upright
from blipdesk.imaging.fingerprint import fingerprint
from blipdesk.inference.messages import PhotoRequest

Picture = Future[Photo | PhotoError]

_BESIDE_A_CPU = 2
_MOST_PROCESSES = 32


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of every photo.

    Args:
        target_px: see ``decode_upright``.
        specs: what the models want to see; photos come shrunk to each of them.
        keeps_image: whether a model wants the picture itself.
    """

    target_px: int
    specs: tuple[InputSpec, ...]
    keeps_image: bool = False
    limits: DecodeLimits = field(default_factory=DecodeLimits)


class Decoder(Protocol):
    """Decodes photos while others are worked on."""

    def begin(self, request: PhotoRequest) -> Picture:
        """Begin with one photo; what cannot be decoded comes as its error."""

    def spent(self) -> tuple[float, int]:
        """Return processor seconds and bytes at most of processes other than this one."""


def threads_for(device: str) -> int:
    """Return how many photos are decoded at once where threads do it.

    Args:
        device: kind of the models' device.
    """
    return _BESIDE_A_CPU if device == "cpu" else max(_BESIDE_A_CPU, cores())


def processes_for(device: str) -> int:
    """Return how many processes decode; 0: threads do.

    Args:
        device: kind of the models' device.
    """
    return min(cores(), _MOST_PROCESSES) if device == "cuda" else 0


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def decode_photo(path: Path, wish: Wish, with_look: bool) -> Photo:
    """Decode a photo and make everything of it that is wanted.

    Args:
        with_look: whether its ``fingerprint`` is.

    Raises:
        PhotoError: it cannot be decoded.
    """
    image = decode_upright(path, wish.target_px, wish.limits).image
    return Photo(
        image if wish.keeps_image else None,
        {spec: shrink(image, spec) for spec in wish.specs},
        fingerprint(image) if with_look else None,
    )


class ThreadDecoder:
    """Decodes in threads of this process.

    Args:
        threads: photos at once.
    """

    def __init__(self, wish: Wish, threads: int) -> None:
        self._wish = wish
        self._pool = ThreadPoolExecutor(threads, "decode")

    def begin(self, request: PhotoRequest) -> Picture:
        """Begin with one photo."""
        return self._pool.submit(self._decode, request)

    def spent(self) -> tuple[float, int]:
        """Return nothing: this process counts its threads itself."""
        return 0.0, 0

    def _decode(self, request: PhotoRequest) -> Photo | PhotoError:
        try:
            return decode_photo(request.path, self._wish, request.fingerprint)
        except PhotoError as error:
            return error
