"""Photos that wait for a model in the background, and the work on them.

What waits is in the index alone: a crash loses none of it, and every process sees the same order.
"""

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from blipdesk.domain.errors import InferenceError, KnownError, PhotoError
from blipdesk.domain.jobs import Job, JobKind, JobState, Priority
from blipdesk.index.database import Index
from blipdesk.index.photos import PhotoRecord, PhotoStatus
from blipdesk.library.clock import Clock
from blipdesk.library.describing import DescribeOptions, DescribeWork
from blipdesk.library.ingest import Ingest, read_photo
from blipdesk.library.lease_owner import new_owner, release_the_dead
from blipdesk.library.photo_run import PhotoRun, Work
from blipdesk.library.queue_gate import QueueGate
from blipdesk.library.results import DescribeResult, DescribeState
from blipdesk.library.stations import QueueResult, Station, Wish, wish_from
from blipdesk.library.twins import copies, developed_partner, known_outcome
from blipdesk.library.walk import Candidate, Walked
from blipdesk.watch.lane import Lane

log = logging.getLogger(__name__)

GROUP_PHOTOS = 8
KINDS = (JobKind.DESCRIBE, JobKind.ASK)
_UNLOAD_AFTER_S = 120.0
_REST_S = 300.0
_LEASE_S = 600.0
_LOOK_UP_S = 0.5
_HANGING_S = 60.0
_NS = 1_000_000_000


@dataclass(frozen=True, slots=True)
class QueueParts:
    """What the queue needs.

    Args:
        new_station: makes ready what a wish names; raises ModelMissing or ModelUnusable.
        patience_s: after which a disk that does not answer is left alone.
    """

    index: Index
    ingest: Ingest
    clock: Clock
    gate: QueueGate
    new_station: Callable[[Wish], Station]
    patience_s: float = 30.0


class WorkQueue:
    """Works on the index's jobs: describing, and asking.

    Args:
        parts: see there.
        options: of the photos that are added here; jobs that others left are done with the model
            that they name. None: nothing is added here.

    Raises:
        ModelMissing, ModelUnusable: the model of the options cannot be used.
    """

    def __init__(self, parts: QueueParts, options: DescribeOptions | None) -> None:
        self._parts = parts
        self._index = parts.index
        self._home = None if options is None else parts.new_station(options)
        self._station = self._home
        self._owner = new_owner()
        self._lanes: dict[Path, Lane] = {}
        self._rest_until_s = 0.0
        self._used_s: float | None = None
        self._worked = False

    def close(self) -> None:
        """End the model's process."""
        for station in (self._station, self._home):
            if station is not None:
                station.engine.close()

    def interrupt(self) -> None:
        """Give up what the model is looking at; it stays in the queue. Safe from any thread."""
        station = self._station
        if station is not None:
            station.engine.cancel()

    def try_now(self) -> None:
        """Rest no longer after a failure of the model."""
        self._rest_until_s = 0.0

    def add(self, photo: PhotoRecord) -> bool:
        """Queue a photo that is new or has changed; false if this model has described it."""
        if self._home is None or photo.status is not PhotoStatus.PRESENT:
            return False
        if self._home.work.done_before(photo) is not None:
            return False
        with self._index.transaction():
            self._index.jobs.enqueue(
                JobKind.DESCRIBE, photo.photo_id, self._home.work.params, Priority.BACKGROUND
            )
        return True

    def add_undone(self, folder: Path) -> int:
        """Queue the photos of a folder that were neither described nor given up; count them."""
        if self._home is None:
            return 0
        with self._index.transaction():
            return self._index.jobs.enqueue_undescribed(
                folder,
                self._home.work.params,
                Priority.BACKGROUND,
                model=self._home.model,
                prompt=self._home.prompt,
            )

    def held_back(self) -> str | None:
        """Say why nothing is described now; None: it goes on."""
        if time.monotonic() < self._rest_until_s:
            return "the model failed and rests for some minutes"
        return self._parts.gate.reason()

    def due_s(self) -> float | None:
        """Return in how many seconds there may be something to do; None: nothing waits."""
        waits = [] if self._used_s is None else [_UNLOAD_AFTER_S]
        times_ns = [self._index.jobs.next_time_ns(kind) for kind in KINDS]
        next_ns = min((time_ns for time_ns in times_ns if time_ns is not None), default=None)
        if next_ns is not None:
            ready_s = (next_ns - self._parts.clock.now_ns()) / _NS
            waits.append(max(ready_s, self._rest_until_s - time.monotonic(), 0.0))
        return min(waits, default=None)

    def work(self, should_stop: Callable[[], bool]) -> Iterator[QueueResult]:
        """Work on a group of what waits; yields nothing if nothing may be done now.

        A pause, and a photo that is wanted more urgently, end the group before its end.
        """
        jobs = [] if self.held_back() else self._next_jobs()
        if not jobs:
            self._begin_new_batch()
            self._unload_if_idle()
            return
        try:
            station = self._station_for(jobs)
        except KnownError as error:
            yield from self._refuse(jobs, str(error))
            return
        ready: dict[int, PhotoRecord] = {}  # job id -> photo
        for job in jobs:
            photo = self._prepare(job, station)
            if isinstance(photo, PhotoRecord):
                ready[job.job_id] = photo
            else:
                yield from photo
        try:
            yield from self._run(ready, station, self._until_wanted(jobs[0], should_stop))
        except InferenceError as error:
            # The photos are not to blame; looking at folders goes on meanwhile.
            log.info("describing rests: %s", error)
            self._rest_until_s = time.monotonic() + _REST_S
            reason = f"{error}; tried again in {_REST_S / 60:.0f} minutes"
            first = next(iter(ready.values()))
            yield from station.work.failed(Candidate(first.path), reason, is_open=True)
        self._used_s = time.monotonic()
        self._worked = True

    def has_work(self) -> bool:
        """Whether a photo could be worked on now."""
        return bool(self._next_jobs())

    def _next_jobs(self) -> list[Job]:
        now_ns = self._parts.clock.now_ns()
        if self._index.jobs.owners():
            release_the_dead(self._index)
            with self._index.transaction():
                self._index.jobs.expire(now_ns)
        return self._first_jobs(now_ns, GROUP_PHOTOS)

    def _first_jobs(self, now_ns: int, limit: int) -> list[Job]:
        paused, jobs = self._parts.gate.paused_folders(), self._index.jobs
        groups = [jobs.next_up(kind, now_ns, limit, but_not_below=paused) for kind in KINDS]
        found = [group for group in groups if group]
        return min(found, key=lambda group: (-group[0].priority, group[0].job_id), default=[])

    def _until_wanted(self, job: Job, should_stop: Callable[[], bool]) -> Callable[[], bool]:
        """Return what says whether work that began with a job is to end before it is done."""
        look_s = time.monotonic() + _LOOK_UP_S
        is_wanted = False

        def is_over() -> bool:
            nonlocal look_s, is_wanted
            if not is_wanted and time.monotonic() >= look_s:
                look_s = time.monotonic() + _LOOK_UP_S
                first = self._first_jobs(self._parts.clock.now_ns(), 1)
                is_wanted = bool(first) and first[0].priority > job.priority
                is_wanted = is_wanted or self.held_back() is not None
            return is_wanted or should_stop()

        return is_over

    def _refuse(self, jobs: list[Job], reason: str) -> list[QueueResult]:
        """Let jobs fail for good whose model cannot be used."""
        results: list[QueueResult] = []
        with self._index.transaction():
            for job in jobs:
                self._fail(job, reason, retry=False)
                photo = self._index.photos.get(job.photo_id)
                assert photo is not None  # a foreign key of the job
                results.append(DescribeResult(photo.path, DescribeState.FAILED, reason))
        return results

    def _station_for(self, jobs: list[Job]) -> Station:
        """Return what the jobs need, with no more than one model loaded.

        Raises:
            KnownError: what they need cannot be used.
        """
        kind, params = jobs[0].kind, jobs[0].params
        for station in (self._station, self._home):
            if station is not None and (kind, params) == (station.work.kind, station.work.params):
                return self._change_to(station)
        return self._change_to(self._parts.new_station(wish_from(kind, params)))

    def _change_to(self, station: Station) -> Station:
        if self._station is not None and self._station is not station:
            self._station.engine.unload()
        self._station = station
        return station

    def _prepare(self, job: Job, station: Station) -> PhotoRecord | list[QueueResult]:
        """Return the photo if the model has to look at it, and otherwise what became of the job."""
        known = self._index.photos.get(job.photo_id)
        if known is None or known.status is PhotoStatus.MISSING:
            self._settle(job, JobState.CANCELLED, "the file is gone")
            return []
        try:
            photo = self._remember(known)
        except TimeoutError:
            later_ns = self._parts.clock.now_ns() + int(_HANGING_S * _NS)
            with self._index.transaction():
                self._index.jobs.put_off(job.job_id, later_ns, "its disk does not answer")
            return []
        except PhotoError as error:
            with self._index.transaction():
                self._fail(job, str(error), retry=True)
                is_open = self._index.jobs.waits(job.job_id)
            return list(station.work.failed(Candidate(known.path), str(error), is_open=is_open))
        if photo.photo_id != job.photo_id:  # another photo lies there now
            self._settle(job, JobState.CANCELLED, "the file is gone")
            return []
        if station.work.done_before(photo) is not None:
            self._settle(job, JobState.DONE)
            return []
        if isinstance(station.wish, DescribeOptions) and not station.wish.redo:
            return self._take_words(job, photo, station)
        return photo

    def _remember(self, known: PhotoRecord) -> PhotoRecord:
        """Read a photo afresh, in a thread of its disk."""
        folders = (root.path for root in self._index.folders.list())
        home = next((f for f in folders if known.path.is_relative_to(f)), known.path.parent)
        lane = self._lanes.setdefault(home, Lane(self._parts.patience_s))
        return self._parts.ingest.take(known.path, lane.call(lambda: read_photo(known.path, known)))

    def _take_words(
        self, job: Job, photo: PhotoRecord, station: Station
    ) -> PhotoRecord | list[QueueResult]:
        """Use what was said about a copy, or about the JPEG of the same shot."""
        assert isinstance(station.work, DescribeWork)
        partner = developed_partner(self._index, photo)
        for twin in (*copies(self._index, photo), *([partner] if partner else [])):
            outcome = known_outcome(self._index, photo, twin, station.model, station.prompt)
            if outcome is not None:
                with self._index.transaction(durable=True):
                    known = station.work.record(photo, outcome)
                    if twin is not partner:  # the very same picture
                        self._index.vectors.copy(twin.photo_id, photo.photo_id)
                        self._index.duplicates.copy_look(twin.photo_id, photo.photo_id)
                    self._index.jobs.settle(job.job_id, JobState.DONE)
                return list(station.work.write(photo, outcome, known))
        if partner is not None and self._comes_first(partner, job):
            return []
        return photo

    def _comes_first(self, partner: PhotoRecord, job: Job) -> bool:
        """Let the JPEG of a shot be described before its raw file, which then takes its words."""
        waiting = [
            other
            for other in self._index.jobs.of_photo(partner.photo_id)
            if other.params == job.params and other.state is JobState.QUEUED
        ]
        if not waiting or waiting[0].not_before_ns > self._parts.clock.now_ns():
            return False
        with self._index.transaction():
            self._index.jobs.raise_priority([partner.photo_id], job.priority + 1)
        return True

    def _run(
        self, photos: dict[int, PhotoRecord], station: Station, should_stop: Callable[[], bool]
    ) -> Iterator[QueueResult]:
        if not photos:
            return
        started_s, done = time.monotonic(), 0
        work: Work[QueueResult] = station.work  # type: ignore[assignment]  # of one kind or other
        run = PhotoRun(
            Walked(tuple(Candidate(photo.path) for photo in photos.values()), 0),
            work,
            index=self._index,
            ingest=self._parts.ingest,
            engine=station.engine,
            clock=self._parts.clock,
            should_stop=should_stop,
            queued={photo.photo_id: job_id for job_id, photo in photos.items()},
        )
        for result in run:
            is_last = getattr(result, "is_last_of_photo", True)
            done += is_last and result.state is DescribeState.DESCRIBED
            yield result
        if done:
            with self._index.transaction():
                self._index.queue_state.measured((time.monotonic() - started_s) / done)

    def _fail(self, job: Job, reason: str, *, retry: bool) -> None:
        jobs, now_ns = self._index.jobs, self._parts.clock.now_ns()
        if jobs.claim(job.job_id, self._owner, now_ns, _LEASE_S):
            jobs.fail(job.job_id, self._owner, now_ns, reason, retry=retry)

    def _settle(self, job: Job, state: JobState, reason: str | None = None) -> None:
        with self._index.transaction():
            self._index.jobs.settle(job.job_id, state, reason)

    def _begin_new_batch(self) -> None:
        """What comes after a time without work is undone by itself."""
        if self._worked and self._station is not None:
            self._worked = False
            with self._index.transaction():  # or whoever counts the queue counts ever more
                self._index.jobs.clear_done()
            is_home = self._station is self._home
            self._station = replace(self._station, work=self._station.new_work())
            self._home = self._station if is_home else self._home

    def _unload_if_idle(self) -> None:
        is_idle = self._used_s is not None and time.monotonic() >= self._used_s + _UNLOAD_AFTER_S
        if is_idle and self._station is not None:
            self._station.engine.unload()
            self._used_s = None
