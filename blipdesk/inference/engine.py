"""The engine: requests in, one outcome for each of them out, whatever happens to the child."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from blipdesk.inference.messages import ModelChoice, PhotoOutcome, PhotoRequest, WorkerOptions


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """How the engine works.

    Args:
        models_folder: where downloaded models lie, as ``<owner>--<name>/``.
        worker: what the child is told.
        nice: added to the child's niceness, so that the window stays smooth; 0 on request.
        batch_timeout_s: a batch that takes longer is stopped; loading models is not counted.
        load_timeout_s: the longest time from the child's start to its readiness.
    """

    models_folder: Path | None = None
    worker: WorkerOptions = WorkerOptions()
    nice: int = 5
    batch_timeout_s: float = 300.0
    load_timeout_s: float = 300.0


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
        options: EngineOptions = EngineOptions(),  # noqa: B008 - frozen
        on_notice: Callable[[str], None] = lambda _: None,
    ) -> None:
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def process(
        self, requests: Iterable[PhotoRequest], should_stop: Callable[[], bool] = lambda: False
    ) -> Iterator[PhotoOutcome]:
        """Yield one outcome for every request that was taken, in no fixed order.

        Once ``should_stop`` returns true, the batch at work is finished and the rest is left.

        Raises:
            ModelUnusable: a checkpoint turned out to be damaged when it was loaded.
            WorkerCrashed: the child dies again and again without any photo being to blame.
        """
        raise NotImplementedError

    def embed_texts(self, texts: tuple[str, ...]) -> tuple[bytes, ...]:
        """Return the vectors of texts, to be compared with ``PhotoOutcome.embedding``."""
        raise NotImplementedError

    def cancel(self) -> None:
        """End the child at once; safe from any thread. ``process`` then stops without more."""
        raise NotImplementedError

    def unload(self) -> None:
        """End the child and give its memory back; the next call starts a new one."""
        raise NotImplementedError

    def close(self) -> None:
        """End the child."""
        raise NotImplementedError
