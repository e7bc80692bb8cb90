"""Sidecars on request: made, brought into their photos, removed."""

from collections.abc import Callable, Iterable, Iterator

from blipdesk.domain.errors import PhotoError
from blipdesk.domain.intent import IntentKind, WriteIntent
from blipdesk.domain.text import FieldEdit
from blipdesk.index.photos import PhotoRecord
from blipdesk.library.clock import Clock
from blipdesk.library.history import OpenBatch
from blipdesk.library.ingest import Ingest
from blipdesk.library.results import EditResult, SetState, WriteReport
from blipdesk.library.walk import Candidate
from blipdesk.library.writing import Wish, Writer, groups_of
from blipdesk.metadata.beside import words_beside


class Sidecars:
    """Makes, merges and removes sidecars; every step is promised, recorded and can be undone."""

    def __init__(self, ingest: Ingest, writer: Writer, clock: Clock) -> None:
        self._ingest = ingest
        self._writer = writer
        self._clock = clock

    def write(self, candidates: Iterable[Candidate], batch: OpenBatch) -> Iterator[EditResult]:
        """Let each photo's sidecar say what the photo says, for programs that read only those."""
        return self._each(candidates, batch, lambda _: self._intent(IntentKind.COPY_BESIDE))

    def merge(self, candidates: Iterable[Candidate], batch: OpenBatch) -> Iterator[EditResult]:
        """Bring the words that stand beside photos into them; what is beside stays there."""

        def embed(photo: PhotoRecord) -> WriteIntent | WriteReport:
            edits = words_beside(photo.path)
            if not edits:
                reason = "the photo says all that its sidecar says"
                return WriteReport(SetState.UNCHANGED, reason=reason)
            return self._intent(IntentKind.EMBED, edits)

        release = self._intent(IntentKind.RELEASE)
        return self._each(candidates, batch, embed, release)

    def remove(self, candidates: Iterable[Candidate], batch: OpenBatch) -> Iterator[EditResult]:
        """Delete sidecars with which nothing is lost."""
        return self._each(candidates, batch, lambda _: self._intent(IntentKind.REMOVE_BESIDE))

    def _intent(self, kind: IntentKind, edits: tuple[FieldEdit, ...] = ()) -> WriteIntent:
        return WriteIntent(kind, self._clock.date_text(), edits)

    def _each(
        self,
        candidates: Iterable[Candidate],
        batch: OpenBatch,
        wish: Callable[[PhotoRecord], WriteIntent | WriteReport],
        then: WriteIntent | None = None,
    ) -> Iterator[EditResult]:
        """Carry out what is wished of each photo, several at a time.

        Args:
            wish: what is wanted of a photo, or why nothing is.
            then: what is wanted of those with which that went well.
        """
        for group in groups_of(candidates):
            reports: dict[int, WriteReport] = {}
            wishes: dict[int, Wish] = {}
            for number, candidate in enumerate(group):
                found = self._wish(candidate, wish)
                if isinstance(found, Wish):
                    wishes[number] = found
                else:
                    reports[number] = found
            reports |= self._written(batch, wishes)
            if then is not None:
                done = {n: w for n, w in wishes.items() if not reports[n].failed}
                self._written(batch, {n: Wish(w.photo, then) for n, w in done.items()})
            yield from (EditResult(one.path, reports[n]) for n, one in enumerate(group))

    def _wish(
        self, candidate: Candidate, wish: Callable[[PhotoRecord], WriteIntent | WriteReport]
    ) -> Wish | WriteReport:
        if candidate.problem is not None:
            return WriteReport(SetState.FAILED, reason=candidate.problem)
        try:
            photo = self._ingest.remember_even_damaged(candidate.path)
            intent = wish(photo)
        except PhotoError as error:
            return WriteReport(SetState.REFUSED, reason=str(error))
        return intent if isinstance(intent, WriteReport) else Wish(photo, intent)

    def _written(self, batch: OpenBatch, wishes: dict[int, Wish]) -> dict[int, WriteReport]:
        if not wishes:
            return {}
        reports = self._writer.write_group(batch.id(), list(wishes.values()))
        return dict(zip(wishes, reports, strict=True))
