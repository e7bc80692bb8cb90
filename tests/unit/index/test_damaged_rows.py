"""Nonsense in a row that SQLite lets pass is told of as damage, never as a bug."""

from collections.abc import Callable

import pytest

from blipdesk.domain.errors import DatabaseCorrupt
from blipdesk.domain.jobs import JobKind
from blipdesk.domain.text import Field, PhotoText, Provenance, Source
from blipdesk.index.database import Index


@pytest.mark.parametrize(
    ("damage", "read"),
    [
        ("UPDATE job SET state = 'null'", lambda index: index.jobs.count()),
        ("UPDATE job SET kind = 'x'", lambda index: index.jobs.waiting(5)),
        ("UPDATE photo SET status = 'x'", lambda index: index.photos.get(1)),
        ("UPDATE photo SET status = 'x'", lambda index: index.photos.count()),
        ("UPDATE photo SET format = 'x'", lambda index: index.photos.get(1)),
        ("UPDATE photo SET status = 'x'", lambda index: index.search("boat").rows[0].status),
        ("UPDATE photo_text SET source = 'x'", lambda index: index.texts.get(1)),
        ("UPDATE photo_text SET field = 'x'", lambda index: index.texts.get(1)),
        ("UPDATE photo_text SET source = 'x'", lambda index: index.documents.refresh(1)),
        ("UPDATE draft SET state = 'x'", lambda index: index.drafts.current(1)),
        ("UPDATE draft SET field = 'x'", lambda index: index.drafts.current(1)),
    ],
)
def test_it_is_damage(
    index: Index,
    add_photo: Callable[..., int],
    damage: str,
    read: Callable[[Index], object],
) -> None:
    photo = add_photo(text=PhotoText(caption="a boat"))
    connection = index.photos._connection
    with index.transaction():
        index.drafts.put(photo, Field.TITLE, "x", Provenance(Source.MACHINE), created="2025")
        index.jobs.enqueue(JobKind.DESCRIBE, photo)
    connection.rows("PRAGMA ignore_check_constraints = ON")
    with pytest.raises(DatabaseCorrupt), index.transaction():
        connection.change(damage)
        read(index)
