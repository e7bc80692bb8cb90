"""Patterns for new file names, such as ``{date}_{counter:3}_{caption:5}``; pure."""

import re
from dataclasses import dataclass
from datetime import datetime

from blipdesk.domain.errors import InputError

_MOST_BYTES = 200
_TOKEN = re.compile(r"\{(\w+)(?::([^{}]*))?\}")
# Forbidden by one of the usual file systems; a name may travel to another machine.
_FORBIDDEN = re.compile(r'[/\\:*?"<>|\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NameParts:
    """What a new name can be made of.

    Args:
        name: the old name without its suffix.
        counter: of the photo in its batch.
        taken: local ISO 8601 text, or None.
    """

    name: str
    counter: int
    taken: str | None = None
    caption: str | None = None
    title: str | None = None
    camera: str | None = None


@dataclass(frozen=True, slots=True)
class RenamePattern:
    """A checked pattern; made by ``parse_pattern``."""

    text: str

    def stem(self, parts: NameParts) -> str:
        """Return the new name without suffix, fit for every usual file system.

        Raises:
            InputError: nothing is left of it, such as where a photo has no caption.
        """
        filled = _TOKEN.sub(lambda match: _value(match, parts), self.text)
        clean = _FORBIDDEN.sub(" ", filled)
        clean = " ".join(clean.split()).strip(" ._-")
        short = clean.encode("utf-8", "surrogateescape")[:_MOST_BYTES]
        stem = short.decode("utf-8", "ignore" if len(short) == _MOST_BYTES else "surrogateescape")
        if not stem:
            raise InputError(f"the pattern {self.text!r} leaves no name for {parts.name!r}")
        return f"{stem}_" if _RESERVED.fullmatch(stem) else stem


def parse_pattern(text: str) -> RenamePattern:
    """Check a pattern.

    The fields: ``{name}`` (the old name), ``{counter}`` or ``{counter:4}`` (digits), ``{date}`` or
    ``{date:%Y%m%d}`` (when the photo was taken; as ``strftime``), ``{time}``, ``{caption}`` or
    ``{caption:5}`` (words), ``{title}``, ``{camera}``.

    Raises:
        InputError: an unknown field, or a format that makes no sense.
    """
    example = NameParts("x", 1, "2026-01-02T03:04:05", "a word", "a title", "a camera")
    for match in _TOKEN.finditer(text):
        _value(match, example)
    rest = _TOKEN.sub("", text)
    if "{" in rest or "}" in rest:
        raise InputError(f"the pattern {text!r} has a brace without a partner")
    pattern = RenamePattern(text)
    pattern.stem(example)
    return pattern


def _value(match: re.Match[str], parts: NameParts) -> str:
    field, option = match.group(1), match.group(2) or ""
    match field:
        case "name":
            return parts.name
        case "counter":
            return str(parts.counter).zfill(_number(field, option, 3))
        case "date" | "time":
            default = "%Y-%m-%d" if field == "date" else "%H%M%S"
            return _taken(parts).strftime(option or default) if parts.taken else ""
        case "caption" | "title":
            words = ((parts.caption if field == "caption" else parts.title) or "").split()
            return " ".join(words[: _number(field, option, 8)])
        case "camera":
            return parts.camera or ""
    raise InputError(
        f"{{{field}}} is no field of a name; there are: name, counter, date, time, caption, title,"
        " camera"
    )


def _taken(parts: NameParts) -> datetime:
    assert parts.taken is not None
    return datetime.fromisoformat(parts.taken)


def _number(field: str, option: str, default: int) -> int:
    if not option:
        return default
    if not option.isdigit() or not 1 <= int(option) <= 20:
        raise InputError(f"{{{field}:{option}}}: a number from 1 to 20 is wanted after the colon")
    return int(option)
