from collections.abc import Callable
from pathlib import Path

from blipdesk.domain.text import Source
from blipdesk.index.codec import TagRecord
from blipdesk.index.database import Index
from blipdesk.index.history import FieldChange, HistoryTarget

CHANGE = TagRecord("XMP:dc:description", b"<old/>", None)


def _write(index: Index, batch_id: int, photo_id: int, path: str = "/p/a.jpg") -> int:
    with index.transaction():
        return index.history.record(
            batch_id,
            photo_id,
            Path(path),
            target=HistoryTarget.FILE,
            fields=[FieldChange("caption", None, "a boat"), FieldChange("keywords", ["a"], [])],
            changes=[CHANGE],
            source=Source.MACHINE,
            model="blip",
            date="2024-01-01T00:00:00+00:00",
        )


def _start(index: Index, verb: str = "describe") -> int:
    with index.transaction():
        return index.history.start(verb, "2024-01-01T00:00:00+00:00", ["/p", "--redo"])


def test_a_write_comes_back_with_readable_and_raw_values(
    index: Index, add_photo: Callable[..., int]
) -> None:
    batch_id = _start(index)
    entry_id = _write(index, batch_id, add_photo("/p/a.jpg"))
    [entry] = index.history.entries_of_batch(batch_id)
    assert entry.entry_id == entry_id
    assert entry.fields == (
        FieldChange("caption", None, "a boat"),
        FieldChange("keywords", ["a"], []),
    )
    assert (entry.changes, entry.source, entry.model) == ((CHANGE,), Source.MACHINE, "blip")
    batch = index.history.batch(batch_id)
    assert batch is not None and batch.arguments == ("/p", "--redo")


def test_a_photo_s_history_follows_it_and_a_path_keeps_its_own(
    index: Index, add_photo: Callable[..., int]
) -> None:
    photo_id = add_photo("/p/a.jpg")
    first = _write(index, _start(index), photo_id)
    with index.transaction():
        index.photos.move(photo_id, Path("/p/b.jpg"))
    second = _write(index, _start(index), photo_id, "/p/b.jpg")
    ids = [entry.entry_id for entry in index.history.entries_of_photo(photo_id)]
    assert ids == [second, first]
    assert [e.entry_id for e in index.history.entries_of_path(Path("/p/a.jpg"))] == [first]


def test_history_outlives_its_photo(index: Index, add_photo: Callable[..., int]) -> None:
    photo_id = add_photo("/p/a.jpg")
    _write(index, _start(index), photo_id)
    with index.transaction():
        index.photos.delete(photo_id)
    [entry] = index.history.entries_of_path(Path("/p/a.jpg"))
    assert entry.photo_id is None


def test_the_last_undoable_batch_is_the_newest_that_still_stands(
    index: Index, add_photo: Callable[..., int]
) -> None:
    photo_id = add_photo("/p/a.jpg")
    old, new, _empty = _start(index), _start(index, "set"), _start(index)
    _write(index, old, photo_id)
    entries = [_write(index, new, photo_id), _write(index, new, photo_id)]
    undo = _start(index, "undo")
    _write(index, undo, photo_id)
    last = index.history.last_undoable()
    assert last is not None and last.batch_id == new
    with index.transaction():
        index.history.mark_undone(entries[0], undo)
    last = index.history.last_undoable()
    assert last is not None and (last.batch_id, last.undone_by) == (new, None)
    with index.transaction():
        index.history.mark_undone(entries[1], undo)
    last, undone = index.history.last_undoable(), index.history.batch(new)
    assert last is not None and last.batch_id == old
    assert undone is not None and undone.undone_by == undo
    with index.transaction():
        index.history.mark_undone(entries[0], None)
    again = index.history.last_undoable()
    assert again is not None and (again.batch_id, again.undone_by) == (new, None)


def test_pages_of_history_go_back_in_time_without_gap(
    index: Index, add_photo: Callable[..., int]
) -> None:
    photo_id, batch_id = add_photo("/p/a.jpg"), _start(index)
    ids = [_write(index, batch_id, photo_id) for _ in range(5)]
    first = index.history.entries(2)
    second = index.history.entries(2, before_id=first[-1].entry_id)
    assert [entry.entry_id for entry in (*first, *second)] == ids[:0:-1]
    assert [batch.batch_id for batch in index.history.batches(10)] == [batch_id]
