"""The child's loop: messages in, photos decoded ahead, outcomes out."""

import logging
import os
import threading
import time
from typing import TYPE_CHECKING, BinaryIO

from blipdesk.domain.errors import InferenceError, PhotoError
from blipdesk.domain.photo import display_name
from blipdesk.imaging.decode import DecodeLimits
from blipdesk.inference.codec import decode, encode, read_frame
from blipdesk.inference.messages import (
    OutcomeError,
    PhotoOutcome,
    PhotoRequest,
    WorkerOptions,
)
from blipdesk.inference.wire import (
    AskUsage,
    Batch,
    BatchDone,
    EmbedTexts,
    FromChild,
    Notice,
    Refused,
    Start,
    TextVectors,
    Usage,
)
from blipdesk.worker.landlock import restrict
from blipdesk.worker.limits import limit_memory, lower_priority, peak_memory_bytes

if TYPE_CHECKING:
    from blipdesk.blip.photos import Photo
    from blipdesk.worker.decoding import Decoder
    from blipdesk.worker.inbox import Inbox, Job
    from blipdesk.worker.models import Models
    from blipdesk.worker.session import Session

log = logging.getLogger(__name__)


def serve(frames_in: BinaryIO, frames_out: BinaryIO) -> int:
    """Answer until the parent is gone or there was nothing to do for long; returns the exit code.

    Args:
        frames_in: from the parent.
        frames_out: to the parent.
    """
    first = read_frame(frames_in)
    start = decode(first) if first is not None else None
    if not isinstance(start, Start):
        return 1
    lower_priority(start.options.nice)
    # Imported here because torch takes seconds, and its threads shall inherit the priority.
    from blipdesk.worker.inbox import Inbox
    from blipdesk.worker.models import Models
    from blipdesk.worker.session import Session

    outbox = _Outbox(frames_out)
    try:
        models = Models(start, lambda line: outbox.send(Notice(line)))
        decoder = _make_decoder(start.options, models)
    except InferenceError as error:
        outbox.send(Refused(OutcomeError(type(error).__name__, str(error))))
        return 1
    if models.device.type == "cpu":  # a GPU's driver reserves addresses beyond any limit
        limit_memory(start.options.memory_limit_bytes)
    # After the libraries are there, which look for a temporary folder, and before the first photo.
    restrict()
    inbox = Inbox(frames_in, decoder)
    inbox.begin()
    outbox.send(models.describe())
    session = Session(models, lambda line: outbox.send(Notice(line)))
    return _Server(inbox, decoder, outbox, session, start.options.idle_exit_s).run()


def _make_decoder(options: WorkerOptions, models: "Models") -> "Decoder":
    from blipdesk.worker.decode_processes import ProcessDecoder
    from blipdesk.worker.decoding import ThreadDecoder, Wish, processes_for, threads_for

    wish = Wish(
        0 if options.full_decode else models.target_px(),
        models.input_specs(),
        models.keeps_image(),
        DecodeLimits(max_pixels=options.max_pixels),
    )
    device, processes = models.device.type, options.decode_processes
    if processes is None:
        processes = processes_for(device)
    if processes:
        return ProcessDecoder(wish, processes, options.memory_limit_bytes)
    return ThreadDecoder(wish, threads_for(device))


class _Outbox:
    """Frames to the parent, whole ones even from several threads."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    def send(self, message: FromChild) -> None:
        with self._lock:
            try:
                self._stream.write(encode(message))
                self._stream.flush()
            except (OSError, ValueError):  # the parent is gone
                os._exit(0)


class _Server:
    def __init__(
        self,
        inbox: "Inbox",
        decoder: "Decoder",
        outbox: _Outbox,
        session: "Session",
        idle_s: float,
    ) -> None:
        self._inbox = inbox
        self._decoder = decoder
        self._outbox = outbox
        self._session = session
        self._idle_s = idle_s
        self._model_s = 0.0
        self._waited_s = 0.0

    def run(self) -> int:
        while (job := self._inbox.next_job(self._idle_s or None)) is not None:
            try:
                self._handle(job)
            except InferenceError as error:
                self._outbox.send(Refused(OutcomeError(type(error).__name__, str(error))))
        return 0

    def _handle(self, job: "Job") -> None:
        message = job.message
        if isinstance(message, Batch):
            began = time.perf_counter()
            pictures = [picture.result() for picture in job.pictures]
            decoded = time.perf_counter()
            outcomes = self._answer(message.requests, pictures)
            self._waited_s += decoded - began
            self._model_s += time.perf_counter() - decoded
            self._outbox.send(BatchDone(message.number, outcomes))
        elif isinstance(message, EmbedTexts):
            vectors = self._session.embed_texts(message.texts)
            location = self._session.models.start.match
            name = f"{location.id}@{location.revision}" if location is not None else ""
            self._outbox.send(TextVectors(message.number, vectors, name))
        elif isinstance(message, AskUsage):
            cpu_s, peak_bytes = self._decoder.spent()
            own_s, own_bytes = time.process_time(), peak_memory_bytes()
            used = own_s + cpu_s, own_bytes + peak_bytes, self._model_s, self._waited_s
            self._outbox.send(Usage(message.number, *used))

    def _answer(
        self, requests: tuple[PhotoRequest, ...], pictures: "list[Photo | PhotoError]"
    ) -> tuple[PhotoOutcome, ...]:
        """Answer a batch; what goes wrong in our own code costs single photos, not the run."""
        try:
            return self._session.answer(requests, pictures)
        except InferenceError:
            raise
        except Exception as error:
            log.exception("a batch of %d failed", len(requests))
            if len(requests) == 1:
                return (_bug(requests[0], error),)
        return tuple(
            outcome
            for request, picture in zip(requests, pictures, strict=True)
            for outcome in self._answer((request,), [picture])
        )


def _bug(request: PhotoRequest, error: Exception) -> PhotoOutcome:
    detail = display_name(f"{type(error).__name__}: {error}")[:200]
    line = f"{display_name(str(request.path))}: internal error ({detail})"
    return PhotoOutcome(request.photo_id, error=OutcomeError("BugError", line))
