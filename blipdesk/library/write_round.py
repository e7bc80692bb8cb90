"""One write of each of several photos, taken side by side through one order of steps.

Staged and verified, noted in one durable commit, put in place, kept by the disk, read again, and
finished in one transaction; also where it is only one photo. What can wait for the disk at the same
time does: a temp is forced out while it is read back and while its plan is noted, the folder while
the new file is read again.
"""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

from blipdesk.domain.errors import InputError, PhotoError
from blipdesk.index.outbox import OutboxEntry
from blipdesk.index.photos import PhotoRecord
from blipdesk.library.ingest import FreshRead, read_again
from blipdesk.library.results import WriteReport
from blipdesk.library.write_steps import Step, WriteSteps
from blipdesk.metadata.model import Staged, WriteOptions
from blipdesk.metadata.writer import discard, keep_names, put_in_place, stage
from blipdesk.runtime.daemon_pool import DaemonPool

_AT_ONCE = 8  # the disk keeps several files for about the price of one
Trouble = PhotoError | InputError
_In = TypeVar("_In")
_Out = TypeVar("_Out")


@dataclass(frozen=True, slots=True)
class Try:
    """One write to be carried out.

    Args:
        entry: of the outbox; no other of the round is of the same photo.
        trouble: why the options send it beside the photo after all.
    """

    entry: OutboxEntry
    photo: PhotoRecord
    options: WriteOptions
    trouble: str | None = None


class _Hands:
    """The threads: one kind takes a photo's steps, and may wait for the other, which waits for the
    disk; with only one kind all could wait for each other."""

    def __init__(self) -> None:
        # A disk that hangs must not keep the program from ending.
        self.photos = DaemonPool(_AT_ONCE)
        self.disk = DaemonPool(_AT_ONCE)

    def shutdown(self) -> None:
        """Wait until all is done."""
        self.photos.shutdown()
        self.disk.shutdown()


class _Lane:
    """Takes numbered things through steps; what fails for a reason of its photo goes no further."""

    def __init__(self) -> None:
        self.troubles: dict[int, Trouble] = {}

    def each(
        self, act: Callable[[_In], _Out], things: dict[int, _In], pool: Executor | None = None
    ) -> dict[int, _Out]:
        """Do the same to all that are left; side by side where there is a pool and several."""
        everyone = map if pool is None or len(things) == 1 else pool.map
        found: dict[int, _Out] = {}
        for number, (result, trouble) in zip(
            things, everyone(lambda thing: _tried(act, thing), things.values()), strict=True
        ):
            if trouble is not None:
                self.troubles[number] = trouble
            else:
                found[number] = cast(_Out, result)
        return found


def _tried(act: Callable[[_In], _Out], thing: _In) -> tuple[_Out | None, Trouble | None]:
    try:
        return act(thing), None
    except (PhotoError, InputError) as error:
        return None, error


class WriteRound(WriteSteps):
    """Carries out one write of each of several photos."""

    _hands: _Hands | None = None

    def close(self) -> None:
        """End the threads, once they have done what they were given."""
        self._let_go_of_hands()
        self._lock.close()

    def _let_go_of_hands(self) -> None:
        if self._hands is not None:
            self._hands.shutdown()
        self._hands = None

    def _together(self, tries: list[Try]) -> list[WriteReport | Trouble]:
        """Carry out writes; return of each its report, or why it failed.

        What failed may have been noted, and may even be in its file: ``_finish_if_replaced`` says.
        """
        lane = _Lane()
        steps = lane.each(self._tried_step, dict(enumerate(tries)))
        needed = {number: step for number, step in steps.items() if not step.is_needless}
        self._hands = self._hands or _Hands()
        try:
            staged, fresh = self._replaced(lane, needed, self._hands)
        except BaseException:
            # Or a file would still be replaced when nobody holds the lock any more.
            self._let_go_of_hands()
            raise
        done = {n: steps[n] for n in steps if n in fresh or n not in needed}
        with self._index.transaction():
            reports = lane.each(
                lambda pair: self._ended(pair[1], staged.get(pair[0]), fresh.get(pair[0])),
                {number: (number, step) for number, step in done.items()},
            )
        return [reports.get(n) or lane.troubles[n] for n in range(len(tries))]

    def _replaced(
        self, lane: _Lane, steps: dict[int, Step], hands: _Hands
    ) -> tuple[dict[int, Staged], dict[int, FreshRead]]:
        """Replace the files; return what was staged, and what those that were replaced now say."""
        staged = lane.each(
            lambda step: stage(step.plan, self._temp_path(step), hands.disk), steps, hands.photos
        )
        self._note(steps, staged)
        placed = lane.each(_placed, staged, hands.photos)
        return staged, self._kept_and_read(lane, steps, placed, hands)

    def _tried_step(self, one: Try) -> Step:
        self._remove_stray_temp(one.entry, one.photo)
        return self._planned(one.entry, one.photo, one.options, one.trouble)

    def _note(self, steps: dict[int, Step], staged: dict[int, Staged]) -> None:
        """Note the plans durably, and with them the promises; without that nothing is replaced."""
        if not staged:
            return
        try:
            with self._index.transaction(durable=True):
                for number, one in staged.items():
                    self._prepare(steps[number].entry, one)
        except BaseException:
            for one in staged.values():
                discard(one)
            raise

    def _kept_and_read(
        self, lane: _Lane, steps: dict[int, Step], placed: dict[int, Path], hands: _Hands
    ) -> dict[int, FreshRead]:
        """Let the disk keep the new names, and read the photos for the index meanwhile."""
        folders = {path.parent for path in placed.values()}
        syncs = {folder: hands.disk.submit(keep_names, folder) for folder in folders}
        paths = {number: steps[number].photo.path for number in placed}
        fresh = lane.each(read_again, paths, hands.photos)
        lane.each(lambda number: syncs[placed[number].parent].result(), {n: n for n in fresh})
        return {number: read for number, read in fresh.items() if number not in lane.troubles}

    def _ended(self, step: Step, staged: Staged | None, fresh: FreshRead | None) -> WriteReport:
        if staged is None:
            return self._finish_unchanged(step.entry, step.kept + step.plan.notes)
        outcome = step.outcome(staged.plan)
        return self._finish(step.entry, step.photo, step.plan.changes, outcome, fresh)


def _placed(staged: Staged) -> Path:
    put_in_place(staged)
    return staged.plan.target_path
