"""While somebody hangs in a write, nobody else writes into his photo, and all may into others."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from blipdesk.bootstrap import open_library
from blipdesk.domain.text import Field, FieldEdit
from blipdesk.library import write_round
from blipdesk.library.library import Library
from blipdesk.library.results import EditResult, SetState
from blipdesk.library.review import PersonEdit
from blipdesk.library.write_lock import WriteLock
from blipdesk.metadata.model import Staged
from blipdesk.metadata.reader import read_metadata
from blipdesk.runtime.paths import LibraryPaths

PATIENCE_S = 60.0


class Hanging:
    """Hangs when one photo is to be replaced, until it is told to go on."""

    def __init__(self, photo: Path) -> None:
        self.photo = photo
        self.hangs = threading.Event()
        self.goes_on = threading.Event()
        self._put_in_place = write_round.put_in_place

    def __call__(self, staged: Staged) -> object:
        if staged.plan.path == self.photo and not self.goes_on.is_set():
            self.hangs.set()
            assert self.goes_on.wait(PATIENCE_S)
        return self._put_in_place(staged)


@pytest.fixture
def paths(tmp_path: Path) -> LibraryPaths:
    return LibraryPaths(tmp_path / "library")


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    found = [tmp_path / "photos" / name for name in ("a.jpg", "b.jpg")]
    found[0].parent.mkdir()
    for number, path in enumerate(found):
        Image.new("RGB", (16, 16), (90 * number, 80, 90)).save(path)
    return found


@pytest.fixture
def hanging(monkeypatch: pytest.MonkeyPatch, photos: list[Path]) -> Iterator[Hanging]:
    found = Hanging(photos[0])
    monkeypatch.setattr(write_round, "put_in_place", found)
    yield found
    found.goes_on.set()


@contextmanager
def opened(paths: LibraryPaths, patience_s: float = 0.2) -> Iterator[Library]:
    with open_library(paths, tuned=lambda s: replace(s, patience_s=patience_s)) as library:
        yield library


def set_title(library: Library, photo: Path, title: str) -> EditResult:
    (result,) = library.set_words([photo], PersonEdit((FieldEdit(Field.TITLE, title),)))
    return result


def test_a_photo_at_which_somebody_hangs_is_left_alone_until_he_is_back(
    paths: LibraryPaths, photos: list[Path], hanging: Hanging
) -> None:
    told: list[EditResult] = []

    def hang() -> None:
        with opened(paths) as library:
            told.append(set_title(library, photos[0], "first"))

    somebody = threading.Thread(target=hang)
    somebody.start()
    assert hanging.hangs.wait(PATIENCE_S)
    with opened(paths) as library:  # what he has begun is not taken for left behind
        kept = set_title(library, photos[0], "second")
        assert (kept.write.state, kept.write.is_kept) == (SetState.FAILED, True)
        assert "hangs" in str(kept.write.reason)
        assert set_title(library, photos[1], "other").write.state is SetState.WRITTEN
        assert library.background.queue.status().failed_writes == 2
        (moved,) = library.files.carry_out(library.files.plan_rename(photos[:1], "moved"))
        assert "hangs" in str(moved.reason)
        assert read_metadata(photos[0]).text.title is None
        hanging.goes_on.set()
        somebody.join()
        assert [result.write.state for result in told] == [SetState.WRITTEN]
        assert read_metadata(photos[0]).text.title == "first"
    with opened(paths, PATIENCE_S) as library:
        assert library.scan([]).problems == ()
        assert read_metadata(photos[0]).text.title == "second"
        assert library.background.queue.status().failed_writes == 0
        titles = [line.fields[0].new for line in library.history(photos[:1], 9)]
    assert titles == ["second", "first"]
    assert [path.name for path in photos[0].parent.iterdir() if path.suffix == ".tmp"] == []


def test_patience_begins_anew_with_each_write(tmp_path: Path) -> None:
    path, patience_s = tmp_path / "lock", 0.3
    lock = WriteLock(path, patience_s)
    with lock.hold([1]):
        pass
    time.sleep(patience_s / 2)
    with lock.hold([2]):
        start_s = time.monotonic()
        while path.exists() and time.monotonic() < start_s + PATIENCE_S:
            time.sleep(0.01)
        assert time.monotonic() - start_s >= patience_s
        with WriteLock(path, PATIENCE_S).hold([3]) as held:
            assert held == {2}
    with WriteLock(path, PATIENCE_S).hold([3]) as held:
        assert held == frozenset()


def test_one_thread_watches_over_all_writes_and_ends_with_them(tmp_path: Path) -> None:
    lock = WriteLock(tmp_path / "lock", PATIENCE_S)
    before = set(threading.enumerate())
    watching: set[threading.Thread] = set()
    for photo_id in range(5):
        with lock.hold([photo_id]):
            watching |= set(threading.enumerate()) - before
    (thread,) = watching
    lock.close()
    thread.join(PATIENCE_S / 2)
    assert not thread.is_alive()
