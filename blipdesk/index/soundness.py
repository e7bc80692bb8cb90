"""Whether a stored row can be read back: a damaged page can hold nonsense that SQLite lets pass."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from blipdesk.domain.errors import DatabaseCorrupt
from blipdesk.domain.photo import PhotoFormat
from blipdesk.domain.text import Field, ReviewState, Source
from blipdesk.index.codec import load_intent, load_tags, text_to_value

_Row = Mapping[str, Any]


def _text(row: _Row) -> None:
    text_to_value(Field(row["field"]), row["value"])
    json.loads(row["items"] or "[]")


def _text_of_file(row: _Row) -> None:
    _text(row)
    Source(row["source"])
    ReviewState(row["state"] or ReviewState.DRAFT)


def _draft(row: _Row) -> None:
    _text(row)
    json.loads(row["alternatives"])


def _history(row: _Row) -> None:
    json.loads(row["fields"])
    load_tags(row["changes"])
    Source(row["source"])


def _outbox(row: _Row) -> None:
    load_intent(row["intent"])
    load_tags(row["changes"])
    load_tags(row["planned"] or "[]")


READERS: dict[str, Callable[[_Row], object]] = {
    "photo": lambda row: PhotoFormat(row["format"]),
    "photo_text": _text_of_file,
    "draft": _draft,
    "batch": lambda row: json.loads(row["arguments"]),
    "history": _history,
    "outbox": _outbox,
}


def is_sound(table: str, row: _Row) -> bool:
    """Say whether a row of a table, by its columns' names, can be read."""
    reader = READERS.get(table)
    if reader is None:
        return True
    try:
        reader(row)
    except (DatabaseCorrupt, ValueError, TypeError, KeyError):
        return False
    return True
