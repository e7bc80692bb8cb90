"""Two runs over the same photos never do one of them twice, whatever happens between two steps."""

from pathlib import Path

import pytest

from blipdesk.bootstrap import open_library
from blipdesk.domain.jobs import JobState
from blipdesk.index.photos import PhotoRecord
from blipdesk.library.describing import DescribeOptions, DescribeWork
from blipdesk.library.library import Library
from blipdesk.library.machine_desk import MachineDesk
from blipdesk.library.photo_run import PhotoRun
from blipdesk.library.results import DescribeResult, DescribeState
from blipdesk.library.walk import Candidate, Walked
from blipdesk.library.work_queue import WorkQueue
from blipdesk.metadata import read_metadata
from blipdesk.runtime.paths import LibraryPaths
from tests.unit.library.scripted import MODEL, ScriptedEngine, scripted_parts


@pytest.fixture
def folder(watched_folder: Path) -> Path:
    return watched_folder


class BeforeTheClaim:
    """Does something once, between a run's look at a photo and its claim of the photo's job."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        claim = PhotoRun._claim
        self.action = lambda: None

        def claim_later(run: PhotoRun[DescribeResult], photo: PhotoRecord) -> int | None:
            action, self.action = self.action, lambda: None
            action()
            return claim(run, photo)

        monkeypatch.setattr(PhotoRun, "_claim", claim_later)


@pytest.fixture
def before_the_claim(monkeypatch: pytest.MonkeyPatch) -> BeforeTheClaim:
    return BeforeTheClaim(monkeypatch)


def queue_of(library: Library, engine: ScriptedEngine, folder: Path) -> WorkQueue:
    queue = WorkQueue(scripted_parts(library, engine), DescribeOptions())
    queue.add_undone(folder)
    return queue


def take(library: Library, job_ids: list[int]) -> None:
    index, now_ns = library._index, library._clock.now_ns()
    with index.transaction():
        assert all(index.jobs.claim(job_id, "another", now_ns, 600) for job_id in job_ids)


def give_up(library: Library) -> None:
    with library._index.transaction():
        assert library._index.jobs.cancel() == 3


def asked_run(library: Library, engine: ScriptedEngine, folder: Path) -> list[DescribeResult]:
    options = DescribeOptions()
    work = DescribeWork(library.runs.desk_for(options), MODEL, options, False)
    run = PhotoRun(
        Walked(tuple(Candidate(path) for path in sorted(folder.iterdir())), 0),
        work,
        index=library._index,
        ingest=library._ingest,
        engine=engine,
        clock=library._clock,
        should_stop=lambda: False,
    )
    return list(run)


def test_what_another_takes_meanwhile_is_left_to_him_without_a_word(
    library: Library, folder: Path, before_the_claim: BeforeTheClaim
) -> None:
    engine = ScriptedEngine()
    queue = queue_of(library, engine, folder)
    jobs = library._index.jobs
    job_ids = [job.job_id for job in jobs.waiting(9)]
    before_the_claim.action = lambda: take(library, job_ids[:2])
    results = list(queue.work(lambda: False))
    assert [result.path.name for result in results] == ["2.jpg"]
    assert engine.asked == [folder / "2.jpg"]
    assert jobs.count() == {JobState.LEASED: 2, JobState.DONE: 1}


def test_what_is_given_up_meanwhile_is_not_described(
    library: Library, folder: Path, before_the_claim: BeforeTheClaim
) -> None:
    engine = ScriptedEngine()
    queue = queue_of(library, engine, folder)
    before_the_claim.action = lambda: give_up(library)
    assert list(queue.work(lambda: False)) == []
    assert engine.asked == []
    assert library._index.jobs.count() == {JobState.CANCELLED: 3}


def test_what_another_has_just_described_is_not_described_again(
    library: Library, folder: Path, before_the_claim: BeforeTheClaim
) -> None:
    ours, theirs = ScriptedEngine(), ScriptedEngine()
    other = queue_of(library, theirs, folder)
    before_the_claim.action = lambda: list(other.work(lambda: False)) and None
    results = asked_run(library, ours, folder)
    assert [result.state for result in results] == [DescribeState.SKIPPED] * 3
    assert "described before" in str(results[0].reason)
    assert len(theirs.asked) == 3 and ours.asked == []
    assert JobState.QUEUED not in library._index.jobs.count()


def test_who_asks_for_a_photo_that_another_is_at_hears_so(library: Library, folder: Path) -> None:
    queue_of(library, ScriptedEngine(), folder)
    take(library, [job.job_id for job in library._index.jobs.waiting(9)])
    results = asked_run(library, ScriptedEngine(), folder)
    assert [result.state for result in results] == [DescribeState.SKIPPED] * 3
    assert {result.reason for result in results} == {"another BlipDesk is at work on it"}


class Killed(BaseException):
    """Ends a run at once, as a crash would."""


@pytest.mark.parametrize("way", ["asked for", "queued"])
def test_a_crash_between_a_draft_and_its_file_leaves_a_promise(
    library: Library, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    def die(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(MachineDesk, "written", die)
        with pytest.raises(Killed):
            if way == "queued":
                list(queue_of(library, ScriptedEngine(), folder).work(lambda: False))
            else:
                asked_run(library, ScriptedEngine(), folder)
    described = [
        p for p in library._index.photos.under(folder) if library._index.drafts.current(p.photo_id)
    ]
    assert len(described) == 1
    assert not read_metadata(described[0].path).text.caption
    with open_library(LibraryPaths(tmp_path / "library")):
        pass  # what a crash left is finished when a library is opened
    assert read_metadata(described[0].path).text.caption == "a red boat"
