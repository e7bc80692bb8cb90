"""Texts that wait until no more come, and are never lost meanwhile."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from blipdesk.bootstrap import open_library
from blipdesk.domain.text import Field, FieldEdit
from blipdesk.library.describing import DescribeOptions
from blipdesk.library.history import UndoSelection
from blipdesk.library.library import Library
from blipdesk.library.queue_desk import QueueDesk
from blipdesk.library.results import SetState
from blipdesk.library.review import PersonEdit
from blipdesk.library.work_queue import WorkQueue
from blipdesk.metadata.reader import read_metadata
from blipdesk.runtime.paths import LibraryPaths
from tests.unit.library.scripted import ScriptedEngine, scripted_parts

IDLE_S = 60.0
Opener = Callable[..., AbstractContextManager[Library]]


@pytest.fixture
def opened(tmp_path: Path) -> Opener:
    """Opens one library with texts that wait; ``later_s`` puts its clock forward."""

    @contextmanager
    def opener(idle_s: float = IDLE_S, later_s: float = 0.0) -> Iterator[Library]:
        with pytest.MonkeyPatch.context() as patch:
            if later_s:
                now_ns = __import__("time").time_ns
                patch.setattr(
                    "blipdesk.library.clock.time.time_ns", lambda: now_ns() + int(later_s * 1e9)
                )
            paths = LibraryPaths(tmp_path / "library")
            with open_library(paths, tuned=lambda s: replace(s, write_idle_s=idle_s)) as library:
                yield library

    return opener


@pytest.fixture
def photo(opened: Opener, tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    path = folder / "a.jpg"
    Image.new("RGB", (16, 12), (90, 80, 70)).save(path)
    with opened() as library:
        library.add_folder(folder)
        library.scan([])
    return path


def describe(library: Library, photo: Path) -> None:
    parts = scripted_parts(library, ScriptedEngine())
    QueueDesk(parts).add([photo], DescribeOptions())
    queue = WorkQueue(parts, None)
    while queue.has_work():
        for result in queue.work(lambda: False):
            assert result.write.state is SetState.WAITING


def caption_of(photo: Path) -> str | None:
    return read_metadata(photo).text.caption


def test_a_text_waits_and_is_counted_until_no_more_have_come(opened: Opener, photo: Path) -> None:
    before = photo.read_bytes()
    with opened() as library:
        describe(library, photo)
        assert photo.read_bytes() == before
        assert library.background.queue.status().waiting_writes == 1
        assert list(library._patient.write_idle(lambda: False)) == []
    with opened() as library:
        assert photo.read_bytes() == before, "an opening is no reason to write it early"
    with opened(later_s=IDLE_S + 5) as library:
        assert caption_of(photo) == "a red boat"
        assert library.background.queue.status().waiting_writes == 0


def test_what_comes_later_lets_all_wait_longer_but_not_for_ever(
    opened: Opener, photo: Path, tmp_path: Path
) -> None:
    other = tmp_path / "photos" / "b.jpg"
    Image.new("RGB", (18, 12), (9, 80, 70)).save(other)
    with opened() as library:
        library.scan([])
        describe(library, photo)
    with opened(later_s=IDLE_S - 10) as library:
        describe(library, other)
    with opened(later_s=IDLE_S + 10) as library:
        assert caption_of(photo) is None
        with library._index.transaction():
            library._index.outbox._connection.change(
                "UPDATE outbox SET intent = json_set(intent, '$.date', ?) WHERE photo_id ="
                " (SELECT min(photo_id) FROM outbox)",
                ((datetime.now().astimezone() - timedelta(seconds=1800)).isoformat(),),
            )
    with opened(later_s=IDLE_S + 10) as library:
        assert library._index.outbox.count() == {}


def test_it_is_written_at_once_by_wish_and_can_be_undone(opened: Opener, photo: Path) -> None:
    before = photo.read_bytes()
    with opened() as library:
        describe(library, photo)
        (result,) = library.background.write_now()
        assert (result.path, result.write.state) == (photo, SetState.WRITTEN)
        assert caption_of(photo) == "a red boat"
        assert list(library.background.write_now()) == []
        assert not any(result.failed for result in library.undo(UndoSelection()))
    assert read_metadata(photo).text.caption is None
    assert len(photo.read_bytes()) >= len(before)


def test_an_approval_waits_too_and_leaves_the_review_at_once(opened: Opener, photo: Path) -> None:
    with opened() as library:
        describe(library, photo)
        (result,) = library.approve([photo], (Field.CAPTION, Field.KEYWORDS, Field.ALT_TEXT))
        assert result.write.state is SetState.WAITING
        assert library._index.drafts.count_waiting() == 0
        assert caption_of(photo) is None
        list(library.background.write_now())
    text = read_metadata(photo).text
    assert (text.caption, text.alt_text) == ("a red boat", "A red boat.")
    assert not text.origin(Field.CAPTION).is_unapproved_machine


def test_a_persons_words_wait_for_nothing_and_take_along_what_waits(
    opened: Opener, photo: Path
) -> None:
    with opened() as library:
        describe(library, photo)
        edit = PersonEdit((FieldEdit(Field.CAPTION, "Granny"),))
        (result,) = library.set_words([photo], edit)
        assert result.write.state is SetState.WRITTEN
        assert caption_of(photo) == "Granny"
        assert library._index.outbox.count() == {}


def test_a_text_that_waits_respects_what_another_program_wrote_meanwhile(
    opened: Opener, photo: Path, tmp_path: Path
) -> None:
    with opened() as library:
        describe(library, photo)
    with open_library(LibraryPaths(tmp_path / "other")) as other:
        list(other.set_words([photo], PersonEdit((FieldEdit(Field.CAPTION, "Granny"),))))
    with opened() as library:
        list(library.background.write_now())
    assert caption_of(photo) == "Granny"


def test_with_the_setting_taken_back_nothing_waits_any_more(opened: Opener, photo: Path) -> None:
    with opened() as library:
        describe(library, photo)
    with opened(idle_s=0.0):
        assert caption_of(photo) == "a red boat"


def test_a_stop_leaves_the_rest_waiting(opened: Opener, photo: Path) -> None:
    with opened() as library:
        describe(library, photo)
        assert list(library.background.write_now(lambda: True)) == []
        assert library.background.queue.status().waiting_writes == 1


def test_an_undo_takes_back_what_still_waits_and_nothing_older(opened: Opener, photo: Path) -> None:
    with opened() as library:
        list(library.set_words([photo], PersonEdit((FieldEdit(Field.TITLE, "older"),))))
        describe(library, photo)
        list(library.approve([photo], (Field.CAPTION,)))
        assert not any(result.failed for result in library.undo(UndoSelection()))
    text = read_metadata(photo).text
    assert text.title == "older"
    assert text.origin(Field.CAPTION).is_unapproved_machine, "the approval alone was taken back"
