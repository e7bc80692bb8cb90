from collections.abc import Callable
from pathlib import Path

import pytest

from blipdesk.domain.jobs import JobKind, JobState, retry_delay_s
from blipdesk.domain.text import Field, Provenance, ReviewState, Source
from blipdesk.index.database import Index, open_index
from blipdesk.index.photos import PhotoStatus

NS = 10**9
DESCRIBE = JobKind.DESCRIBE


def _enqueue(index: Index, photo_id: int, params: str = "{}", priority: int = 0) -> int:
    with index.transaction():
        return index.jobs.enqueue(DESCRIBE, photo_id, params, priority)


def _lease(index: Index, owner: str, now_s: int = 0, limit: int = 10) -> list[int]:
    with index.transaction():
        leased = index.jobs.lease(owner, now_s * NS, 60, DESCRIBE, limit)
    return [job.job_id for job in leased]


def test_the_same_work_is_queued_once_and_its_priority_only_rises(
    index: Index, add_photo: Callable[..., int]
) -> None:
    photo_id = add_photo()
    first = _enqueue(index, photo_id, priority=5)
    assert _enqueue(index, photo_id, priority=1) == first
    assert _enqueue(index, photo_id, priority=9) == first
    assert _enqueue(index, photo_id, '{"prompt":"a photo of"}') != first
    job = index.jobs.get(first)
    assert job is not None and job.priority == 9


def test_finished_work_can_be_queued_again(index: Index, add_photo: Callable[..., int]) -> None:
    photo_id = add_photo()
    first = _enqueue(index, photo_id)
    _lease(index, "me")
    with index.transaction():
        assert index.jobs.finish(first, "me")
    assert _enqueue(index, photo_id) != first


def test_the_urgent_and_then_the_old_come_first(
    index: Index, add_photo: Callable[..., int]
) -> None:
    ids = [
        _enqueue(index, add_photo(f"/p/{n}.jpg"), priority=p) for n, p in enumerate((0, 20, 0, 10))
    ]
    assert _lease(index, "me", limit=3) == [ids[1], ids[3], ids[0]]


def test_two_processes_never_get_the_same_job(index: Index, add_photo: Callable[..., int]) -> None:
    for number in range(6):
        _enqueue(index, add_photo(f"/p/{number}.jpg"))
    with open_index(index.path) as other:
        mine, theirs = _lease(index, "me", limit=3), _lease(other, "they", limit=10)
    assert len(mine) == len(theirs) == 3
    assert not set(mine) & set(theirs)


def test_a_lease_that_ran_out_goes_back_and_its_old_owner_may_not_finish_it(
    index: Index, add_photo: Callable[..., int]
) -> None:
    job_id = _enqueue(index, add_photo())
    _lease(index, "crashed")
    with index.transaction():
        assert index.jobs.expire(59 * NS) == 0
        assert index.jobs.expire(60 * NS) == 1
    assert _lease(index, "me", 61) == [job_id]
    with index.transaction():
        assert not index.jobs.finish(job_id, "crashed")
        assert index.jobs.finish(job_id, "me")


def test_an_extended_lease_does_not_run_out(index: Index, add_photo: Callable[..., int]) -> None:
    _enqueue(index, add_photo())
    _lease(index, "me")
    with index.transaction():
        index.jobs.extend("me", 50 * NS, 60)
        assert index.jobs.expire(109 * NS) == 0


def test_a_failure_rests_ever_longer_and_then_is_final_with_its_reason(
    index: Index, add_photo: Callable[..., int]
) -> None:
    job_id = _enqueue(index, add_photo())
    rests = []
    for attempt in range(3):
        now_s = 10_000 * attempt
        assert _lease(index, "me", now_s) == [job_id]
        with index.transaction():
            assert index.jobs.fail(job_id, "me", now_s * NS, "torn file")
        job = index.jobs.get(job_id)
        assert job is not None
        if job.state is JobState.QUEUED:
            rests.append(job.not_before_ns // NS - now_s)
            assert _lease(index, "me", now_s + rests[-1] - 1) == []
    assert rests == [retry_delay_s(1), retry_delay_s(2)] == [10, 100]
    assert [(job.job_id, job.reason) for job in index.jobs.failed(10)] == [(job_id, "torn file")]


def test_a_hopeless_failure_is_final_at_once_until_the_user_asks_again(
    index: Index, add_photo: Callable[..., int]
) -> None:
    job_id = _enqueue(index, add_photo())
    _lease(index, "me")
    with index.transaction():
        index.jobs.fail(job_id, "me", 0, "not a picture", retry=False)
    assert _lease(index, "me", 10**6) == []
    with index.transaction():
        assert index.jobs.retry_failed() == 1
    assert _lease(index, "me") == [job_id]


def test_a_retry_does_not_double_work_that_was_queued_anew(
    index: Index, add_photo: Callable[..., int]
) -> None:
    photo_id = add_photo()
    old = _enqueue(index, photo_id)
    _lease(index, "me")
    with index.transaction():
        index.jobs.fail(old, "me", 0, "x", retry=False)
    new = _enqueue(index, photo_id)
    with index.transaction():
        index.jobs.retry_failed()
    assert _lease(index, "me") == [new]


def test_a_stop_puts_work_back_without_counting_an_attempt(
    index: Index, add_photo: Callable[..., int]
) -> None:
    job_id = _enqueue(index, add_photo())
    _lease(index, "me")
    with index.transaction():
        assert index.jobs.release("me") == 1
    job = index.jobs.get(job_id)
    assert job is not None and (job.state, job.attempts, job.owner) == (JobState.QUEUED, 0, None)


def test_cancelling_spares_what_runs(index: Index, add_photo: Callable[..., int]) -> None:
    for number in range(3):
        _enqueue(index, add_photo(f"/p/{number}.jpg"))
    _lease(index, "me", limit=1)
    with index.transaction():
        assert index.jobs.cancel(DESCRIBE) == 2
    assert index.jobs.count() == {JobState.LEASED: 1, JobState.CANCELLED: 2}


def test_only_what_is_done_is_forgotten(index: Index, add_photo: Callable[..., int]) -> None:
    ids = [_enqueue(index, add_photo(f"/p/{number}.jpg")) for number in range(3)]
    with index.transaction():
        index.jobs.settle(ids[0], JobState.DONE)
        index.jobs.settle(ids[1], JobState.CANCELLED)
        assert index.jobs.clear_done() == 1
    assert index.jobs.count() == {JobState.QUEUED: 1, JobState.CANCELLED: 1}


def test_what_is_next_leaves_out_paused_folders_and_drives_that_are_away(
    index: Index, add_photo: Callable[..., int]
) -> None:
    ids = [add_photo(path) for path in ("/p/a.jpg", "/p/sub/b.jpg", "/q/c.jpg", "/pq/d.jpg")]
    jobs = [_enqueue(index, photo_id) for photo_id in ids]
    with index.transaction():
        index.photos.set_status(ids[2], PhotoStatus.OFFLINE)
    found = index.jobs.next_up(DESCRIBE, 0, 10, but_not_below=[Path("/p/sub")])
    assert [job.job_id for job in found] == [jobs[0], jobs[3]]


def test_what_is_next_is_of_one_kind_of_work(index: Index, add_photo: Callable[..., int]) -> None:
    first = _enqueue(index, add_photo("/p/a.jpg"), '{"model":"a"}')
    _enqueue(index, add_photo("/p/b.jpg"), '{"model":"b"}')
    third = _enqueue(index, add_photo("/p/c.jpg"), '{"model":"a"}')
    assert [job.job_id for job in index.jobs.next_up(DESCRIBE, 0, 10)] == [first, third]
    assert index.jobs.next_time_ns(DESCRIBE) == 0
    assert index.jobs.next_time_ns(JobKind.ASK) is None


def test_what_the_user_looks_at_comes_first(index: Index, add_photo: Callable[..., int]) -> None:
    ids = [add_photo(f"/p/{n}.jpg") for n in range(3)]
    jobs = [_enqueue(index, photo_id) for photo_id in ids]
    with index.transaction():
        assert index.jobs.raise_priority([ids[2]], 20) == 1
    assert [job.job_id for job in index.jobs.next_up(DESCRIBE, 0, 2)] == [jobs[2], jobs[0]]


def _queue_undescribed(index: Index) -> int:
    with index.transaction():
        return index.jobs.enqueue_undescribed(Path("/p"), "{}", 0, model="m", prompt=None)


def test_only_what_a_model_has_not_described_is_queued(
    index: Index, add_photo: Callable[..., int]
) -> None:
    described, fresh, _ = (add_photo(path) for path in ("/p/a.jpg", "/p/b.jpg", "/q/c.jpg"))
    origin = Provenance(Source.MACHINE, ReviewState.DRAFT, model="m")
    with index.transaction():
        index.drafts.put(described, Field.CAPTION, "a cat", origin, created="2026-01-01")
    assert _queue_undescribed(index) == 1
    assert [job.photo_id for job in index.jobs.next_up(DESCRIBE, 0, 9)] == [fresh]
    assert _queue_undescribed(index) == 0


@pytest.mark.parametrize("end", ["failed", "cancelled"])
def test_what_failed_or_was_cancelled_stays_so(
    index: Index, add_photo: Callable[..., int], end: str
) -> None:
    job_id = _enqueue(index, add_photo("/p/a.jpg"))
    if end == "failed":
        _lease(index, "me")
    with index.transaction():
        if end == "failed":
            index.jobs.fail(job_id, "me", 0, "broken", retry=False)
        else:
            index.jobs.settle(job_id, JobState.CANCELLED, "gone")
    assert _queue_undescribed(index) == 0


def test_a_pause_holds_and_the_pace_is_a_running_mean(index: Index) -> None:
    assert not index.queue_state.paused
    assert index.queue_state.photo_s is None
    with index.transaction():
        index.queue_state.set_paused(True)
        index.queue_state.measured(1.0)
        index.queue_state.measured(2.0)
    assert index.queue_state.paused
    assert index.queue_state.photo_s == pytest.approx(1.2)
