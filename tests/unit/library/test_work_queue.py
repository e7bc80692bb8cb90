"""Photos that wait are described once, whoever works on them."""

import struct
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from blipdesk.domain.errors import InputError, ModelMissing
from blipdesk.domain.jobs import JobKind, JobState
from blipdesk.domain.policy import WriteMode
from blipdesk.index.photos import PhotoRecord
from blipdesk.inference.messages import (
    ModelLocation,
)
from blipdesk.library.asking import AskOptions, AskWork
from blipdesk.library.describing import DescribeOptions, DescribeWork
from blipdesk.library.ingest import PhotoRead, read_photo
from blipdesk.library.lease_owner import new_owner, release_the_dead
from blipdesk.library.library import Library
from blipdesk.library.queue_desk import QueueDesk
from blipdesk.library.results import DescribeState
from blipdesk.library.stations import Questions, Station, Wish, wish_from
from blipdesk.library.work_queue import WorkQueue
from tests.unit.library.scripted import ScriptedEngine, scripted_parts


@pytest.fixture
def folder(watched_folder: Path) -> Path:
    return watched_folder


@pytest.fixture
def engine() -> ScriptedEngine:
    return ScriptedEngine()


def make_queue(library: Library, engine: ScriptedEngine) -> WorkQueue:
    return WorkQueue(scripted_parts(library, engine), DescribeOptions())


def drain(queue: WorkQueue) -> list[DescribeState]:
    states = []
    while queue.has_work():
        states += [result.state for result in queue.work(lambda: False)]
    return states


def test_what_waits_is_described_once(
    library: Library, folder: Path, engine: ScriptedEngine
) -> None:
    queue = make_queue(library, engine)
    assert queue.add_undone(folder) == 3
    assert queue.due_s() == 0.0
    assert drain(queue) == [DescribeState.DESCRIBED] * 3
    assert queue.add_undone(folder) == 0
    assert len(engine.asked) == 3
    assert library.background.queue.status().waiting == 0
    assert library.background.queue.status().seconds_left == 0


def test_a_copy_takes_the_words_of_its_original(
    library: Library, folder: Path, engine: ScriptedEngine
) -> None:
    (folder / "copy.jpg").write_bytes((folder / "0.jpg").read_bytes())
    library.scan([])
    queue = make_queue(library, engine)
    queue.add_undone(folder)
    drain(queue)
    assert len(engine.asked) <= 4
    engine.asked.clear()
    (folder / "copy 2.jpg").write_bytes((folder / "0.jpg").read_bytes())
    library.scan([])
    queue.add_undone(folder)
    drain(queue)
    assert engine.asked == []
    (shown,) = library.show([folder / "copy 2.jpg"])
    assert shown.text.caption == "a red boat"


def test_a_copy_that_waited_takes_the_look_of_its_original_too(
    library: Library, folder: Path, engine: ScriptedEngine
) -> None:
    index, queue = library._index, make_queue(library, engine)
    queue.add_undone(folder)
    drain(queue)
    original = index.photos.by_path(folder / "0.jpg")
    assert original is not None
    with index.transaction():
        index.vectors.put(original.photo_id, "m", "r", bytes(256))
        index.duplicates.put_look(original.photo_id, 17, 0.5)
    (folder / "copy.jpg").write_bytes((folder / "0.jpg").read_bytes())
    library.scan([])
    queue.add_undone(folder)
    drain(queue)
    copy = index.photos.by_path(folder / "copy.jpg")
    assert copy is not None
    assert index.vectors.get(copy.photo_id, "m", "r") == bytes(256)
    assert index.duplicates.is_looked_at(copy.photo_id)


def test_what_is_done_is_forgotten_once_nothing_waits(
    library: Library, folder: Path, engine: ScriptedEngine
) -> None:
    queue = make_queue(library, engine)
    queue.add_undone(folder)
    drain(queue)
    assert library._index.jobs.count() == {JobState.DONE: 3}
    assert list(queue.work(lambda: False)) == []
    assert library._index.jobs.count() == {}
    assert queue.add_undone(folder) == 0


def test_a_failure_rests_is_tried_again_and_at_last_stands_with_its_reason(
    library: Library, folder: Path, engine: ScriptedEngine
) -> None:
    queue = make_queue(library, engine)
    queue.add_undone(folder)
    engine.error = "it took too long"
    assert [result.is_open for result in queue.work(lambda: False)] == [True] * 3
    assert not queue.has_work()
    rest_s = queue.due_s()
    assert rest_s is not None and 5 < rest_s <= 10
    index = library._index
    for will_wait_again in (True, False):
        with index.transaction():
            index.jobs._connection.change("UPDATE job SET not_before_ns = 0")
        tried = list(queue.work(lambda: False))
        assert [result.is_open for result in tried] == [will_wait_again] * 3
    status = library.background.queue.status()
    assert (status.waiting, status.failed) == (0, 3)
    assert "took too long" in str(library.background.queue.lines(1)[0].reason)
    assert library.background.queue.retry() == 3


def test_a_model_that_dies_is_no_photos_fault(
    library: Library, folder: Path, engine: ScriptedEngine
) -> None:
    queue = make_queue(library, engine)
    queue.add_undone(folder)
    engine.crashes = True
    (result,) = queue.work(lambda: False)
    assert "tried again" in str(result.reason) and result.is_open
    assert "rests" in str(queue.held_back())
    (job,) = library._index.jobs.of_photo(1)
    assert (job.state, job.attempts) == (JobState.QUEUED, 0)


def test_photos_whose_model_cannot_be_used_fail_with_the_reason(
    library: Library, folder: Path, engine: ScriptedEngine
) -> None:
    parts = scripted_parts(library, engine)
    desk = QueueDesk(parts)
    assert desk.add([folder], DescribeOptions()) == 3

    def gone(wish: Wish) -> Station:
        raise ModelMissing("the model is gone")

    queue = WorkQueue(replace(parts, new_station=gone), None)
    results = list(queue.work(lambda: False))
    assert [(r.reason, r.is_open) for r in results] == [("the model is gone", False)] * 3
    assert desk.status().failed == 3


def test_a_paused_folder_waits_and_what_is_looked_at_comes_first(
    library: Library, folder: Path, engine: ScriptedEngine
) -> None:
    queue, desk = make_queue(library, engine), library.background.queue
    queue.add_undone(folder)
    desk.pause([folder])
    assert not queue.has_work()
    desk.pause([folder], paused=False)
    assert desk.hurry([folder / "2.jpg"]) == 1
    drain(queue)
    assert engine.asked[0] == folder / "2.jpg"
    with pytest.raises(InputError, match="none of the library's folders"):
        desk.pause([folder / "sub"])


def test_what_was_cancelled_is_not_described(
    library: Library, folder: Path, engine: ScriptedEngine
) -> None:
    queue = make_queue(library, engine)
    queue.add_undone(folder)
    assert library.background.queue.cancel() == 3
    assert queue.add_undone(folder) == 0
    assert drain(queue) == []


def test_what_a_process_that_ended_held_goes_back(
    library: Library, folder: Path, engine: ScriptedEngine
) -> None:
    queue, index = make_queue(library, engine), library._index
    queue.add_undone(folder)
    dead = "999999999@1-abc"
    with index.transaction():
        index.jobs.claim(1, dead, library._clock.now_ns(), 3600)
        index.jobs.claim(2, new_owner(), library._clock.now_ns(), 3600)
    assert release_the_dead(index) == 1
    assert drain(queue) == [DescribeState.DESCRIBED] * 2


def test_the_options_of_a_job_are_found_in_its_params() -> None:
    params = '{"model": "demo", "prompt": "a photo of", "write": "never"}'
    found = wish_from(JobKind.DESCRIBE, params)
    assert isinstance(found, DescribeOptions)
    assert (found.model, found.prompt, found.write, found.redo) == (
        "demo",
        "a photo of",
        "never",
        False,
    )


@pytest.mark.parametrize(
    "wish",
    [
        DescribeOptions("a/b", "a photo of", WriteMode.NEVER, redo=True),
        Questions(("what?", "who?"), AskOptions("a/b", WriteMode.EMPTY, False, ("yes", "no"))),
        Questions(("what?",), AskOptions("a/b", WriteMode.REVIEWED, True)),
    ],
)
def test_a_job_keeps_all_of_a_wish(library: Library, wish: Wish) -> None:
    location = ModelLocation(Path("/nowhere"), "a/b", "r1")
    desk = library.runs.desk_for(wish)
    work = (
        AskWork(desk, location, wish.questions, wish.options)
        if isinstance(wish, Questions)
        else DescribeWork(desk, location, wish, False)
    )
    assert wish_from(work.kind, work.params) == wish


def test_photos_are_asked_in_the_background_too(
    library: Library, folder: Path, engine: ScriptedEngine
) -> None:
    parts = scripted_parts(library, engine)
    desk, queue = QueueDesk(parts), WorkQueue(parts, None)
    assert desk.add([folder], Questions(("what is it?",))) == 3
    assert {line.kind for line in desk.lines(9)} == {"ask"}
    assert drain(queue) == [DescribeState.DESCRIBED] * 3
    (shown,) = library.show([folder / "0.jpg"])
    assert [answer.answer for answer in shown.text.answers] == ["a boat"]


def test_photos_that_were_described_are_described_again_only_by_wish(
    library: Library, folder: Path, engine: ScriptedEngine
) -> None:
    parts = scripted_parts(library, engine)
    desk, queue = QueueDesk(parts), WorkQueue(parts, None)
    assert desk.add([folder], DescribeOptions()) == 3
    drain(queue)
    assert desk.add([folder], DescribeOptions()) == 0
    assert desk.add([folder / "1.jpg"], DescribeOptions(redo=True)) == 1
    engine.asked.clear()
    drain(queue)
    assert engine.asked == [folder / "1.jpg"]


def test_a_wish_tries_afresh_what_had_failed_or_was_given_up(
    library: Library, folder: Path, engine: ScriptedEngine
) -> None:
    parts = scripted_parts(library, engine)
    desk, queue = QueueDesk(parts), WorkQueue(parts, None)
    desk.add([folder], DescribeOptions())
    desk.cancel()
    assert desk.lines(9) == []
    assert desk.add([folder], DescribeOptions()) == 3
    engine.error = "it took too long"
    drain(queue)
    engine.error = None
    assert not queue.has_work(), "failures rest for a while"
    assert desk.add([folder / "0.jpg"], DescribeOptions()) == 1
    assert drain(queue) == [DescribeState.DESCRIBED]


def test_what_waits_is_shown_by_the_page_and_put_in_order(
    library: Library, folder: Path, engine: ScriptedEngine
) -> None:
    desk = QueueDesk(scripted_parts(library, engine))
    desk.add([folder], DescribeOptions())
    first, second, third = desk.lines(9)
    assert [line.path.name for line in (first, second, third)] == ["0.jpg", "1.jpg", "2.jpg"]
    assert desk.lines(1, 1) == [second]
    assert desk.to_front([third.job_id]) == 1
    assert desk.to_back([first.job_id]) == 1
    assert [line.job_id for line in desk.lines(9)] == [third.job_id, second.job_id, first.job_id]
    assert desk.look_at([first.photo_id]) == 1
    assert desk.lines(1)[0].job_id == third.job_id, "what was put first stays first"
    assert desk.lines(2)[1].job_id == first.job_id
    desk.look_at([second.photo_id])
    assert desk.lines(2)[1].job_id == second.job_id, "what left the screen gives way"
    assert desk.cancel([second.job_id]) == 1
    assert len(desk.lines(9)) == 2


def test_single_photos_are_given_up_and_tried_again(
    library: Library, folder: Path, engine: ScriptedEngine
) -> None:
    desk = QueueDesk(scripted_parts(library, engine))
    desk.add([folder], DescribeOptions())
    desk.add([folder / "1.jpg"], Questions(("what is it?",)))
    assert desk.cancel(desk.jobs_of([folder / "1.jpg"])) == 2
    assert [line.path.name for line in desk.lines(9)] == ["0.jpg", "2.jpg"]
    assert desk.retry(desk.jobs_of([folder / "0.jpg"])) == 0, "it neither failed nor rests"
    with pytest.raises(InputError, match="does not know this photo"):
        desk.jobs_of([folder / "absent.jpg"])


def test_a_page_goes_on_from_what_waits_to_what_failed(
    library: Library, folder: Path, engine: ScriptedEngine
) -> None:
    parts = scripted_parts(library, engine)
    desk, queue = QueueDesk(parts), WorkQueue(parts, None)
    desk.add([folder], DescribeOptions())
    job = desk.lines(1)[0]
    with library._index.transaction():
        library._index.jobs.claim(job.job_id, "me", 0, 60)
        library._index.jobs.fail(job.job_id, "me", 0, "no good", retry=False)
    assert [line.state for line in desk.lines(9)] == ["queued", "queued", "failed"]
    assert [line.job_id for line in desk.lines(1, 2)] == [job.job_id]
    assert desk.lines(9, 3) == []
    assert desk.lines(9)[0].seconds_left is None, "nothing was measured yet"
    drain(queue)
    assert desk.lines(9)[0].seconds_left is None, "it has failed"
    assert desk.retry([job.job_id]) == 1
    left_s = desk.lines(9)[0].seconds_left
    assert left_s is not None and left_s > 0


def test_a_photo_that_is_looked_at_does_not_wait_for_a_whole_group(
    library: Library, folder: Path, engine: ScriptedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("blipdesk.library.work_queue._LOOK_UP_S", 0.0)
    monkeypatch.setattr("blipdesk.library.work_queue.GROUP_PHOTOS", 2)
    parts = scripted_parts(library, engine)
    desk, queue = QueueDesk(parts), WorkQueue(parts, None)
    desk.add([folder], DescribeOptions())
    last = desk.lines(3)[2]
    engine.before_each = lambda: desk.look_at([last.photo_id])
    drain(queue)
    assert [path.name for path in engine.asked] == ["0.jpg", "2.jpg", "1.jpg"]


def test_a_pause_ends_a_group_and_loses_none_of_it(
    library: Library, folder: Path, engine: ScriptedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("blipdesk.library.work_queue._LOOK_UP_S", 0.0)
    parts = scripted_parts(library, engine)
    desk, queue = QueueDesk(parts), WorkQueue(parts, None)
    desk.add([folder], DescribeOptions())
    engine.before_each = desk.pause
    assert len(list(queue.work(lambda: False))) == 1
    assert (desk.status().waiting, desk.status().running) == (2, 0)
    assert "paused" in str(queue.held_back())


def write_raw(path: Path) -> None:
    """Write a Canon raw file without a picture in it."""
    header = b"II*\0" + struct.pack("<I", 16) + b"CR\x02\0\0\0\0\0"
    size = struct.pack("<HHII", 256, 4, 1, 8) + struct.pack("<HHII", 257, 4, 1, 8)
    path.write_bytes(header + struct.pack("<H", 2) + size + bytes(4) + b"raw" * 200)


def test_the_raw_file_of_a_shot_takes_the_words_of_its_jpeg(
    library: Library, folder: Path, engine: ScriptedEngine
) -> None:
    write_raw(folder / "0.CR2")
    library.scan([])
    queue = make_queue(library, engine)
    assert queue.add_undone(folder) == 4
    drain(queue)
    assert sorted(path.name for path in engine.asked) == ["0.jpg", "1.jpg", "2.jpg"]
    (shown,) = library.show([folder / "0.CR2"])
    assert shown.text.caption == "a red boat"
    assert shown.sidecar is not None
    assert library.background.queue.status().waiting == 0


def test_a_photo_whose_disk_does_not_answer_rests_and_the_others_go_on(
    library: Library,
    folder: Path,
    engine: ScriptedEngine,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    Image.new("RGB", (50, 8)).save(other / "o.jpg")
    library.add_folder(other)
    library.scan([])
    parts = replace(scripted_parts(library, engine), patience_s=0.2)
    desk, queue = QueueDesk(parts), WorkQueue(parts, None)
    desk.add([folder, other], DescribeOptions())
    answer = threading.Event()

    def read(path: Path, known: PhotoRecord | None) -> PhotoRead:
        if path.is_relative_to(folder):
            answer.wait(60)
        return read_photo(path, known)

    monkeypatch.setattr("blipdesk.library.work_queue.read_photo", read)
    assert drain(queue) == [DescribeState.DESCRIBED]
    assert [path.name for path in engine.asked] == ["o.jpg"]
    lines = desk.lines(9)
    assert {line.reason for line in lines} == {"its disk does not answer"}
    assert {line.attempts for line in lines} == {0}
    answer.set()
    deadline_s = time.monotonic() + 60
    while any(lane.is_stuck for lane in queue._lanes.values()):
        assert time.monotonic() < deadline_s
        time.sleep(0.01)
    assert desk.retry([line.job_id for line in lines]) == 3
    assert drain(queue) == [DescribeState.DESCRIBED] * 3
