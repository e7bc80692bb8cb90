"""Reading ahead happens once, while nobody waits, and never gets in anybody's way."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from blipdesk.domain.photo import PhotoFacts, PhotoFormat
from blipdesk.domain.text import PhotoText
from blipdesk.index import warmth
from blipdesk.index.database import open_index
from blipdesk.index.warmth import read_ahead
from blipdesk.library import warming as warming_module
from blipdesk.library.browsing import open_browser
from blipdesk.library.listing import View
from blipdesk.library.warming import Warming
from blipdesk.runtime.paths import LibraryPaths


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(warming_module, "_WORTH_IT_BYTES", 1)
    monkeypatch.setattr(warmth, "_ROWS_AT_ONCE", 1)
    path = LibraryPaths(tmp_path).database
    with open_index(path) as index, index.transaction():
        for number in range(300):
            photo_id = index.photos.upsert(Path(f"/p/{number}.jpg"), PhotoFacts(PhotoFormat.JPEG))
            words = " ".join(f"word{number * 40 + n}" for n in range(40))
            index.texts.replace(photo_id, PhotoText(caption=words))
    return path


@pytest.fixture
def warming(database: Path) -> Iterator[Warming]:
    found = Warming(database, pause_s=0.0)
    yield found
    found.close()


def _steps(path: Path) -> int:
    return sum(1 for _ in read_ahead(path, lambda: False))


def test_every_page_of_the_words_is_read(database: Path) -> None:
    with open_index(database) as index:
        pages = index.photos._connection.value("SELECT count(*) FROM document_fts_data")
    assert _steps(database) == pages + len(warmth._SMALL)
    assert pages > 20


def test_reading_stops_when_it_is_told_to(database: Path) -> None:
    asked = 0

    def should_stop() -> bool:
        nonlocal asked
        asked += 1
        return asked > 10

    assert sum(1 for _ in read_ahead(database, should_stop)) < _steps(database)


def test_all_is_read_while_nobody_asks(
    warming: Warming, caplog: pytest.LogCaptureFixture, database: Path
) -> None:
    warming.start()
    warming.wait()
    assert f"read ahead in {_steps(database)} steps" in caplog.text


def test_nothing_is_read_while_somebody_waits_for_an_answer(
    warming: Warming, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    def reading(path: Path, should_stop: object) -> Iterator[None]:
        begun.set()
        yield

    monkeypatch.setattr(warming_module, "read_ahead", reading)
    with warming.giving_way():
        warming.start()
        assert not begun.wait(0.3)
    assert begun.wait(10)


def test_closing_ends_it_in_the_midst_of_waiting(database: Path) -> None:
    warming = Warming(database, pause_s=3600)
    warming.start()
    started_s = time.monotonic()
    warming.close()
    assert time.monotonic() - started_s < 10
    assert not warming._thread.is_alive()


def test_a_small_database_is_not_worth_it(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warming_module, "_WORTH_IT_BYTES", 1 << 30)
    warming = Warming(database)
    warming.start()
    assert warming._thread.ident is None
    warming.close()


def test_a_database_that_is_gone_is_no_matter(tmp_path: Path) -> None:
    warming = Warming(tmp_path / "none.db")
    warming.start()
    warming.close()


def test_a_browser_answers_while_it_is_read_ahead_and_ends_it(database: Path) -> None:
    before = threading.active_count()
    browser = open_browser(LibraryPaths(database.parent), reads_ahead=True)
    assert threading.active_count() == before + 1
    assert browser.listing(View(query="word41")).total == 1
    browser.close()
    assert threading.active_count() == before
