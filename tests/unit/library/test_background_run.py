"""Watching and the queue in a thread of another program, steered from outside."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image

from blipdesk.bootstrap import open_library
from blipdesk.index.database import open_index
from blipdesk.inference.catalogue import DEMO
from blipdesk.library.asking import AskOptions
from blipdesk.library.background_run import BackgroundRun, Listener, QueueProgress, Remote
from blipdesk.library.describing import DescribeOptions
from blipdesk.library.following import Seen, WatchEvent
from blipdesk.library.queue_desk import QueueDesk
from blipdesk.library.results import AskResult, DescribeResult
from blipdesk.library.stations import Questions, QueueResult
from blipdesk.runtime.assets import asset_path
from blipdesk.runtime.paths import LibraryPaths
from tests.unit.library.scripted import ScriptedEngine, scripted_parts

PATIENCE_S = 90.0
SCRIPTED = ScriptedEngine()
BY_DEMO = DescribeOptions(model=DEMO)


@dataclass
class Program:
    """A program with a background thread, as seen from its other threads."""

    paths: LibraryPaths
    options: DescribeOptions | None
    engine: ScriptedEngine | None = None
    remote: Remote = field(default_factory=Remote)
    events: list[WatchEvent] = field(default_factory=list)
    results: list[QueueResult] = field(default_factory=list)
    progress: list[QueueProgress] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    ended_with: BaseException | None = None
    on_result: Callable[[QueueResult], None] = lambda _: None

    def __post_init__(self) -> None:
        self.thread = threading.Thread(target=self._run)
        self.thread.start()

    def wait(self, is_so: Callable[[], bool]) -> None:
        """Return as soon as it is so."""
        deadline_s = time.monotonic() + PATIENCE_S
        while not is_so():
            assert self.thread.is_alive(), self.ended_with
            assert time.monotonic() < deadline_s, (self.events, self.progress[-3:], self.refusals)
            time.sleep(0.02)

    def wait_for_end_of_looking(self) -> None:
        self.wait(lambda: any(event.seen is Seen.COMPARED for event in self.events))

    def stop(self) -> float:
        """End it; return how many seconds that took."""
        started_s = time.monotonic()
        self.remote.stop()
        self.thread.join(PATIENCE_S)
        assert not self.thread.is_alive()
        return time.monotonic() - started_s

    def _run(self) -> None:
        listener = Listener(
            self.events.append, self._take, self.progress.append, self.refusals.append
        )
        try:
            with open_library(self.paths) as library:
                if self.engine is not None:
                    parts = scripted_parts(library, self.engine)
                    library.background.queue = QueueDesk(parts)
                library.background.run(self.remote, listener, self.options)
        except BaseException as error:  # noqa: BLE001 - shown by the test
            self.ended_with = error

    def _take(self, result: QueueResult) -> None:
        self.results.append(result)
        self.on_result(result)


@pytest.fixture
def paths(tmp_path: Path) -> LibraryPaths:
    return LibraryPaths(tmp_path / "library")


@pytest.fixture
def folder(paths: LibraryPaths, tmp_path: Path) -> Path:
    found = tmp_path / "photos"
    found.mkdir()
    for number in range(3):
        write_photo(found / f"{number}.jpg", number)
    with open_library(paths) as library:
        library.add_folder(found)
    return found


def write_photo(path: Path, number: int) -> Path:
    Image.new("RGB", (40 + number, 32), (60 * number, 80, 90)).save(path)
    return path


@pytest.fixture
def start(paths: LibraryPaths) -> Iterator[Callable[..., Program]]:
    started: list[Program] = []

    def begin(
        options: DescribeOptions | None = None, engine: ScriptedEngine | None = SCRIPTED
    ) -> Program:
        chosen = ScriptedEngine() if engine is SCRIPTED else engine
        started.append(Program(paths, options, chosen))
        return started[-1]

    yield begin
    for program in started:
        program.stop()
        assert program.ended_with is None


def queued(paths: LibraryPaths) -> list[str]:
    with open_library(paths) as library:
        return [line.path.name for line in library.background.queue.lines(99)]


def test_new_photos_are_described_and_progress_is_told(
    start: Callable[..., Program], folder: Path
) -> None:
    program = start(BY_DEMO)
    program.wait(lambda: len(program.results) == 3)
    later = write_photo(folder / "later.jpg", 4)
    program.wait(lambda: len(program.results) == 4)
    assert program.results[3].path == later
    program.wait(lambda: program.progress[-1].status.waiting == 0)
    told = max(program.progress, key=lambda one: one.done)
    assert (told.failed, told.trouble) == (0, None)
    assert told.photo in {result.path for result in program.results}
    assert program.refusals == []


def test_photos_that_another_thread_has_read_are_described_when_told(
    start: Callable[..., Program], folder: Path, paths: LibraryPaths, tmp_path: Path
) -> None:
    program = start(BY_DEMO)
    program.wait(lambda: len(program.results) == 3)
    elsewhere = tmp_path / "elsewhere"  # nobody watches it, so nothing else can bring it in
    elsewhere.mkdir()
    write_photo(elsewhere / "new.jpg", 5)
    with open_library(paths) as library:
        library.scan([elsewhere])
    program.remote.post(lambda run: run.add_undone([elsewhere]))
    program.wait(lambda: len(program.results) == 4)
    assert program.results[3].path == elsewhere / "new.jpg"


def test_photos_that_wait_for_another_try_are_neither_done_nor_failed(
    start: Callable[..., Program], folder: Path
) -> None:
    engine = ScriptedEngine()
    engine.crashes = True
    program = start(engine=engine)
    program.wait(lambda: sum(event.seen is Seen.ADDED for event in program.events) == 3)
    program.remote.post(lambda run: run.queue.add([folder], BY_DEMO))
    program.wait(lambda: len(program.results) == 1)
    program.wait(lambda: "rests" in str(program.progress[-1].status.held_back))
    told = program.progress[-1]
    assert (told.done, told.failed, told.status.waiting, told.total) == (0, 0, 3, 3)
    assert not told.status.is_paused
    engine.crashes = False
    engine.error = "it took too long"
    program.remote.post(lambda run: run.try_now())
    program.wait(lambda: len(program.results) == 4)
    engine.error = None
    program.remote.post(lambda run: run.queue.retry([line.job_id for line in run.queue.lines(9)]))
    program.wait(lambda: len(program.results) == 7)
    program.wait(lambda: program.progress[-1].status.waiting == 0)
    assert {(one.total, one.failed) for one in program.progress if one.status.waiting} == {(3, 0)}


def test_without_options_only_what_is_wished_is_worked_on(
    start: Callable[..., Program], folder: Path
) -> None:
    program = start()
    program.wait_for_end_of_looking()
    program.wait(lambda: sum(event.seen is Seen.ADDED for event in program.events) == 3)
    assert program.results == []
    program.remote.post(lambda run: run.queue.add([folder / "1.jpg"], BY_DEMO))
    program.remote.post(
        lambda run: run.queue.add([folder], Questions(("is it red?",), AskOptions(model=DEMO)))
    )
    program.wait(lambda: len(program.results) == 4)
    described = [r.path.name for r in program.results if isinstance(r, DescribeResult)]
    assert described == ["1.jpg"]
    assert {r.path.name for r in program.results if isinstance(r, AskResult)} == {
        "0.jpg",
        "1.jpg",
        "2.jpg",
    }


def test_a_wish_for_a_model_in_a_folder_is_met_by_another_process_too(
    start: Callable[..., Program], folder: Path, paths: LibraryPaths, tmp_path: Path
) -> None:
    mine = tmp_path / "my own"
    shutil.copytree(asset_path("demo/models/caption"), mine)
    with open_library(paths) as library:
        library.scan([folder])
        wish = DescribeOptions(model=str(mine))
        assert library.background.queue.add([folder / "1.jpg"], wish) == 1
    program = start(engine=None)
    program.wait(lambda: len(program.results) == 1)
    (result,) = program.results
    assert (result.reason, result.model) == (None, "my own")


def test_a_stop_while_the_model_works_is_prompt_and_loses_nothing(
    start: Callable[..., Program], folder: Path, paths: LibraryPaths
) -> None:
    for number in range(3, 40):
        write_photo(folder / f"{number}.jpg", number)
    program = start(BY_DEMO, engine=None)
    program.wait(lambda: len(program.results) >= 1)
    assert program.stop() < 30.0, "it waited for the model"
    done = {result.path.name for result in program.results}
    assert program.ended_with is None
    with open_library(paths) as library:
        status = library.background.queue.status()
    assert (status.running, status.failed) == (0, 0)
    assert done.isdisjoint(queued(paths))


def test_a_pause_is_obeyed_between_photos_and_kept_for_the_next_start(
    start: Callable[..., Program], folder: Path
) -> None:
    program = start()
    program.wait_for_end_of_looking()
    program.wait(lambda: sum(event.seen is Seen.ADDED for event in program.events) == 3)
    program.remote.post(lambda run: run.queue.pause())
    program.remote.post(lambda run: run.queue.add([folder], BY_DEMO))
    program.wait(lambda: program.progress[-1].status.waiting == 3)
    assert program.progress[-1].status.is_paused
    program.stop()
    again = start()
    again.wait(lambda: bool(again.progress))
    assert "paused" in str(again.progress[-1].status.held_back)
    assert again.results == []
    again.remote.post(lambda run: run.queue.pause(paused=False))
    again.wait(lambda: len(again.results) == 3)


def test_a_model_that_is_missing_keeps_nobody_from_watching(
    start: Callable[..., Program], folder: Path
) -> None:
    program = start(DescribeOptions(model="nobody/has-this"), engine=None)
    program.wait(lambda: sum(event.seen is Seen.ADDED for event in program.events) == 3)
    program.wait(lambda: bool(program.progress))
    assert "nobody/has-this" in str(program.progress[-1].trouble)
    program.remote.post(
        lambda run: run.queue.add([folder], DescribeOptions(model="nobody/has-this"))
    )
    program.wait(lambda: bool(program.refusals))
    assert "nobody/has-this" in program.refusals[0]
    assert program.results == []


def test_folders_are_followed_as_they_come_and_go(
    start: Callable[..., Program], folder: Path, paths: LibraryPaths, tmp_path: Path
) -> None:
    program = start()
    program.wait_for_end_of_looking()
    other = tmp_path / "other"
    other.mkdir()
    photo = write_photo(other / "o.jpg", 1)
    with open_library(paths) as library:
        library.add_folder(other)
        library.remove_folder(folder)
    program.remote.post(lambda run: None)
    added = WatchEvent(Seen.ADDED, photo)
    program.wait(lambda: added in program.events)
    write_photo(folder / "unwatched.jpg", 9)
    last = write_photo(other / "last.jpg", 2)
    program.wait(lambda: WatchEvent(Seen.ADDED, last) in program.events)
    assert not any(event.path.name == "unwatched.jpg" for event in program.events)


def test_a_comparison_takes_place_on_demand(start: Callable[..., Program], folder: Path) -> None:
    program = start()
    program.wait_for_end_of_looking()
    before = sum(event.seen is Seen.COMPARED for event in program.events)
    program.remote.post(BackgroundRun.compare)
    program.wait(lambda: sum(e.seen is Seen.COMPARED for e in program.events) > before)
    before = sum(event.seen is Seen.COMPARED for event in program.events)
    program.remote.post(lambda run: run.compare([folder / "sub"]))
    program.wait(lambda: sum(e.seen is Seen.COMPARED for e in program.events) > before)


def test_a_library_that_is_held_for_long_is_waited_for(
    start: Callable[..., Program],
    folder: Path,
    paths: LibraryPaths,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("blipdesk.library.background_run._AGAIN_S", 0.1)
    program = start()
    program.wait_for_end_of_looking()
    program.wait(lambda: bool(program.progress))
    with open_index(paths.database) as index, index.transaction():
        photo = write_photo(folder / "meanwhile.jpg", 7)
        program.wait(lambda: any("another program" in str(p.trouble) for p in program.progress))
    program.wait(lambda: any(e.seen is Seen.ADDED and e.path == photo for e in program.events))
    program.wait(lambda: program.progress[-1].trouble is None)


def test_what_is_posted_before_the_start_is_done(
    start: Callable[..., Program], folder: Path, paths: LibraryPaths
) -> None:
    with open_library(paths) as library:
        library.scan([])
    program = start()
    program.remote.post(lambda run: run.queue.add([folder], BY_DEMO))
    program.wait(lambda: len(program.results) == 3)
