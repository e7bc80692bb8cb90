"""What the history keeps of a write, out of what was planned and what was read."""

from blipdesk.domain.intent import IntentKind, WriteIntent
from blipdesk.domain.text import Answer, Field, FieldValue, PhotoText, ReviewState, Source
from blipdesk.index.codec import TagRecord
from blipdesk.index.history import FieldChange
from blipdesk.metadata.model import TagChange


def tag_records(changes: tuple[TagChange, ...]) -> tuple[TagRecord, ...]:
    return tuple(TagRecord(change.tag, change.old, change.new) for change in changes)


def field_changes(before: PhotoText, after: PhotoText) -> list[FieldChange]:
    return [
        FieldChange(name.value, _readable(before.value(name)), _readable(after.value(name)))
        for name in Field
        if before.value(name) != after.value(name) or before.origin(name) != after.origin(name)
    ]


def _readable(value: FieldValue) -> object:
    if isinstance(value, tuple):
        return [
            {"question": item.question, "answer": item.answer} if isinstance(item, Answer) else item
            for item in value
        ] or None
    return value


def source_of(intent: WriteIntent) -> Source:
    return Source.MACHINE if intent.kind is IntentKind.MACHINE else Source.HUMAN


def model_of(intent: WriteIntent) -> str | None:
    origins = [edit.provenance for edit in intent.edits if edit.provenance is not None]
    return next((origin.model for origin in origins if origin.model), None)


def holds_approved(text: PhotoText, name: Field, value: FieldValue) -> bool:
    if name is Field.ANSWERS:
        answers = value if isinstance(value, tuple) else ()
        asked = {a.question for a in answers if isinstance(a, Answer)}
        approved = {a.question for a in text.answers if a.state is ReviewState.APPROVED}
        return asked <= approved
    return text.origin(name).state is ReviewState.APPROVED
