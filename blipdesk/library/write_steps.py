"""The single steps of a write: planned, noted, finished or kept, and settled after a crash."""

import contextlib
import os
import zlib
from dataclasses import dataclass, replace
from pathlib import Path

from blipdesk.domain.errors import (
    BugError,
)
from blipdesk.domain.intent import IntentKind, WriteIntent, merge
from blipdesk.domain.keyword_rules import applied
from blipdesk.domain.photo import FileStamp, display_name
from blipdesk.domain.policy import DEFAULT_POLICIES, FieldPolicies, MergeResult
from blipdesk.domain.text import (
    FieldEdit,
    PhotoText,
)
from blipdesk.index.database import Index
from blipdesk.index.drafts import DraftState
from blipdesk.index.history import HistoryTarget
from blipdesk.index.outbox import OutboxEntry
from blipdesk.index.photos import PhotoRecord
from blipdesk.library.ingest import FreshRead, Ingest, read_again
from blipdesk.library.results import SetState, WriteReport
from blipdesk.library.write_lock import WriteLock
from blipdesk.library.write_records import (
    field_changes,
    holds_approved,
    model_of,
    source_of,
    tag_records,
)
from blipdesk.metadata.beside import plan_copy, plan_release, plan_removal
from blipdesk.metadata.model import (
    EditPlan,
    Staged,
    TagChange,
    WriteOptions,
    WriteTarget,
)
from blipdesk.metadata.overwriting import finish_overwriting
from blipdesk.metadata.reader import read_metadata
from blipdesk.metadata.safe_file import file_hash, temp_path_for
from blipdesk.metadata.writer import plan_merged, plan_restore

_KEPT_FOR_LATER = "the text is kept; blipdesk scan tries again"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a finished write changed."""

    target: WriteTarget
    before: PhotoText
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A write that is planned.

    Args:
        before: what photo and sidecar say.
        kept: what the merge has left alone.
        trouble: why it goes beside the photo after all.
    """

    entry: OutboxEntry
    photo: PhotoRecord
    plan: EditPlan
    before: PhotoText
    kept: tuple[str, ...]
    trouble: str | None = None

    @property
    def is_needless(self) -> bool:
        return not self.plan.changes and not self.plan.removes

    def outcome(self, plan: EditPlan) -> Outcome:
        """Say what carrying it out came to.

        Args:
            plan: as it was carried out, which may differ in its notes.
        """
        told: tuple[str, ...] = ()
        if plan.target is WriteTarget.SIDECAR and self.entry.intent.kind.has_edits:
            why = self.trouble or plan.refusal or "it is where these words stand"
            told = (f"in a sidecar: {why}",)
        return Outcome(plan.target, self.before, self.kept + told + plan.notes)


class WriteSteps:
    """What a ``Writer`` does with one entry of the outbox.

    Args:
        index: open, of this thread.
        ingest: on the same index.
        options: how files are written.
        lock_path: the lock that keeps other processes from writing meanwhile.
        policies: what machine text may do in each field.
        patience_s: after which other photos are free though the disk hangs in a write.
    """

    def __init__(
        self,
        index: Index,
        ingest: Ingest,
        options: WriteOptions,
        lock_path: Path,
        policies: FieldPolicies = DEFAULT_POLICIES,
        *,
        patience_s: float = 30.0,
    ) -> None:
        self._index = index
        self._ingest = ingest
        self._options = options
        self._lock = WriteLock(lock_path, patience_s)
        self._policies = policies
        # Two libraries may write into one folder, so a temp's name says whose it is.
        self._token = f"{zlib.crc32(os.fsencode(lock_path)):08x}"

    def _photo_of(self, entry: OutboxEntry) -> PhotoRecord:
        photo = self._index.photos.get(entry.photo_id)
        if photo is None:
            raise BugError(f"the outbox names photo {entry.photo_id}, which is not in the index")
        return photo

    def _planned(
        self,
        entry: OutboxEntry,
        photo: PhotoRecord,
        options: WriteOptions,
        trouble: str | None = None,
    ) -> Step:
        kept: tuple[str, ...] = ()
        if options.history_date is not None:
            options = replace(options, history_date=entry.intent.date)

        def decide(now: PhotoText) -> tuple[FieldEdit, ...]:
            nonlocal kept
            merged = self._merged(entry.intent, now)
            kept = merged.kept
            return merged.edits

        if entry.intent.kind.has_edits:
            into_photo = entry.intent.kind is IntentKind.EMBED
            plan, before = plan_merged(photo.path, decide, options, into_photo=into_photo)
        else:
            current = read_metadata(photo.path, even_damaged=True)
            plan, before = self._arranged(entry, photo.path, current.stamp, options), current.text
        return Step(entry, photo, plan, before, kept, trouble)

    def _merged(self, intent: WriteIntent, now: PhotoText) -> MergeResult:
        """Decide what is written, by the vocabulary and the policies."""
        wish, told = applied(self._options.keywords, intent, now.keywords)
        merged = merge(wish, now, self._policies)
        return MergeResult(merged.edits, (*told, *merged.kept))

    def _arranged(
        self, entry: OutboxEntry, path: Path, stamp: FileStamp, options: WriteOptions
    ) -> EditPlan:
        """Plan what has no fields to merge."""
        match entry.intent.kind:
            case IntentKind.COPY_BESIDE:
                return plan_copy(path, options)
            case IntentKind.RELEASE:
                return plan_release(path)
            case IntentKind.REMOVE_BESIDE:
                return plan_removal(path)
        undone = entry.intent.undoes
        written = None if undone is None else self._index.history.entry(undone)
        home = WriteTarget.NONE if written is None else WriteTarget(written.target.value)
        changes = tuple(TagChange(c.tag, c.old, c.new) for c in entry.changes)
        return plan_restore(path, changes, stamp, options, home)

    def _prepare(self, entry: OutboxEntry, staged: Staged) -> None:
        self._index.outbox.prepare(
            entry,
            staged.plan.target_path,
            staged.temp_path,
            planned=tag_records(staged.plan.changes),
            old_hash=staged.old_hash or None,
            new_hash=staged.new_hash,
        )

    def _finish(
        self,
        entry: OutboxEntry,
        photo: PhotoRecord,
        changes: tuple[TagChange, ...],
        outcome: Outcome,
        fresh: FreshRead | None,
    ) -> WriteReport:
        with self._index.transaction():
            self._ingest.refresh(photo, fresh)
            after = self._index.texts.get(photo.photo_id)
            fields = field_changes(outcome.before, after)
            self._index.history.record(
                entry.batch_id,
                photo.photo_id,
                photo.path,
                target=HistoryTarget(outcome.target.value),
                fields=fields,
                changes=tag_records(changes),
                source=source_of(entry.intent),
                date=entry.intent.date,
                model=model_of(entry.intent),
            )
            if entry.intent.undoes is not None:
                self._index.history.mark_undone(entry.intent.undoes, entry.batch_id)
                self._reopen_drafts(photo.photo_id, after)
            self._index.outbox.finish(entry)
        names = tuple(change.field for change in fields)
        reason = "; ".join(outcome.kept) or None
        return WriteReport(SetState.WRITTEN, outcome.target.value, reason, names)

    def _finish_unchanged(self, entry: OutboxEntry, kept: tuple[str, ...]) -> WriteReport:
        with self._index.transaction():
            if entry.intent.undoes is not None:
                self._index.history.mark_undone(entry.intent.undoes, entry.batch_id)
            self._index.outbox.finish(entry)
        return WriteReport(SetState.UNCHANGED, reason="; ".join(kept) or None)

    def _give_up(self, entry: OutboxEntry, state: SetState, error: Exception) -> WriteReport:
        with self._index.transaction():
            self._index.outbox.finish(entry)
        return WriteReport(state, reason=str(error))

    def _keep_for_later(self, entry: OutboxEntry, reason: str) -> WriteReport:
        with self._index.transaction(durable=True):
            self._index.outbox.fail(entry, reason)
        told = reason if reason.endswith(_KEPT_FOR_LATER) else f"{reason}; {_KEPT_FOR_LATER}"
        return WriteReport(SetState.FAILED, reason=told, is_kept=True)

    def _held_back(self, entries: list[OutboxEntry]) -> dict[int, WriteReport]:
        """Leave writes to a photo alone at which somebody else hangs."""
        reports: dict[int, WriteReport] = {}
        with self._index.transaction(durable=True):
            for entry in entries:
                name = display_name(str(self._photo_of(entry).path))
                reason = f"{name}: its disk hangs in another write; {_KEPT_FOR_LATER}"
                self._index.outbox.hold_back(entry, reason)
                reports[entry.entry_id] = WriteReport(SetState.FAILED, reason=reason, is_kept=True)
        return reports

    def _settle(self, entry: OutboxEntry) -> WriteReport | None:
        """Decide by the file's own bytes whether an interrupted replacement took place.

        Returns:
            None: it did not; the write begins anew.
        """
        report = self._finish_if_replaced(entry)
        if report is not None:
            return report
        if entry.temp is not None:
            with contextlib.suppress(OSError):
                entry.temp.unlink(missing_ok=True)
        with self._index.transaction(durable=True):
            self._index.outbox.requeue(entry)
        return None

    def _noted(self, entry: OutboxEntry) -> OutboxEntry:
        """Return an entry with what was noted in the outbox since it was taken from there."""
        waiting = self._index.outbox.of_photo(entry.photo_id)
        return next(e for e in waiting if e.entry_id == entry.entry_id)

    def _finish_if_replaced(self, entry: OutboxEntry) -> WriteReport | None:
        """Finish a write whose file is already the planned one; None: it is not."""
        photo = self._index.photos.get(entry.photo_id)
        target = entry.target
        if photo is None or target is None or file_state(target) != entry.new_hash:
            return None
        changes = tuple(TagChange(c.tag, c.old, c.new) for c in entry.planned)
        where = WriteTarget.SIDECAR if target.suffix.lower() == ".xmp" else WriteTarget.FILE
        before = self._index.texts.get(photo.photo_id)
        # Read before the transaction: while the disk is waited for, others may use the index.
        fresh = read_again(photo.path)
        return self._finish(entry, photo, changes, Outcome(where, before, ()), fresh)

    def _reopen_drafts(self, photo_id: int, text: PhotoText) -> None:
        """After an undo: a draft whose approved text left the file waits for review again."""
        for draft in self._index.drafts.current(photo_id):
            if draft.state is DraftState.APPROVED and not holds_approved(
                text, draft.field, draft.value
            ):
                self._index.drafts.set_state(draft.draft_id, DraftState.DRAFT)

    def _remove_stray_temp(self, entry: OutboxEntry, photo: PhotoRecord) -> None:
        """A crash before the plan was noted leaves a temp that only its name gives away."""
        for path in {photo.path, Path(os.path.realpath(photo.path))}:
            with contextlib.suppress(OSError):
                temp_path_for(path, self._temp_token(entry)).unlink(missing_ok=True)

    def _temp_path(self, step: Step) -> Path:
        return temp_path_for(step.plan.target_path, self._temp_token(step.entry))

    def _temp_token(self, entry: OutboxEntry) -> str:
        return f"{self._token}-{entry.entry_id}"


def file_state(path: Path) -> bytes | None:
    """Return a file's hash, b"" where there is none, and None where that cannot be said."""
    try:
        finish_overwriting(path)
        return file_hash(path)
    except FileNotFoundError:
        return b""
    except OSError:
        return None
