"""A model that says of every photo the same, for what only needs some model."""

from collections.abc import Callable, Iterator
from pathlib import Path

from blipdesk.domain.errors import WorkerCrashed
from blipdesk.inference.messages import (
    AnswerResult,
    CaptionResult,
    ModelLocation,
    OutcomeError,
    PhotoOutcome,
    PhotoRequest,
)
from blipdesk.library.asking import AskWork
from blipdesk.library.describing import DescribeWork
from blipdesk.library.library import Library
from blipdesk.library.stations import Questions, Station, Wish
from blipdesk.library.work_queue import QueueParts

MODEL = ModelLocation(Path("/nowhere"), "scripted/model", "r1")


class ScriptedEngine:
    """Says of every photo the same, or fails; what matters is what the queue makes of it."""

    def __init__(self) -> None:
        self.asked: list[Path] = []
        self.error: str | None = None
        self.crashes = False
        self.before_each: Callable[[], object] = lambda: None

    def __enter__(self) -> "ScriptedEngine":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def close(self) -> None:
        pass

    unload = cancel = close

    def process(self, requests: list[PhotoRequest], should_stop) -> Iterator[PhotoOutcome]:
        if self.crashes:
            raise WorkerCrashed("the inference program died")
        for request in requests:
            if should_stop():
                return
            self.asked.append(request.path)
            self.before_each()
            yield self._outcome(request)

    def _outcome(self, request: PhotoRequest) -> PhotoOutcome:
        if self.error is not None:
            return PhotoOutcome(request.photo_id, error=OutcomeError("BatchTimedOut", self.error))
        answers = tuple(
            AnswerResult(question, "a boat", 0.5, MODEL.id, MODEL.revision)
            for question in request.questions
        )
        result = CaptionResult("a red boat", 0.5, -1.0, MODEL.id, MODEL.revision)
        return PhotoOutcome(request.photo_id, result if request.caption else None, answers)


def scripted_parts(library: Library, engine: ScriptedEngine) -> QueueParts:
    def station(wish: Wish) -> Station:
        def work() -> DescribeWork | AskWork:
            desk = library.runs.desk_for(wish)
            if isinstance(wish, Questions):
                return AskWork(desk, MODEL, wish.questions, wish.options)
            return DescribeWork(desk, MODEL, wish, False)

        return Station(MODEL.id, wish, work(), engine, work)  # type: ignore[arg-type]

    gate = library.background.queue._parts.gate
    return QueueParts(library._index, library._ingest, library._clock, gate, station)
