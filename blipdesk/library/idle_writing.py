"""Texts that may wait: files are written once nobody gives more of them to write.

Whoever reviews hundreds of photos, or lets a model describe them, then has the disk to himself. A
promise that waits is a row of the outbox like any other, so it survives every crash; the next
process that opens the library writes it when its time has come.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from blipdesk.domain.intent import IntentKind
from blipdesk.domain.policy import DEFAULT_POLICIES, FieldPolicies
from blipdesk.index.database import Index
from blipdesk.library.clock import Clock
from blipdesk.library.ingest import Ingest
from blipdesk.library.results import SetState, WriteReport
from blipdesk.library.writing import Wish, Writer
from blipdesk.metadata.model import WriteOptions

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
        patience_s: see ``WriteSteps``.
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
        patience_s: float = 30.0,
    ) -> None:
        super().__init__(index, ingest, options, lock_path, policies, patience_s=patience_s)
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

    def promise(self, batch_id: int, wish: Wish) -> WriteReport | None:
        """Only promise a write; None: it is to be carried out now."""
        if self._idle_s and wish.intent.kind in _MAY_WAIT:
            return self._promise_for_later(batch_id, [wish])[0]
        foreseen = self._foreseen(wish.photo, wish.intent)
        if foreseen is None:
            self._promise(batch_id, {0: wish})
        return foreseen

    def interrupted(self) -> list[int]:
        """Return the photos of whose writes nobody was told how they ended, or that they wait."""
        if not self._idle_s:
            return super().interrupted()
        outbox = self._index.outbox
        urgent = (e for e in outbox.pending() if e.intent.kind not in _MAY_WAIT)
        return list(dict.fromkeys(e.photo_id for e in (*outbox.prepared(), *urgent)))

    def unfinished(self) -> list[int]:
        """Return those, and where it has waited long enough also what waits."""
        return super().interrupted() if self.is_due() else self.interrupted()

    def waiting_photos(self) -> list[int]:
        """Return the photos for which something waits that may be written now."""
        return list(dict.fromkeys(entry.photo_id for entry in self._index.outbox.pending()))

    def is_due(self) -> bool:
        """Whether no further text has come for long enough."""
        span = self._index.outbox.queued_span()
        if span is None:
            return False
        oldest_s, newest_s = (datetime.fromisoformat(date).timestamp() for date in span)
        now_s = self._clock.now_ns() / _NS
        return now_s - newest_s >= self._idle_s or now_s - oldest_s >= _LONGEST_S
