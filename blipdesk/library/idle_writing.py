"""Texts that may wait: files are written once nobody gives more of them to write.

Whoever reviews hundreds of photos, or lets a model describe them, then has the disk to himself. A
promise that waits is a row of the outbox like any other, so it survives every crash; the next
process that opens the library writes it when its time has come.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from blipdesk.domain.intent import IntentKind
from blipdesk.domain.policy import DEFAULT_POLICIES, FieldPolicies
from blipdesk.index.database import Index
from blipdesk.library.clock import Clock
from blipdesk.library.ingest import Ingest
from blipdesk.library.results import EditResult, SetState, WriteReport
from blipdesk.library.writing import Wish, Writer, groups_of
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

    def write_group(self, batch_id: int, wishes: Sequence[Wish]) -> list[WriteReport]:
        """Promise writes to several photos, and carry out those that may not wait.

        Those that wait are promised in one commit that survives a power cut; see
        ``Writer.write_group``.
        """
        may_wait = [bool(self._idle_s) and wish.intent.kind in _MAY_WAIT for wish in wishes]
        later = [wish for wish, waits in zip(wishes, may_wait, strict=True) if waits]
        now = [wish for wish, waits in zip(wishes, may_wait, strict=True) if not waits]
        waiting = iter(self._promise_for_later(batch_id, later))
        written = iter(super().write_group(batch_id, now))
        return [next(waiting if waits else written) for waits in may_wait]

    def _promise_for_later(self, batch_id: int, wishes: Sequence[Wish]) -> list[WriteReport]:
        reports = [self._foreseen(wish.photo, wish.intent) for wish in wishes]
        left = {n: wish for n, wish in enumerate(wishes) if reports[n] is None}
        if left:
            self._promise(batch_id, left, durable=True)
        told = WriteReport(SetState.WAITING, reason=_TOLD)
        return [told if report is None else report for report in reports]

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
                for photo_ids in groups_of(urgent):
                    self._carry_out(photo_ids)
        return len(urgent | {entry.photo_id for entry in prepared})

    def write_idle(self, should_stop: Callable[[], bool]) -> Iterator[EditResult]:
        """Write what waits, if no more has come for long enough.

        Args:
            should_stop: asked between groups of photos; what is left waits on.
        """
        return self.write_waiting(should_stop) if self._is_due() else iter(())

    def write_waiting(
        self, should_stop: Callable[[], bool] = lambda: False
    ) -> Iterator[EditResult]:
        """Write what waits, now.

        Args:
            should_stop: asked between groups of photos; what is left waits on.
        """
        waiting = dict.fromkeys(e.photo_id for e in self._index.outbox.pending())
        for photo_ids in groups_of(waiting):
            if should_stop():
                return
            with process_lock(self._lock_path):
                # Another process may have been quicker, and then there is nothing to report.
                left = [i for i in photo_ids if self._index.outbox.of_photo(i)]
                paths = [self._photo_path(photo_id) for photo_id in left]
                reports = self._carry_out_all(left)
            yield from map(EditResult, paths, reports.values())

    def _photo_path(self, photo_id: int) -> Path:
        photo = self._index.photos.get(photo_id)
        assert photo is not None  # a foreign key of what waits
        return photo.path

    def _is_due(self) -> bool:
        span = self._index.outbox.queued_span()
        if span is None:
            return False
        oldest_s, newest_s = (datetime.fromisoformat(date).timestamp() for date in span)
        now_s = self._clock.now_ns() / _NS
        return now_s - newest_s >= self._idle_s or now_s - oldest_s >= _LONGEST_S
