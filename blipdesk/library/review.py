"""A person's words, and a person's judgement of the machine's."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

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
from blipdesk.library.writing import Wish, Writer, groups_of

_NO_DRAFT = WriteReport(SetState.UNCHANGED, reason="no draft waits for review")


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

        def done(photo: PhotoRecord, _: WriteIntent, report: WriteReport) -> None:
            if not report.failed:
                self._decide(photo, {e.field for e in edit.edits}, DraftState.SUPERSEDED)

        return self._in_groups(candidates, batch, lambda _: self._intent(edit), done)

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

        def wish(photo: PhotoRecord) -> WriteIntent | WriteReport:
            drafts = self._open_drafts(photo, fields)
            if not drafts:
                return _NO_DRAFT
            if self._mode is WriteMode.NEVER:
                self._decide(photo, {d.field for d in drafts}, DraftState.APPROVED)
                return WriteReport(
                    SetState.UNCHANGED, reason="approved in the library; writing is switched off"
                )
            return WriteIntent(IntentKind.APPROVE, self._clock.date_text(), drafts)

        def done(photo: PhotoRecord, intent: WriteIntent, report: WriteReport) -> None:
            if report.state is SetState.WAITING:
                self._decide(photo, {d.field for d in intent.edits}, DraftState.APPROVED)
            elif not report.failed:
                self._decide(photo, self._now_approved(photo), DraftState.APPROVED)

        return self._in_groups(candidates, batch, wish, done)

    def reject(
        self, candidates: Iterable[Candidate], fields: tuple[Field, ...], batch: OpenBatch
    ) -> Iterator[EditResult]:
        """Turn drafts down: take them out of the files and propose them no more."""

        def wish(photo: PhotoRecord) -> WriteIntent | WriteReport:
            drafts = self._open_drafts(photo, fields)
            if not drafts:
                return _NO_DRAFT
            return WriteIntent(IntentKind.REJECT, self._clock.date_text(), drafts)

        def done(photo: PhotoRecord, intent: WriteIntent, report: WriteReport) -> None:
            if not report.failed:
                self._decide(photo, {d.field for d in intent.edits}, DraftState.REJECTED)

        return self._in_groups(candidates, batch, wish, done)

    def _in_groups(
        self,
        candidates: Iterable[Candidate],
        batch: OpenBatch,
        wish: Callable[[PhotoRecord], WriteIntent | WriteReport],
        done: Callable[[PhotoRecord, WriteIntent, WriteReport], None],
    ) -> Iterator[EditResult]:
        """Write into photos, several at a time.

        Args:
            wish: what is wanted of a photo, or why nothing is to be written.
            done: is told what became of it; the drafts of a group are decided in one transaction.
        """
        for group in groups_of(candidates):
            wanted: list[tuple[PhotoRecord, WriteIntent] | WriteReport] = []
            for candidate in group:
                photo = self._found(candidate)
                if isinstance(photo, WriteReport):
                    wanted.append(photo)
                    continue
                intent = wish(photo)
                wanted.append(intent if isinstance(intent, WriteReport) else (photo, intent))
            pairs = [one for one in wanted if not isinstance(one, WriteReport)]
            wishes = [Wish(photo, intent) for photo, intent in pairs]
            reports = self._writer.write_group(batch.id(), wishes) if wishes else []
            with self._index.transaction():
                for (photo, intent), report in zip(pairs, reports, strict=True):
                    done(photo, intent, report)
            written = iter(reports)
            for candidate, one in zip(group, wanted, strict=True):
                report = one if isinstance(one, WriteReport) else next(written)
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
