"""One call of ``Engine.process``: photos to batches, messages to outcomes, deaths to blame."""

import datetime
import logging
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from blipdesk.domain.errors import BatchTimedOut, WorkerCrashed
from blipdesk.inference.messages import (
    PhotoOutcome,
    PhotoRequest,
)
from blipdesk.inference.scheduler import Scheduler
from blipdesk.inference.speeds import Speed
from blipdesk.inference.supervisor import ChildDied
from blipdesk.inference.troubles import cause, died_line, failed
from blipdesk.inference.wire import (
    Batch,
    BatchDone,
    Forget,
    Ready,
)

if TYPE_CHECKING:
    from blipdesk.inference.engine import Engine

log = logging.getLogger(__name__)

_POLL_S = 0.1
_GIVEN_UP_IN_A_ROW = 5
_TIMES_ON_A_GPU = 8
_TEXTS = 64
_FEWEST_MEASURED = 8


class Run:
    """One call of ``process``."""

    def __init__(
        self,
        engine: "Engine",
        requests: Iterator[PhotoRequest],
        should_stop: Callable[[], bool],
    ) -> None:
        self._engine = engine
        self._requests = requests
        self._should_stop = should_stop
        self._scheduler = Scheduler(engine.options.worker.max_batch, engine.take_number, _TEXTS)
        self._exhausted = False
        self._failed_in_a_row = 0
        self._sign_of_life_s = 0.0
        self._ready: Ready | None = None
        self._began_s: float | None = None
        self._ended_s = 0.0
        self._counted: dict[str, int] = {}

    def outcomes(self) -> Iterator[PhotoOutcome]:
        """Yield outcomes until all requests are answered, or the run is stopped or cancelled."""
        stopping = False
        while True:
            stopping = stopping or self._stop_wanted()
            if self._engine.is_cancelled:
                return
            if not stopping:
                self._take()
            if self._scheduler.is_idle or (stopping and self._scheduler.head is None):
                return
            try:
                if not stopping:
                    self._send()
                yield from self._receive()
            except ChildDied as death:
                yield from self._after_death(death)
            except WorkerCrashed:
                if not self._engine.is_cancelled:
                    raise
            if stopping:
                self._forget_all_but_head()

    def _count(self, outcomes: tuple[PhotoOutcome, ...]) -> None:
        """Count photos by the model that worked on them, from the end of the first batch on."""
        self._ended_s = time.monotonic()
        if self._began_s is None:
            self._began_s = self._ended_s
            return
        for outcome in outcomes:
            if outcome.caption is not None:
                model = outcome.caption.model
            elif outcome.answers:
                model = outcome.answers[0].model
            else:
                continue
            self._counted[model] = self._counted.get(model, 0) + 1

    def speeds(self) -> list[Speed]:
        """Return how fast the run was; nothing where it was short or had more than one model."""
        if self._ready is None or self._began_s is None or len(self._counted) != 1:
            return []
        ((model, photos),) = self._counted.items()
        elapsed_s = self._ended_s - self._began_s
        if photos < _FEWEST_MEASURED or elapsed_s <= 0:
            return []
        day = datetime.date.today().isoformat()
        device, precision = self._ready.device, self._ready.precision
        return [Speed(model, device, precision, photos / elapsed_s, photos, day)]

    def give_up(self) -> None:
        """Tell the child that nothing under way is wanted any more."""
        for flight in self._scheduler.flights:
            if self._engine.has_child:
                self._engine.child.send(Forget(flight.number))
        self._scheduler.drop_all()

    def _stop_wanted(self) -> bool:
        return self._should_stop()

    def _take(self) -> None:
        while not self._exhausted and self._scheduler.wants_more:
            request = next(self._requests, None)
            if request is None:
                self._exhausted = True
            else:
                self._scheduler.add(request)

    def _send(self) -> None:
        if self._scheduler.head is None:
            self._suit(self._engine.start())
            self._take()
        while (flight := self._scheduler.next_batch()) is not None:
            if flight is self._scheduler.head:
                self._sign_of_life_s = time.monotonic()
            self._engine.child.send(Batch(flight.number, flight.requests))

    def _suit(self, ready: Ready) -> None:
        """Make batches for the device. A GPU is idle with few photos; too many are halved there."""
        times = 1 if ready.device == "cpu" else _TIMES_ON_A_GPU
        self._scheduler.max_batch = self._engine.options.worker.max_batch * times
        self._scheduler.max_texts = _TEXTS * times
        self._ready = ready

    def _receive(self) -> Iterator[PhotoOutcome]:
        message = self._engine.wait(_POLL_S)
        if message is not None:
            self._sign_of_life_s = time.monotonic()
        if isinstance(message, BatchDone):
            if self._scheduler.finished(message.number):
                self._failed_in_a_row = 0
                self._count(message.outcomes)
                yield from message.outcomes
        elif message is None and self._is_overdue():
            yield from self._after_timeout()

    def _is_overdue(self) -> bool:
        head = self._scheduler.head
        if head is None:
            return False
        limit_s = self._engine.options.photo_timeout_s * len(head.requests)
        return time.monotonic() - self._sign_of_life_s > limit_s

    def _after_timeout(self) -> Iterator[PhotoOutcome]:
        self._engine.unload()
        limit_s = self._engine.options.photo_timeout_s
        for request in self._scheduler.died():
            line = f"took longer than {limit_s:g} s and was stopped"
            yield failed(request, BatchTimedOut, line)

    def _after_death(self, death: ChildDied) -> Iterator[PhotoOutcome]:
        self._engine.unload()
        if self._engine.is_cancelled:
            return
        if death.returncode == 0:  # it had nothing to do for long and left just now
            self._scheduler.resend()
            return
        log.warning("the worker died (%s): %s", cause(death), death.last_words)
        self._engine.tell(f"the inference program died ({cause(death)}) and is started again")
        for request in self._scheduler.died():
            self._failed_in_a_row += 1
            if self._failed_in_a_row >= _GIVEN_UP_IN_A_ROW:
                raise WorkerCrashed(died_line("dies on every photo", death))
            line = f"the inference program died on it twice ({cause(death)})"
            yield failed(request, WorkerCrashed, line)

    def _forget_all_but_head(self) -> None:
        for flight in self._scheduler.keep_head_only():
            self._engine.child.send(Forget(flight.number))
