"""The queue as a person sees and steers it; every process that works on it obeys."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from blipdesk.domain.errors import InputError
from blipdesk.domain.jobs import Job, JobState, Priority
from blipdesk.domain.photo import display_name
from blipdesk.index.database import Index
from blipdesk.index.outbox import OutboxState
from blipdesk.library.describe_queue import DescribeQueue, QueueParts
from blipdesk.library.describing import DescribeOptions
from blipdesk.library.results import DescribeResult


@dataclass(frozen=True, slots=True)
class QueueStatus:
    """How the queue stands.

    Args:
        waiting: photos that wait, and those at which a process is at work.
        running: the latter alone.
        failed: photos that failed for good; ``retry`` queues them again.
        held_back: why nothing is done now; None: it goes on where a process works on it.
        paused_folders: folders below which nothing is described for now.
        seconds_left: by the measured speed; None: it is not known yet.
        failed_writes: texts that are kept and could not be written yet.
    """

    waiting: int
    running: int
    failed: int
    held_back: str | None
    paused_folders: tuple[Path, ...]
    seconds_left: float | None
    failed_writes: int


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One photo of the queue.

    Args:
        state: queued, leased or failed.
        reason: of the last failure.
    """

    path: Path
    state: str
    attempts: int
    reason: str | None


class QueueDesk:
    """Shows and steers the queue.

    Args:
        parts: what working on it needs.
    """

    def __init__(self, parts: QueueParts) -> None:
        self._parts = parts
        self._index: Index = parts.index

    def status(self) -> QueueStatus:
        """Return how it stands."""
        counts = self._index.jobs.count()
        running = counts.get(JobState.LEASED, 0)
        waiting = counts.get(JobState.QUEUED, 0) + running
        photo_s = self._index.queue_state.photo_s
        return QueueStatus(
            waiting,
            running,
            counts.get(JobState.FAILED, 0),
            self._parts.gate.reason(),
            tuple(self._parts.gate.paused_folders()),
            None if photo_s is None else photo_s * waiting,
            self._index.outbox.count().get(OutboxState.FAILED, 0),
        )

    def lines(self, limit: int) -> list[QueueLine]:
        """Return what waits, the next first, and then what failed, the newest first."""
        jobs = self._index.jobs.waiting(limit)
        jobs += self._index.jobs.failed(limit - len(jobs))
        return [self._line(job) for job in jobs]

    def pause(self, folders: Iterable[Path] = (), *, paused: bool = True) -> None:
        """Stop describing in the background, everywhere or below some folders; or go on.

        Raises:
            InputError: a folder is none of the library's.
        """
        roots = {root.path for root in self._index.folders.list()}
        chosen = [folder.expanduser().absolute() for folder in folders]
        for folder in chosen:
            if folder not in roots:
                shown = display_name(str(folder))
                raise InputError(
                    f"{shown} is none of the library's folders; see: blipdesk folders list"
                )
        with self._index.transaction(durable=True):
            for folder in chosen:
                self._index.folders.set_paused(folder, paused)
            if not chosen:
                self._index.queue_state.set_paused(paused)

    def cancel(self) -> int:
        """Give up what waits, until its files change; count the photos."""
        with self._index.transaction(durable=True):
            return self._index.jobs.cancel()

    def retry(self) -> int:
        """Queue again what failed for good; count the photos."""
        with self._index.transaction(durable=True):
            return self._index.jobs.retry_failed()

    def hurry(self, paths: Iterable[Path]) -> int:
        """Let photos that somebody looks at come first; count their jobs."""
        photos = [self._index.photos.by_path(path.expanduser().absolute()) for path in paths]
        ids = [photo.photo_id for photo in photos if photo is not None]
        with self._index.transaction():
            return self._index.jobs.raise_priority(ids, Priority.VISIBLE)

    def worker(self, options: DescribeOptions) -> DescribeQueue:
        """Return what does the work; close it after use.

        Raises:
            ModelMissing, ModelUnusable: the model of the options cannot be used.
        """
        return DescribeQueue(self._parts, options)

    def run(
        self, options: DescribeOptions, should_stop: Callable[[], bool]
    ) -> Iterator[DescribeResult]:
        """Work until nothing is left that may be done now.

        Raises:
            ModelMissing, ModelUnusable: the model of the options cannot be used.
        """
        worker = self.worker(options)
        try:
            while not should_stop() and worker.held_back() is None and worker.due_s() == 0.0:
                if not worker.has_work():
                    return
                yield from worker.work(should_stop)
        finally:
            worker.close()

    def _line(self, job: Job) -> QueueLine:
        photo = self._index.photos.get(job.photo_id)
        assert photo is not None  # a foreign key of the job
        return QueueLine(photo.path, job.state.value, job.attempts, job.reason)
