"""What asking does with one photo."""

import json
from dataclasses import dataclass, replace

from blipdesk.domain.jobs import JobKind
from blipdesk.domain.policy import WriteMode
from blipdesk.domain.text import Answer, Field, FieldEdit, Provenance, ReviewState, Source
from blipdesk.index.photos import PhotoRecord
from blipdesk.inference.catalogue import lasting_name
from blipdesk.inference.messages import (
    AnswerResult,
    ModelLocation,
    PhotoOutcome,
    PhotoRequest,
)
from blipdesk.library.machine_desk import MachineDesk
from blipdesk.library.results import (
    AskResult,
    DescribeState,
    WriteReport,
)
from blipdesk.library.walk import Candidate


@dataclass(frozen=True, slots=True)
class AskOptions:
    """How questions are asked; see ``DescribeOptions`` for what is not told here.

    Args:
        choices: each question is answered by the likeliest of these, and asked even if it was
            answered before; empty: freely.
    """

    model: str | None = None
    write: WriteMode | None = None
    redo: bool = False
    choices: tuple[str, ...] = ()


class AskWork:
    """Questions and their answers."""

    kind = JobKind.ASK

    def __init__(
        self,
        desk: MachineDesk,
        model: ModelLocation,
        questions: tuple[str, ...],
        options: AskOptions,
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

    def record(self, photo: PhotoRecord, outcome: PhotoOutcome) -> WriteReport | None:
        """Keep each answer as a draft, and for the file."""
        date = self._desk.clock.date_text()
        answers = self._answers(outcome, date)
        for answer in answers:
            origin = _answer_origin(answer)
            self._desk.index.drafts.put(
                photo.photo_id, Field.ANSWERS, (answer,), origin, created=date
            )
        edit = FieldEdit(Field.ANSWERS, answers, _answer_origin(answers[0]))
        return self._desk.promise(photo, date, (edit,))

    def write(
        self, photo: PhotoRecord, outcome: PhotoOutcome, known: WriteReport | None
    ) -> list[AskResult]:
        """Write the answers into the file."""
        report = self._desk.written(photo, known)
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
