"""Writing in a thread of each disk, so that one that hangs in a write holds up no other.

What is wanted is promised in the calling thread; another thread, with an index of its own, carries
it out. When patience is over the promise stays, and is told as a trouble: the other thread ends
the write whenever the disk answers again, and if the program ends before, the next start settles
it as after a crash. Nobody else writes into that photo meanwhile (``WriteLock``).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from blipdesk.domain.intent import WriteIntent
from blipdesk.domain.photo import display_name
from blipdesk.index.database import Index
from blipdesk.index.photos import PhotoRecord, PhotoStatus
from blipdesk.library.idle_writing import IdleWriter
from blipdesk.library.results import NOT_WRITTEN, EditResult, SetState, WriteReport
from blipdesk.library.write_hand import WriteHand
from blipdesk.library.writing import Wish, finished, groups_of


class PatientWriter:
    """Has promises carried out, each in the thread of its disk.

    Args:
        index: open, of this thread.
        writer: on the same index; it only promises.
        open_writer: opens another writer into the same library, in the thread that calls it.
        patience_s: after which a disk that does not answer is left alone.
    """

    def __init__(
        self,
        index: Index,
        writer: IdleWriter,
        open_writer: Callable[[], AbstractContextManager[IdleWriter]],
        patience_s: float,
    ) -> None:
        self._index = index
        self._writer = writer
        self._open_writer = open_writer
        self._patience_s = patience_s
        self._hands: dict[Path, WriteHand] = {}

    def close(self) -> None:
        """End the threads, but for those that hang."""
        for hand in self._hands.values():
            hand.close()

    def promise(self, photo: PhotoRecord, batch_id: int, intent: WriteIntent) -> WriteReport | None:
        """Promise a write; None: ``carry_out`` shall follow."""
        return self._writer.promise(batch_id, Wish(photo, intent))

    def carry_out(self, photo: PhotoRecord) -> WriteReport:
        """Carry out what is promised for one photo; see ``Writer.carry_out``."""
        return self._carry_out([photo.photo_id])[photo.photo_id]

    def recover(self) -> int:
        """Finish what a crash left; return of how many photos that was finished.

        What lies on a drive that is away, or is held by somebody who hangs, stays as it is.
        """
        return finished(self._carry_out(self._within_reach(self._writer.unfinished())))

    def retry_failed(self, *, even_offline: bool = False) -> tuple[str, ...]:
        """Try again what failed before (a full disk, a drive that was away).

        Args:
            even_offline: also on drives that were away when somebody looked last.

        Returns:
            One line for each photo that still cannot be written.
        """
        failed = self._writer.failed_photos()
        reports = self._carry_out(failed if even_offline else self._within_reach(failed))
        return tuple(str(report.reason) for report in reports.values() if report.failed)

    def write_idle(self, should_stop: Callable[[], bool]) -> Iterator[EditResult]:
        """Write what waits, if no more has come for long enough; see ``write_waiting``."""
        return self.write_waiting(should_stop) if self._writer.is_due() else iter(())

    def write_waiting(
        self, should_stop: Callable[[], bool] = lambda: False
    ) -> Iterator[EditResult]:
        """Write what waits, now.

        Args:
            should_stop: asked between groups of photos; what is left waits on.
        """
        for photo_ids in groups_of(self._writer.waiting_photos()):
            if should_stop():
                return
            paths = {photo_id: self._photo(photo_id).path for photo_id in photo_ids}
            for photo_id, report in self._carry_out(photo_ids).items():
                # Another process may have been quicker, and then there is nothing to report.
                if report is not NOT_WRITTEN:
                    yield EditResult(paths[photo_id], report)

    def _carry_out(self, photo_ids: Iterable[int]) -> dict[int, WriteReport]:
        """Carry out all that waits for some photos; report on the newest write of each."""
        homes: dict[Path, list[int]] = {}
        for photo_id in photo_ids:
            homes.setdefault(self._home(self._photo(photo_id).path), []).append(photo_id)
        reports: dict[int, WriteReport] = {}
        for home, of_home in homes.items():
            hand = self._hands.setdefault(home, WriteHand(self._open_writer, self._patience_s))
            for group in groups_of(of_home):
                reports |= self._by_hand(hand, group)
        return reports

    def _by_hand(self, hand: WriteHand, photo_ids: Sequence[int]) -> dict[int, WriteReport]:
        try:
            return hand.carry_out(photo_ids)
        except TimeoutError:
            return {photo_id: self._hold_back(photo_id) for photo_id in photo_ids}

    def _hold_back(self, photo_id: int) -> WriteReport:
        """Let everybody see that a promise waits for its disk."""
        name = display_name(str(self._photo(photo_id).path))
        reason = f"{name}: the disk does not answer; the text is kept and written when it does"
        waiting = self._index.outbox.of_photo(photo_id)
        if not waiting:
            return NOT_WRITTEN  # the disk has come back just now
        with self._index.transaction(durable=True):
            for entry in waiting:
                self._index.outbox.hold_back(entry, reason)
        return WriteReport(SetState.FAILED, reason=reason, is_kept=True)

    def _within_reach(self, photo_ids: Iterable[int]) -> list[int]:
        return [i for i in photo_ids if self._photo(i).status is not PhotoStatus.OFFLINE]

    def _photo(self, photo_id: int) -> PhotoRecord:
        photo = self._index.photos.get(photo_id)
        assert photo is not None  # a foreign key of what waits
        return photo

    def _home(self, path: Path) -> Path:
        folders = (root.path for root in self._index.folders.list())
        return next((folder for folder in folders if path.is_relative_to(folder)), path.parent)
