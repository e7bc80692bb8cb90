"""The engine: requests in, one outcome for each of them out, whatever happens to the child."""

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from blipdesk.domain.errors import BatchTimedOut, BugError, WorkerCrashed
from blipdesk.inference.catalogue import find_model
from blipdesk.inference.messages import (
    ModelChoice,
    ModelLocation,
    PhotoOutcome,
    PhotoRequest,
    Task,
    WorkerOptions,
)
from blipdesk.inference.run import Run
from blipdesk.inference.speeds import note_speed
from blipdesk.inference.supervisor import WORKER_COMMAND, Child, ChildDied
from blipdesk.inference.troubles import died_line, to_exception
from blipdesk.inference.wire import (
    AskUsage,
    EmbedTexts,
    FromChild,
    Notice,
    Ready,
    Refused,
    Start,
    TextVectors,
    Usage,
)

log = logging.getLogger(__name__)

_POLL_S = 0.1
_STARTS = 2


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """How the engine works.

    Args:
        models_folder: where downloaded models lie, as ``<owner>--<name>/``.
        worker: what the child is told.
        photo_timeout_s: a batch that shows no sign of life for so long, times its photos, is
            stopped.
        start_timeout_s: the longest time from the child's start to its readiness.
        command: the child program; another one in tests.
        speeds: the file in which the speed of a long enough run is kept (``speeds``); None: none.
    """

    models_folder: Path | None = None
    worker: WorkerOptions = field(default_factory=WorkerOptions)
    photo_timeout_s: float = 120.0
    start_timeout_s: float = 300.0
    command: tuple[str, ...] = WORKER_COMMAND
    speeds: Path | None = None


class Engine:
    """Drives the child; not for use by two threads at once, except ``cancel``.

    Args:
        choice: the checkpoint for each task.
        options: see there.
        on_notice: called with one line for people (a model was loaded, memory was short, ...).

    Raises:
        ModelMissing: a model is not on the disk; the message has the command that gets it.
        ModelUnusable: a folder that is not a model for its task.
    """

    def __init__(
        self,
        choice: ModelChoice,
        options: EngineOptions | None = None,
        on_notice: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._options = options or EngineOptions()
        self._on_notice = on_notice
        folder = self._options.models_folder
        self._start = Start(
            self._options.worker,
            _locate(choice.caption, Task.CAPTION, folder),
            _locate(choice.answer, Task.ANSWER, folder),
            _locate(choice.match, Task.MATCH, folder),
        )
        self._child: Child | None = None
        self._ready: Ready | None = None
        self._cancelled = False
        self._next_number = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def models(self) -> dict[Task, ModelLocation]:
        """The models that were found."""
        found = {
            Task.CAPTION: self._start.caption,
            Task.ANSWER: self._start.answer,
            Task.MATCH: self._start.match,
        }
        return {task: location for task, location in found.items() if location is not None}

    def start(self) -> Ready:
        """Start the child if it does not run, and say where it works.

        Raises:
            WorkerCrashed: it does not come up.
        """
        if self._child is not None and self._child.is_alive and self._ready is not None:
            return self._ready
        for attempt in range(_STARTS):
            self.unload()
            try:
                return self._start_once()
            except ChildDied as death:
                if self._cancelled:
                    raise WorkerCrashed("the inference program was ended as it started") from death
                log.warning("the worker did not start (try %d): %s", attempt + 1, death.last_words)
                if attempt + 1 == _STARTS:
                    raise WorkerCrashed(died_line("does not start", death)) from death
        raise BugError("unreachable")

    def process(
        self, requests: Iterable[PhotoRequest], should_stop: Callable[[], bool] = lambda: False
    ) -> Iterator[PhotoOutcome]:
        """Yield one outcome for every request that was taken, in no fixed order.

        Once ``should_stop`` returns true, the batch at work is finished and the rest is left.

        Raises:
            ModelUnusable: a checkpoint turned out to be damaged when it was loaded.
            WorkerCrashed: the child dies again and again without any photo being to blame.
        """
        self._forget_cancel()
        run = Run(self, iter(requests), should_stop)
        try:
            yield from run.outcomes()
        finally:
            run.give_up()
            if self._options.speeds is not None:
                for speed in run.speeds():
                    note_speed(self._options.speeds, speed)

    def embed_texts(self, texts: tuple[str, ...]) -> tuple[bytes, ...]:
        """Return the vectors of texts, to be compared with ``PhotoOutcome.embedding``.

        Raises:
            InferenceError: the child failed; see ``process``.
        """
        self._forget_cancel()
        number = self.take_number()
        for _ in range(_STARTS):
            self.start()
            self.child.send(EmbedTexts(number, texts))
            try:
                while True:
                    message = self.wait(self._options.photo_timeout_s)
                    if isinstance(message, TextVectors) and message.number == number:
                        return message.vectors
                    if message is None:
                        self.unload()
                        raise BatchTimedOut("the model took too long to read the text")
            except ChildDied as death:
                last = death
        raise WorkerCrashed(died_line("died", last))

    def usage(self) -> Usage:
        """Return what the running child has used; it must be idle.

        Raises:
            InferenceError: the child failed; see ``process``.
        """
        self.start()
        number = self.take_number()
        self.child.send(AskUsage(number))
        deadline = time.monotonic() + self._options.photo_timeout_s
        try:
            while time.monotonic() < deadline:
                message = self.wait(_POLL_S)
                if isinstance(message, Usage) and message.number == number:
                    return message
        except ChildDied as death:
            raise WorkerCrashed(died_line("died", death)) from death
        raise BatchTimedOut("the inference program does not answer")

    def cancel(self) -> None:
        """End the child at once; safe from any thread. ``process`` then stops without more."""
        self._cancelled = True
        child = self._child
        if child is not None:
            child.kill()

    def unload(self) -> None:
        """End the child and give its memory back; the next call starts a new one."""
        if self._child is not None:
            self._child.close()
        self._child = None
        self._ready = None

    def close(self) -> None:
        """End the child."""
        self.unload()

    # --- used by the run below -----------------------------------------------------------------

    @property
    def options(self) -> EngineOptions:
        """As given."""
        return self._options

    @property
    def is_cancelled(self) -> bool:
        """Whether ``cancel`` was called since ``process`` began."""
        return self._cancelled

    @property
    def has_child(self) -> bool:
        """Whether a child was started and not ended by us."""
        return self._child is not None

    @property
    def child(self) -> Child:
        """The running child."""
        if self._child is None:
            raise BugError("the child was not started")
        return self._child

    def take_number(self) -> int:
        """Return a number that no message of this engine has had."""
        self._next_number += 1
        return self._next_number

    def tell(self, line: str) -> None:
        """Tell people something."""
        self._on_notice(line)

    def wait(self, timeout_s: float) -> FromChild | None:
        """Return the next message that is an answer; pass notices on.

        Raises:
            InferenceError: the child refused the job.
            ChildDied: see ``Child.receive``.
        """
        message = self.child.receive(timeout_s)
        if isinstance(message, Notice):
            self._on_notice(message.text)
        if isinstance(message, Refused):
            self.unload()
            raise to_exception(message.error)
        return message

    def _forget_cancel(self) -> None:
        """Begin with something new; the killed child may seem alive for a moment yet."""
        if self._cancelled:
            self.unload()
        self._cancelled = False

    def _start_once(self) -> Ready:
        try:
            self._child = Child(self._start, self._options.command)
        except OSError as error:
            raise WorkerCrashed(f"the inference program cannot be started: {error}") from error
        deadline = time.monotonic() + self._options.start_timeout_s
        while time.monotonic() < deadline:
            if self._cancelled:
                self._child.kill()
            message = self.wait(_POLL_S)
            if isinstance(message, Ready):
                self._ready = message
                return message
        self.unload()
        raise WorkerCrashed("the inference program did not become ready in time")


def _locate(name: str | None, task: Task, folder: Path | None) -> ModelLocation | None:
    return None if name is None else find_model(name, task, folder)
