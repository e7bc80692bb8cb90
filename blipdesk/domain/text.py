"""The words on a photo and where each of them comes from."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Field(StrEnum):
    """What BlipDesk writes into photos."""

    CAPTION = "caption"
    ALT_TEXT = "alt_text"
    EXTENDED_DESCRIPTION = "extended_description"
    TITLE = "title"
    KEYWORDS = "keywords"
    ANSWERS = "answers"
    DECORATIVE = "decorative"


TEXT_FIELDS = (Field.CAPTION, Field.ALT_TEXT, Field.EXTENDED_DESCRIPTION, Field.TITLE)


class Source(StrEnum):
    """Who wrote a text. ``UNKNOWN`` is protected exactly as ``HUMAN`` is."""

    HUMAN = "human"
    MACHINE = "machine"
    UNKNOWN = "unknown"


class ReviewState(StrEnum):
    """How far a text has been looked at by a person."""

    DRAFT = "draft"
    APPROVED = "approved"
    EDITED = "edited"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where one field's value comes from.

    Args:
        model: model id, or None for a person's words.
        revision: the checkpoint's revision (for a local folder a digest of its weights).
        prompt: the caption prompt, None for an unconditional caption.
        score: probability 0..1 that the text matches the picture (the ITM head); None: no matcher.
        date: ISO 8601 with offset.
        items: for keywords only: those that the machine proposed; the others are a person's.
    """

    source: Source
    state: ReviewState | None = None
    model: str | None = None
    revision: str | None = None
    prompt: str | None = None
    score: float | None = None
    date: str | None = None
    items: tuple[str, ...] = ()

    @property
    def is_unapproved_machine(self) -> bool:
        """Whether a machine may replace the value: its own, and nobody has approved it."""
        return self.source is Source.MACHINE and self.state is ReviewState.DRAFT


@dataclass(frozen=True, slots=True)
class Answer:
    """One question asked about the photo, and the model's answer.

    Args:
        probability: product of the answer's token probabilities, 0..1; None if unknown.
        date: ISO 8601 with offset.
    """

    question: str
    answer: str
    probability: float | None = None
    model: str | None = None
    revision: str | None = None
    date: str | None = None
    state: ReviewState = ReviewState.DRAFT


FieldValue = str | tuple[str, ...] | tuple[Answer, ...] | bool | None


def _no_provenance() -> Mapping[Field, Provenance]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class PhotoText:
    """Everything descriptive that a file holds. Empty text is None, never ""."""

    caption: str | None = None
    alt_text: str | None = None
    extended_description: str | None = None
    title: str | None = None
    keywords: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    decorative: bool | None = None
    provenance: Mapping[Field, Provenance] = field(default_factory=_no_provenance)

    def value(self, name: Field) -> FieldValue:
        """Return one field's value."""
        value: FieldValue = getattr(self, name.value)
        return value

    def is_empty(self, name: Field) -> bool:
        """Whether the field holds nothing; ``decorative=False`` is a statement, so not empty."""
        return self.value(name) in (None, "", ())

    def origin(self, name: Field) -> Provenance:
        """Return the field's provenance; text that carries none has an unknown source."""
        return self.provenance.get(name, Provenance(Source.UNKNOWN))


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """One field's new value and provenance; the value None, "" or () clears the field.

    Keywords and answers are given whole, as they shall stand in the file afterwards.
    """

    field: Field
    value: FieldValue
    provenance: Provenance | None = None


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def find_control_character(text: str) -> int | None:
    """Return the position of the first character that no metadata standard can hold.

    XML 1.0 section 2.2 allows tab, LF and CR of the C0 controls only and no surrogates.
    """
    found = _CONTROL.search(text)
    return found.start() if found else None
