from collections.abc import Callable
from pathlib import Path

from blipdesk.domain.intent import IntentKind, WriteIntent
from blipdesk.domain.text import (
    Answer,
    Field,
    FieldEdit,
    Provenance,
    ReviewState,
    Source,
)
from blipdesk.index.codec import TagRecord
from blipdesk.index.database import Index, open_index
from blipdesk.index.outbox import OutboxEntry, OutboxState

CAPTION = WriteIntent(
    IntentKind.PERSON,
    "2024-01-01T00:00:00+00:00",
    (FieldEdit(Field.CAPTION, "a boat", Provenance(Source.HUMAN)),),
)
CHANGES = (TagRecord("EXIF:ImageDescription", None, b"\x00\xff"), TagRecord("x", b"", None))


def _queue(index: Index, photo_id: int, intent: WriteIntent = CAPTION) -> OutboxEntry:
    with index.transaction(durable=True):
        return index.outbox.queue(photo_id, index.history.start("set", "2024"), intent=intent)


def _prepare(index: Index, entry: OutboxEntry) -> None:
    with index.transaction(durable=True):
        target = Path("/p/a.jpg")
        temp = Path("/p/.a.tmp")
        index.outbox.prepare(entry, target, temp, planned=CHANGES, old_hash=b"old", new_hash=b"new")


def test_a_promised_write_survives_with_every_detail(
    index: Index, add_photo: Callable[..., int]
) -> None:
    edits = (
        FieldEdit(
            Field.KEYWORDS,
            ("boat", "sea"),
            Provenance(Source.MACHINE, ReviewState.DRAFT, "blip", "r", "p", 0.5, "2024", ("boat",)),
        ),
        FieldEdit(Field.ANSWERS, (Answer("q?", "yes", 0.25, "vqa", state=ReviewState.APPROVED),)),
        FieldEdit(Field.DECORATIVE, False),
        FieldEdit(Field.TITLE, None),
        FieldEdit(Field.CAPTION, ""),
    )
    intent = WriteIntent(IntentKind.MACHINE, "2024", edits, ("boat",), ("tree", "sky"), 7)
    entry = _queue(index, add_photo(), intent)
    with open_index(index.path) as other:
        assert other.outbox.pending() == [entry]
        assert entry.intent == intent


def test_an_undo_is_kept_as_raw_tags(index: Index, add_photo: Callable[..., int]) -> None:
    photo_id = add_photo()
    with index.transaction(durable=True):
        batch_id = index.history.start("undo", "2024")
        intent = WriteIntent(IntentKind.RESTORE, "2024", undoes=3)
        index.outbox.queue(photo_id, batch_id, intent=intent, changes=CHANGES)
    assert [(entry.intent, entry.changes) for entry in index.outbox.pending()] == [
        (intent, CHANGES)
    ]


def test_the_generation_rises_and_never_goes_back(
    index: Index, add_photo: Callable[..., int]
) -> None:
    photo_id = add_photo()
    first = _queue(index, photo_id)
    with index.transaction():
        index.outbox.finish(first)
    second = _queue(index, photo_id)
    photo = index.photos.get(photo_id)
    assert photo is not None
    assert (first.generation, second.generation, photo.generation) == (1, 2, 2)


def test_writes_to_one_photo_keep_their_order(index: Index, add_photo: Callable[..., int]) -> None:
    photo_id, other_id = add_photo("/p/a.jpg"), add_photo("/p/b.jpg")
    first, second = _queue(index, photo_id), _queue(index, photo_id)
    other = _queue(index, other_id)
    assert index.outbox.pending() == [first, other]
    with index.transaction():
        assert index.outbox.finish(first)
    assert index.outbox.pending() == [second, other]


def test_a_failed_write_stays_visible_and_holds_back_the_later_ones(
    index: Index, add_photo: Callable[..., int]
) -> None:
    photo_id = add_photo()
    first = _queue(index, photo_id)
    with index.transaction():
        index.outbox.fail(first, "the disk is full")
    assert index.outbox.pending() == []
    assert [entry.reason for entry in index.outbox.failed()] == ["the disk is full"]
    assert index.outbox.count() == {OutboxState.FAILED: 1}
    second = _queue(index, photo_id)
    assert [entry.entry_id for entry in index.outbox.of_photo(photo_id)] == [
        first.entry_id,
        second.entry_id,
    ]
    assert [entry.entry_id for entry in index.outbox.pending()] == [first.entry_id]


def test_a_prepared_write_says_what_the_recovery_needs(
    index: Index, add_photo: Callable[..., int]
) -> None:
    entry = _queue(index, add_photo())
    _prepare(index, entry)
    assert index.outbox.pending() == []
    [prepared] = index.outbox.prepared()
    assert (prepared.target, prepared.temp) == (Path("/p/a.jpg"), Path("/p/.a.tmp"))
    assert (prepared.old_hash, prepared.new_hash, prepared.attempts) == (b"old", b"new", 1)
    assert prepared.planned == CHANGES
    with index.transaction():
        index.outbox.requeue(prepared, "somebody else changed the file")
    [again] = index.outbox.pending()
    assert (again.temp, again.planned, again.new_hash) == (None, (), None)
    assert again.attempts == 1


def test_only_the_write_that_was_meant_is_finished(
    index: Index, add_photo: Callable[..., int]
) -> None:
    entry = _queue(index, add_photo())
    with index.transaction():
        assert index.outbox.finish(entry)
        assert not index.outbox.finish(entry)


def test_a_batch_can_be_called_back_until_its_writes_have_begun(
    index: Index, add_photo: Callable[..., int]
) -> None:
    ids = [add_photo("/p/a.jpg"), add_photo("/p/b.jpg")]
    with index.transaction(durable=True):
        batch_id = index.history.start("set", "2024")
        begun, _waiting = (index.outbox.queue(i, batch_id, intent=CAPTION) for i in ids)
    _prepare(index, begun)
    with index.transaction():
        assert index.outbox.cancel_batch(batch_id) == 1
    assert [entry.entry_id for entry in index.outbox.prepared()] == [begun.entry_id]


def test_failed_writes_are_tried_again_on_demand(
    index: Index, add_photo: Callable[..., int]
) -> None:
    entry = _queue(index, add_photo())
    with index.transaction():
        index.outbox.fail(entry, "read-only")
        assert index.outbox.retry_failed() == 1
    assert [again.entry_id for again in index.outbox.pending()] == [entry.entry_id]
