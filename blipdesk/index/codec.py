"""The domain's values as JSON text and columns, and back."""

import base64
import functools
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from blipdesk.domain.errors import DatabaseCorrupt
from blipdesk.domain.intent import IntentKind, WriteIntent
from blipdesk.domain.text import (
    Answer,
    Field,
    FieldEdit,
    FieldValue,
    Provenance,
    ReviewState,
    Source,
)

_P = ParamSpec("_P")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class TagRecord:
    """The raw value of one tag before and after a write; None where it was or became absent."""

    tag: str
    old: bytes | None
    new: bytes | None


def or_damaged(read: Callable[_P, _T]) -> Callable[_P, _T]:
    """Let a function that reads what was stored say so where that is nonsense."""

    @functools.wraps(read)
    def reading(*args: _P.args, **options: _P.kwargs) -> _T:
        try:
            return read(*args, **options)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise DatabaseCorrupt(
                "the library's database is damaged: something in it cannot be read; your photos are"
                " not affected; run: blipdesk index check --repair"
            ) from error

    return reading


def dump(value: Any) -> str:
    """Write plain data as compact JSON text; a lone surrogate survives as an escape."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def value_to_text(value: FieldValue) -> str:
    """Write a field's value as text: as it is, or as JSON for keywords, answers and decorative."""
    if isinstance(value, str):
        return value
    return dump(_plain(value))


@or_damaged
def text_to_value(field: Field, text: str) -> FieldValue:
    """Read what ``value_to_text`` wrote."""
    if field is Field.KEYWORDS:
        return tuple(json.loads(text))
    if field is Field.ANSWERS:
        return tuple(_answer(item) for item in json.loads(text))
    if field is Field.DECORATIVE:
        return bool(json.loads(text))
    return text


def provenance_columns(origin: Provenance) -> tuple[str | float | None, ...]:
    """Return model, revision, prompt, score, date and items as the tables hold them."""
    items = dump(origin.items) if origin.items else None
    return (origin.model, origin.revision, origin.prompt, origin.score, origin.date, items)


@or_damaged
def provenance_from(
    source: Source, state: ReviewState | None, columns: Iterable[Any]
) -> Provenance:
    """Read what ``provenance_columns`` gave."""
    model, revision, prompt, score, date, items = columns
    found = tuple(json.loads(items)) if items else ()
    return Provenance(source, state, model, revision, prompt, score, date, found)


def dump_intent(intent: WriteIntent) -> str:
    """Write an intent as JSON text."""
    edits = [
        {"field": edit.field, "value": _plain(edit.value), "provenance": _origin(edit)}
        for edit in intent.edits
    ]
    plain = {name: getattr(intent, name) for name in WriteIntent.__slots__}
    return dump({**plain, "edits": edits})


@or_damaged
def load_intent(text: str) -> WriteIntent:
    """Read what ``dump_intent`` wrote."""
    plain = json.loads(text)
    return WriteIntent(
        **{
            **plain,
            "kind": IntentKind(plain["kind"]),
            "edits": tuple(_edit(item) for item in plain["edits"]),
            "add_keywords": tuple(plain["add_keywords"]),
            "remove_keywords": tuple(plain["remove_keywords"]),
        }
    )


def dump_tags(changes: Iterable[TagRecord]) -> str:
    """Write raw tag changes as JSON text."""
    return dump([[change.tag, _encode(change.old), _encode(change.new)] for change in changes])


@or_damaged
def load_tags(text: str) -> tuple[TagRecord, ...]:
    """Read what ``dump_tags`` wrote."""
    return tuple(TagRecord(tag, _decode(old), _decode(new)) for tag, old, new in json.loads(text))


def _plain(value: FieldValue) -> Any:
    if isinstance(value, tuple):
        return [_answer_dict(item) if isinstance(item, Answer) else item for item in value]
    return value


def _answer_dict(answer: Answer) -> dict[str, Any]:
    return {name: getattr(answer, name) for name in Answer.__slots__}


def _answer(item: dict[str, Any]) -> Answer:
    return Answer(**{**item, "state": ReviewState(item["state"])})


def _origin(edit: FieldEdit) -> dict[str, Any] | None:
    if edit.provenance is None:
        return None
    return {name: getattr(edit.provenance, name) for name in Provenance.__slots__}


def _edit(item: dict[str, Any]) -> FieldEdit:
    origin = item["provenance"]
    return FieldEdit(
        Field(item["field"]),
        _field_value(Field(item["field"]), item["value"]),
        None if origin is None else _provenance(origin),
    )


def _field_value(field: Field, value: Any) -> FieldValue:
    if value is None or isinstance(value, (str, bool)):
        return value
    if field is Field.ANSWERS:
        return tuple(_answer(item) for item in value)
    return tuple(value)


def _provenance(origin: dict[str, Any]) -> Provenance:
    state = origin["state"]
    return Provenance(
        **{
            **origin,
            "source": Source(origin["source"]),
            "state": None if state is None else ReviewState(state),
            "items": tuple(origin["items"]),
        }
    )


def _encode(raw: bytes | None) -> str | None:
    return None if raw is None else base64.b64encode(raw).decode("ascii")


def _decode(text: str | None) -> bytes | None:
    return None if text is None else base64.b64decode(text)
