"""Texts that may wait: files are written once nobody gives more of them to write.

Whoever reviews hundreds of photos, or lets a model describe them, then has the disk to himself. A
promise that waits is a row of the outbox like any other, so it survives every crash; the next
process that opens the library writes it when its time has come.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from blipdesk.domain.intent import IntentKind, WriteIntent
from blipdesk.domain.policy import DEFAULT_POLICIES, FieldPolicies
from blipdesk.index.codec import TagRecord
from blipdesk.index.database import Index
from blipdesk.index.photos import PhotoRecord
from blipdesk.library.clock import Clock
from blipdesk.library.ingest import Ingest
from blipdesk.library.results import EditResult, SetState, WriteReport
from blipdesk.library.writing import Wish, Writer
from blipdesk.metadata.model import WriteOptions
from blipdesk.runtime.locks import process_lock

# A person's own words are written at once: they are typed one by one and looked for in the file.
_MAY_WAIT = frozenset((IntentKind.MACHINE, IntentKind.APPROVE))
_LONGEST_S = 1800.0
_NS = 1_000_000_000
_TOLD = "kept, and written when no more come; blipdesk queue write-now writes it at once"


class IdleWriter(Writer):
    """A writer that lets machine text and approvals wait.

    Args:
        index: open, of this thread.
        ingest: on the same index.
        options: how files are written.
        lock_path: the lock that keeps other processes from writing meanwhile.
        policies: what machine text may do in each field.
        clock: the time.
        idle_s: how long no further text must have come; 0: nothing waits. What waits for half an
            hour is written all the same.
    """

    def __init__(
        self,
        index: Index,
        ingest: Ingest,
        options: WriteOptions,
        lock_path: Path,
        policies: FieldPolicies = DEFAULT_POLICIES,
        *,
        clock: Clock,
        idle_s: float = 0.0,
    ) -> None:
        super().__init__(index, ingest, options, lock_path, policies)
        self._clock = clock
        self._idle_s = idle_s

    def write(
        self,
        photo: PhotoRecord,
        batch_id: int,
        intent: WriteIntent,
        changes: tuple[TagRecord, ...] = (),
    ) -> WriteReport:
        """Promise a write, and carry it out unless it may wait; see ``Writer.write``."""
        if not self._idle_s or intent.kind not in _MAY_WAIT:
            return super().write(photo, batch_id, intent, changes)
        report = self._foreseen(photo, intent)
        if report is not None:
            return report
        with self._index.transaction(durable=True):
            self._index.outbox.queue(photo.photo_id, batch_id, intent=intent, changes=changes)
        return WriteReport(SetState.WAITING, reason=_TOLD)

    def write_group(self, batch_id: int, wishes: Sequence[Wish]) -> list[WriteReport]:
        """Promise writes to several photos likewise; see ``Writer.write_group``."""
        if self._idle_s and any(wish.intent.kind in _MAY_WAIT for wish in wishes):
            return [self.write(w.photo, batch_id, w.intent, w.changes) for w in wishes]
        return super().write_group(batch_id, wishes)

    def recover(self) -> int:
        """Finish what a crash left undone, and write what has waited long enough.

        Returns:
            How many photos a crash had left.
        """
        if not self._idle_s:
            return super().recover()
        prepared = self._index.outbox.prepared()
        urgent = {
            e.photo_id for e in self._index.outbox.pending() if e.intent.kind not in _MAY_WAIT
        }
        if self._is_due():
            super().recover()
        elif urgent or prepared:
            with process_lock(self._lock_path):
                for entry in prepared:
                    self._settle(entry)
                for photo_id in urgent:
                    self._carry_out_all(photo_id)
        return len(urgent | {entry.photo_id for entry in prepared})

    def write_idle(self, should_stop: Callable[[], bool]) -> Iterator[EditResult]:
        """Write what waits, if no more has come for long enough.

        Args:
            should_stop: asked between photos; what is left waits on.
        """
        return self.write_waiting(should_stop) if self._is_due() else iter(())

    def write_waiting(
        self, should_stop: Callable[[], bool] = lambda: False
    ) -> Iterator[EditResult]:
        """Write what waits, now.

        Args:
            should_stop: asked between photos; what is left waits on.
        """
        for photo_id in dict.fromkeys(e.photo_id for e in self._index.outbox.pending()):
            photo = self._index.photos.get(photo_id)
            if should_stop() or photo is None:
                return
            with process_lock(self._lock_path):
                # Another process may have been quicker, and then there is nothing to report.
                if self._index.outbox.of_photo(photo_id):
                    yield EditResult(photo.path, self._carry_out_all(photo_id))

    def _is_due(self) -> bool:
        span = self._index.outbox.queued_span()
        if span is None:
            return False
        oldest_s, newest_s = (datetime.fromisoformat(date).timestamp() for date in span)
        now_s = self._clock.now_ns() / _NS
        return now_s - newest_s >= self._idle_s or now_s - oldest_s >= _LONGEST_S
