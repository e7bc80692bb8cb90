"""The names before a colon in a search, and what may stand after each."""

from collections.abc import Callable

from blipdesk.domain.asked import parse_asked
from blipdesk.domain.photo import PhotoFormat
from blipdesk.domain.query import (
    By,
    ByModel,
    Has,
    HasIt,
    InState,
    IsDuplicate,
    Like,
    LikePhoto,
    Node,
    Not,
    OfFormat,
    State,
    TextField,
    WrittenBy,
)
from blipdesk.domain.query_ranges import parse_rating, parse_taken

TEXT_FIELDS = {
    **{field.value: field for field in TextField},
    "alt_text": TextField.ALT,
    "alt-text": TextField.ALT,
    "description": TextField.EXTENDED,
    "keywords": TextField.KEYWORD,
    "tag": TextField.KEYWORD,
    "answers": TextField.ANSWER,
    "name": TextField.FILE,
}
_HAS_NAMES = {
    **{has.value: has for has in Has},
    "alt_text": Has.ALT,
    "alt-text": Has.ALT,
    "description": Has.EXTENDED,
    "keywords": Has.KEYWORD,
    "answers": Has.ANSWER,
    "taken": Has.DATE,
}
_STATES = {state.value: state for state in State}
_FORMATS = {**{kind.value: kind for kind in PhotoFormat}, "jpg": PhotoFormat.JPEG}


def is_absolute(path: str) -> bool:
    """Say whether a text is a path from the top, of any system."""
    return path.startswith(("/", "\\\\")) or path[1:3] in (":\\", ":/")


def _has(value: str) -> Node | None:
    found = _HAS_NAMES.get(value.lower())
    return None if found is None else HasIt(found)


def _missing(value: str) -> Node | None:
    found = _has(value)
    return None if found is None else Not(found)


def _state(value: str) -> Node | None:
    found = _STATES.get(value.lower())
    return None if found is None else InState(found)


def _is(value: str) -> Node | None:
    return IsDuplicate() if value.lower() in ("duplicate", "duplicates") else _state(value)


def _by(value: str) -> Node | None:
    return WrittenBy(By(value.lower())) if value.lower() in set(By) else None


def _format(value: str) -> Node | None:
    found = _FORMATS.get(value.lower())
    return None if found is None else OfFormat(found)


def _like(value: str) -> Node | None:
    if not value:
        return None
    return LikePhoto(value) if is_absolute(value) else Like(value)


SPECIAL_TERMS: dict[str, Callable[[str], Node | None]] = {
    "taken": parse_taken,
    "rating": parse_rating,
    "has": _has,
    "missing": _missing,
    "state": _state,
    "is": _is,
    "by": _by,
    "format": _format,
    "model": lambda value: ByModel(value) if value else None,
    "like": _like,
    "asked": parse_asked,
}
EXPECTED = {
    "taken": "a date such as 2024, 2024-05, 2024-05..2024-08 or >2023",
    "rating": "stars from -1 (rejected) to 5, such as 3, >=3 or 2..4",
    "has": "one of " + ", ".join(Has),
    "missing": "one of " + ", ".join(Has),
    "state": "one of " + ", ".join(State),
    "is": "duplicate or one of " + ", ".join(State),
    "by": "one of " + ", ".join(By),
    "format": "one of " + ", ".join(PhotoFormat),
    "model": "a part of a model's name",
    "like": "a description of the picture, or the path of a photo",
    "asked": "a question, or question=answer",
}
NAMES = frozenset(TEXT_FIELDS) | frozenset(SPECIAL_TERMS)
