"""Photos that wait to be described in the background, and the model that is kept ready for them.

What waits is in the index alone: a crash loses none of it, and every process sees the same order.
"""

import json
import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

from blipdesk.domain.errors import InferenceError, KnownError, PhotoError
from blipdesk.domain.jobs import Job, JobKind, JobState, Priority
from blipdesk.domain.policy import WriteMode
from blipdesk.index.database import Index
from blipdesk.index.photos import PhotoRecord, PhotoStatus
from blipdesk.inference.catalogue import DEMO
from blipdesk.inference.engine import Engine
from blipdesk.library.clock import Clock
from blipdesk.library.describing import DescribeOptions, DescribeWork
from blipdesk.library.ingest import Ingest
from blipdesk.library.lease_owner import new_owner, release_the_dead
from blipdesk.library.photo_run import PhotoRun
from blipdesk.library.queue_gate import QueueGate
from blipdesk.library.results import DescribeResult, DescribeState
from blipdesk.library.twins import copies, developed_partner, known_outcome
from blipdesk.library.walk import Candidate, Walked

log = logging.getLogger(__name__)

GROUP_PHOTOS = 8
_UNLOAD_AFTER_S = 120.0
_REST_S = 300.0
_LEASE_S = 600.0
_NS = 1_000_000_000


class StandbyEngine(Engine):
    """An engine that one run after the other uses; ``close`` or ``unload`` ends its child."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stay ready for the next run."""


@dataclass(frozen=True, slots=True)
class Station:
    """One model, ready for one kind of work.

    Args:
        model: id of the captioner.
        options: that the work was made from.
        work: what is done with a photo.
        engine: holds the model's process.
        new_work: makes the same work with a history batch of its own.
    """

    model: str
    options: DescribeOptions
    work: DescribeWork
    engine: StandbyEngine
    new_work: Callable[[], DescribeWork]


@dataclass(frozen=True, slots=True)
class QueueParts:
    """What the queue needs.

    Args:
        new_station: makes ready what the options name; raises ModelMissing or ModelUnusable.
    """

    index: Index
    ingest: Ingest
    clock: Clock
    gate: QueueGate
    new_station: Callable[[DescribeOptions], Station]


class DescribeQueue:
    """Works on the index's describe jobs.

    Args:
        parts: see there.
        options: of the photos that are added here; jobs that other processes left are done with
            the model that they name.

    Raises:
        ModelMissing, ModelUnusable: the model of the options cannot be used.
    """

    def __init__(self, parts: QueueParts, options: DescribeOptions) -> None:
        self._parts = parts
        self._index = parts.index
        self._home = parts.new_station(options)
        self._station = self._home
        self._owner = new_owner()
        self._rest_until_s = 0.0
        self._used_s: float | None = None
        self._worked = False

    def close(self) -> None:
        """End the model's process."""
        self._station.engine.close()
        self._home.engine.close()

    def add(self, photo: PhotoRecord) -> bool:
        """Queue a photo that is new or has changed; false if this model has described it."""
        if photo.status is not PhotoStatus.PRESENT:
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
        with self._index.transaction():
            return self._index.jobs.enqueue_undescribed(
                folder,
                self._home.work.params,
                Priority.BACKGROUND,
                model=self._home.model,
                prompt=self._home.options.prompt,
            )

    def held_back(self) -> str | None:
        """Say why nothing is described now; None: it goes on."""
        if time.monotonic() < self._rest_until_s:
            return "the model failed and rests for some minutes"
        return self._parts.gate.reason()

    def due_s(self) -> float | None:
        """Return in how many seconds there may be something to do; None: nothing waits."""
        waits = [] if self._used_s is None else [_UNLOAD_AFTER_S]
        next_ns = self._index.jobs.next_time_ns(JobKind.DESCRIBE)
        if next_ns is not None:
            ready_s = (next_ns - self._parts.clock.now_ns()) / _NS
            waits.append(max(ready_s, self._rest_until_s - time.monotonic(), 0.0))
        return min(waits, default=None)

    def work(self, should_stop: Callable[[], bool]) -> Iterator[DescribeResult]:
        """Describe a group of what waits; yields nothing if nothing may be done now."""
        jobs = [] if self.held_back() else self._next_jobs()
        if not jobs:
            self._begin_new_batch()
            self._unload_if_idle()
            return
        station = self._station_for(jobs)
        if station is None:
            return
        ready: list[PhotoRecord] = []
        for job in jobs:
            photo = self._prepare(job, station)
            if isinstance(photo, PhotoRecord):
                ready.append(photo)
            else:
                yield from photo
        try:
            yield from self._describe(ready, station, should_stop)
        except InferenceError as error:
            # The photos are not to blame; looking at folders goes on meanwhile.
            log.info("describing rests: %s", error)
            self._rest_until_s = time.monotonic() + _REST_S
            reason = f"{error}; tried again in {_REST_S / 60:.0f} minutes"
            yield DescribeResult(ready[0].path, DescribeState.FAILED, reason)
        self._used_s = time.monotonic()
        self._worked = True

    def has_work(self) -> bool:
        """Whether a photo could be described now."""
        return bool(self._next_jobs())

    def _next_jobs(self) -> list[Job]:
        now_ns = self._parts.clock.now_ns()
        if self._index.jobs.owners():
            release_the_dead(self._index)
            with self._index.transaction():
                self._index.jobs.expire(now_ns)
        paused = self._parts.gate.paused_folders()
        return self._index.jobs.next_up(
            JobKind.DESCRIBE, now_ns, GROUP_PHOTOS, but_not_below=paused
        )

    def _station_for(self, jobs: list[Job]) -> Station | None:
        """Return what the jobs need, with no more than one model loaded; None: there is none."""
        params = jobs[0].params
        if params == self._station.work.params:
            return self._station
        self._station.engine.unload()
        if params == self._home.work.params:
            self._station = self._home
            return self._station
        try:
            self._station = self._parts.new_station(options_from(params))
        except KnownError as error:
            with self._index.transaction():
                for job in jobs:
                    self._fail(job, str(error), retry=False)
            return None
        return self._station

    def _prepare(self, job: Job, station: Station) -> PhotoRecord | list[DescribeResult]:
        """Return the photo if the model has to look at it, and otherwise what became of the job."""
        known = self._index.photos.get(job.photo_id)
        if known is None or known.status is PhotoStatus.MISSING:
            self._settle(job, JobState.CANCELLED, "the file is gone")
            return []
        try:
            photo = self._parts.ingest.remember(known.path)
        except PhotoError as error:
            with self._index.transaction():
                self._fail(job, str(error), retry=True)
            return station.work.failed(Candidate(known.path), str(error))
        if station.work.done_before(photo) is not None:
            self._settle(job, JobState.DONE)
            return []
        partner = developed_partner(self._index, photo)
        twins = [*copies(self._index, photo), *([partner] if partner else [])]
        for twin in twins:
            outcome = known_outcome(self._index, photo, twin, station.model, station.options.prompt)
            if outcome is not None:
                with self._index.transaction():
                    station.work.record(photo, outcome)
                    self._index.jobs.settle(job.job_id, JobState.DONE)
                return station.work.write(photo, outcome)
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

    def _describe(
        self, photos: list[PhotoRecord], station: Station, should_stop: Callable[[], bool]
    ) -> Iterator[DescribeResult]:
        if not photos:
            return
        started_s, described = time.monotonic(), 0
        run = PhotoRun(
            Walked(tuple(Candidate(photo.path) for photo in photos), 0),
            station.work,
            index=self._index,
            ingest=self._parts.ingest,
            engine=station.engine,
            clock=self._parts.clock,
            should_stop=should_stop,
            in_background=True,
        )
        for result in run:
            described += result.state is DescribeState.DESCRIBED
            yield result
        if described:
            with self._index.transaction():
                self._index.queue_state.measured((time.monotonic() - started_s) / described)

    def _fail(self, job: Job, reason: str, *, retry: bool) -> None:
        jobs, now_ns = self._index.jobs, self._parts.clock.now_ns()
        if jobs.claim(job.job_id, self._owner, now_ns, _LEASE_S):
            jobs.fail(job.job_id, self._owner, now_ns, reason, retry=retry)

    def _settle(self, job: Job, state: JobState, reason: str | None = None) -> None:
        with self._index.transaction():
            self._index.jobs.settle(job.job_id, state, reason)

    def _begin_new_batch(self) -> None:
        """What comes after a time without work is undone by itself."""
        if self._worked:
            self._worked = False
            is_home = self._station is self._home
            self._station = replace(self._station, work=self._station.new_work())
            self._home = self._station if is_home else self._home

    def _unload_if_idle(self) -> None:
        if self._used_s is not None and time.monotonic() >= self._used_s + _UNLOAD_AFTER_S:
            self._station.engine.unload()
            self._used_s = None


def options_from(params: str) -> DescribeOptions:
    """Return the options that a job's params were made from."""
    read = json.loads(params)
    model = str(read["model"])
    # The bundled models' ids are no names that a model is found by.
    name = DEMO if model.startswith(f"{DEMO}/") else model
    return DescribeOptions(name, read.get("prompt"), WriteMode(read["write"]))
