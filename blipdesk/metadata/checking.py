"""Edits in their plain form, without what no metadata standard can hold."""

from blipdesk.domain.errors import BugError, InputError
from blipdesk.domain.text import (
    Answer,
    Field,
    FieldEdit,
    FieldValue,
    Provenance,
    find_control_character,
)


def check_edits(edits: tuple[FieldEdit, ...]) -> tuple[FieldEdit, ...]:
    """Return the edits in their plain form: trimmed, without blank or repeated keywords.

    Raises:
        InputError: a text that no metadata standard can hold.
    """
    return tuple(FieldEdit(e.field, _plain(e), _checked(e.provenance)) for e in edits)


def _plain(edit: FieldEdit) -> FieldValue:
    value = edit.value
    if isinstance(value, str):
        _check_text(edit.field.value, value)
        return value.strip() or None
    if isinstance(value, tuple):
        return _plain_keywords(value) if edit.field is Field.KEYWORDS else _plain_answers(value)
    return value


def _plain_keywords(values: tuple[object, ...]) -> tuple[str, ...]:
    unique: dict[str, None] = {}
    for value in values:
        if not isinstance(value, str):
            raise BugError("a keyword is a text")
        _check_text("keyword", value)
        if value.strip():
            unique[value.strip()] = None
    return tuple(unique)


def _plain_answers(values: tuple[object, ...]) -> tuple[Answer, ...]:
    answers = [value for value in values if isinstance(value, Answer)]
    if len(answers) != len(values):
        raise BugError("answers are Answer values")
    for answer in answers:
        for text in (answer.question, answer.answer, answer.model, answer.revision, answer.date):
            _check_text("answer", text or "")
    return tuple(answers)


def _checked(provenance: Provenance | None) -> Provenance | None:
    if provenance is not None:
        texts = (provenance.model, provenance.revision, provenance.prompt, provenance.date)
        for text in (*texts, *provenance.items):
            _check_text("provenance", text or "")
    return provenance


def _check_text(what: str, text: str) -> None:
    at = find_control_character(text)
    if at is not None:
        code = f"U+{ord(text[at]):04X}"
        raise InputError(
            f"The {what.replace('_', ' ')} has a character at position {at + 1} ({code}) that no"
            " photo can hold; remove it."
        )
