"""The way of every run over photos: choose the work, look at it, write it down.

In groups of photos: read the file into the index, leave out what is done, queue a job and lease
it, hand it to the engine, record each outcome with the promise to write it, and write it. A crash
loses no job: a lease that runs out goes back into the queue.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, Protocol, TypeVar

from blipdesk.domain.errors import PhotoError
from blipdesk.domain.jobs import JobKind, Priority
from blipdesk.index.database import Index
from blipdesk.index.photos import PhotoRecord
from blipdesk.inference.engine import Engine
from blipdesk.inference.messages import PhotoOutcome, PhotoRequest
from blipdesk.library.clock import Clock
from blipdesk.library.ingest import Ingest
from blipdesk.library.lease_owner import new_owner
from blipdesk.library.results import WriteReport
from blipdesk.library.walk import Candidate, Walked

GROUP_PHOTOS = 64
"""Photos that are read and queued together; the engine makes its own batches of them."""
_LEASE_S = 1800.0

Result = TypeVar("Result")


class Work(Protocol[Result]):
    """What one kind of run does with a photo; every method gives the lines for the user."""

    kind: JobKind
    params: str

    def done_before(self, photo: PhotoRecord) -> list[Result] | None:
        """Return the lines of a photo on which nothing is to be done, None if something is."""
        ...

    def request(self, photo: PhotoRecord) -> PhotoRequest:
        """Return what the engine shall do."""
        ...

    def record(self, photo: PhotoRecord, outcome: PhotoOutcome) -> WriteReport | None:
        """Keep an outcome, and promise its write; inside the durable transaction that ends the job.

        Returns:
            what became of the write; None: it is to be carried out.
        """
        ...

    def write(
        self, photo: PhotoRecord, outcome: PhotoOutcome, known: WriteReport | None
    ) -> list[Result]:
        """Carry out what was promised.

        Args:
            known: what ``record`` said.
        """
        ...

    def skipped(self, candidate: Candidate, reason: str) -> list[Result]:
        """Return the lines of a photo that is left out."""
        ...

    def failed(self, candidate: Candidate, reason: str, *, is_open: bool = False) -> list[Result]:
        """Return the lines of a photo that cannot be worked on, or not now (``is_open``)."""
        ...


class PhotoRun(Generic[Result]):
    """One run; iterate over it once.

    Args:
        walked: the photos.
        work: what is done with each.
        index: open, of this thread.
        ingest: on the same index.
        engine: is closed when the run ends.
        clock: for the leases.
        should_stop: asked between photos; true ends the run early, nothing is lost.
        queued: the jobs that wait for the photos, by photo id; a photo that somebody else has
            taken meanwhile is left to him without a word, and one that fails is tried again later.
            None: a person asked for the photos, so that each has an outcome here and now.
    """

    def __init__(
        self,
        walked: Walked,
        work: Work[Result],
        *,
        index: Index,
        ingest: Ingest,
        engine: Engine,
        clock: Clock,
        should_stop: Callable[[], bool],
        queued: Mapping[int, int] | None = None,
    ) -> None:
        self.total = len(walked.candidates)
        self.not_photos = walked.not_photos
        self._candidates = walked.candidates
        self._work = work
        self._index = index
        self._ingest = ingest
        self._engine = engine
        self._clock = clock
        self._should_stop = should_stop
        self._queued = queued
        self._owner = new_owner()
        self._leased: dict[int, tuple[int, PhotoRecord]] = {}  # photo id -> job id, photo

    def __iter__(self) -> Iterator[Result]:
        with self._engine:
            try:
                for start in range(0, self.total, GROUP_PHOTOS):
                    if self._should_stop():
                        return
                    yield from self._group(self._candidates[start : start + GROUP_PHOTOS])
            finally:
                with self._index.transaction():
                    self._index.jobs.release(self._owner)

    def _group(self, candidates: tuple[Candidate, ...]) -> Iterator[Result]:
        for candidate in candidates:
            if self._should_stop():
                return
            yield from self._take(candidate)
        requests = [self._work.request(photo) for _, photo in self._leased.values()]
        for outcome in self._engine.process(requests, self._should_stop):
            yield from self._finish(outcome)

    def _take(self, candidate: Candidate) -> list[Result]:
        """Read and lease one photo; return its lines if that is already the end of it."""
        if candidate.problem is not None:
            return self._work.failed(candidate, candidate.problem)
        try:
            photo = self._ingest.remember(candidate.path)
        except PhotoError as error:
            return self._work.failed(candidate, str(error))
        done = self._work.done_before(photo)
        if done is not None:
            return self._if_asked(done)
        job_id = self._claim(photo)
        if job_id is None:
            return self._if_asked(
                self._work.skipped(candidate, "another BlipDesk is at work on it")
            )
        done = self._work.done_before(photo)
        if done is not None:  # by somebody who was at it until a moment ago
            with self._index.transaction():
                self._index.jobs.finish(job_id, self._owner)
            return self._if_asked(done)
        self._leased[photo.photo_id] = (job_id, photo)
        return []

    def _if_asked(self, lines: list[Result]) -> list[Result]:
        """Return the lines of a photo that is left out, if somebody waits to hear of it."""
        return lines if self._queued is None else []

    def _claim(self, photo: PhotoRecord) -> int | None:
        """Lease the job of a photo; None: it is somebody else's, or not wanted any more."""
        jobs, now_ns = self._index.jobs, self._clock.now_ns()
        with self._index.transaction():
            jobs.expire(now_ns)
            if self._queued is None:
                job_id: int | None = jobs.enqueue(
                    self._work.kind, photo.photo_id, self._work.params, Priority.ASKED
                )
            else:
                job_id = self._queued.get(photo.photo_id)
            if job_id is None or not jobs.claim(job_id, self._owner, now_ns, _LEASE_S):
                return None
        return job_id

    def _finish(self, outcome: PhotoOutcome) -> list[Result]:
        job_id, photo = self._leased.pop(outcome.photo_id)
        jobs, now_ns = self._index.jobs, self._clock.now_ns()
        if outcome.error is not None:
            retry = self._queued is not None
            with self._index.transaction():
                jobs.fail(job_id, self._owner, now_ns, outcome.error.message, retry=retry)
                is_open = jobs.waits(job_id)
            return self._work.failed(Candidate(photo.path), outcome.error.message, is_open=is_open)
        # One transaction: after a crash a described photo has its text, or is described again.
        with self._index.transaction(durable=True):
            jobs.extend(self._owner, now_ns, _LEASE_S)
            known = self._work.record(photo, outcome)
            jobs.finish(job_id, self._owner)
        return self._work.write(photo, outcome, known)
