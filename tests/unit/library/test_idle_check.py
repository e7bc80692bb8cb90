"""The database is checked while nobody works, by a copy, and nobody waits for it."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from blipdesk.bootstrap import mend_library
from blipdesk.domain.errors import DatabaseCorrupt
from blipdesk.domain.photo import PhotoFacts, PhotoFormat
from blipdesk.domain.text import PhotoText
from blipdesk.index.check_record import LastCheck
from blipdesk.index.connection import QueryInterrupted
from blipdesk.index.daily_backup import backups
from blipdesk.index.database import open_index
from blipdesk.library.idle_check import (
    IdleCheck,
    IdleTimes,
    check_now,
    check_when_due,
    damage_notice,
)
from blipdesk.library.lease_owner import new_owner
from blipdesk.library.upkeep import MendStep, Upkeep
from blipdesk.runtime.paths import LibraryPaths

QUICK = IdleTimes(ask_every_s=0.02, retry_s=0.02)


@pytest.fixture
def paths(tmp_path: Path) -> LibraryPaths:
    """A library of two hundred photos."""
    found = LibraryPaths(tmp_path)
    with open_index(found.database) as index, index.transaction():
        for number in range(200):
            photo_id = index.photos.upsert(
                Path(f"/p/{number}.jpg"), PhotoFacts(PhotoFormat.JPEG, taken="2024-01-01")
            )
            index.texts.replace(photo_id, PhotoText(caption=f"a boat number{number}"))
    return found


def _never() -> bool:
    return False


def _damage_words(paths: LibraryPaths) -> None:
    """Let the full text index forget a photo."""
    with open_index(paths.database) as index, index.transaction():
        connection = index.photos._connection
        connection.change(
            "INSERT INTO document_fts (document_fts, rowid, caption)"
            " SELECT 'delete', docid, caption FROM document LIMIT 1"
        )


def _damage_pages(paths: LibraryPaths) -> None:
    content = bytearray(paths.database.read_bytes())
    for page in range(2, len(content) // 4096, 3):
        content[page * 4096 : page * 4096 + 1000] = b"\xff" * 1000
    paths.database.write_bytes(content)


def _last(paths: LibraryPaths) -> LastCheck | None:
    with open_index(paths.database) as index:
        return index.checks.last()


def test_a_whole_library_is_noted_as_such_and_its_copy_becomes_that_of_the_day(
    paths: LibraryPaths,
) -> None:
    check = check_now(paths, _never)
    assert check.problems == () and _last(paths) == check
    [copy] = backups(paths.backups)
    assert [path.name for path in paths.backups.iterdir()] == [copy.name]
    with open_index(copy) as index:
        assert index.search("boat").total == 200


@pytest.mark.parametrize("damage", [_damage_words, _damage_pages])
def test_damage_is_found_and_pushes_no_good_copy_out(
    paths: LibraryPaths, damage: Callable[[LibraryPaths], None]
) -> None:
    check_now(paths, _never)
    [copy] = backups(paths.backups)
    before = copy.read_bytes()
    damage(paths)
    check = check_now(paths, _never)
    assert check.problems and "index check --repair" in damage_notice(check)
    assert [path.read_bytes() for path in paths.backups.iterdir()] == [before]


def test_a_check_is_due_once_a_day(paths: LibraryPaths) -> None:
    assert check_when_due(paths, _never) is not None
    assert check_when_due(paths, _never) is None
    for age in (timedelta(hours=25), timedelta(days=-400)):
        moment = (datetime.now(UTC) - age).isoformat(timespec="seconds")
        with open_index(paths.database) as index, index.transaction():
            index.checks.record(LastCheck(moment, ()))
        assert check_when_due(paths, _never) is not None


def test_a_check_is_due_after_a_program_that_did_not_end_as_it_should(
    paths: LibraryPaths,
) -> None:
    check_now(paths, _never)
    code = (
        "import os; from pathlib import Path; from blipdesk.index.database import open_index;"
        "from blipdesk.library.lease_owner import new_owner;"
        f"index = open_index(Path({str(paths.database)!r})); context = index.transaction();"
        "context.__enter__(); index.checks.begin(new_owner()); context.__exit__(None, None, None);"
        "os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", code], check=False, timeout=60)
    with open_index(paths.database) as index, index.transaction():
        index.checks.begin(new_owner())  # one that lives makes nothing due
    assert check_when_due(paths, _never) is not None
    assert check_when_due(paths, _never) is None


def test_a_check_that_is_stopped_leaves_nothing_and_is_due_again(paths: LibraryPaths) -> None:
    asked = iter([False] * 2)
    for stop in (lambda: True, lambda: next(asked, True)):
        with pytest.raises(QueryInterrupted):
            check_now(paths, stop)
        assert check_when_due(paths, lambda: True) is None
        assert list(paths.backups.iterdir()) == [] and _last(paths) is None


def test_nobody_waits_for_a_check(paths: LibraryPaths) -> None:
    found = []

    def work() -> bool:
        with open_index(paths.database) as index, index.transaction():
            index.folders.add(Path(f"/p/{len(found)}"), "2024")
            found.append(index.search("boat").total)
        return False

    assert check_now(paths, work).problems == ()
    assert len(found) > 1 and set(found) == {200}


def test_beside_a_program_it_waits_for_quiet_and_then_tells_of_damage(
    paths: LibraryPaths,
) -> None:
    quiet, told = threading.Event(), threading.Event()
    damaged: list[LastCheck] = []

    def tell(check: LastCheck) -> None:
        damaged.append(check)
        told.set()

    _damage_words(paths)
    with IdleCheck(paths, quiet.is_set, tell, QUICK):
        assert not told.wait(0.2) and _last(paths) is None
        quiet.set()
        assert told.wait(30)
    assert damaged[0].problems
    with open_index(paths.database) as index:
        assert index.checks.owners() == []


def test_a_file_that_is_no_database_any_more_is_told_of(paths: LibraryPaths) -> None:
    paths.database.write_bytes(b"nonsense" * 5000)
    found = check_when_due(paths, _never)
    assert found is not None and "damaged" in found.problems[0]


def test_words_alone_are_mended_in_place(paths: LibraryPaths) -> None:
    _damage_words(paths)
    steps: list[MendStep] = []
    mended = Upkeep(paths).mend(steps.append)
    assert mended.problems and mended.recovery is None
    assert steps == [MendStep.CHECKING, MendStep.WORDS]
    last = _last(paths)
    assert last is not None and last.problems == ()


def test_a_repair_brings_the_library_back_and_up_to_date(paths: LibraryPaths) -> None:
    check_now(paths, _never)
    _damage_pages(paths)
    steps: list[MendStep] = []
    mended = mend_library(paths, steps.append)
    assert mended.recovery is not None and mended.recovery.backup is not None
    assert mended.scan is not None and steps[-1] is MendStep.SCANNING
    assert Upkeep(paths).check().problems == ()
    assert mend_library(paths).problems == ()
    with open_index(paths.database) as index:
        assert index.search("boat").total == 200


def test_after_damage_was_found_no_copy_is_removed(paths: LibraryPaths) -> None:
    check_now(paths, _never)
    [good] = backups(paths.backups)
    oldest = good.with_name("library-2020-01-01.db")
    good.rename(oldest)
    with open_index(paths.database) as index:
        index_day = datetime(2020, 1, 1, 12, tzinfo=UTC)
        with index.transaction():
            index.checks.record(LastCheck(index_day.isoformat(), ()))
        for day in range(2, 8):  # may all be damaged: nobody has looked
            index.health.back_up_daily(paths.backups, index_day.date().replace(day=day))
        assert oldest.exists() and len(backups(paths.backups)) == 4
        with index.transaction():
            index.checks.record(LastCheck(index_day.isoformat(), ("damaged",)))
        index.health.back_up_daily(paths.backups, index_day.date().replace(day=9))
    assert len(backups(paths.backups)) == 5


def test_a_copy_is_made_in_one_go_however_much_is_written_meanwhile(
    paths: LibraryPaths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("blipdesk.index.backup._PAGES_AT_ONCE", 4)
    steps = []

    def write() -> bool:
        steps.append(1)
        with open_index(paths.database) as index, index.transaction():
            index.folders.add(Path(f"/new/{len(steps)}"), "2024")
        assert len(steps) < 500, "the copy begins again and again"
        return False

    assert check_now(paths, write).problems == ()
    shutil.rmtree(paths.backups)


def test_a_library_too_damaged_to_open_says_what_to_do(paths: LibraryPaths) -> None:
    paths.database.write_bytes(b"nonsense" * 5000)
    with pytest.raises(DatabaseCorrupt, match=r"photos are not affected.*index check --repair"):
        open_index(paths.database)
