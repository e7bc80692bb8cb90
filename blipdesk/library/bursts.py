"""One description for a burst: the best frame is described, the others are offered its text."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from blipdesk.domain.text import Field
from blipdesk.index.database import Index
from blipdesk.index.drafts import Draft
from blipdesk.index.photos import PhotoRecord
from blipdesk.inference.messages import (
    CaptionResult,
    ModelLocation,
    PhotoOutcome,
    PhotoRequest,
)
from blipdesk.library.alike import by_merit, regroup
from blipdesk.library.describing import DescribeOptions, DescribeWork
from blipdesk.library.machine_desk import MachineDesk
from blipdesk.library.results import NOT_WRITTEN, DescribeResult, DescribeState, WriteReport
from blipdesk.library.shot_run import developed_first
from blipdesk.library.walk import Candidate, Walked

FITS = 0.5
"""Probability of a match from which a frame is offered another one's text."""
_SHARING = ("burst", "near", "copy")


@dataclass(frozen=True, slots=True)
class Plan:
    """Which photos are described, and which are offered the text of another one.

    Args:
        described: first.
        offered: afterwards; the id of the photo whose text it is, by the photo's id.
    """

    described: tuple[Candidate, ...]
    offered: tuple[Candidate, ...]
    sources: dict[int, int]


def plan_bursts(index: Index, candidates: Sequence[Candidate]) -> Plan:
    """Choose the best frame of each group among the photos of a run."""
    known = {}
    for candidate in candidates:
        photo = index.photos.by_path(candidate.path) if candidate.problem is None else None
        if photo is not None:
            known[photo.photo_id] = candidate
    sources: dict[int, int] = {}
    for kind, looks in index.duplicates.groups(known):
        here = [look for look in by_merit(looks) if look.photo_id in known]
        if kind in _SHARING and len(here) > 1:
            sources |= {look.photo_id: here[0].photo_id for look in here[1:]}
    others = {known[photo_id] for photo_id in sources}
    return Plan(
        tuple(candidate for candidate in candidates if candidate not in others),
        tuple(known[photo_id] for photo_id in sources),
        sources,
    )


class OfferWork(DescribeWork):
    """The text of a group's best frame for the others, where the matcher finds that it fits."""

    def __init__(
        self,
        desk: MachineDesk,
        model: ModelLocation,
        options: DescribeOptions,
        sources: dict[int, int],
    ) -> None:
        super().__init__(desk, model, options, embed=True)
        self._sources = sources

    def done_before(self, photo: PhotoRecord) -> list[DescribeResult] | None:
        """Leave out also photos whose best frame has no text of this model."""
        done = super().done_before(photo)
        if done is None and self._text(photo) is None:
            return self.skipped(Candidate(photo.path), "the best frame of its burst has no text")
        return done

    def request(self, photo: PhotoRecord) -> PhotoRequest:
        """Ask whether the text fits."""
        text = self._text(photo)
        return PhotoRequest(
            photo.photo_id,
            photo.path,
            caption=False,
            embed=True,
            fingerprint=True,
            match_texts=(str(text.value),) if text is not None else (),
        )

    def record(self, photo: PhotoRecord, outcome: PhotoOutcome) -> WriteReport | None:
        """Keep the text as a proposal if it fits."""
        offered = self._offered(photo, outcome)
        return NOT_WRITTEN if offered is None else super().record(photo, offered)

    def write(
        self, photo: PhotoRecord, outcome: PhotoOutcome, known: WriteReport | None
    ) -> list[DescribeResult]:
        """Write it as any proposal; where it does not fit, say so."""
        offered = self._offered(photo, outcome)
        if offered is not None:
            return super().write(photo, offered, known)
        reason = "the text of the best frame of its burst does not fit"
        return [DescribeResult(photo.path, DescribeState.SKIPPED, reason=reason)]

    def _offered(self, photo: PhotoRecord, outcome: PhotoOutcome) -> PhotoOutcome | None:
        text = self._text(photo)
        score = next(iter(outcome.match_scores), 0.0)
        if text is None or score < FITS:
            return None
        origin = text.provenance
        caption = CaptionResult(
            str(text.value), score, 0.0, self._model.id, origin.revision or "", origin.prompt
        )
        return replace(outcome, caption=caption)

    def _text(self, photo: PhotoRecord) -> Draft | None:
        source = self._sources.get(photo.photo_id)
        if source is None:
            return None
        drafts = self._desk.index.drafts.current(source)
        return next(
            (
                draft
                for draft in drafts
                if draft.field is Field.CAPTION and draft.provenance.model == self._model.id
            ),
            None,
        )


@dataclass(frozen=True, slots=True)
class Steps:
    """The runs that describing by bursts is made of.

    Args:
        look: at what has no fingerprint yet.
        describe: what stands for itself or for others.
        offer: texts of other photos.
        take: the words of their JPEG or HEIC, for raw files.
    """

    look: Callable[[Sequence[Candidate]], Iterable[object]]
    describe: Callable[[Sequence[Candidate]], Iterable[DescribeResult]]
    offer: Callable[[Plan], Iterable[DescribeResult]]
    take: Callable[[Sequence[Candidate]], Iterable[DescribeResult]]


class BurstRun:
    """Describes photos, of each burst the best first; iterate over it once.

    Args:
        index: open, of this thread.
        walked: the photos.
    """

    def __init__(self, index: Index, walked: Walked, steps: Steps) -> None:
        self.total = len(walked.candidates)
        self.not_photos = walked.not_photos
        self._index = index
        self._candidates = walked.candidates
        self._steps = steps

    def __iter__(self) -> Iterator[DescribeResult]:
        for _ in self._steps.look(self._candidates):
            pass  # what cannot be read fails again, and is reported, when it is described
        regroup(self._index)
        first, raws = developed_first(self._candidates)
        plan = plan_bursts(self._index, first)
        yield from self._steps.describe(plan.described)
        by_path = {candidate.path: candidate for candidate in plan.offered}
        refused = []
        for result in self._steps.offer(plan):
            if result.state is DescribeState.SKIPPED and result.caption is None:
                refused.append(by_path[result.path])
            else:
                yield result
        yield from self._steps.describe(refused)
        yield from self._steps.take(raws)
