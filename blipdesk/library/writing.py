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
import os
import zlib
from dataclasses import dataclass, replace
from pathlib import Path

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
from blipdesk.domain.intent import IntentKind, WriteIntent, merge
from blipdesk.domain.keyword_rules import applied
from blipdesk.domain.photo import FileStamp
from blipdesk.domain.policy import DEFAULT_POLICIES, FieldPolicies, MergeResult
from blipdesk.domain.text import (
    Answer,
    Field,
    FieldEdit,
    FieldValue,
    PhotoText,
    ReviewState,
    Source,
)
from blipdesk.index.codec import TagRecord
from blipdesk.index.database import Index
from blipdesk.index.drafts import DraftState
from blipdesk.index.history import FieldChange, HistoryTarget
from blipdesk.index.outbox import OutboxEntry, OutboxState
from blipdesk.index.photos import PhotoRecord
from blipdesk.library.ingest import Ingest
from blipdesk.library.results import NOT_WRITTEN, SetState, WriteReport
from blipdesk.metadata.beside import plan_copy, plan_release, plan_removal
from blipdesk.metadata.model import (
    EditPlan,
    SidecarPolicy,
    TagChange,
    WriteOptions,
    WriteTarget,
)
from blipdesk.metadata.reader import read_metadata
from blipdesk.metadata.safe_file import file_hash, temp_path_for
from blipdesk.metadata.writer import commit, discard, plan_merged, plan_restore, stage
from blipdesk.runtime.locks import process_lock

log = logging.getLogger(__name__)

_ATTEMPTS = 3
_KEPT_FOR_LATER = "the text is kept; blipdesk scan tries again"


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a finished write changed."""

    target: WriteTarget
    before: PhotoText
    kept: tuple[str, ...]


class Writer:
    """Carries wishes into files, one at a time in the whole library.

    Args:
        index: open, of this thread.
        ingest: on the same index.
        options: how files are written.
        lock_path: the lock that keeps other processes from writing meanwhile.
        policies: what machine text may do in each field.
    """

    def __init__(
        self,
        index: Index,
        ingest: Ingest,
        options: WriteOptions,
        lock_path: Path,
        policies: FieldPolicies = DEFAULT_POLICIES,
    ) -> None:
        self._index = index
        self._ingest = ingest
        self._options = options
        self._lock_path = lock_path
        self._policies = policies
        # Two libraries may write into one folder, so a temp's name says whose it is.
        self._token = f"{zlib.crc32(os.fsencode(lock_path)):08x}"

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
        if intent.kind.has_edits:
            # Against the index's mirror, which was just compared with the file: most photos of a
            # second run need nothing, and then no promise has to be made.
            held = self._index.texts.get(photo.photo_id)
            try:
                foreseen = self._merged(intent, held)
            except InputError as error:
                return WriteReport(SetState.REFUSED, reason=str(error))
            if not foreseen.edits and not self._index.outbox.of_photo(photo.photo_id):
                return WriteReport(SetState.UNCHANGED, reason="; ".join(foreseen.kept) or None)
        with process_lock(self._lock_path):
            with self._index.transaction():
                self._index.outbox.queue(photo.photo_id, batch_id, intent=intent, changes=changes)
            return self._carry_out_all(photo.photo_id)

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
            with process_lock(self._lock_path):
                report = self._carry_out_all(photo_id)
            if report.failed:
                reasons.append(str(report.reason))
        return tuple(reasons)

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
        photo = self._index.photos.get(entry.photo_id)
        if photo is None:
            raise BugError(f"the outbox names photo {entry.photo_id}, which is not in the index")
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
                (noted,) = (
                    e
                    for e in self._index.outbox.of_photo(photo.photo_id)
                    if e.entry_id == entry.entry_id
                )
                # The disk may have failed after the replacement took place.
                done = self._finish_if_replaced(noted)
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
        if not plan.changes and not plan.removes:
            return self._finish_unchanged(entry, kept + plan.notes)
        plan = self._put_in_place(entry, plan)
        told: tuple[str, ...] = ()
        if plan.target is WriteTarget.SIDECAR and entry.intent.kind.has_edits:
            why = trouble or plan.refusal or "it is where these words stand"
            told = (f"in a sidecar: {why}",)
        outcome = _Outcome(plan.target, before, kept + told + plan.notes)
        return self._finish(entry, photo, plan.changes, outcome)

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

    def _put_in_place(self, entry: OutboxEntry, plan: EditPlan) -> EditPlan:
        """Stage, note and commit a plan; on any error the temp goes and the original stays.

        Returns:
            The plan as it was carried out, which may differ in its notes.
        """
        staged = stage(plan, temp_path_for(plan.target_path, self._temp_token(entry)))
        try:
            with self._index.transaction(durable=True):
                self._index.outbox.prepare(
                    entry,
                    plan.target_path,
                    staged.temp_path,
                    planned=_records(plan.changes),
                    old_hash=staged.old_hash or None,
                    new_hash=staged.new_hash,
                )
            commit(staged)
        except BaseException:
            discard(staged)
            raise
        return staged.plan

    def _finish(
        self,
        entry: OutboxEntry,
        photo: PhotoRecord,
        changes: tuple[TagChange, ...],
        outcome: _Outcome,
    ) -> WriteReport:
        with self._index.transaction():
            self._ingest.refresh(photo.path, photo.image_digest)
            after = self._index.texts.get(photo.photo_id)
            fields = _differences(outcome.before, after)
            self._index.history.record(
                entry.batch_id,
                photo.photo_id,
                photo.path,
                target=HistoryTarget(outcome.target.value),
                fields=fields,
                changes=_records(changes),
                source=_source(entry.intent),
                date=entry.intent.date,
                model=_model(entry.intent),
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
        return WriteReport(SetState.FAILED, reason=told)

    def _settle(self, entry: OutboxEntry) -> None:
        """Decide by the file's own bytes whether an interrupted replacement took place."""
        if self._finish_if_replaced(entry) is not None:
            return
        if entry.temp is not None:
            with contextlib.suppress(OSError):
                entry.temp.unlink(missing_ok=True)
        with self._index.transaction(durable=True):
            self._index.outbox.requeue(entry)

    def _finish_if_replaced(self, entry: OutboxEntry) -> WriteReport | None:
        """Finish a write whose file is already the planned one; None: it is not."""
        photo = self._index.photos.get(entry.photo_id)
        target = entry.target
        if photo is None or target is None or _hash(target) != entry.new_hash:
            return None
        changes = tuple(TagChange(c.tag, c.old, c.new) for c in entry.planned)
        where = WriteTarget.SIDECAR if target.suffix.lower() == ".xmp" else WriteTarget.FILE
        before = self._index.texts.get(photo.photo_id)
        return self._finish(entry, photo, changes, _Outcome(where, before, ()))

    def _reopen_drafts(self, photo_id: int, text: PhotoText) -> None:
        """After an undo: a draft whose approved text left the file waits for review again."""
        for draft in self._index.drafts.current(photo_id):
            if draft.state is DraftState.APPROVED and not _holds(text, draft.field, draft.value):
                self._index.drafts.set_state(draft.draft_id, DraftState.DRAFT)

    def _remove_stray_temp(self, entry: OutboxEntry, photo: PhotoRecord) -> None:
        """A crash before the plan was noted leaves a temp that only its name gives away."""
        for path in {photo.path, Path(os.path.realpath(photo.path))}:
            with contextlib.suppress(OSError):
                temp_path_for(path, self._temp_token(entry)).unlink(missing_ok=True)

    def _temp_token(self, entry: OutboxEntry) -> str:
        return f"{self._token}-{entry.entry_id}"


def _records(changes: tuple[TagChange, ...]) -> tuple[TagRecord, ...]:
    return tuple(TagRecord(change.tag, change.old, change.new) for change in changes)


def _hash(path: Path) -> bytes | None:
    """Return a file's hash, b"" where there is none, and None where that cannot be said."""
    try:
        return file_hash(path)
    except FileNotFoundError:
        return b""
    except OSError:
        return None


def _differences(before: PhotoText, after: PhotoText) -> list[FieldChange]:
    return [
        FieldChange(name.value, _readable(before.value(name)), _readable(after.value(name)))
        for name in Field
        if before.value(name) != after.value(name) or before.origin(name) != after.origin(name)
    ]


def _readable(value: FieldValue) -> object:
    if isinstance(value, tuple):
        return [
            {"question": item.question, "answer": item.answer} if isinstance(item, Answer) else item
            for item in value
        ] or None
    return value


def _source(intent: WriteIntent) -> Source:
    return Source.MACHINE if intent.kind is IntentKind.MACHINE else Source.HUMAN


def _model(intent: WriteIntent) -> str | None:
    origins = [edit.provenance for edit in intent.edits if edit.provenance is not None]
    return next((origin.model for origin in origins if origin.model), None)


def _holds(text: PhotoText, name: Field, value: FieldValue) -> bool:
    if name is Field.ANSWERS:
        answers = value if isinstance(value, tuple) else ()
        asked = {a.question for a in answers if isinstance(a, Answer)}
        approved = {a.question for a in text.answers if a.state is ReviewState.APPROVED}
        return asked <= approved
    return text.origin(name).state is ReviewState.APPROVED
