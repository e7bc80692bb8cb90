"""Photos that wait are described once, whoever works on them."""

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from blipdesk.bootstrap import open_library
from blipdesk.domain.errors import InputError, WorkerCrashed
from blipdesk.domain.jobs import JobState
from blipdesk.inference.messages import (
    CaptionResult,
    ModelLocation,
    OutcomeError,
    PhotoOutcome,
    PhotoRequest,
)
from blipdesk.library.describe_queue import DescribeQueue, QueueParts, Station, options_from
from blipdesk.library.describing import DescribeOptions, DescribeWork
from blipdesk.library.lease_owner import new_owner, release_the_dead
from blipdesk.library.library import Library
from blipdesk.library.results import DescribeState
from blipdesk.runtime.paths import LibraryPaths

MODEL = ModelLocation(Path("/nowhere"), "scripted/model", "r1")


class ScriptedEngine:
    """Says of every photo the same, or fails; what matters is what the queue makes of it."""

    def __init__(self) -> None:
        self.asked: list[Path] = []
        self.error: str | None = None
        self.crashes = False

    def __enter__(self) -> "ScriptedEngine":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def close(self) -> None:
        pass

    unload = close

    def process(self, requests: list[PhotoRequest], should_stop) -> Iterator[PhotoOutcome]:
        if self.crashes:
            raise WorkerCrashed("the inference program died")
        for request in requests:
            self.asked.append(request.path)
            error = None if self.error is None else OutcomeError("BatchTimedOut", self.error)
            result = CaptionResult("a red boat", 0.5, -1.0, MODEL.id, MODEL.revision)
            yield PhotoOutcome(request.photo_id, None if error else result, error=error)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(LibraryPaths(tmp_path / "library")) as found:
        yield found


@pytest.fixture
def folder(library: Library, tmp_path: Path) -> Path:
    found = tmp_path / "photos"
    found.mkdir()
    for number in range(3):
        Image.new("RGB", (8 + number, 8), (number, 80, 90)).save(found / f"{number}.jpg")
    library.add_folder(found)
    library.scan([])
    return found


@pytest.fixture
def engine() -> ScriptedEngine:
    return ScriptedEngine()


def make_queue(library: Library, engine: ScriptedEngine) -> DescribeQueue:
    def station(options: DescribeOptions) -> Station:
        def work() -> DescribeWork:
            return DescribeWork(library._desk("describe", None), MODEL, options, False)

        return Station(MODEL.id, options, work(), engine, work)  # type: ignore[arg-type]

    desk = library.background.queue
    parts = QueueParts(library._index, library._ingest, library._clock, desk._parts.gate, station)
    return DescribeQueue(parts, DescribeOptions())


def drain(queue: DescribeQueue) -> list[DescribeState]:
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


def test_a_failure_rests_is_tried_again_and_at_last_stands_with_its_reason(
    library: Library, folder: Path, engine: ScriptedEngine
) -> None:
    queue = make_queue(library, engine)
    queue.add_undone(folder)
    engine.error = "it took too long"
    assert drain(queue) == [DescribeState.FAILED] * 3
    assert not queue.has_work()
    rest_s = queue.due_s()
    assert rest_s is not None and 5 < rest_s <= 10
    index = library._index
    for _ in range(2):
        with index.transaction():
            index.jobs._connection.change("UPDATE job SET not_before_ns = 0")
        drain(queue)
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
    assert "tried again" in str(result.reason)
    assert "rests" in str(queue.held_back())
    (job,) = library._index.jobs.of_photo(1)
    assert (job.state, job.attempts) == (JobState.QUEUED, 0)


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
    found = options_from('{"model": "demo/caption", "prompt": "a photo of", "write": "never"}')
    assert (found.model, found.prompt, found.write) == ("demo", "a photo of", "never")


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
