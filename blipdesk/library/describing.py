"""What describing and asking do with one photo."""

import json
from dataclasses import dataclass, replace

from blipdesk.domain.errors import BugError
from blipdesk.domain.intent import IntentKind, WriteIntent
from blipdesk.domain.jobs import JobKind
from blipdesk.domain.policy import WriteMode
from blipdesk.domain.text import Answer, Field, FieldEdit, Provenance, ReviewState, Source
from blipdesk.domain.wording import alt_text_draft, clean_caption, keywords_from_caption
from blipdesk.index.database import Index
from blipdesk.index.photos import PhotoRecord
from blipdesk.inference.catalogue import lasting_name
from blipdesk.inference.messages import (
    AnswerResult,
    CaptionResult,
    ModelLocation,
    PhotoOutcome,
    PhotoRequest,
)
from blipdesk.library.clock import Clock
from blipdesk.library.embedding import keep_look
from blipdesk.library.history import OpenBatch
from blipdesk.library.patient_writing import PatientWriter
from blipdesk.library.results import (
    NOT_WRITTEN,
    AskResult,
    DescribeResult,
    DescribeState,
    WriteReport,
)
from blipdesk.library.walk import Candidate


@dataclass(frozen=True, slots=True)
class DescribeOptions:
    """How photos are described.

    Args:
        model: Hub id, folder or "demo"; None: the setting.
        prompt: first words of the caption; None: none.
        write: when machine text goes into files; None: the setting.
        redo: describe also what this model has described.
        candidates: how many captions are proposed for the matcher to choose from; None: the
            setting.
        beams: width of the search for words; None: the setting.
    """

    model: str | None = None
    prompt: str | None = None
    write: WriteMode | None = None
    redo: bool = False
    candidates: int | None = None
    beams: int | None = None


@dataclass(frozen=True, slots=True)
class AskOptions:
    """How questions are asked; as ``DescribeOptions``.

    Args:
        choices: each question is answered by the likeliest of these, and asked even if it was
            answered before; empty: freely.
    """

    model: str | None = None
    write: WriteMode | None = None
    redo: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts that both kinds of work share."""

    index: Index
    writer: PatientWriter
    clock: Clock
    batch: OpenBatch
    mode: WriteMode


class DescribeWork:
    """Captions, and the alt text and keywords that follow from them."""

    kind = JobKind.DESCRIBE

    def __init__(self, desk: Desk, model: ModelLocation, options: DescribeOptions, embed: bool):
        self._desk = desk
        self._model = model
        self._options = options
        self._embed = embed
        params = {"model": lasting_name(model), "prompt": options.prompt, "write": desk.mode}
        self.params = json.dumps(params | ({"redo": True} if options.redo else {}), sort_keys=True)

    def done_before(self, photo: PhotoRecord) -> list[DescribeResult] | None:
        """Leave out what this model has described with this prompt."""
        drafts = self._desk.index.drafts
        if self._options.redo or not drafts.described(
            photo.photo_id, self._model.id, self._options.prompt
        ):
            return None
        (draft,) = (d for d in drafts.current(photo.photo_id) if d.field is Field.CAPTION)
        return [
            DescribeResult(
                photo.path,
                DescribeState.SKIPPED,
                reason="described before; --redo describes it again",
                caption=str(draft.value),
                score=draft.provenance.score,
                model=draft.provenance.model,
            )
        ]

    def request(self, photo: PhotoRecord) -> PhotoRequest:
        """Ask for a caption."""
        return PhotoRequest(
            photo_id=photo.photo_id,
            path=photo.path,
            caption=True,
            prompt=self._options.prompt,
            embed=self._embed,
            fingerprint=True,
        )

    def record(self, photo: PhotoRecord, outcome: PhotoOutcome) -> None:
        """Keep the caption, alt text and keywords as drafts, and the picture's vector."""
        index, date = self._desk.index, self._desk.clock.date_text()
        alternatives = tuple(a.text for a in _caption(outcome).alternatives)
        held = index.texts.get(photo.photo_id)
        for edit in self._proposals(outcome, date):
            protected = not (
                held.is_empty(edit.field) or held.origin(edit.field).is_unapproved_machine
            )
            # The caption is kept in any case: it says that the photo has been described.
            if edit.field is Field.CAPTION or (edit.value and not protected):
                assert edit.provenance is not None
                index.drafts.put(
                    photo.photo_id,
                    edit.field,
                    edit.value,
                    edit.provenance,
                    created=date,
                    alternatives=alternatives if edit.field is Field.CAPTION else (),
                )
        keep_look(index, photo.photo_id, outcome)

    def write(self, photo: PhotoRecord, outcome: PhotoOutcome) -> list[DescribeResult]:
        """Write caption and keywords; alt text needs a person's look first."""
        caption = _caption(outcome)
        report = NOT_WRITTEN
        if self._desk.mode is WriteMode.EMPTY:
            date = self._desk.clock.date_text()
            edits = tuple(
                e for e in self._proposals(outcome, date) if e.field is not Field.ALT_TEXT
            )
            intent = WriteIntent(IntentKind.MACHINE, date, edits)
            report = self._desk.writer.write(photo, self._desk.batch.id(), intent)
        return [
            DescribeResult(
                photo.path,
                DescribeState.DESCRIBED,
                caption=clean_caption(caption.text),
                score=caption.score,
                model=caption.model,
                write=report,
                alternatives=tuple((one.text, one.score) for one in caption.alternatives),
            )
        ]

    def skipped(self, candidate: Candidate, reason: str) -> list[DescribeResult]:
        """Report a photo that is left out."""
        return [
            DescribeResult(
                candidate.path, DescribeState.SKIPPED, reason=reason, model=self._model.id
            )
        ]

    def failed(
        self, candidate: Candidate, reason: str, *, is_open: bool = False
    ) -> list[DescribeResult]:
        """Report a photo that cannot be described, or not now."""
        return [
            DescribeResult(
                candidate.path,
                DescribeState.FAILED,
                reason=reason,
                model=self._model.id,
                is_open=is_open,
            )
        ]

    def _proposals(self, outcome: PhotoOutcome, date: str) -> tuple[FieldEdit, ...]:
        result = _caption(outcome)
        caption = clean_caption(result.text)
        origin = Provenance(
            Source.MACHINE,
            ReviewState.DRAFT,
            model=result.model,
            revision=result.revision,
            prompt=result.prompt,
            score=result.score,
            date=date,
        )
        return (
            FieldEdit(Field.CAPTION, caption, origin),
            FieldEdit(Field.ALT_TEXT, alt_text_draft(caption), origin),
            FieldEdit(Field.KEYWORDS, keywords_from_caption(caption), origin),
        )


class AskWork:
    """Questions and their answers."""

    kind = JobKind.ASK

    def __init__(
        self, desk: Desk, model: ModelLocation, questions: tuple[str, ...], options: AskOptions
    ):
        self._desk = desk
        self._model = model
        self._questions = questions
        self._redo = options.redo or bool(options.choices)
        self._choices = options.choices
        self.params = json.dumps(
            {
                "model": lasting_name(model),
                "questions": questions,
                "choices": options.choices,
                "write": desk.mode,
            }
            | ({"redo": True} if options.redo else {}),
            sort_keys=True,
        )

    def done_before(self, photo: PhotoRecord) -> list[AskResult] | None:
        """Leave out a photo of which this model has answered every question."""
        if self._open_questions(photo):
            return None
        known = self._known_answers(photo)
        reason = "asked before; --redo asks again"
        return _numbered(
            [
                AskResult(
                    photo.path,
                    question,
                    DescribeState.SKIPPED,
                    reason,
                    known[question].answer,
                    known[question].probability,
                    known[question].model,
                )
                for question in self._questions
            ]
        )

    def request(self, photo: PhotoRecord) -> PhotoRequest:
        """Ask what has not been answered."""
        return PhotoRequest(
            photo_id=photo.photo_id,
            path=photo.path,
            caption=False,
            questions=self._open_questions(photo),
            choices=self._choices,
        )

    def record(self, photo: PhotoRecord, outcome: PhotoOutcome) -> None:
        """Keep each answer as a draft."""
        date = self._desk.clock.date_text()
        for answer in self._answers(outcome, date):
            origin = _answer_origin(answer)
            self._desk.index.drafts.put(
                photo.photo_id, Field.ANSWERS, (answer,), origin, created=date
            )

    def write(self, photo: PhotoRecord, outcome: PhotoOutcome) -> list[AskResult]:
        """Write the answers into the file."""
        report = NOT_WRITTEN
        if self._desk.mode is WriteMode.EMPTY:
            date = self._desk.clock.date_text()
            answers = self._answers(outcome, date)
            edit = FieldEdit(Field.ANSWERS, answers, _answer_origin(answers[0]))
            intent = WriteIntent(IntentKind.MACHINE, date, (edit,))
            report = self._desk.writer.write(photo, self._desk.batch.id(), intent)
        return _numbered([self._answered(photo, result, report) for result in outcome.answers])

    def skipped(self, candidate: Candidate, reason: str) -> list[AskResult]:
        """Report a photo that is left out."""
        return self._alike(candidate, DescribeState.SKIPPED, reason)

    def failed(
        self, candidate: Candidate, reason: str, *, is_open: bool = False
    ) -> list[AskResult]:
        """Report a photo that cannot be asked about, or not now."""
        return self._alike(candidate, DescribeState.FAILED, reason, is_open=is_open)

    def _alike(
        self, candidate: Candidate, state: DescribeState, reason: str, *, is_open: bool = False
    ) -> list[AskResult]:
        lines = [
            AskResult(
                candidate.path, question, state, reason, model=self._model.id, is_open=is_open
            )
            for question in self._questions
        ]
        return _numbered(lines)

    def _open_questions(self, photo: PhotoRecord) -> tuple[str, ...]:
        answered = self._desk.index.drafts.answered
        return tuple(
            question
            for question in self._questions
            if self._redo or not answered(photo.photo_id, question, self._model.id)
        )

    def _known_answers(self, photo: PhotoRecord) -> dict[str, Answer]:
        return {
            draft.question: answer
            for draft in self._desk.index.drafts.current(photo.photo_id)
            if draft.field is Field.ANSWERS and isinstance(draft.value, tuple)
            for answer in draft.value
            if isinstance(answer, Answer)
        }

    def _answers(self, outcome: PhotoOutcome, date: str) -> tuple[Answer, ...]:
        return tuple(
            Answer(a.question, a.answer, a.probability, a.model, a.revision, date)
            for a in outcome.answers
        )

    def _answered(self, photo: PhotoRecord, result: AnswerResult, report: WriteReport) -> AskResult:
        return AskResult(
            photo.path,
            result.question,
            DescribeState.DESCRIBED,
            answer=result.answer,
            probability=result.probability,
            model=result.model,
            write=report,
            ranked=tuple((one.answer, one.probability) for one in result.ranked),
        )


def _caption(outcome: PhotoOutcome) -> CaptionResult:
    if outcome.caption is None:
        raise BugError(f"photo {outcome.photo_id} came back without a caption")
    return outcome.caption


def _answer_origin(answer: Answer) -> Provenance:
    return Provenance(
        Source.MACHINE,
        ReviewState.DRAFT,
        model=answer.model,
        revision=answer.revision,
        date=answer.date,
    )


def _numbered(lines: list[AskResult]) -> list[AskResult]:
    return [replace(line, is_last_of_photo=line is lines[-1]) for line in lines]
