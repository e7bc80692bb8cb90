"""Sidecars on request: made, brought into their photos, removed."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from blipdesk.domain.errors import PhotoError
from blipdesk.domain.intent import IntentKind, WriteIntent
from blipdesk.index.photos import PhotoRecord
from blipdesk.library.clock import Clock
from blipdesk.library.history import OpenBatch
from blipdesk.library.ingest import Ingest
from blipdesk.library.results import EditResult, SetState, WriteReport
from blipdesk.library.walk import Candidate
from blipdesk.library.writing import Writer
from blipdesk.metadata.beside import check_removable, plan_copy, plan_release, words_beside
from blipdesk.metadata.model import EditPlan, WriteOptions, WriteTarget
from blipdesk.metadata.safe_file import temp_path_for
from blipdesk.metadata.writer import commit, stage
from blipdesk.runtime.locks import process_lock

_TOKEN = "sidecar"  # one writer at a time, by the lock


class Sidecars:
    """Makes, merges and removes sidecars.

    Args:
        lock_path: the lock that keeps other processes from writing meanwhile.
    """

    def __init__(
        self, ingest: Ingest, writer: Writer, clock: Clock, options: WriteOptions, lock_path: Path
    ) -> None:
        self._ingest = ingest
        self._writer = writer
        self._clock = clock
        self._options = options
        self._lock_path = lock_path

    def write(self, candidates: Iterable[Candidate]) -> Iterator[EditResult]:
        """Let each photo's sidecar say what the photo says, for programs that read only those."""

        def copy(photo: PhotoRecord) -> WriteReport:
            with process_lock(self._lock_path):
                plan = plan_copy(photo.path, self._options)
                return self._carry_out(photo, plan)

        return self._each(candidates, copy)

    def merge(self, candidates: Iterable[Candidate], batch: OpenBatch) -> Iterator[EditResult]:
        """Bring the words that stand beside photos into them; what is beside stays there."""

        def embed(photo: PhotoRecord) -> WriteReport:
            edits = words_beside(photo.path)
            if not edits:
                reason = "the photo says all that its sidecar says"
                return WriteReport(SetState.UNCHANGED, reason=reason)
            intent = WriteIntent(IntentKind.EMBED, self._clock.date_text(), edits)
            report = self._writer.write(photo, batch.id(), intent)
            release = None if report.failed else plan_release(photo.path)
            if release is not None:
                with process_lock(self._lock_path):
                    self._carry_out(photo, release)
            return report

        return self._each(candidates, embed)

    def remove(self, candidates: Iterable[Candidate]) -> Iterator[EditResult]:
        """Delete sidecars with which nothing is lost."""

        def delete(photo: PhotoRecord) -> WriteReport:
            with process_lock(self._lock_path):
                check_removable(photo.path).path.unlink()
                self._ingest.refresh(photo.path, photo.image_digest)
            return WriteReport(SetState.WRITTEN, WriteTarget.SIDECAR.value)

        return self._each(candidates, delete)

    def _carry_out(self, photo: PhotoRecord, plan: EditPlan) -> WriteReport:
        if not plan.changes:
            return WriteReport(SetState.UNCHANGED, reason="; ".join(plan.notes) or None)
        commit(stage(plan, temp_path_for(plan.target_path, _TOKEN)))
        self._ingest.refresh(photo.path, photo.image_digest)
        return WriteReport(SetState.WRITTEN, plan.target.value, "; ".join(plan.notes) or None)

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
                except OSError as error:
                    report = WriteReport(SetState.FAILED, reason=f"{candidate.path}: {error}")
            yield EditResult(candidate.path, report)
