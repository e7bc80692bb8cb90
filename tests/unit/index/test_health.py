import random
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import apsw
import pytest

from blipdesk.domain.errors import DatabaseBusy, DatabaseCorrupt, DatabaseError, InputError
from blipdesk.domain.intent import IntentKind, WriteIntent
from blipdesk.domain.photo import PhotoFacts, PhotoFormat
from blipdesk.domain.text import Field, FieldEdit, PhotoText, Provenance, ReviewState, Source
from blipdesk.index.connection import Connection
from blipdesk.index.daily_backup import backups
from blipdesk.index.database import Index, open_index
from blipdesk.index.drafts import DraftState
from blipdesk.index.orders import Order
from blipdesk.index.recovery import known_places, recover, refuse_if_in_use, restore
from blipdesk.index.saved_searches import SavedSearch

BLIP = Provenance(Source.MACHINE, ReviewState.DRAFT, "blip", "r1")
PHOTOS = 120


def _fill(path: Path, first: int, last: int) -> None:
    with open_index(path) as index, index.transaction():
        for number in range(first, last):
            facts = PhotoFacts(PhotoFormat.JPEG, taken=f"2024-01-01T10:{number % 60:02}:00")
            photo_id = index.photos.upsert(Path(f"/p/{number % 7}/{number}.jpg"), facts)
            index.texts.replace(photo_id, PhotoText(caption=f"a boat number{number}"))
            text = f"approved alt text number{number}"
            draft = index.drafts.put(photo_id, Field.ALT_TEXT, text, BLIP, created="2024")
            index.drafts.set_state(draft, DraftState.APPROVED)


def test_a_whole_library_is_well_and_counted(index: Index, add_photo: Callable[..., int]) -> None:
    add_photo(text=PhotoText(caption="a boat"))
    report = index.check()
    assert report.is_well and report.problems == ()
    assert (report.counts["photo"], report.counts["document"]) == (1, 1)
    assert report.bytes_on_disk > 0
    assert index.check(deep=False).is_well


def test_a_full_text_index_that_lost_a_photo_is_found_and_mended(
    index: Index, add_photo: Callable[..., int]
) -> None:
    add_photo(text=PhotoText(caption="a boat"))
    connection = index.photos._connection
    with index.transaction():
        connection.change("INSERT INTO document_fts (document_fts) VALUES ('delete-all')")
    assert not index.check().is_well
    index.health.rebuild_full_text()
    assert index.check().is_well
    assert index.search("boat").total == 1


def _parts(index: Index) -> int:
    sql = "SELECT count(DISTINCT segid) FROM document_fts_idx"
    return int(index.photos._connection.value(sql))


@pytest.fixture
def in_parts(index: Index, add_photo: Callable[..., int]) -> Index:
    """Return an index of words to which seven transactions have added a part each."""
    connection = index.photos._connection
    with index.transaction():
        for option in ("automerge", "crisismerge"):
            connection.change(
                "INSERT INTO document_fts (document_fts, rank) VALUES (?, ?)", (option, 16)
            )
    for number in range(7):
        add_photo(f"/p/{number}.jpg", PhotoText(caption=f"a boat number{number}"))
    return index


def test_the_parts_of_the_full_text_index_are_brought_together(in_parts: Index) -> None:
    before = _parts(in_parts)
    assert before > 4
    assert in_parts.health.merge_full_text(lambda: False)
    assert _parts(in_parts) == 1
    assert in_parts.check().is_well
    assert in_parts.search("boat").total == 7
    assert not in_parts.health.merge_full_text(lambda: False)


def test_parts_are_left_alone_when_there_is_other_work(in_parts: Index) -> None:
    before = _parts(in_parts)
    assert not in_parts.health.merge_full_text(lambda: True)
    assert _parts(in_parts) == before


def test_documents_are_made_anew_exactly_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    _fill(path, 0, 100)
    with open_index(path) as index:
        connection = index.photos._connection
        tables = ("SELECT * FROM document ORDER BY photo_id", "SELECT * FROM word WHERE n > 0")
        before = [connection.rows(sql) for sql in tables]
        with index.transaction():
            connection.change("DELETE FROM document WHERE photo_id % 2")
            connection.change("UPDATE document SET caption = 'wrong'")
        assert not index.check().is_well
        assert index.health.rebuild_documents() == 100
        assert [connection.rows(sql) for sql in tables] == before
        assert index.check().is_well


def test_words_are_counted_exactly_through_changes_and_failures(
    index: Index, add_photo: Callable[..., int]
) -> None:
    first = add_photo("/p/1.jpg", PhotoText(caption="boat horse"))
    second = add_photo("/p/2.jpg", PhotoText(caption="boat"))
    with pytest.raises(KeyError), index.transaction():
        index.photos.delete(first)
        raise KeyError
    with index.transaction():
        index.texts.replace(first, PhotoText(caption="boat dog"))
        index.photos.delete(second)
    words = dict(index.photos._connection.rows("SELECT word, n FROM word WHERE n <> 0"))
    assert words == {"boat": 1, "dog": 1, "p": 1, "1": 1, "jpg": 1}


def test_a_copy_is_whole_while_the_library_is_in_use(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    _fill(path, 0, 50)
    with open_index(path) as index, open_index(path) as other, other.transaction():
        other.folders.add(Path("/not yet committed"), "2024")
        index.health.backup(tmp_path / "copy.db")
    with open_index(tmp_path / "copy.db") as copy:
        assert copy.check().is_well
        assert (copy.check().counts["photo"], copy.folders.list()) == (50, [])


def test_a_copy_that_fails_leaves_nothing_behind(index: Index, tmp_path: Path) -> None:
    with pytest.raises(DatabaseError):
        index.health.backup(tmp_path / "nowhere" / "copy.db")
    (tmp_path / "taken").mkdir()
    with pytest.raises(OSError, match="taken"):
        index.health.backup(tmp_path / "taken")
    assert not list(tmp_path.glob("*.part"))


def test_one_copy_a_day_is_made_and_three_are_kept(index: Index, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    for day in (1, 2, 2, 3, 4, 5):
        made = index.health.back_up_daily(folder, date(2024, 5, day))
        assert made is None or made.exists()
    assert [copy.name for copy in backups(folder)] == [
        "library-2024-05-05.db",
        "library-2024-05-04.db",
        "library-2024-05-03.db",
    ]
    assert index.health.back_up_daily(folder, date(2024, 5, 5)) is None


def _recover(path: Path, copies: list[Path]) -> Index:
    recover(path, copies, path.with_name("damaged.db"))
    return open_index(path)


def test_a_destroyed_library_comes_back_from_the_newest_good_copy(tmp_path: Path) -> None:
    path, old, bad = tmp_path / "library.db", tmp_path / "old.db", tmp_path / "bad.db"
    _fill(path, 0, 20)
    shutil.copyfile(path, old)
    bad.write_bytes(b"no database" * 1000)
    path.write_bytes(b"\0" * 100_000)
    with _recover(path, [tmp_path / "missing.db", bad, old]) as index:
        assert index.check().is_well
        assert index.search("boat").total == 20
    assert (tmp_path / "damaged.db").stat().st_size == 100_000


def test_without_any_copy_an_empty_library_is_better_than_none(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(b"\0" * 100_000)
    with _recover(path, []) as index:
        assert index.check().is_well
        assert index.search("").total == 0


def test_rows_newer_than_the_copy_are_saved_from_the_damaged_file(tmp_path: Path) -> None:
    path, copy = tmp_path / "library.db", tmp_path / "copy.db"
    _fill(path, 0, 20)
    shutil.copyfile(path, copy)
    _fill(path, 20, 40)
    with _recover(path, [copy]) as index:
        assert index.check().is_well
        assert index.search("boat").total == 40


def _damage(path: Path, seed: int) -> None:
    """Write nonsense over the first half of one page that is in use, but not on the first page."""
    raw = apsw.Connection(str(path))
    pages = [row[0] for row in raw.execute("SELECT pageno FROM dbstat WHERE pageno > 1")]
    raw.close()
    rng, content = random.Random(seed), bytearray(path.read_bytes())
    start = (rng.choice(sorted(pages)) - 1) * 4096
    content[start : start + 2048] = rng.randbytes(2048)
    path.write_bytes(content)


def _is_found(path: Path) -> bool:
    try:
        with open_index(path) as index:
            return not index.check().is_well
    except DatabaseCorrupt:
        return True


def _check_damage_and_repair(folder: Path, seed: int) -> None:
    path, copy = folder / "library.db", folder / "copy.db"
    _damage(path, seed)
    assert _is_found(path)
    with _recover(path, [copy]) as index:
        assert index.check().is_well
        approved = {
            str(draft.value)
            for photo in index.photos.under(Path("/"))
            for draft in index.drafts.current(photo.photo_id)
            if draft.state is DraftState.APPROVED
        }
        assert approved >= {f"approved alt text number{number}" for number in range(PHOTOS)}
        assert index.search("state:approved boat").total == PHOTOS


def _copied_library(folder: Path) -> None:
    _fill(folder / "library.db", 0, PHOTOS)
    shutil.copyfile(folder / "library.db", folder / "copy.db")


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_page_is_found_and_no_approval_in_a_copy_is_lost(
    tmp_path: Path, seed: int
) -> None:
    _copied_library(tmp_path)
    _check_damage_and_repair(tmp_path, seed)


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_forty_damaged_pages_are_found_and_mended(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    whole.mkdir()
    _copied_library(whole)
    for seed in range(100, 140):
        folder = tmp_path / str(seed)
        shutil.copytree(whole, folder)
        _check_damage_and_repair(folder, seed)


def test_a_saved_search_keeps_query_and_order(index: Index) -> None:
    with index.transaction():
        index.saved_searches.save(SavedSearch("boats", "boat -sea"))
        index.saved_searches.save(SavedSearch(" boats ", "boat", Order.RATING))
        index.saved_searches.save(SavedSearch("a", 'like:"x" "'))
    assert index.saved_searches.get("boats") == SavedSearch("boats", "boat", Order.RATING)
    assert [search.name for search in index.saved_searches.list()] == ["a", "boats"]
    with index.transaction():
        assert index.saved_searches.remove("boats")
        assert not index.saved_searches.remove("boats")
        with pytest.raises(InputError):
            index.saved_searches.save(SavedSearch(" ", "x"))


def test_a_library_of_another_kind_is_no_copy_to_recover_from(tmp_path: Path) -> None:
    path, other = tmp_path / "library.db", tmp_path / "other.db"
    foreign = apsw.Connection(str(other))
    foreign.execute("CREATE TABLE other (x)")
    foreign.close()
    path.write_bytes(b"\0" * 5000)
    report = recover(path, [other], tmp_path / "damaged.db")
    assert report.backup is None
    Connection(path, read_only=True).close()


def _queue_write(path: Path, number: int) -> None:
    with open_index(path) as index, index.transaction(durable=True):
        photo = index.photos.by_path(Path(f"/p/{number % 7}/{number}.jpg"))
        assert photo is not None
        edit = FieldEdit(Field.TITLE, "old words", Provenance(Source.HUMAN))
        intent = WriteIntent(IntentKind.PERSON, "2024", (edit,))
        index.outbox.queue(photo.photo_id, index.history.start("set", "2024"), intent=intent)


def _carry_out_all(path: Path) -> None:
    with open_index(path) as index, index.transaction(durable=True):
        for entry in index.outbox.pending():
            index.outbox.finish(entry)


@pytest.mark.parametrize("way", ["recover", "restore"])
def test_a_write_that_was_carried_out_since_the_copy_is_not_repeated(
    tmp_path: Path, way: str
) -> None:
    path, copy = tmp_path / "library.db", tmp_path / "copy.db"
    _fill(path, 0, 20)
    _queue_write(path, 3)
    shutil.copyfile(path, copy)
    _carry_out_all(path)
    _queue_write(path, 5)
    if way == "recover":
        recover(path, [copy], tmp_path / "aside.db")
    else:
        assert restore(path, copy, tmp_path / "aside.db") == 1
    with open_index(path) as index:
        assert index.check().is_well
        waiting = [index.photos.get(entry.photo_id) for entry in index.outbox.pending()]
    assert [photo.path.name for photo in waiting if photo is not None] == ["5.jpg"]


def test_a_restored_copy_has_nothing_of_later(tmp_path: Path) -> None:
    path, copy = tmp_path / "library.db", tmp_path / "copy.db"
    _fill(path, 0, 20)
    shutil.copyfile(path, copy)
    _fill(path, 20, 40)
    assert restore(path, copy, tmp_path / "aside.db") == 0
    with open_index(path) as index, open_index(tmp_path / "aside.db") as aside:
        assert (index.search("boat").total, aside.search("boat").total) == (20, 40)


def test_a_library_that_is_open_elsewhere_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    refuse_if_in_use(path)
    _fill(path, 0, 2)
    with open_index(path) as index:
        index.search("boat")
        with pytest.raises(DatabaseBusy, match="another BlipDesk"):
            refuse_if_in_use(path)
    refuse_if_in_use(path)
    path.write_bytes(b"nonsense" * 1000)
    refuse_if_in_use(path)


def test_the_places_of_photos_are_known_even_of_a_damaged_library(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    assert known_places(path) == ([], [])
    _fill(path, 0, 8)
    with open_index(path) as index, index.transaction():
        index.folders.add(Path("/p/1"), "2024")
    folders, loose = known_places(path)
    assert folders == [Path("/p/1")]
    assert len(loose) == 7 and Path("/p/1/1.jpg") not in loose
    path.write_bytes(b"nonsense" * 1000)
    assert known_places(path) == ([], [])
