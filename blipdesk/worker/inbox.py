"""What the parent sent, and its photos, decoded ahead while the models work on earlier ones."""

import os
import queue
import threading
from dataclasses import dataclass, field
from typing import BinaryIO

from blipdesk.inference.codec import decode, read_frame
from blipdesk.inference.wire import (
    Batch,
    Forget,
    ToChild,
)
from blipdesk.worker.decoding import Decoder, Picture


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
