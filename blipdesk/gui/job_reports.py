"""What is wanted of the models and of the library, and how far it is: values between threads."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

QUEUE = -1
"""The number under which the queue reports; errands count from 1."""


class JobKind(StrEnum):
    """What a job does."""

    SCAN = "scan"
    DESCRIBE = "describe"
    ASK = "ask"
    DEMO = "demo"


@dataclass(frozen=True, slots=True)
class JobOrder:
    """A wish for work.

    Args:
        paths: photos and folders; for a demo the one folder that is to be made.
        questions: of an ask.
        redo: do again what is done.
        model: None: the setting.
        choices: of an ask: the answers to choose from; empty: any.
        count: photos to draw for a demo.
    """

    kind: JobKind
    paths: tuple[Path, ...]
    questions: tuple[str, ...] = ()
    redo: bool = False
    model: str | None = None
    choices: tuple[str, ...] = ()
    count: int = 24


class JobState(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class JobReport:
    """Where a job stands.

    Args:
        done: photos that have an outcome.
        total: 0 while unknown.
        failed: of the photos.
        problems: a line for each failed photo, the first hundred.
        photo: the newest one with an outcome.
        seconds_a_photo: smoothed; None before the second photo.
        is_paused: by the user.
        reason: why the whole job failed, or rests.
    """

    number: int
    order: JobOrder
    state: JobState
    done: int = 0
    total: int = 0
    failed: int = 0
    problems: tuple[str, ...] = ()
    photo: Path | None = None
    seconds_a_photo: float | None = None
    is_paused: bool = False
    reason: str | None = None

    @property
    def seconds_left(self) -> float | None:
        """How long it will probably take."""
        if self.seconds_a_photo is None or not self.total:
            return None
        return self.seconds_a_photo * (self.total - self.done)

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self.state in (JobState.DONE, JobState.CANCELLED, JobState.FAILED)
