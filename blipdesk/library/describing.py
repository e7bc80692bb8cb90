"""What describing does with one photo."""

import json
from dataclasses import dataclass

from blipdesk.domain.errors import BugError
from blipdesk.domain.jobs import JobKind
from blipdesk.domain.policy import WriteMode
from blipdesk.domain.text import Field, FieldEdit, Provenance, ReviewState, Source
from blipdesk.domain.wording import alt_text_draft, clean_caption, keywords_from_caption
from blipdesk.index.photos import PhotoRecord
from blipdesk.inference.catalogue import lasting_name
from blipdesk.inference.messages import (
    CaptionResult,
    ModelLocation,
    PhotoOutcome,
    PhotoRequest,
)
from blipdesk.library.embedding import keep_look
from blipdesk.library.machine_desk import MachineDesk
from blipdesk.library.results import (
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


class DescribeWork:
    """Captions, and the alt text and keywords that follow from them."""

    kind = JobKind.DESCRIBE

    def __init__(
        self, desk: MachineDesk, model: ModelLocation, options: DescribeOptions, embed: bool
    ):
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

    def record(self, photo: PhotoRecord, outcome: PhotoOutcome) -> WriteReport | None:
        """Keep the caption, alt text and keywords as drafts, and the picture's vector.

        Caption and keywords are for the file too; alt text needs a person's look first.
        """
        index, date = self._desk.index, self._desk.clock.date_text()
        alternatives = tuple(a.text for a in _caption(outcome).alternatives)
        held = index.texts.get(photo.photo_id)
        proposals = self._proposals(outcome, date)
        for edit in proposals:
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
        edits = tuple(edit for edit in proposals if edit.field is not Field.ALT_TEXT)
        return self._desk.promise(photo, date, edits)

    def write(
        self, photo: PhotoRecord, outcome: PhotoOutcome, known: WriteReport | None
    ) -> list[DescribeResult]:
        """Write caption and keywords."""
        caption = _caption(outcome)
        return [
            DescribeResult(
                photo.path,
                DescribeState.DESCRIBED,
                caption=clean_caption(caption.text),
                score=caption.score,
                model=caption.model,
                write=self._desk.written(photo, known),
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


def _caption(outcome: PhotoOutcome) -> CaptionResult:
    if outcome.caption is None:
        raise BugError(f"photo {outcome.photo_id} came back without a caption")
    return outcome.caption
