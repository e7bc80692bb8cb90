"""What the parent sent, and its photos, decoded ahead while the models work on earlier ones."""

import os
import queue
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import BinaryIO

from blipdesk.blip.pixels import InputSpec, Photo, shrink
from blipdesk.domain.errors import PhotoError
from blipdesk.imaging.decode import DecodeLimits, decode_upright
from blipdesk.inference.codec import decode, read_frame
from blipdesk.inference.messages import Batch, Forget, PhotoRequest, ToChild

Picture = Future[Photo | PhotoError]

_BESIDE_A_CPU = 2


def threads_for(device: str) -> int:
    """Return how many photos are decoded at once.

    A GPU outruns all cores together, a model on the CPU needs most of them itself. Threads do, as
    Pillow lets go of the interpreter while it decodes and resizes (benchmarks/decode_threads.py).

    Args:
        device: kind of the models' device.
    """
    return _BESIDE_A_CPU if device == "cpu" else max(_BESIDE_A_CPU, os.cpu_count() or 1)


class Decoder:
    """Decodes and shrinks photos in threads.

    Args:
        target_px: see ``decode_upright``.
        specs: what the models want to see; photos come shrunk to each of them.
        threads: photos at once.
    """

    def __init__(
        self, target_px: int, specs: Sequence[InputSpec], limits: DecodeLimits, threads: int
    ) -> None:
        self._target_px = target_px
        self._specs = specs
        self._limits = limits
        self._pool = ThreadPoolExecutor(threads, "decode")

    def begin(self, request: PhotoRequest) -> Picture:
        """Begin with one photo."""
        return self._pool.submit(self._decode, request)

    def _decode(self, request: PhotoRequest) -> Photo | PhotoError:
        try:
            image = decode_upright(request.path, self._target_px, self._limits).image
        except PhotoError as error:
            return error
        return Photo(image, {spec: shrink(image, spec) for spec in self._specs})


@dataclass(slots=True)
class Job:
    """A message, and the photos of a batch."""

    message: ToChild
    pictures: list[Picture] = field(default_factory=list)


class Inbox:
    """Messages from the parent; photos begin to be decoded the moment they are named."""

    def __init__(self, stream: BinaryIO, decoder: Decoder) -> None:
        self._stream = stream
        self._decoder = decoder
        self._jobs: queue.Queue[Job] = queue.Queue()
        self._forgotten: set[int] = set()

    def begin(self) -> None:
        """Read messages from now on, in a thread."""
        threading.Thread(target=self._read, daemon=True).start()

    def next_job(self, timeout_s: float | None) -> Job | None:
        """Return the next job that is still wanted; None: none came in time."""
        while True:
            try:
                job = self._jobs.get(timeout=timeout_s)
            except queue.Empty:
                return None
            if not (isinstance(job.message, Batch) and job.message.number in self._forgotten):
                return job
            self._forgotten.discard(job.message.number)

    def _read(self) -> None:
        while (body := read_frame(self._stream)) is not None:
            message = decode(body)
            if isinstance(message, Forget):
                self._forgotten.add(message.number)
            elif isinstance(message, Batch):
                self._jobs.put(Job(message, [self._decoder.begin(r) for r in message.requests]))
            else:
                self._jobs.put(Job(message))  # type: ignore[arg-type]
        os._exit(0)  # the parent is gone: whatever is being computed is for nobody
