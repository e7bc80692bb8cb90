"""Several photos written together end as if they had been written one by one."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from blipdesk.domain.errors import ChangedMeanwhile, VerifyFailed, WriteFailed
from blipdesk.domain.intent import IntentKind, WriteIntent
from blipdesk.domain.text import Field, FieldEdit
from blipdesk.index.database import Index, open_index
from blipdesk.library import write_round
from blipdesk.library.ingest import Ingest
from blipdesk.library.results import SetState, WriteReport
from blipdesk.library.writing import Wish, Writer
from blipdesk.metadata.model import SidecarPolicy, WriteOptions
from blipdesk.metadata.reader import read_metadata

NOW = "2026-01-02T03:04:05+00:00"


class Desk:
    """A writer, and five photos."""

    def __init__(self, folder: Path, index: Index) -> None:
        self.index = index
        self.photos = [folder / f"{n}.jpg" for n in range(5)]
        for number, path in enumerate(self.photos):
            Image.new("RGB", (16, 16 + number), "red").save(path)
        self.ingest = Ingest(index)
        options = WriteOptions(sidecar=SidecarPolicy.INSTEAD)
        self.writer = Writer(index, self.ingest, options, folder / "lock")
        with index.transaction():
            self.batch = index.history.start("set", NOW)

    def write(self, words: str, photos: list[Path] | None = None) -> list[WriteReport]:
        intent = WriteIntent(IntentKind.PERSON, NOW, (FieldEdit(Field.TITLE, words),))
        known = [self.ingest.remember(path) for path in photos or self.photos]
        return self.writer.write_group(self.batch, [Wish(photo, intent) for photo in known])

    def titles(self) -> list[str | None]:
        return [read_metadata(path).text.title for path in self.photos]

    def in_index(self) -> list[str | None]:
        found = [self.index.photos.by_path(path) for path in self.photos]
        return [self.index.texts.get(photo.photo_id).title for photo in found if photo]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_index(tmp_path / "library.db") as index:
        yield Desk(tmp_path, index)


def states(reports: list[WriteReport]) -> list[str]:
    return [report.state.value for report in reports]


def test_every_photo_gets_its_words_and_its_history(desk: Desk) -> None:
    assert states(desk.write("One")) == ["written"] * 5
    assert desk.titles() == desk.in_index() == ["One"] * 5
    entries = desk.index.history.entries_of_batch(desk.batch)
    assert [entry.path for entry in entries] == desk.photos
    assert desk.index.outbox.count() == {}
    assert not list(desk.photos[0].parent.glob(".blipdesk*"))
    assert states(desk.write("One")) == ["unchanged"] * 5


def test_a_photo_that_is_refused_or_needs_a_sidecar_does_not_touch_the_others(desk: Desk) -> None:
    desk.photos[1].chmod(0o444)
    reports = desk.write("One")
    assert [report.written_to for report in reports] == ["file", "sidecar", "file", "file", "file"]
    assert desk.titles() == desk.in_index() == ["One"] * 5


def test_a_photo_that_is_named_twice_is_written_twice(desk: Desk) -> None:
    photos = [desk.photos[0], desk.photos[1], desk.photos[0]]
    assert states(desk.write("One", photos)) == ["written", "written", "unchanged"]


@pytest.mark.parametrize("step", ["stage", "put_in_place"])
@pytest.mark.parametrize("error", [WriteFailed, ChangedMeanwhile])
def test_what_fails_once_for_one_photo_is_tried_again_alone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, step: str, error: type[Exception]
) -> None:
    original, failed = getattr(write_round, step), []

    def once(thing, *args):
        plan = thing if step == "stage" else thing.plan
        if plan.path == desk.photos[2] and not failed:
            failed.append(plan.path)
            raise error("planted")
        return original(thing, *args)

    monkeypatch.setattr(write_round, step, once)
    assert states(desk.write("One")) == ["written"] * 5
    assert desk.titles() == desk.in_index() == ["One"] * 5
    assert not list(desk.photos[0].parent.glob(".blipdesk*"))


def test_what_fails_for_good_waits_and_the_others_are_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = write_round.put_in_place

    def full(staged):
        if staged.plan.path == desk.photos[2]:
            raise WriteFailed("the disk is full")
        return original(staged)

    with monkeypatch.context() as patched:
        patched.setattr(write_round, "put_in_place", full)
        reports = desk.write("One")
    assert states(reports) == ["written", "written", "failed", "written", "written"]
    assert desk.titles() == ["One", "One", None, "One", "One"]
    assert not any(r.failed for r in desk.writer.carry_out(desk.writer.failed_photos()).values())
    assert desk.titles() == desk.in_index() == ["One"] * 5


def test_a_photo_that_goes_away_as_soon_as_it_is_written_does_not_hold_up_the_others(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = write_round.put_in_place

    def put_in_place(staged):
        original(staged)
        if staged.plan.path == desk.photos[2]:
            staged.plan.path.unlink()

    monkeypatch.setattr(write_round, "put_in_place", put_in_place)
    reports = desk.write("One")
    assert states(reports) == ["written", "written", "failed", "written", "written"]
    assert desk.in_index() == ["One", "One", None, "One", "One"]


@pytest.mark.expects_log("the text goes into a sidecar")
def test_a_photo_that_does_not_verify_gets_its_sidecar(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = write_round.stage

    def stage(plan, temp, pool):
        if plan.path == desk.photos[3] and plan.target == "file":
            raise VerifyFailed("planted")
        return original(plan, temp, pool)

    monkeypatch.setattr(write_round, "stage", stage)
    reports = desk.write("One")
    assert [report.written_to for report in reports] == ["file", "file", "file", "sidecar", "file"]


def test_what_waits_for_a_photo_is_written_first(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(write_round, "stage", _full)
        assert states(desk.write("First", desk.photos[:1])) == [SetState.FAILED]
    assert states(desk.write("Second")) == ["written"] * 5
    assert desk.titles() == ["Second"] * 5
    written = [f.new for e in desk.index.history.entries_of_batch(desk.batch) for f in e.fields]
    assert written.count("First") == 1
    assert written.count("Second") == 5


def _full(*_: object) -> None:
    raise WriteFailed("the disk is full")


@pytest.mark.timeout(60)
def test_more_large_photos_than_there_are_threads_do_not_wait_for_each_other(
    desk: Desk, tmp_path: Path
) -> None:
    large = tmp_path / "large.tif"
    Image.new("RGB", (700, 700)).save(large)
    assert large.stat().st_size > 1 << 20
    photos = [shutil.copy(large, tmp_path / f"large {number}.tif") for number in range(12)]
    assert states(desk.write("One", photos)) == ["written"] * 12
    assert {read_metadata(path).text.title for path in photos} == {"One"}


def test_the_words_of_one_photo_that_is_named_twice_come_in_their_order(desk: Desk) -> None:
    photo = desk.ingest.remember(desk.photos[0])
    intents = [
        WriteIntent(IntentKind.PERSON, NOW, (FieldEdit(Field.TITLE, words),))
        for words in ("One", None)
    ]
    reports = desk.writer.write_group(desk.batch, [Wish(photo, intent) for intent in intents])
    assert states(reports) == ["written", "written"]
    assert desk.titles()[0] is None
