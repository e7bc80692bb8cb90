import os
import subprocess
import sys
import threading
from pathlib import Path

import apsw
import pytest

from blipdesk.domain.errors import (
    BlipDeskError,
    BugError,
    DatabaseBusy,
    DatabaseCorrupt,
    DatabaseError,
    DatabaseTooNew,
    DiskFull,
)
from blipdesk.index import connection as connection_module
from blipdesk.index import migrate as migrate_module
from blipdesk.index.connection import Connection
from blipdesk.index.database import Index, open_index
from blipdesk.index.migrate import backup_path, newest_version, sqlite_may_use_wal


def _folders(index: Index) -> list[str]:
    return [str(folder.path) for folder in index.folders.list()]


def test_a_new_library_uses_the_write_ahead_log_and_foreign_keys(index: Index) -> None:
    connection = apsw.Connection(str(index.path))
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA user_version").fetchone() == (newest_version(),)
    connection.close()


def test_every_table_but_those_of_the_full_text_index_is_strict(index: Index) -> None:
    connection = apsw.Connection(str(index.path))
    loose = [
        row[1]
        for row in connection.execute("PRAGMA table_list")
        if not row[5] and not row[1].startswith(("document_fts", "sqlite_"))
    ]
    connection.close()
    assert loose == []


def test_what_was_stored_is_there_after_opening_again(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with open_index(path) as index, index.transaction(durable=True):
        index.folders.add(Path("/photos"), "2024-01-01T00:00:00+00:00")
    with open_index(path) as index:
        assert _folders(index) == ["/photos"]


def test_closing_leaves_one_file_and_twice_is_harmless(tmp_path: Path) -> None:
    index = open_index(tmp_path / "library.db")
    with index.transaction():
        index.folders.add(Path("/photos"), "2024")
    index.close()
    index.close()
    assert os.listdir(tmp_path) == ["library.db"]


def test_a_write_outside_of_a_transaction_is_a_bug(index: Index) -> None:
    with pytest.raises(BugError, match="outside of a transaction"):
        index.folders.add(Path("/photos"), "2024")


def test_an_exception_undoes_the_whole_transaction(index: Index) -> None:
    with pytest.raises(ZeroDivisionError), index.transaction():
        index.folders.add(Path("/photos"), "2024")
        raise ZeroDivisionError
    assert _folders(index) == []


def test_an_inner_transaction_that_fails_loses_only_its_own_part(index: Index) -> None:
    with index.transaction():
        index.folders.add(Path("/one"), "2024")
        with pytest.raises(ZeroDivisionError), index.transaction():
            index.folders.add(Path("/two"), "2024")
            raise ZeroDivisionError
        with index.transaction():
            index.folders.add(Path("/three"), "2024")
    assert _folders(index) == ["/one", "/three"]


def test_a_promise_inside_a_transaction_that_is_none_is_a_bug(index: Index) -> None:
    with (
        index.transaction(),
        pytest.raises(BugError, match="durable"),
        index.transaction(durable=True),
    ):
        pass


@pytest.mark.parametrize(("durable", "level"), [(True, 2), (False, 1), (True, 2)])
def test_only_a_durable_transaction_waits_for_the_disk(
    tmp_path: Path, durable: bool, level: int
) -> None:
    with open_index(tmp_path / "library.db") as index, index.transaction(durable=durable):
        assert index.photos._connection.value("PRAGMA synchronous") == level


def test_a_library_held_by_another_program_is_busy(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection_module, "BUSY_TIMEOUT_MS", 20)
    with (
        open_index(index.path) as other,
        index.transaction(),
        pytest.raises(DatabaseBusy, match="another program"),
        other.transaction(),
    ):
        pass


def test_a_reader_in_mid_result_does_not_make_the_next_write_fail(index: Index) -> None:
    with index.transaction():
        for number in range(3):
            index.folders.add(Path(f"/{number}"), "2024")
    with open_index(index.path) as other:
        readers = (index.photos.under(Path("/")), index.vectors.stored_after(0, "m", "r"))
        for reader in readers:
            next(reader, None)
        with other.transaction():
            other.folders.add(Path("/other"), "2024")
        with index.transaction():
            index.folders.add(Path("/own"), "2024")
        assert len(_folders(index)) == 5


def test_a_newer_library_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    open_index(path).close()
    connection = apsw.Connection(str(path))
    connection.execute(f"PRAGMA user_version = {newest_version() + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(DatabaseTooNew, match="newer BlipDesk"):
        open_index(path)
    assert path.read_bytes() == before


def test_somebody_elses_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    connection = apsw.Connection(str(path))
    connection.execute("CREATE TABLE other (x)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(DatabaseError, match="not a BlipDesk library"):
        open_index(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_counts_as_damaged(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(b"this is no database at all\n" * 100)
    with pytest.raises(DatabaseCorrupt, match="blipdesk index check"):
        open_index(path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="nowhere: is no folder"):
        open_index(tmp_path / "nowhere" / "library.db")


def test_a_folder_in_place_of_the_file_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="cannot be opened"):
        open_index(tmp_path)


def test_a_full_disk_changes_nothing_and_the_work_goes_on_later(index: Index) -> None:
    raw = index.photos._connection.raw
    pages = raw.execute("PRAGMA page_count").fetchone()[0]
    raw.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull, match="disk is full"), index.transaction():
        for number in range(2000):
            index.folders.add(Path(f"/photos/{number}"), "2024")
    assert _folders(index) == []
    raw.execute("PRAGMA max_page_count = 1000000")
    with index.transaction():
        index.folders.add(Path("/photos"), "2024")
    assert index.check().is_well


@pytest.mark.parametrize(
    ("version", "allowed"),
    [
        ("3.40.1", False),
        ("3.44.5", False),
        ("3.44.6", True),
        ("3.45.0", False),
        ("3.50.6", False),
        ("3.50.7", True),
        ("3.51.2", False),
        ("3.51.3", True),
        ("3.54.1", True),
        ("4.0.0", True),
    ],
)
def test_an_sqlite_with_the_wal_reset_bug_is_refused(version: str, allowed: bool) -> None:
    assert sqlite_may_use_wal(version) is allowed


def test_an_unsafe_sqlite_is_refused_with_the_way_to_a_safe_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apsw, "sqlite_lib_version", lambda: "3.51.2")
    with pytest.raises(DatabaseError, match="pip install"):
        open_index(tmp_path / "library.db")
    assert os.listdir(tmp_path) == []


def test_a_migration_copies_the_library_first_and_keeps_its_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.db"
    with open_index(path) as index, index.transaction():
        index.folders.add(Path("/photos"), "2024")
    old, steps = newest_version(), migrate_module.steps()
    monkeypatch.setattr(
        migrate_module, "steps", lambda: [*steps, (old + 1, "more", "CREATE TABLE more (x ANY)")]
    )
    with open_index(path) as index:
        assert _folders(index) == ["/photos"]
        assert index.photos._connection.rows("SELECT version, name FROM migration")[-1] == (
            old + 1,
            "more",
        )
    copy = Connection(backup_path(path, old), read_only=True)
    assert copy.value("PRAGMA user_version") == old
    assert copy.value("SELECT count(*) FROM root") == 1
    copy.close()


def test_a_migration_that_fails_leaves_the_library_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.db"
    open_index(path).close()
    old, steps = newest_version(), migrate_module.steps()
    broken = "CREATE TABLE more (x ANY); INSERT INTO nowhere VALUES (1)"
    monkeypatch.setattr(migrate_module, "steps", lambda: [*steps, (old + 1, "bad", broken)])
    with pytest.raises(BugError):
        open_index(path)
    monkeypatch.undo()
    with open_index(path) as index:
        assert index.check().version == old
        assert index.photos._connection.rows("PRAGMA table_info(more)") == []


def _open_in_threads(path: Path) -> list[BlipDeskError]:
    together, failures = threading.Barrier(4), []

    def open_one() -> None:
        together.wait()
        try:
            open_index(path).close()
        except BlipDeskError as error:
            failures.append(error)

    threads = [threading.Thread(target=open_one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failures


def test_threads_that_make_the_same_library_at_once_all_succeed(tmp_path: Path) -> None:
    assert [_open_in_threads(tmp_path / f"library-{n}.db") for n in range(30)] == [[]] * 30


def test_threads_that_migrate_the_same_library_at_once_all_succeed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / f"library-{number}.db" for number in range(10)]
    steps = migrate_module.steps()
    monkeypatch.setattr(migrate_module, "steps", lambda: steps[:1])
    for path in paths:
        connection = Connection(path)
        connection.configure(1000)
        migrate_module.migrate(connection)
        connection.close_tidily()
    monkeypatch.undo()
    assert [_open_in_threads(path) for path in paths] == [[]] * 10
    for path in paths:
        copy = Connection(backup_path(path, 1), read_only=True)
        assert copy.value("PRAGMA user_version") == 1
        copy.close()


def test_processes_that_make_the_same_library_at_once_all_succeed(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from blipdesk.index.database import open_index\n"
        "with open_index(Path(sys.argv[1])) as i, i.transaction():\n"
        "    i.folders.add(Path(sys.argv[2]), '2024')"
    )
    path = tmp_path / "library.db"
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(path), f"/{number}"])
        for number in range(4)
    ]
    assert [process.wait(60) for process in running] == [0, 0, 0, 0]
    with open_index(path) as index:
        assert _folders(index) == ["/0", "/1", "/2", "/3"]
        assert index.check().is_well


def test_closing_empties_the_log_even_while_another_program_has_the_library_open(
    tmp_path: Path,
) -> None:
    path = tmp_path / "library.db"
    index, other = open_index(path), open_index(path)
    with index.transaction():
        index.folders.add(Path("/photos"), "2024")
    log = Path(f"{path}-wal")
    assert log.stat().st_size > 0
    index.close()
    assert log.stat().st_size == 0
    other.close()
