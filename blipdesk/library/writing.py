"""From a promise to words in a file: the outbox at work.

One order, so that a crash at any moment loses nothing and tears nothing: the wish is queued; the
new file is staged, forced to the disk and verified beside the old one; the plan is noted, durably,
and the wish with it; the file is replaced in one step and its folder forced to the disk; index,
history and outbox follow in one transaction. ``recover`` picks up whatever a crash left.

Only the plan's commit is forced to the disk: before it the file is as it was and nobody was told
otherwise; after it a power cut can at most take away the end, which the plan and the file's own
hash give back. Whoever is told that a wish is kept for later is told so after a forced commit.
"""

import logging
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

from blipdesk.domain.errors import (
    ChangedMeanwhile,
    InputError,
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
from blipdesk.library.write_round import Trouble, Try, WriteRound
from blipdesk.metadata.model import SidecarPolicy

log = logging.getLogger(__name__)

GROUP_PHOTOS = 16
"""Photos that are written together."""
_ATTEMPTS = 3
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of one photo; see ``Writer.write``."""

    photo: PhotoRecord
    intent: WriteIntent
    changes: tuple[TagRecord, ...] = ()


class Writer(WriteRound):
    """Carries wishes into files; only one process at a time does so in a library."""

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
        (report,) = self.write_group(batch_id, [Wish(photo, intent, changes)])
        return report

    def write_group(self, batch_id: int, wishes: Sequence[Wish]) -> list[WriteReport]:
        """Write into several photos, of which the disk is asked to keep all at the same time.

        What an earlier failure left waiting for one of them is written first. What goes wrong with
        one is settled for it alone.

        Args:
            batch_id: of the history.
            wishes: in their order; of one photo the later ones are written after the earlier.
        """
        reports: dict[int, WriteReport] = {}
        for number, wish in enumerate(wishes):
            is_first = all(other.photo != wish.photo for other in wishes[:number])
            foreseen = self._foreseen(wish.photo, wish.intent) if is_first else None
            if foreseen is not None:
                reports[number] = foreseen
        left = {n: wish for n, wish in enumerate(wishes) if n not in reports}
        if left:
            photo_ids = [wish.photo.photo_id for wish in left.values()]
            with self._lock.hold(photo_ids) as held:
                entries = self._promise(batch_id, left)
                done = self._carry_out(photo_ids, held)
            reports |= {number: done[entry_id] for number, entry_id in entries.items()}
        return [reports[number] for number in range(len(wishes))]

    def _promise(
        self, batch_id: int, wishes: dict[int, Wish], *, durable: bool = False
    ) -> dict[int, int]:
        """Queue wishes; return the entry of each."""
        with self._index.transaction(durable=durable):
            return {
                number: self._index.outbox.queue(
                    wish.photo.photo_id, batch_id, intent=wish.intent, changes=wish.changes
                ).entry_id
                for number, wish in wishes.items()
            }

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
        """Finish what a crash left undone; return of how many photos that was finished."""
        groups = groups_of(self.unfinished())
        return sum(finished(self.carry_out(group)) for group in groups)

    def interrupted(self) -> list[int]:
        """Return the photos of whose writes nobody was told how they ended."""
        outbox = self._index.outbox
        if not set(outbox.count()) - {OutboxState.FAILED}:
            return []
        return list(dict.fromkeys(e.photo_id for e in (*outbox.prepared(), *outbox.pending())))

    def unfinished(self) -> list[int]:
        """Return the photos for which something is to be carried out when a library is opened."""
        return self.interrupted()

    def failed_photos(self) -> list[int]:
        """Return the photos for which something failed, or was left behind, and waits."""
        outbox = self._index.outbox
        return list(dict.fromkeys(e.photo_id for e in (*outbox.prepared(), *outbox.failed())))

    def carry_out(self, photo_ids: Sequence[int]) -> dict[int, WriteReport]:
        """Carry out all that waits for some photos; report on the newest write of each.

        Returns:
            A report for each photo; ``NOT_WRITTEN`` itself where nothing waits.
        """
        with self._lock.hold(photo_ids) as held:
            newest = {i: self._index.outbox.of_photo(i)[-1:] for i in photo_ids}
            done = self._carry_out(photo_ids, held)
        return {i: done[found[0].entry_id] if found else NOT_WRITTEN for i, found in newest.items()}

    def retry(self, photo_id: int) -> WriteReport:
        """Try again what failed before and waits for a photo."""
        return self.carry_out([photo_id])[photo_id]

    def _carry_out(
        self, photo_ids: Iterable[int], held: Container[int] = ()
    ) -> dict[int, WriteReport]:
        """Carry out all that waits for some photos, for each in its order.

        Args:
            held: photos that somebody who hangs still holds.

        Returns:
            A report for each entry, by its id.
        """
        reports: dict[int, WriteReport] = {}
        waiting: dict[int, list[OutboxEntry]] = {}
        for photo_id in photo_ids:
            entries = self._index.outbox.of_photo(photo_id)
            if photo_id in held:
                reports |= self._held_back(entries)
            else:
                reports |= self._settled(entries)
                waiting[photo_id] = self._index.outbox.of_photo(photo_id)
        while heads := [entries.pop(0) for entries in waiting.values() if entries]:
            reports |= self._carry_out_heads(heads)
            for head in heads:
                report = reports[head.entry_id]
                if report.state is SetState.FAILED:
                    # A later wish must not be overtaken by an earlier one.
                    for later in waiting.pop(head.photo_id):
                        reports[later.entry_id] = self._keep_for_later(later, str(report.reason))
        return reports

    def _settled(self, entries: list[OutboxEntry]) -> dict[int, WriteReport]:
        """Settle what somebody had begun who is gone."""
        begun = [entry for entry in entries if entry.state is OutboxState.PREPARED]
        done = {entry.entry_id: self._settle(entry) for entry in begun}
        return {entry_id: report for entry_id, report in done.items() if report is not None}

    def _carry_out_heads(self, entries: list[OutboxEntry]) -> dict[int, WriteReport]:
        tries = [Try(entry, self._photo_of(entry), self._options) for entry in entries]
        if len(tries) == 1:
            return {tries[0].entry.entry_id: self._alone(tries[0])}
        return {
            one.entry.entry_id: result if isinstance(result, WriteReport) else self._again(one)
            for one, result in zip(tries, self._together(tries), strict=True)
        }

    def _again(self, one: Try) -> WriteReport:
        """Carry out a write that failed among others, once more and alone."""
        return self._finish_if_replaced(self._noted(one.entry)) or self._alone(one)

    def _alone(self, one: Try) -> WriteReport:
        """Carry out one write; where the photo proves impossible to write, beside it."""
        left = _ATTEMPTS if one.entry.intent.kind.has_edits else 1
        while True:
            (result,) = self._together([one])
            if isinstance(result, WriteReport):
                return result
            # The disk may have failed after the replacement took place.
            done = self._finish_if_replaced(self._noted(one.entry))
            if done is not None:
                return done
            beside = self._beside(one, result)
            if beside is not None:
                one = beside
                continue
            left -= 1
            if not left or not isinstance(result, ChangedMeanwhile):
                return self._given_up(one.entry, result)

    def _given_up(self, entry: OutboxEntry, trouble: Trouble) -> WriteReport:
        if isinstance(trouble, ChangedMeanwhile | WriteRefused | UnsupportedFormat | InputError):
            return self._give_up(entry, SetState.REFUSED, trouble)
        return self._keep_for_later(entry, str(trouble))

    def _beside(self, one: Try, trouble: Trouble) -> Try | None:
        """Return how to write beside a photo what could not be written into it, if that may be."""
        if not isinstance(trouble, VerifyFailed | WriteFailed):
            return None
        kind, options = one.entry.intent.kind, one.options
        is_bound = not kind.has_edits or kind is IntentKind.EMBED
        # Where a new photo could not be given its owner, a file beside it may still be made.
        is_lasting = isinstance(trouble, VerifyFailed)
        is_lasting |= isinstance(trouble.__cause__, PermissionError)
        is_open = options.sidecar not in (SidecarPolicy.NEVER, SidecarPolicy.ALWAYS)
        if is_bound or not is_lasting or not is_open:
            return None
        log.warning("the text goes into a sidecar: %s", trouble)
        return replace(
            one, options=replace(options, sidecar=SidecarPolicy.ALWAYS), trouble=str(trouble)
        )


def finished(reports: Mapping[int, WriteReport]) -> int:
    """Count the photos that were finished here, not by somebody who was quicker."""
    return sum(not (r.failed or r is NOT_WRITTEN) for r in reports.values())


def groups_of(things: Iterable[_T]) -> Iterator[list[_T]]:
    """Part things into groups that are written together."""
    rest = iter(things)
    while group := list(islice(rest, GROUP_PHOTOS)):
        yield group
