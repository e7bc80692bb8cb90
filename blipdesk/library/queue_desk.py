"""The queue as a person sees and steers it; every process that works on it obeys."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from blipdesk.domain.errors import InputError
from blipdesk.domain.jobs import Job, JobState, Priority
from blipdesk.domain.photo import display_name
from blipdesk.index.database import Index
from blipdesk.index.outbox import OutboxState
from blipdesk.library.describing import DescribeOptions
from blipdesk.library.stations import QueueResult, Wish
from blipdesk.library.work_queue import QueueParts, WorkQueue

_NS = 1_000_000_000


@dataclass(frozen=True, slots=True)
class QueueStatus:
    """How the queue stands.

    Args:
        waiting: photos that wait, and those at which a process is at work.
        running: the latter alone.
        failed: photos that failed for good; ``retry`` queues them again.
        is_paused: by the user, everywhere.
        held_back: why nothing is done now, which may be another reason than a pause; None: it goes
            on where a process works on it.
        paused_folders: folders below which nothing is described for now.
        seconds_left: by the measured speed; None: it is not known yet.
        failed_writes: texts that are kept and could not be written yet.
        waiting_writes: texts that wait until no more come (setting writing.when_idle_s).
    """

    waiting: int
    running: int
    failed: int
    is_paused: bool
    held_back: str | None
    paused_folders: tuple[Path, ...]
    seconds_left: float | None
    failed_writes: int
    waiting_writes: int


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One photo of the queue.

    Args:
        kind: describe or ask.
        state: queued, leased or failed.
        attempts: how often it was tried.
        reason: of the last failure.
        priority: the higher is done first; see ``domain.jobs.Priority``.
        seconds_left: until it is done, by the measured speed and its place, or after which it may
            be tried again; None: it is not known, or it has failed.
    """

    job_id: int
    photo_id: int
    path: Path
    kind: str
    state: str
    attempts: int
    reason: str | None
    priority: int
    seconds_left: float | None


class QueueDesk:
    """Shows and steers the queue.

    Args:
        parts: what working on it needs.
    """

    def __init__(self, parts: QueueParts) -> None:
        self._parts = parts
        self._index: Index = parts.index

    # --- looking ---

    def status(self) -> QueueStatus:
        """Return how it stands."""
        counts = self._index.jobs.count()
        running = counts.get(JobState.LEASED, 0)
        waiting = counts.get(JobState.QUEUED, 0) + running
        photo_s = self._index.queue_state.photo_s
        writes = self._index.outbox.count()
        return QueueStatus(
            waiting,
            running,
            counts.get(JobState.FAILED, 0),
            self._index.queue_state.paused,
            self._parts.gate.reason(),
            tuple(self._parts.gate.paused_folders()),
            None if photo_s is None else photo_s * waiting,
            self._index.outbox.count_troubled(),
            writes.get(OutboxState.QUEUED, 0),
        )

    def lines(self, limit: int, offset: int = 0) -> list[QueueLine]:
        """Return a page of what waits, the next first, and then of what failed, the newest first.

        Args:
            limit: the page's length.
            offset: how many lines come before it.
        """
        jobs = self._index.jobs
        page = [
            self._line(job, place) for place, job in enumerate(jobs.waiting(limit, offset), offset)
        ]
        if len(page) < limit:
            counts = jobs.count()
            waiting = counts.get(JobState.QUEUED, 0) + counts.get(JobState.LEASED, 0)
            rest = jobs.failed(limit - len(page), max(offset - waiting, 0))
            page += [self._line(job, 0) for job in rest]
        return page

    def jobs_of(self, paths: Iterable[Path]) -> list[int]:
        """Return the jobs of some photos, for ``cancel``, ``retry`` and the order.

        Raises:
            InputError: a photo is not known.
        """
        found: list[int] = []
        for path in paths:
            photo = self._index.photos.by_path(path.expanduser().absolute())
            if photo is None:
                raise InputError(f"{display_name(str(path))}: the library does not know this photo")
            found += [job.job_id for job in self._index.jobs.of_photo(photo.photo_id)]
        return found

    # --- steering ---

    def add(self, places: Iterable[Path], wish: Wish, priority: int = Priority.ASKED) -> int:
        """Queue photos that somebody wants described or asked; count those that now wait for it.

        Photos that this model has described are left out, unless the wish says ``redo``. What the
        index does not know yet is not queued.

        Args:
            places: photos and folders.
            wish: what is wanted.
            priority: see ``domain.jobs.Priority``.

        Raises:
            ModelMissing, ModelUnusable: the wish's model cannot be used; nothing is queued.
        """
        station = self._parts.new_station(wish)
        is_open = isinstance(wish, DescribeOptions) and not wish.redo
        with self._index.transaction(durable=True):
            return sum(
                self._index.jobs.order(
                    station.work.kind,
                    place.expanduser().absolute(),
                    station.work.params,
                    priority,
                    not_described_by=(station.model, station.prompt) if is_open else None,
                )
                for place in places
            )

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

    def cancel(self, job_ids: Iterable[int] | None = None) -> int:
        """Give up what waits, until its files change; count the photos.

        Args:
            job_ids: only these; None: all.
        """
        with self._index.transaction(durable=True):
            if job_ids is None:
                return self._index.jobs.cancel()
            return self._index.jobs.cancel_these(job_ids)

    def retry(self, job_ids: Iterable[int] | None = None) -> int:
        """Queue again what failed for good; count the photos.

        Args:
            job_ids: only these, which may also rest before another attempt; None: all that failed.
        """
        with self._index.transaction(durable=True):
            if job_ids is None:
                return self._index.jobs.retry_failed()
            return self._index.jobs.retry_these(job_ids)

    def hurry(self, paths: Iterable[Path]) -> int:
        """Let photos that somebody looks at come first; count their jobs."""
        photos = [self._index.photos.by_path(path.expanduser().absolute()) for path in paths]
        ids = [photo.photo_id for photo in photos if photo is not None]
        with self._index.transaction():
            return self._index.jobs.raise_priority(ids, Priority.VISIBLE)

    def look_at(self, photo_ids: Iterable[int]) -> int:
        """Let the photos on the screen come first, instead of those that were there before."""
        with self._index.transaction():
            return self._index.jobs.look_at(photo_ids)

    def to_front(self, job_ids: Iterable[int]) -> int:
        """Let some of what waits come before all else; count the photos."""
        with self._index.transaction(durable=True):
            return self._index.jobs.to_front(job_ids)

    def to_back(self, job_ids: Iterable[int]) -> int:
        """Let some of what waits come after all else; count the photos."""
        with self._index.transaction(durable=True):
            return self._index.jobs.to_back(job_ids)

    # --- working ---

    def worker(self, options: DescribeOptions | None) -> WorkQueue:
        """Return what does the work; close it after use.

        Args:
            options: how photos that are added by it are described; None: none are added.

        Raises:
            ModelMissing, ModelUnusable: the model of the options cannot be used.
        """
        return WorkQueue(self._parts, options)

    def run(
        self, options: DescribeOptions | None, should_stop: Callable[[], bool]
    ) -> Iterator[QueueResult]:
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

    def _line(self, job: Job, place: int) -> QueueLine:
        photo = self._index.photos.get(job.photo_id)
        assert photo is not None  # a foreign key of the job
        return QueueLine(
            job.job_id,
            job.photo_id,
            photo.path,
            job.kind.value,
            job.state.value,
            job.attempts,
            job.reason,
            job.priority,
            self._seconds_left(job, place),
        )

    def _seconds_left(self, job: Job, place: int) -> float | None:
        if job.state is JobState.FAILED:
            return None
        rest_s = (job.not_before_ns - self._parts.clock.now_ns()) / _NS
        photo_s = self._index.queue_state.photo_s
        if photo_s is None:
            return rest_s if rest_s > 0 else None
        return max(rest_s, 0.0) + photo_s * (place + 1)
