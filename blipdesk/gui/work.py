"""All that goes on beside the window, and how to steer it: the queue and the errands as one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from blipdesk.gui.errands import Errands
from blipdesk.gui.inference_thread import InferenceThread
from blipdesk.gui.job_reports import QUEUE, JobKind, JobOrder, JobReport, JobState
from blipdesk.gui.sessions import Desk
from blipdesk.gui.tasks import Worker

if TYPE_CHECKING:
    from blipdesk.library.background_run import QueueProgress
    from blipdesk.library.queue_desk import QueueDesk, QueueLine, QueueStatus
    from blipdesk.library.stations import QueueResult, Wish


@dataclass(frozen=True, slots=True)
class QueueView:
    """The queue at one moment.

    Args:
        lines: what waits, the next first, and then what failed, as far as wanted.
        folders: of the library.
    """

    status: "QueueStatus"
    lines: "tuple[QueueLine, ...]"
    folders: tuple[Path, ...]


class Work(QObject):
    """Takes orders: photos for the models go into the durable queue, the rest are errands.

    ``reported`` carries a ``JobReport``; all of the queue is one job, numbered ``QUEUE``.
    ``queued`` carries how many photos an order has added; ``answered`` a result.

    Args:
        thread: works on the queue and watches.
        errands: runs what ends with the session.
        desk: in which the queue is steered.
    """

    reported = Signal(object)
    answered = Signal(object)
    queued = Signal(int)
    seen = Signal(object)
    changed = Signal()
    noticed = Signal(str)
    could_not_open = Signal(object)
    found_damage = Signal(object)

    def __init__(self, thread: InferenceThread, errands: Errands, desk: Worker[Desk]) -> None:
        super().__init__()
        self._thread, self._errands, self._desk = thread, errands, desk
        self._order = JobOrder(JobKind.DESCRIBE, ())
        self._is_active = False
        self._is_cancelling = False
        self._trouble: str | None = None
        thread.progressed.connect(self._progressed)
        thread.answered.connect(self._answered)
        thread.seen.connect(self.seen)
        thread.could_not_open.connect(self.could_not_open)
        errands.reported.connect(self._errand_reported)
        for part in (thread, errands):
            part.changed.connect(self.changed)
            part.noticed.connect(self.noticed)
            part.found_damage.connect(self.found_damage)

    # --- life ---

    def begin(self) -> None:
        """Start the threads, also after an end."""
        self._thread.begin()
        self._errands.begin()

    def end(self) -> None:
        """Have the threads end; what waits in the queue stays there."""
        self._thread.end()
        self._errands.end()

    def wait_ended(self, wait_ms: int) -> bool:
        """Wait in any thread until they have ended; say whether they have."""
        return self._thread.wait_ended(wait_ms) and self._errands.wait_ended(wait_ms)

    def stop(self, wait_ms: int = 20_000) -> None:
        """End; nothing that was recorded is lost."""
        self.end()
        self.wait_ended(wait_ms)

    def settings_changed(self) -> None:
        """Work by the settings as they are now."""
        self._thread.reopen()

    # --- orders ---

    def submit(self, order: JobOrder) -> int:
        """Have something done; return the number under which it is reported."""
        if order.kind in (JobKind.SCAN, JobKind.DEMO):
            return self._errands.submit(order)
        self._order = order
        self.steer(lambda queue: queue.add(order.paths, _wish(order)), self._queued)
        return QUEUE

    def cancel(self, number: int) -> None:
        """End an errand, or give up all that waits in the queue; what was done stays."""
        if number == QUEUE:
            self._is_cancelling = True
            self.steer(lambda queue: queue.cancel(), lambda _: self._thread.give_up_photo())
        else:
            self._errands.cancel(number)

    def set_paused(self, paused: bool) -> None:
        """Rest, or go on; remembered for the next start."""
        if not paused:
            self._thread.try_now()
        self.steer(lambda queue: queue.pause(paused=paused))

    def look_at(self, photo_ids: Sequence[int]) -> None:
        """Let the photos on the screen come before others."""
        if self._is_active and photo_ids:
            self.steer(lambda queue: queue.look_at(photo_ids))

    def view_queue(self, limit: int, done: "Callable[[QueueView], None]") -> None:
        """Fetch how the queue stands, with the first of its photos."""

        def look(desk: Desk) -> QueueView:
            queue = desk.library.background.queue
            folders = tuple(info.path for info in desk.library.folders())
            return QueueView(queue.status(), tuple(queue.lines(limit)), folders)

        self._desk.call(look, done, channel="queue")

    def steer(
        self,
        action: "Callable[[QueueDesk], object]",
        done: Callable[[object], None] = lambda _: None,
    ) -> None:
        """Change the queue, and let whoever works on it know."""

        def came(result: object) -> None:
            done(result)
            self._thread.wake()

        self._desk.call(lambda desk: action(desk.library.background.queue), came, self._refused)

    # --- what comes back ---

    @property
    def is_active(self) -> bool:
        """Whether photos wait or are being worked on."""
        return self._is_active

    def _errand_reported(self, report: JobReport) -> None:
        self.reported.emit(report)
        if report.state is JobState.DONE and report.order.kind is JobKind.SCAN:
            self._thread.photos_came(report.order.paths)

    def _queued(self, count: object) -> None:
        assert isinstance(count, int)
        self.queued.emit(count)

    def _refused(self, line: str) -> None:
        self.reported.emit(JobReport(QUEUE, self._order, JobState.FAILED, reason=line))

    def _answered(self, result: "QueueResult") -> None:
        from blipdesk.library.results import AskResult

        kind = JobKind.ASK if isinstance(result, AskResult) else JobKind.DESCRIBE
        if kind is not self._order.kind:
            self._order = JobOrder(kind, ())
        self.answered.emit(result)

    def _progressed(self, progress: "QueueProgress") -> None:
        status = progress.status
        if progress.trouble is not None and progress.trouble != self._trouble:
            self.noticed.emit(progress.trouble)
        self._trouble = progress.trouble
        if self._is_cancelling and status.waiting and not status.running:
            self.steer(lambda queue: queue.cancel())  # what the model had been looking at
        if not status.waiting and not self._is_active:
            return
        self._is_active = status.waiting > 0
        self.reported.emit(self._report(progress))
        self._is_cancelling = self._is_cancelling and self._is_active

    def _report(self, progress: "QueueProgress") -> JobReport:
        status = progress.status
        if not status.waiting:
            state = JobState.CANCELLED if self._is_cancelling else JobState.DONE
        elif status.held_back is not None:
            state = JobState.PAUSED
        else:
            state = JobState.RUNNING
        pace_s = status.seconds_left
        if pace_s is not None:
            pace_s = pace_s / max(1, status.waiting)
        return JobReport(
            QUEUE, self._order, state, progress.done + progress.failed, progress.total,
            progress.failed, photo=progress.photo, seconds_a_photo=pace_s,
            is_paused=status.is_paused, reason=status.held_back,
        )  # fmt: skip


def _wish(order: JobOrder) -> "Wish":
    from blipdesk.library.asking import AskOptions
    from blipdesk.library.describing import DescribeOptions
    from blipdesk.library.stations import Questions

    if order.kind is JobKind.ASK:
        options = AskOptions(order.model, redo=order.redo, choices=order.choices)
        return Questions(order.questions, options)
    return DescribeOptions(order.model, redo=order.redo)
