"""A person's words, and a person's judgement of the machine's."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from blipdesk.domain.errors import InputError, PhotoError
from blipdesk.domain.intent import IntentKind, WriteIntent
from blipdesk.domain.policy import WriteMode
from blipdesk.domain.text import (
    Answer,
    Field,
    FieldEdit,
    FieldValue,
    PhotoText,
    ReviewState,
    find_control_character,
)
from blipdesk.index.database import Index
from blipdesk.index.drafts import DraftState
from blipdesk.index.photos import PhotoRecord
from blipdesk.library.clock import Clock
from blipdesk.library.history import OpenBatch
from blipdesk.library.ingest import Ingest
from blipdesk.library.results import EditResult, SetState, WriteReport
from blipdesk.library.walk import Candidate
from blipdesk.library.writing import Wish, Writer

_GROUP_PHOTOS = 16


@dataclass(frozen=True, slots=True)
class PersonEdit:
    """What a person wants the photos to say.

    Args:
        edits: new values; None or "" clears the field.
        add_keywords: to be added to those that are there.
        remove_keywords: to be taken away, compared without regard to case.
    """

    edits: tuple[FieldEdit, ...] = ()
    add_keywords: tuple[str, ...] = ()
    remove_keywords: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not (self.edits or self.add_keywords or self.remove_keywords)

    def check(self) -> None:
        """Refuse what no file can hold, before anything is touched.

        Raises:
            InputError: a control character or a broken one; an empty keyword.
        """
        texts = [(e.field.value, e.value) for e in self.edits if isinstance(e.value, str)]
        texts += [("keyword", keyword) for keyword in self.add_keywords]
        for name, text in texts:
            position = find_control_character(text)
            if position is not None:
                raise InputError(
                    f"the {name.replace('_', ' ')} has a character at position {position + 1} "
                    f"(U+{ord(text[position]):04X}) that photo files cannot hold; remove it"
                )
        if any(not keyword.strip() for keyword in self.add_keywords):
            raise InputError("a keyword is empty")


class Reviewer:
    """Sets, approves and rejects.

    Args:
        mode: with ``NEVER`` an approval stays in the index.
    """

    def __init__(
        self, index: Index, ingest: Ingest, writer: Writer, clock: Clock, mode: WriteMode
    ) -> None:
        self._index = index
        self._ingest = ingest
        self._writer = writer
        self._clock = clock
        self._mode = mode

    def set_words(
        self, candidates: Iterable[Candidate], edit: PersonEdit, batch: OpenBatch
    ) -> Iterator[EditResult]:
        """Write a person's words into photos."""

        for group in _groups(candidates):
            found = [self._found(candidate) for candidate in group]
            wishes = [
                Wish(photo, self._intent(edit)) for photo in found if isinstance(photo, PhotoRecord)
            ]
            reports = iter(self._writer.write_group(batch.id(), wishes) if wishes else ())
            for candidate, photo in zip(group, found, strict=True):
                if isinstance(photo, WriteReport):
                    yield EditResult(candidate.path, photo)
                    continue
                report = next(reports)
                if not report.failed:
                    self._decide(photo, {e.field for e in edit.edits}, DraftState.SUPERSEDED)
                yield EditResult(candidate.path, report)

    def _intent(self, edit: PersonEdit) -> WriteIntent:
        return WriteIntent(
            IntentKind.PERSON,
            self._clock.date_text(),
            edit.edits,
            edit.add_keywords,
            edit.remove_keywords,
        )

    def approve(
        self, candidates: Iterable[Candidate], fields: tuple[Field, ...], batch: OpenBatch
    ) -> Iterator[EditResult]:
        """Make drafts a person's own: write them, marked as approved."""

        def write(photo: PhotoRecord) -> WriteReport:
            drafts = self._open_drafts(photo, fields)
            if not drafts:
                return WriteReport(SetState.UNCHANGED, reason="no draft waits for review")
            if self._mode is WriteMode.NEVER:
                self._decide(photo, {d.field for d in drafts}, DraftState.APPROVED)
                return WriteReport(
                    SetState.UNCHANGED, reason="approved in the library; writing is switched off"
                )
            intent = WriteIntent(IntentKind.APPROVE, self._clock.date_text(), drafts)
            report = self._writer.write(photo, batch.id(), intent)
            if report.state is SetState.WAITING:
                self._decide(photo, {d.field for d in drafts}, DraftState.APPROVED)
            elif not report.failed:
                self._decide(photo, self._now_approved(photo), DraftState.APPROVED)
            return report

        return self._each(candidates, write)

    def reject(
        self, candidates: Iterable[Candidate], fields: tuple[Field, ...], batch: OpenBatch
    ) -> Iterator[EditResult]:
        """Turn drafts down: take them out of the files and propose them no more."""

        def write(photo: PhotoRecord) -> WriteReport:
            drafts = self._open_drafts(photo, fields)
            if not drafts:
                return WriteReport(SetState.UNCHANGED, reason="no draft waits for review")
            intent = WriteIntent(IntentKind.REJECT, self._clock.date_text(), drafts)
            report = self._writer.write(photo, batch.id(), intent)
            if not report.failed:
                self._decide(photo, {d.field for d in drafts}, DraftState.REJECTED)
            return report

        return self._each(candidates, write)

    def _each(
        self, candidates: Iterable[Candidate], write: Callable[[PhotoRecord], WriteReport]
    ) -> Iterator[EditResult]:
        for candidate in candidates:
            photo = self._found(candidate)
            report = photo if isinstance(photo, WriteReport) else write(photo)
            yield EditResult(candidate.path, report)

    def _found(self, candidate: Candidate) -> PhotoRecord | WriteReport:
        """Return the photo as the index knows it, or why it cannot get words."""
        if candidate.problem is not None:
            return WriteReport(SetState.FAILED, reason=candidate.problem)
        try:
            return self._ingest.remember_even_damaged(candidate.path)
        except PhotoError as error:
            return WriteReport(SetState.FAILED, reason=str(error))

    def _open_drafts(self, photo: PhotoRecord, fields: tuple[Field, ...]) -> tuple[FieldEdit, ...]:
        """Return what waits for review: the index's drafts, and machine text in the file itself."""
        drafts: dict[Field, FieldEdit] = {}
        answers: list[Answer] = []
        for draft in self._index.drafts.current(photo.photo_id):
            if draft.state is not DraftState.DRAFT or draft.field not in fields:
                continue
            if draft.field is Field.ANSWERS:
                answers += _answers(draft.value)
            drafts[draft.field] = FieldEdit(draft.field, draft.value, draft.provenance)
        if answers:
            drafts[Field.ANSWERS] = FieldEdit(
                Field.ANSWERS, tuple(answers), drafts[Field.ANSWERS].provenance
            )
        held = self._index.texts.get(photo.photo_id)
        for edit in _drafts_in_file(held):
            if edit.field in fields:
                drafts.setdefault(edit.field, edit)
        return tuple(drafts.values())

    def _now_approved(self, photo: PhotoRecord) -> set[Field]:
        held = self._index.texts.get(photo.photo_id)
        approved = {name for name in Field if held.origin(name).state is ReviewState.APPROVED}
        if any(answer.state is ReviewState.APPROVED for answer in held.answers):
            approved.add(Field.ANSWERS)
        return approved

    def _decide(self, photo: PhotoRecord, fields: set[Field], state: DraftState) -> None:
        with self._index.transaction():
            for draft in self._index.drafts.current(photo.photo_id):
                # The caption's draft stays current: it says that the photo has been described.
                keep = state is DraftState.SUPERSEDED and draft.field is Field.CAPTION
                if draft.state is DraftState.DRAFT and draft.field in fields:
                    new = DraftState.REJECTED if keep else state
                    self._index.drafts.set_state(draft.draft_id, new)


def _groups(candidates: Iterable[Candidate]) -> Iterator[list[Candidate]]:
    rest = iter(candidates)
    while group := list(islice(rest, _GROUP_PHOTOS)):
        yield group


def _drafts_in_file(held: PhotoText) -> Iterator[FieldEdit]:
    for name in Field:
        origin = held.origin(name)
        if name is Field.ANSWERS:
            open_answers = tuple(a for a in held.answers if a.state is ReviewState.DRAFT)
            if open_answers:
                yield FieldEdit(name, open_answers, origin)
        elif not held.is_empty(name) and origin.is_unapproved_machine:
            value: FieldValue = origin.items if name is Field.KEYWORDS else held.value(name)
            yield FieldEdit(name, value, origin)


def _answers(value: FieldValue) -> list[Answer]:
    return [item for item in value if isinstance(item, Answer)] if isinstance(value, tuple) else []
