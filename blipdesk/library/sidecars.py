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
from blipdesk.library.writing import Writer
from blipdesk.metadata.beside import words_beside


class Sidecars:
    """Makes, merges and removes sidecars; every step is promised, recorded and can be undone."""

    def __init__(self, ingest: Ingest, writer: Writer, clock: Clock) -> None:
        self._ingest = ingest
        self._writer = writer
        self._clock = clock

    def write(self, candidates: Iterable[Candidate], batch: OpenBatch) -> Iterator[EditResult]:
        """Let each photo's sidecar say what the photo says, for programs that read only those."""
        return self._each(candidates, lambda p: self._wish(p, batch, IntentKind.COPY_BESIDE))

    def merge(self, candidates: Iterable[Candidate], batch: OpenBatch) -> Iterator[EditResult]:
        """Bring the words that stand beside photos into them; what is beside stays there."""

        def embed(photo: PhotoRecord) -> WriteReport:
            edits = words_beside(photo.path)
            if not edits:
                reason = "the photo says all that its sidecar says"
                return WriteReport(SetState.UNCHANGED, reason=reason)
            report = self._wish(photo, batch, IntentKind.EMBED, edits)
            if not report.failed:
                self._wish(photo, batch, IntentKind.RELEASE)
            return report

        return self._each(candidates, embed)

    def remove(self, candidates: Iterable[Candidate], batch: OpenBatch) -> Iterator[EditResult]:
        """Delete sidecars with which nothing is lost."""
        return self._each(candidates, lambda p: self._wish(p, batch, IntentKind.REMOVE_BESIDE))

    def _wish(
        self,
        photo: PhotoRecord,
        batch: OpenBatch,
        kind: IntentKind,
        edits: tuple[FieldEdit, ...] = (),
    ) -> WriteReport:
        intent = WriteIntent(kind, self._clock.date_text(), edits)
        return self._writer.write(photo, batch.id(), intent)

    def _each(
        self, candidates: Iterable[Candidate], act: Callable[[PhotoRecord], WriteReport]
    ) -> Iterator[EditResult]:
        for candidate in candidates:
            if candidate.problem is not None:
                report = WriteReport(SetState.FAILED, reason=candidate.problem)
            else:
                try:
                    report = act(self._ingest.remember_even_damaged(candidate.path))
                except PhotoError as error:
                    report = WriteReport(SetState.REFUSED, reason=str(error))
            yield EditResult(candidate.path, report)
