"""From a promise to words in a file: the outbox at work.

One order, so that a crash at any moment loses nothing and tears nothing: the wish is queued; the
new file is staged, forced to the disk and verified beside the old one; the plan is noted, durably,
and the wish with it; the file is replaced in one step and its folder forced to the disk; index,
history and outbox follow in one transaction. ``recover`` picks up whatever a crash left.

Only the plan's commit is forced to the disk: before it the file is as it was and nobody was told
otherwise; after it a power cut can at most take away the end, which the plan and the file's own
hash give back. Whoever is told that a wish is kept for later is told so after a forced commit.
"""

import contextlib
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import ParamSpec, TypeVar

from blipdesk.domain.errors import (
    BugError,
    ChangedMeanwhile,
    InputError,
    PhotoError,
    UnsupportedFormat,
    VerifyFailed,
    WriteFailed,
    WriteRefused,
)
from blipdesk.domain.intent import IntentKind, WriteIntent
from blipdesk.index.codec import TagRecord
from blipdesk.index.outbox import OutboxEntry, OutboxState
from blipdesk.index.photos import PhotoRecord
from blipdesk.library.results import NOT_WRITTEN, SetState, WriteReport
from blipdesk.library.write_steps import Step, WriteSteps
from blipdesk.metadata.model import (
    SidecarPolicy,
    Staged,
    WriteOptions,
)
from blipdesk.metadata.writer import commit, discard, stage
from blipdesk.runtime.locks import process_lock

log = logging.getLogger(__name__)

_ATTEMPTS = 3
_AT_ONCE = 8  # the disk keeps several files for about the price of one
_T = TypeVar("_T")
_Parameters = ParamSpec("_Parameters")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of one photo; see ``Writer.write``."""

    photo: PhotoRecord
    intent: WriteIntent
    changes: tuple[TagRecord, ...] = ()


class Writer(WriteSteps):
    """Carries wishes into files, one at a time in the whole library."""

    def write(
        self,
        photo: PhotoRecord,
        batch_id: int,
        intent: WriteIntent,
        changes: tuple[TagRecord, ...] = (),
    ) -> WriteReport:
        """Write into one photo, and first what an earlier failure left waiting for it.

        Args:
            photo: as the index knows it.
            batch_id: of the history.
            intent: what is wanted.
            changes: for a restore: the raw tags to put back.
        """
        foreseen = self._foreseen(photo, intent)
        if foreseen is not None:
            return foreseen
        with process_lock(self._lock_path):
            with self._index.transaction():
                self._index.outbox.queue(photo.photo_id, batch_id, intent=intent, changes=changes)
            return self._carry_out_all(photo.photo_id)

    def write_group(self, batch_id: int, wishes: Sequence[Wish]) -> list[WriteReport]:
        """Write into several photos, of which the disk is asked to keep all at the same time.

        Each photo goes through the same steps in the same order as by ``write``; what goes wrong
        with one is settled for it alone.

        Args:
            batch_id: of the history.
            wishes: in their order.
        """
        if len(wishes) == 1:
            return [self.write(w.photo, batch_id, w.intent, w.changes) for w in wishes]
        reports = {n: self._foreseen(w.photo, w.intent) for n, w in enumerate(wishes)}
        entries: dict[int, OutboxEntry] = {}
        taken: set[int] = set()
        with process_lock(self._lock_path):
            with self._index.transaction():
                for number, wish in enumerate(wishes):
                    photo_id = wish.photo.photo_id
                    if reports[number] is not None or photo_id in taken:
                        continue
                    if self._index.outbox.of_photo(photo_id):
                        continue  # what waits for it comes first
                    taken.add(photo_id)
                    entries[number] = self._index.outbox.queue(
                        photo_id, batch_id, intent=wish.intent, changes=wish.changes
                    )
            done = self._carry_out_group(list(entries.values()))
            reports |= {n: done[entry.entry_id] for n, entry in entries.items()}
        return [
            self.write(wish.photo, batch_id, wish.intent, wish.changes)
            if (report := reports[number]) is None
            else report
            for number, wish in enumerate(wishes)
        ]

    def _foreseen(self, photo: PhotoRecord, intent: WriteIntent) -> WriteReport | None:
        """Say by the index alone that nothing is to be written; None: it has to be tried.

        The index's mirror was just compared with the file. Most photos of a second run need
        nothing, and then no promise has to be made.
        """
        if not intent.kind.has_edits:
            return None
        try:
            foreseen = self._merged(intent, self._index.texts.get(photo.photo_id))
        except InputError as error:
            return WriteReport(SetState.REFUSED, reason=str(error))
        if foreseen.edits or self._index.outbox.of_photo(photo.photo_id):
            return None
        return WriteReport(SetState.UNCHANGED, reason="; ".join(foreseen.kept) or None)

    def recover(self) -> int:
        """Finish what a crash left undone; return how many photos waited for it."""
        if not set(self._index.outbox.count()) - {OutboxState.FAILED}:
            return 0
        with process_lock(self._lock_path):
            for entry in self._index.outbox.prepared():
                self._settle(entry)
            waiting = {entry.photo_id for entry in self._index.outbox.pending()}
            for photo_id in waiting:
                self._carry_out_all(photo_id)
            return len(waiting)

    def retry_failed(self) -> tuple[str, ...]:
        """Try again what failed before (a full disk, a drive that was away).

        Returns:
            One line for each photo that still cannot be written.
        """
        photo_ids = {entry.photo_id for entry in self._index.outbox.failed()}
        reasons = []
        for photo_id in photo_ids:
            report = self.retry(photo_id)
            if report.failed:
                reasons.append(str(report.reason))
        return tuple(reasons)

    def retry(self, photo_id: int) -> WriteReport:
        """Try again what failed before and waits for a photo."""
        with process_lock(self._lock_path):
            return self._carry_out_all(photo_id)

    def _carry_out_all(self, photo_id: int) -> WriteReport:
        """Carry out all that waits for a photo in its order; report on the newest write."""
        report = NOT_WRITTEN
        failure: str | None = None
        for entry in self._index.outbox.of_photo(photo_id):
            if failure is not None:  # a later wish must not be overtaken by an earlier one
                report = self._keep_for_later(entry, failure)
                continue
            report = self._carry_out(entry)
            failure = report.reason if report.state is SetState.FAILED else None
        return report

    def _carry_out(self, entry: OutboxEntry) -> WriteReport:
        photo = self._photo_of(entry)
        self._remove_stray_temp(entry, photo)
        for attempt in range(_ATTEMPTS):
            try:
                return self._replace(entry, photo)
            except ChangedMeanwhile as error:
                if attempt == _ATTEMPTS - 1 or not entry.intent.kind.has_edits:
                    return self._give_up(entry, SetState.REFUSED, error)
            except (WriteRefused, UnsupportedFormat, InputError) as error:
                return self._give_up(entry, SetState.REFUSED, error)
            except PhotoError as error:
                # The disk may have failed after the replacement took place.
                done = self._finish_if_replaced(self._noted(entry))
                return self._keep_for_later(entry, str(error)) if done is None else done
        raise BugError("the last attempt neither returned nor gave up")

    def _replace(self, entry: OutboxEntry, photo: PhotoRecord) -> WriteReport:
        """Write into the photo; where that proves impossible, beside it."""
        try:
            return self._write_once(entry, photo, self._options)
        except (VerifyFailed, WriteFailed) as error:
            is_bound = not entry.intent.kind.has_edits or entry.intent.kind is IntentKind.EMBED
            # Where a new photo could not be given its owner, a file beside it may still be made.
            is_lasting = isinstance(error, VerifyFailed)
            is_lasting |= isinstance(error.__cause__, PermissionError)
            if is_bound or not is_lasting or self._options.sidecar is SidecarPolicy.NEVER:
                raise
            log.warning("the text goes into a sidecar: %s", error)
            beside = replace(self._options, sidecar=SidecarPolicy.ALWAYS)
            return self._write_once(entry, photo, beside, str(error))

    def _write_once(
        self,
        entry: OutboxEntry,
        photo: PhotoRecord,
        options: WriteOptions,
        trouble: str | None = None,
    ) -> WriteReport:
        step = self._planned(entry, photo, options, trouble)
        if step.is_needless:
            return self._finish_unchanged(entry, step.kept + step.plan.notes)
        staged = stage(step.plan, self._temp_path(step))
        try:
            with self._index.transaction(durable=True):
                self._prepare(entry, staged)
            commit(staged)
        except BaseException:
            discard(staged)
            raise
        return self._finish(entry, photo, step.plan.changes, step.outcome(staged.plan))

    def _carry_out_group(self, entries: Sequence[OutboxEntry]) -> dict[int, WriteReport]:
        """Carry out the only waiting writes of several photos; return the reports by entry."""
        reports: dict[int, WriteReport] = {}
        steps: list[Step] = []
        for entry in entries:
            with contextlib.suppress(PhotoError, InputError):  # it fails again alone, and is told
                steps.append(self._planned(entry, self._photo_of(entry), self._options))
        ready = [step for step in steps if not step.is_needless]
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            results = list(pool.map(lambda s: _tried(stage, s.plan, self._temp_path(s)), ready))
            staged = [(s, r) for s, r in zip(ready, results, strict=True) if r is not None]
            done: list[bool | None] = [None] * len(staged)
            try:
                with self._index.transaction(durable=True):
                    for step, one in staged:
                        self._prepare(step.entry, one)
                done = list(pool.map(lambda pair: _tried(_committed, pair[1]), staged))
            finally:
                for (_, one), is_done in zip(staged, done, strict=True):
                    if not is_done and one.temp_path.exists():
                        with contextlib.suppress(OSError):  # the next start removes it
                            discard(one)
        with self._index.transaction():
            for (step, one), is_done in zip(staged, done, strict=True):
                if not is_done:
                    continue
                with contextlib.suppress(PhotoError):  # such as gone again: it is settled alone
                    outcome = step.outcome(one.plan)
                    reports[step.entry.entry_id] = self._finish(
                        step.entry, step.photo, step.plan.changes, outcome
                    )
        for entry in entries:
            if entry.entry_id not in reports:
                report = self._finish_if_replaced(self._noted(entry))
                report = self._carry_out_all(entry.photo_id) if report is None else report
                reports[entry.entry_id] = report
        return reports


def _committed(staged: Staged) -> bool:
    commit(staged)
    return True


def _tried(
    act: Callable[_Parameters, _T], *args: _Parameters.args, **named: _Parameters.kwargs
) -> _T | None:
    """Return what a step gives, None where it fails for a reason that the photo has."""
    try:
        return act(*args, **named)
    except PhotoError:
        return None
