"""What a job asks for, and the model that is kept ready for it."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType

from blipdesk.domain.jobs import JobKind
from blipdesk.domain.policy import WriteMode
from blipdesk.inference.engine import Engine
from blipdesk.library.asking import AskOptions, AskWork
from blipdesk.library.describing import DescribeOptions, DescribeWork
from blipdesk.library.results import AskResult, DescribeResult

QueueResult = DescribeResult | AskResult


@dataclass(frozen=True, slots=True)
class Questions:
    """A wish for answers, as ``DescribeOptions`` is one for captions.

    Args:
        questions: what every photo is asked.
        options: how.
    """

    questions: tuple[str, ...]
    options: AskOptions = field(default_factory=AskOptions)


Wish = DescribeOptions | Questions


class StandbyEngine(Engine):
    """An engine that one run after the other uses; ``close`` or ``unload`` ends its child."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stay ready for the next run."""


@dataclass(frozen=True, slots=True)
class Station:
    """One model, ready for one kind of work.

    Args:
        model: its id.
        wish: that the work was made from.
        work: what is done with a photo.
        engine: holds the model's process.
        new_work: makes the same work with a history batch of its own.
    """

    model: str
    wish: Wish
    work: DescribeWork | AskWork
    engine: StandbyEngine
    new_work: Callable[[], DescribeWork | AskWork]

    @property
    def prompt(self) -> str | None:
        """The first words of its captions."""
        return self.wish.prompt if isinstance(self.wish, DescribeOptions) else None


def wish_from(kind: JobKind, params: str) -> Wish:
    """Return the wish that a job's params were made from."""
    read = json.loads(params)
    name = str(read["model"])
    mode, redo = WriteMode(read["write"]), bool(read.get("redo"))
    if kind is JobKind.ASK:
        choices = tuple(map(str, read["choices"]))
        return Questions(tuple(map(str, read["questions"])), AskOptions(name, mode, redo, choices))
    return DescribeOptions(name, read.get("prompt"), mode, redo)
