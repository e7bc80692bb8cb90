"""The durable queue of work: a lease that runs out goes back, so that a crash loses nothing."""

import os
from collections.abc import Iterable
from pathlib import Path

from blipdesk.domain.jobs import Job, JobKind, JobState, Priority, retry_delay_s
from blipdesk.index.codec import or_damaged
from blipdesk.index.connection import Connection, Row, Value
from blipdesk.index.tree import path_range

_COLUMNS = (
    "id, kind, photo_id, params, priority, state, owner, lease_until_ns, attempts, not_before_ns,"
    " reason"
)
_NS = 1_000_000_000


class Jobs:
    """The queue; made by ``Index``. All times are Unix time in nanoseconds."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def enqueue(self, kind: JobKind, photo_id: int, params: str = "{}", priority: int = 0) -> int:
        """Add a job; one that waits or runs already is not doubled, only raised in priority.

        Args:
            params: JSON text with sorted keys; equal text means the same job.

        Returns:
            The job's id.
        """
        return self._connection.insert_returning(
            "INSERT INTO job (kind, photo_id, params, priority, state)"
            " VALUES (?, ?, ?, ?, 'queued') ON CONFLICT (photo_id, kind, params)"
            " WHERE state IN ('queued', 'leased')"
            " DO UPDATE SET priority = max(priority, excluded.priority) RETURNING id",
            (kind, photo_id, params, priority),
        )

    def enqueue_undescribed(
        self, folder: Path, params: str, priority: int, *, model: str, prompt: str | None
    ) -> int:
        """Queue the photos of a folder that a model has not described; count them.

        What failed for good or was cancelled is not queued again until its file changes.

        Args:
            params: as ``enqueue``.
            model: id of the model.
            prompt: the caption's first words.
        """
        first, last = path_range(os.fsencode(folder))
        return self._connection.change(
            "INSERT INTO job (kind, photo_id, params, priority, state)"
            " SELECT 'describe', p.id, ?, ?, 'queued' FROM photo p"
            " WHERE p.path > ? AND p.path < ? AND p.status = 'present'"
            " AND NOT EXISTS (SELECT 1 FROM draft d WHERE d.photo_id = p.id AND d.model = ?"
            "  AND d.field = 'caption' AND d.prompt IS ? AND d.state <> 'superseded')"
            " AND NOT EXISTS (SELECT 1 FROM job j WHERE j.photo_id = p.id AND j.kind = 'describe'"
            "  AND j.params = ? AND j.state <> 'done') ORDER BY p.path",
            (params, priority, first, last, model, prompt, params),
        )

    def order(
        self,
        kind: JobKind,
        place: Path,
        params: str,
        priority: int,
        *,
        not_described_by: tuple[str, str | None] | None = None,
    ) -> int:
        """Queue a photo or the photos below a folder for somebody; count those that wait for it.

        What failed or was cancelled before is tried afresh.

        Args:
            place: absolute path of a photo or folder.
            params: as ``enqueue``.
            not_described_by: leaves out what this model has described with this prompt.
        """
        raw = os.fsencode(place)
        here = "(p.path = ? OR p.path > ? AND p.path < ?)"
        span = (raw, *path_range(raw))
        self._connection.change(
            "DELETE FROM job WHERE kind = ? AND params = ? AND state IN ('failed', 'cancelled')"
            f" AND photo_id IN (SELECT p.id FROM photo p WHERE {here})",
            (kind, params, *span),
        )
        condition, values = "", tuple[Value, ...]()
        if not_described_by is not None:
            condition = (
                " AND NOT EXISTS (SELECT 1 FROM draft d WHERE d.photo_id = p.id AND d.model = ?"
                " AND d.field = 'caption' AND d.prompt IS ? AND d.state <> 'superseded')"
            )
            values = not_described_by
        return self._connection.change(
            "INSERT INTO job (kind, photo_id, params, priority, state)"
            f" SELECT ?, p.id, ?, ?, 'queued' FROM photo p WHERE {here}"
            f" AND p.status = 'present' {condition} ORDER BY p.path"
            " ON CONFLICT (photo_id, kind, params) WHERE state IN ('queued', 'leased')"
            " DO UPDATE SET priority = max(priority, excluded.priority), not_before_ns = 0",
            (kind, params, priority, *span, *values),
        )

    def next_up(
        self, kind: JobKind, now_ns: int, limit: int, *, but_not_below: Iterable[Path] = ()
    ) -> list[Job]:
        """Return what could be leased now, in that order, without leasing it.

        All have the params of the first one. Photos that are not there are left out.

        Args:
            but_not_below: folders that are paused.
        """
        condition, values = "", list[Value]()
        for folder in but_not_below:
            condition += " AND NOT (p.path > ? AND p.path < ?)"
            values += path_range(os.fsencode(folder))
        columns = ", ".join(f"job.{column}" for column in _COLUMNS.split(", "))
        sql = (
            f"SELECT {columns} FROM job JOIN photo p ON p.id = job.photo_id"
            " WHERE job.kind = ? AND job.state = 'queued' AND job.not_before_ns <= ?"
            f" AND p.status <> 'offline' {condition} ORDER BY job.priority DESC, job.id LIMIT ?"
        )
        found = [_job(row) for row in self._connection.rows(sql, (kind, now_ns, *values, limit))]
        return [job for job in found if job.params == found[0].params]

    def next_time_ns(self, kind: JobKind) -> int | None:
        """Return when the first waiting job may be leased; None: none waits."""
        sql = "SELECT min(not_before_ns) FROM job WHERE kind = ? AND state = 'queued'"
        found: int | None = self._connection.value(sql, (kind,))
        return found

    def owners(self) -> list[str]:
        """Return who holds leases."""
        sql = "SELECT DISTINCT owner FROM job WHERE state = 'leased'"
        return [row[0] for row in self._connection.rows(sql)]

    def raise_priority(self, photo_ids: Iterable[int], priority: int) -> int:
        """Let what waits for some photos come earlier; count the jobs."""
        sql = "UPDATE job SET priority = max(priority, ?) WHERE photo_id = ? AND state = 'queued'"
        return sum(self._connection.change(sql, (priority, photo_id)) for photo_id in photo_ids)

    def look_at(self, photo_ids: Iterable[int]) -> int:
        """Let what waits for the photos on the screen come next, instead of for earlier ones."""
        self._connection.change(
            "UPDATE job SET priority = ? WHERE state = 'queued' AND priority = ?",
            (Priority.ASKED, Priority.VISIBLE),
        )
        return self.raise_priority(photo_ids, Priority.VISIBLE)

    def to_front(self, job_ids: Iterable[int]) -> int:
        """Let some of the waiting jobs come before all others; count them."""
        top = self._connection.value("SELECT max(priority) FROM job WHERE state = 'queued'")
        return self._set_priority(job_ids, max(top or 0, Priority.VISIBLE) + 1)

    def to_back(self, job_ids: Iterable[int]) -> int:
        """Let some of the waiting jobs come after all others; count them."""
        low = self._connection.value("SELECT min(priority) FROM job WHERE state = 'queued'")
        return self._set_priority(job_ids, min(low or 0, Priority.BACKGROUND) - 1)

    def lease(
        self, owner: str, now_ns: int, lease_s: float, kind: JobKind, limit: int
    ) -> list[Job]:
        """Take jobs for a while, the most urgent first and the oldest of equals.

        Args:
            owner: names this process and run; only it may finish the job.
        """
        until_ns = now_ns + int(lease_s * _NS)
        rows = self._connection.rows_changing(
            "UPDATE job SET state = 'leased', owner = ?, lease_until_ns = ?,"
            " attempts = attempts + 1 WHERE id IN (SELECT id FROM job WHERE kind = ?"
            " AND state = 'queued' AND not_before_ns <= ? ORDER BY priority DESC, id LIMIT ?)"
            f" RETURNING {_COLUMNS}",
            (owner, until_ns, kind, now_ns, limit),
        )
        return sorted(map(_job, rows), key=lambda job: (-job.priority, job.job_id))

    def claim(self, job_id: int, owner: str, now_ns: int, lease_s: float) -> bool:
        """Take one certain job that waits; False if somebody else is at it."""
        return (
            self._connection.change(
                "UPDATE job SET state = 'leased', owner = ?, lease_until_ns = ?,"
                " attempts = attempts + 1 WHERE id = ? AND state = 'queued'",
                (owner, now_ns + int(lease_s * _NS), job_id),
            )
            == 1
        )

    def extend(self, owner: str, now_ns: int, lease_s: float) -> None:
        """Keep all jobs of an owner for longer."""
        self._connection.change(
            "UPDATE job SET lease_until_ns = ? WHERE state = 'leased' AND owner = ?",
            (now_ns + int(lease_s * _NS), owner),
        )

    def finish(self, job_id: int, owner: str) -> bool:
        """Mark a job as done; False if the lease had run out and it is no longer the owner's."""
        return self._end(job_id, owner, "state = 'done', reason = NULL")

    def fail(
        self, job_id: int, owner: str, now_ns: int, reason: str, *, retry: bool = True
    ) -> bool:
        """Record a failure: the job rests and is tried again, or has failed for good.

        Args:
            reason: one line for the user.
            retry: whether another attempt makes sense.
        """
        job = self.get(job_id)
        delay_s = retry_delay_s(job.attempts) if job is not None and retry else None
        if delay_s is None:
            return self._end(job_id, owner, "state = 'failed', reason = ?", reason)
        later_ns = now_ns + delay_s * _NS
        change = "state = 'queued', reason = ?, not_before_ns = ?"
        return self._end(job_id, owner, change, reason, later_ns)

    def waits(self, job_id: int) -> bool:
        """Whether a job is in the queue, at once or for another try."""
        job = self.get(job_id)
        return job is not None and job.state is JobState.QUEUED

    def put_off(self, job_id: int, until_ns: int, reason: str) -> None:
        """Let a job that waits rest for a while, without counting that as a try.

        Args:
            reason: one line for the user.
        """
        self._connection.change(
            "UPDATE job SET not_before_ns = ?, reason = ? WHERE id = ? AND state = 'queued'",
            (until_ns, reason, job_id),
        )

    def release(self, owner: str) -> int:
        """Put all jobs of an owner back untouched (a stop, not a failure); count them."""
        return self._connection.change(
            "UPDATE job SET state = 'queued', owner = NULL, lease_until_ns = NULL,"
            " attempts = max(attempts - 1, 0) WHERE state = 'leased' AND owner = ?",
            (owner,),
        )

    def expire(self, now_ns: int) -> int:
        """Put back the jobs whose lease ran out; count them."""
        return self._connection.change(
            "UPDATE job SET state = 'queued', owner = NULL, lease_until_ns = NULL"
            " WHERE state = 'leased' AND lease_until_ns <= ?",
            (now_ns,),
        )

    def cancel_these(self, job_ids: Iterable[int]) -> int:
        """Cancel some of the jobs that wait; count them."""
        sql = "UPDATE job SET state = 'cancelled' WHERE id = ? AND state = 'queued'"
        return sum(self._connection.change(sql, (job_id,)) for job_id in job_ids)

    def cancel(self, kind: JobKind | None = None) -> int:
        """Cancel what waits, of one kind or all; what runs may end. Count the cancelled."""
        return self._connection.change(
            "UPDATE job SET state = 'cancelled' WHERE state = 'queued' AND kind = ifnull(?, kind)",
            (kind,),
        )

    def retry_failed(self, kind: JobKind | None = None) -> int:
        """Queue again what has failed for good, with its attempts forgotten; count them."""
        return self._connection.change(
            "UPDATE OR IGNORE job SET state = 'queued', attempts = 0, not_before_ns = 0,"
            " owner = NULL, lease_until_ns = NULL"
            " WHERE state = 'failed' AND kind = ifnull(?, kind)",
            (kind,),
        )

    def retry_these(self, job_ids: Iterable[int]) -> int:
        """Do the same for some jobs; those that rest after a failure may go on at once."""
        sql = (
            "UPDATE OR IGNORE job SET state = 'queued', attempts = 0, not_before_ns = 0,"
            " owner = NULL, lease_until_ns = NULL WHERE id = ?"
            " AND (state = 'failed' OR state = 'queued' AND not_before_ns > 0)"
        )
        return sum(self._connection.change(sql, (job_id,)) for job_id in job_ids)

    def settle(self, job_id: int, state: JobState, reason: str | None = None) -> bool:
        """End a job that waits, without working on it; False if it does not wait.

        Args:
            state: done or cancelled.
            reason: one line for the user.
        """
        sql = "UPDATE job SET state = ?, reason = ? WHERE id = ? AND state = 'queued'"
        return self._connection.change(sql, (state, reason, job_id)) == 1

    def get(self, job_id: int) -> Job | None:
        """Return one job, or None."""
        found = self._select("id = ?", job_id)
        return found[0] if found else None

    def of_photo(self, photo_id: int) -> list[Job]:
        """Return all jobs of a photo, oldest first."""
        return self._select("photo_id = ? ORDER BY id", photo_id)

    def waiting(self, limit: int, offset: int = 0) -> list[Job]:
        """Return what waits or runs, the most urgent first."""
        return self._select(
            "state IN ('queued', 'leased') ORDER BY priority DESC, id LIMIT ? OFFSET ?",
            limit,
            offset,
        )

    def failed(self, limit: int, offset: int = 0) -> list[Job]:
        """Return jobs that failed for good, newest first."""
        return self._select("state = 'failed' ORDER BY id DESC LIMIT ? OFFSET ?", limit, offset)

    def count(self, kind: JobKind | None = None) -> dict[JobState, int]:
        """Count the jobs of each state; a state without jobs is absent."""
        sql = "SELECT state, count(*) FROM job WHERE kind = ifnull(?, kind) GROUP BY state"
        return _counts(self._connection.rows(sql, (kind,)))

    def clear_done(self) -> int:
        """Forget jobs that are done; count them. What was cancelled is remembered as unwanted."""
        return self._connection.change("DELETE FROM job WHERE state = 'done'")

    def _set_priority(self, job_ids: Iterable[int], priority: int) -> int:
        sql = "UPDATE job SET priority = ? WHERE id = ? AND state = 'queued'"
        return sum(self._connection.change(sql, (priority, job_id)) for job_id in job_ids)

    def _end(self, job_id: int, owner: str, change: str, *values: Value) -> bool:
        sql = (
            f"UPDATE job SET {change}, owner = NULL, lease_until_ns = NULL"
            " WHERE id = ? AND state = 'leased' AND owner = ?"
        )
        return self._connection.change(sql, (*values, job_id, owner)) == 1

    def _select(self, condition: str, *values: Value) -> list[Job]:
        sql = f"SELECT {_COLUMNS} FROM job WHERE {condition}"
        return [_job(row) for row in self._connection.rows(sql, values)]


@or_damaged
def _job(row: Row) -> Job:
    job_id, kind, photo_id, params, priority, state, *rest = row
    return Job(job_id, JobKind(kind), photo_id, params, priority, JobState(state), *rest)


@or_damaged
def _counts(rows: list[Row]) -> dict[JobState, int]:
    return {JobState(state): number for state, number in rows}
