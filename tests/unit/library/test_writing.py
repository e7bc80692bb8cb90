"""The outbox: what happens between a promise and the file."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pytest
from PIL import Image

from blipdesk.domain.errors import Damaged
from blipdesk.domain.intent import IntentKind, WriteIntent
from blipdesk.domain.keyword_rules import HierarchyMode, KeywordRules, OutsideWords
from blipdesk.domain.photo import FileStamp
from blipdesk.domain.policy import FieldPolicy
from blipdesk.domain.text import Field, FieldEdit, Provenance, ReviewState, Source
from blipdesk.domain.vocabulary import parse_vocabulary
from blipdesk.index.database import Index, open_index
from blipdesk.index.outbox import OutboxState
from blipdesk.library.ingest import Ingest
from blipdesk.library.results import SetState, WriteReport
from blipdesk.library.writing import Writer
from blipdesk.metadata.model import SidecarPolicy, WriteOptions
from blipdesk.metadata.reader import read_metadata
from blipdesk.metadata.safe_file import temp_path_for
from tests.formats.photo_files import packet

NOW = "2026-01-02T03:04:05+00:00"
BESIDE = WriteOptions(sidecar=SidecarPolicy.INSTEAD)


class Desk:
    """A writer on a real index and a real photo."""

    def __init__(self, folder: Path, index: Index, options: WriteOptions = BESIDE) -> None:
        self.index = index
        self.photo = folder / "a.jpg"
        Image.new("RGB", (16, 16), "red").save(self.photo)
        self.ingest = Ingest(index)
        self.writer = Writer(index, self.ingest, options, folder / "lock")
        with index.transaction():
            self.batch = index.history.start("set", NOW)

    def title(self, words: str) -> WriteIntent:
        return WriteIntent(IntentKind.PERSON, NOW, (FieldEdit(Field.TITLE, words),))

    def write(self, words: str):
        return self.writer.write(self.ingest.remember(self.photo), self.batch, self.title(words))

    @property
    def title_in_file(self) -> str | None:
        return read_metadata(self.photo).text.title


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_index(tmp_path / "library.db") as index:
        yield Desk(tmp_path, index)


def test_a_write_updates_file_index_and_history_together(desk: Desk) -> None:
    report = desk.write("One")
    assert (report.state, report.written_to, report.fields) == (
        SetState.WRITTEN,
        "file",
        ("title",),
    )
    photo = desk.index.photos.by_path(desk.photo)
    assert photo is not None
    assert photo.stamp == FileStamp.of(desk.photo.stat())
    assert desk.index.texts.get(photo.photo_id).title == "One"
    assert len(desk.index.history.entries_of_photo(photo.photo_id)) == 1
    assert desk.index.outbox.count() == {}


def test_writing_what_is_there_already_leaves_no_history(desk: Desk) -> None:
    desk.write("One")
    assert desk.write("One").state is SetState.UNCHANGED
    assert len(desk.index.history.entries(10)) == 1


def test_a_change_by_another_program_is_respected(desk: Desk, tmp_path: Path) -> None:
    photo = desk.ingest.remember(desk.photo)
    Image.new("RGB", (16, 16), "blue").save(desk.photo)  # behind our back
    report = desk.writer.write(photo, desk.batch, desk.title("One"))
    assert report.state is SetState.WRITTEN
    with Image.open(desk.photo) as image:
        assert image.convert("RGB").getpixel((3, 3))[2] > 200


def test_a_failed_write_is_kept_and_done_before_the_next_one(desk: Desk, tmp_path: Path) -> None:
    photo = desk.ingest.remember(desk.photo)
    away = desk.photo.rename(tmp_path / "away.jpg")
    report = desk.writer.write(photo, desk.batch, desk.title("One"))
    assert report.state is SetState.FAILED
    assert "kept" in str(report.reason)
    assert desk.index.outbox.count() == {OutboxState.FAILED: 1}
    away.rename(desk.photo)
    keyword = WriteIntent(IntentKind.PERSON, NOW, add_keywords=("k",))
    assert desk.writer.write(photo, desk.batch, keyword).state is SetState.WRITTEN
    text = read_metadata(desk.photo).text
    assert (text.title, text.keywords) == ("One", ("k",))
    assert desk.index.outbox.count() == {}


def test_recovery_finishes_a_write_that_was_only_promised(desk: Desk) -> None:
    photo = desk.ingest.remember(desk.photo)
    with desk.index.transaction(durable=True):
        desk.index.outbox.queue(photo.photo_id, desk.batch, intent=desk.title("One"))
    assert desk.writer.recover() == 1
    assert desk.title_in_file == "One"
    assert desk.writer.recover() == 0


def test_recovery_recognises_a_write_that_reached_the_file(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.ingest.remember(desk.photo)

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(desk.writer, "_finish", die)
        desk.write("One")
    assert desk.index.outbox.count() == {OutboxState.PREPARED: 1}
    desk.writer.recover()
    assert desk.index.outbox.count() == {}
    (entry,) = desk.index.history.entries(10)
    assert [(f.field, f.old, f.new) for f in entry.fields] == [("title", None, "One")]
    assert entry.changes


def test_recovery_starts_again_where_the_file_was_not_replaced(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.ingest.remember(desk.photo)

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("blipdesk.library.write_round.put_in_place", die)
        desk.write("One")
    assert desk.title_in_file is None
    desk.writer.recover()
    assert desk.title_in_file == "One"
    assert [path.name for path in desk.photo.parent.glob(".*")] == []


def test_recovery_removes_a_temp_that_only_its_name_gives_away(desk: Desk) -> None:
    desk.write("One")
    photo = desk.ingest.remember(desk.photo)
    with desk.index.transaction(durable=True):  # a promise that turns out to be kept already
        entry = desk.index.outbox.queue(photo.photo_id, desk.batch, intent=desk.title("One"))
    stray = temp_path_for(desk.photo, desk.writer._temp_token(entry))
    stray.write_bytes(b"half a file")
    assert desk.writer.recover() == 1
    assert not stray.exists()


def test_what_failed_is_tried_again_on_request_only(desk: Desk, tmp_path: Path) -> None:
    photo = desk.ingest.remember(desk.photo)
    away = desk.photo.rename(tmp_path / "away.jpg")
    desk.writer.write(photo, desk.batch, desk.title("One"))
    (report,) = desk.writer.carry_out(desk.writer.failed_photos()).values()
    reason = str(report.reason)
    assert "a.jpg" in reason
    away.rename(desk.photo)
    assert desk.writer.recover() == 0
    assert desk.title_in_file is None
    assert not any(r.failed for r in desk.writer.carry_out(desk.writer.failed_photos()).values())
    assert desk.title_in_file == "One"


def test_what_a_photo_cannot_take_goes_beside_it_and_into_the_index(desk: Desk) -> None:
    desk.photo.chmod(0o444)
    before = desk.photo.read_bytes()
    report = desk.write("One")
    assert (report.state, report.written_to) == (SetState.WRITTEN, "sidecar")
    assert "read-only" in str(report.reason)
    assert desk.photo.read_bytes() == before
    photo = desk.index.photos.by_path(desk.photo)
    assert photo is not None
    assert photo.sidecar == desk.photo.with_name("a.jpg.xmp")
    assert desk.index.texts.get(photo.photo_id).title == "One"
    (entry,) = desk.index.history.entries(10)
    assert entry.target.value == "sidecar"


def test_without_sidecars_the_reason_is_all_there_is(tmp_path: Path) -> None:
    with open_index(tmp_path / "library.db") as index:
        desk = Desk(tmp_path, index, WriteOptions(sidecar=SidecarPolicy.NEVER))
        desk.photo.chmod(0o444)
        report = desk.write("One")
        assert (report.state, report.written_to) == (SetState.REFUSED, "none")
        assert not list(tmp_path.glob("*.xmp"))


@pytest.mark.expects_log("the text goes into a sidecar")
def test_a_file_that_does_not_read_back_right_is_left_for_a_sidecar(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = desk.photo.read_bytes()

    def find(old: Path | None, *_: object) -> list[str]:
        return [] if old is None else ["planted"]

    monkeypatch.setattr("blipdesk.metadata.writer.find_differences", find)
    report = desk.write("One")
    assert (report.state, report.written_to) == (SetState.WRITTEN, "sidecar")
    assert "planted" in str(report.reason)
    assert desk.photo.read_bytes() == before
    assert desk.title_in_file == "One"


@pytest.mark.expects_log("the text goes into a sidecar")
def test_a_photo_whose_owner_a_new_file_cannot_get_is_left_for_a_sidecar(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(target: Path, *_: object, **__: object) -> None:
        if target == desk.photo:
            raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("blipdesk.metadata.safe_file._carry_over", refuse)
    report = desk.write("One")
    assert (report.state, report.written_to) == (SetState.WRITTEN, "sidecar")
    assert sorted(path.name for path in desk.photo.parent.glob("a.jpg*")) == [
        "a.jpg",
        "a.jpg.xmp",
    ]


def test_an_undo_takes_words_out_of_the_sidecar(desk: Desk) -> None:
    desk.photo.chmod(0o444)
    desk.write("One")
    (entry,) = desk.index.history.entries(10)
    intent = WriteIntent(IntentKind.RESTORE, NOW, undoes=entry.entry_id)
    report = desk.writer.write(desk.ingest.remember(desk.photo), desk.batch, intent, entry.changes)
    assert (report.state, report.written_to) == (SetState.WRITTEN, "sidecar")
    assert desk.title_in_file is None


def test_a_damaged_photo_is_remembered_for_words_beside_it(desk: Desk) -> None:
    desk.photo.write_bytes(desk.photo.read_bytes()[:60])
    with pytest.raises(Damaged):
        desk.ingest.remember(desk.photo)
    photo = desk.ingest.remember_even_damaged(desk.photo)
    report = desk.writer.write(photo, desk.batch, desk.title("One"))
    assert (report.state, report.written_to) == (SetState.WRITTEN, "sidecar")
    assert desk.index.texts.get(photo.photo_id).title == "One"


def test_keywords_of_a_machine_join_a_persons_in_the_file_by_wish(tmp_path: Path) -> None:
    with open_index(tmp_path / "library.db") as index:
        desk = Desk(tmp_path, index)
        policies = {Field.KEYWORDS: FieldPolicy.APPEND}
        writer = Writer(index, desk.ingest, BESIDE, tmp_path / "lock", policies)
        person = WriteIntent(IntentKind.PERSON, NOW, add_keywords=("Granny",))
        writer.write(desk.ingest.remember(desk.photo), desk.batch, person)
        origin = Provenance(Source.MACHINE, ReviewState.DRAFT, "m")
        edits = (FieldEdit(Field.KEYWORDS, ("dog", "granny"), origin),)
        machine = WriteIntent(IntentKind.MACHINE, NOW, edits)
        writer.write(desk.ingest.remember(desk.photo), desk.batch, machine)
        text = read_metadata(desk.photo).text
        assert text.keywords == ("Granny", "dog")
        assert text.origin(Field.KEYWORDS).items == ("dog",)


def test_what_another_program_writes_beside_a_photo_is_news(desk: Desk) -> None:
    known = desk.ingest.remember(desk.photo)
    assert desk.ingest.remember(desk.photo) == known
    side = desk.photo.with_name("a.xmp")
    for words in ("theirs", "theirs, later"):
        title = f"<rdf:Alt><rdf:li xml:lang='x-default'>{words}</rdf:li></rdf:Alt>"
        side.write_bytes(packet(f"<dc:title>{title}</dc:title>"))
        assert desk.ingest.remember(desk.photo).sidecar == side
        assert desk.index.texts.get(known.photo_id).title == words
    side.unlink()
    assert desk.ingest.remember(desk.photo).sidecar is None
    assert desk.index.texts.get(known.photo_id).title is None


def test_a_damaged_photo_is_remembered_without_its_sidecar_too(desk: Desk) -> None:
    desk.photo.write_bytes(desk.photo.read_bytes()[:60])
    photo = desk.ingest.remember_even_damaged(desk.photo)
    desk.writer.write(photo, desk.batch, desk.title("One"))
    desk.photo.with_name("a.jpg.xmp").unlink()
    assert desk.ingest.refresh(photo).sidecar is None
    assert desk.index.texts.get(photo.photo_id).title is None


def test_a_vocabulary_spells_places_and_refuses_keywords(tmp_path: Path) -> None:
    words = parse_vocabulary(["Places", "\tParis", "\t\t{Lutetia}", "Dog"])
    rules = KeywordRules(words, OutsideWords.REFUSE, HierarchyMode.ANCESTORS)
    with open_index(tmp_path / "library.db") as index:
        desk = Desk(tmp_path, index, replace(BESIDE, keywords=rules))

        def write(intent: WriteIntent) -> WriteReport:
            return desk.writer.write(desk.ingest.remember(desk.photo), desk.batch, intent)

        refused = write(WriteIntent(IntentKind.PERSON, NOW, add_keywords=("cat",)))
        assert refused.state is SetState.REFUSED
        assert "'cat' is not in the vocabulary" in (refused.reason or "")
        origin = Provenance(Source.MACHINE, ReviewState.DRAFT, "m", items=("dog", "cat"))
        edits = (FieldEdit(Field.KEYWORDS, ("dog", "cat"), origin),)
        written = write(WriteIntent(IntentKind.MACHINE, NOW, edits))
        assert "left out: cat" in (written.reason or "")
        assert read_metadata(desk.photo).text.keywords == ("Dog",)
        write(WriteIntent(IntentKind.PERSON, NOW, add_keywords=("LUTETIA",)))
        assert read_metadata(desk.photo).text.keywords == ("Dog", "Places", "Paris")
        assert b"<rdf:li>Places|Paris</rdf:li>" in desk.photo.read_bytes()


def test_recovery_completes_a_photo_of_several_names_and_knows_its_history(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.jpg"
    os.link(desk.photo, other)
    keeping = WriteOptions(keep_hard_links=True)
    writer = Writer(desk.index, desk.ingest, keeping, tmp_path / "lock")

    def half(new: BinaryIO, file: BinaryIO, _: int) -> None:
        file.write(new.read(100))
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(shutil, "copyfileobj", half)
        writer.write(desk.ingest.remember(desk.photo), desk.batch, desk.title("One"))
    assert writer.recover() == 1
    assert read_metadata(other).text.title == "One"
    assert desk.index.outbox.count() == {}
    (entry,) = desk.index.history.entries(10)
    assert entry.changes
    assert sorted(p.name for p in tmp_path.glob("*.jpg")) == ["a.jpg", "other.jpg"]
    assert not list(tmp_path.glob(".blipdesk*"))
