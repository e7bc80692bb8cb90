"""BlipDesk's sides of a benchmark: an engine each, and what it takes for the same photos."""

import statistics
import time
from dataclasses import dataclass, field
from pathlib import Path

from blipdesk.domain.errors import InputError
from blipdesk.inference.catalogue import DEMO
from blipdesk.inference.engine import Engine, EngineOptions
from blipdesk.inference.messages import (
    AnswerSettings,
    CaptionSettings,
    ModelChoice,
    PhotoOutcome,
    PhotoRequest,
    Precision,
    Task,
    WorkerOptions,
)
from blipdesk.library.bench_result import BenchOptions, Side

TOKENS = 15
ANSWER_TOKENS = 3
"""Word pieces of each answer, its end included: most trained answers are a word or two."""


@dataclass(slots=True)
class OurSide:
    """One engine and what it has measured."""

    name: str
    engine: Engine
    texts: tuple[str, ...]
    task: Task
    rounds: list[tuple[float, float]] = field(default_factory=list)
    model_shares: list[float] = field(default_factory=list)
    outcomes: dict[int, PhotoOutcome] = field(default_factory=dict)

    def run(self, paths: list[Path], counts: bool = True) -> tuple[float, float]:
        """Work through the paths; return wall seconds a photo and the models' share of them."""
        requests = [request_for(self.task, n, path, self.texts) for n, path in enumerate(paths)]
        before = self.engine.usage()
        began = time.perf_counter()
        self.outcomes = {o.photo_id: o for o in self.engine.process(requests)}
        elapsed_s = time.perf_counter() - began
        after = self.engine.usage()
        for outcome in self.outcomes.values():
            if outcome.error is not None:
                raise InputError(f"the benchmark failed: {outcome.error.message}")
        model_share = (after.model_s - before.model_s) / elapsed_s
        if counts:
            cpu_s = (after.cpu_s - before.cpu_s) / len(paths)
            self.rounds.append((elapsed_s / len(paths), cpu_s))
            self.model_shares.append(model_share)
        return elapsed_s / len(paths), model_share

    def side(self) -> Side:
        """Return what was measured."""
        return middle_round(self.name, self.rounds)


def engine_for(options: BenchOptions, precision: Precision, model: str) -> Engine:
    """Return an engine for the benchmark's task; texts have a fixed length unless it is a demo."""
    caption = CaptionSettings(max_new_tokens=TOKENS, min_new_tokens=TOKENS)
    answer = AnswerSettings(ANSWER_TOKENS, ANSWER_TOKENS)
    worker = WorkerOptions(
        precision=precision,
        threads=options.threads,
        max_batch=options.batch,
        caption=caption if model != DEMO else CaptionSettings(),
        answer=answer if model != DEMO else AnswerSettings(),
        nice=0,
        decode_processes=options.decoders,
    )
    choice = {
        Task.CAPTION: ModelChoice(caption=model, match=DEMO if model == DEMO else None),
        Task.ANSWER: ModelChoice(answer=model),
        Task.MATCH: ModelChoice(match=model),
    }[options.task]
    return Engine(choice, EngineOptions(worker=worker, photo_timeout_s=600))


def request_for(task: Task, number: int, path: Path, texts: tuple[str, ...]) -> PhotoRequest:
    """Return what the task asks of one photo."""
    if task is Task.CAPTION:
        return PhotoRequest(number, path)
    if task is Task.ANSWER:
        return PhotoRequest(number, path, caption=False, questions=texts)
    return PhotoRequest(number, path, caption=False, match_texts=texts)


def middle_round(name: str, rounds: list[tuple[float, float]]) -> Side:
    """Return the median of rounds, each (wall seconds, processor seconds) a photo."""
    return Side(name, *(statistics.median(column) for column in zip(*rounds, strict=True)))
