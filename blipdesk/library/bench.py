"""How fast is this machine, against the lines on the model's card and against its own limit?

Everything that is compared is measured in turns within one run, so that what else the machine does
meets all sides alike.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from blipdesk.domain.errors import BugError, InputError
from blipdesk.inference.catalogue import DEMO, find_model
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
from blipdesk.inference.reference import ReferenceChild

TOKENS = 15
ANSWER_TOKENS = 3
"""Word pieces of each answer, its end included: most trained answers are a word or two."""
QUESTIONS = (
    "how many dogs are there?",
    "is it night?",
    "what is on the left?",
    "where is the red car?",
    "what is the man doing?",
)
_ARCHITECTURES = {
    Task.CAPTION: ("caption", "BlipForConditionalGeneration"),
    Task.ANSWER: ("vqa", "BlipForQuestionAnswering"),
    Task.MATCH: ("itm", "BlipForImageTextRetrieval"),
}
_SCENE_PX = (640, 480)
_SCENE_SEED = 20_000
_REFERENCE_PHOTOS = 2
_DECODE_BOUND = 0.5


@dataclass(frozen=True, slots=True)
class BenchOptions:
    """What is measured.

    Args:
        model: Hub id or folder; None: random weights of the published size, which take as long.
        size: of random weights, "base" or "large" ("tiny" for tests).
        photos: in each round of ours.
        rounds: how often the sides take turns; the middle one counts.
        batch: photos in one pass.
        threads: for both sides; 0: torch's choice.
        scenes: drawn scenes on which the precisions are compared by the demo models; 0: none.
        fast: number type of the fast side; "int8" on a GPU is its own type.
        decoders: programs that decode, of our sides; None: as the device wants it.
    """

    task: Task
    model: str | None = None
    size: str = "base"
    photos: int = 8
    rounds: int = 3
    batch: int = 8
    threads: int = 0
    scenes: int = 500
    fast: Precision = Precision.INT8
    decoders: int | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One way of doing the work.

    Args:
        wall_s: seconds a photo by the clock, of the middle round.
        cpu_s: processor seconds a photo; compares sides on a busy machine too.
    """

    name: str
    wall_s: float
    cpu_s: float


@dataclass(frozen=True, slots=True)
class BenchResult:
    """What came out.

    Args:
        precisions: of the exact and the fast side.
        limits_s: of both: seconds a photo for the model's matrix products alone, on a CPU of
            processor time.
        identical: share of drawn scenes with the same text in both precisions; None: not compared.
        cosine: between the picture's states in both precisions, the lowest; None: not compared.
        more_questions_ratio: processor time of all questions over that of one, exact.
        peak_bytes: the exact side's memory.
        model_share: of the fast side's time, so much the models worked; the rest they waited.
        decoded_s: seconds a photo of the fast side where nothing has to be decoded.
        load: of the machine, before and after.
    """

    task: Task
    device: str
    device_name: str
    threads: int
    precisions: tuple[str, str]
    reference: Side
    exact: Side
    fast: Side
    peak_bytes: int
    model_share: float
    decoded_s: float
    limits_s: tuple[float, float] = (0.0, 0.0)
    identical: float | None = None
    cosine: float | None = None
    load: tuple[float, float] = (0.0, 0.0)
    more_questions_ratio: float | None = None

    @property
    def limit_shares(self) -> tuple[float, float]:
        """How much of the exact and the fast side's time the matrix products alone would take.

        Of processor time on a CPU, of time by the clock on a GPU.
        """
        sides = (self.exact, self.fast)
        spent_s = [side.cpu_s if self.device == "cpu" else side.wall_s for side in sides]
        return self.limits_s[0] / spent_s[0], self.limits_s[1] / spent_s[1]

    @property
    def bottleneck(self) -> str:
        """What the fast side waits for most: "decoding" or "model"."""
        return "model" if self.model_share > _DECODE_BOUND else "decoding"


@dataclass(slots=True)
class _Ours:
    """One engine and what it has measured."""

    name: str
    engine: Engine
    texts: tuple[str, ...]
    task: Task
    rounds: list[tuple[float, float]] = field(default_factory=list)
    model_shares: list[float] = field(default_factory=list)
    outcomes: dict[int, PhotoOutcome] = field(default_factory=dict)

    def run(self, paths: list[Path], counts: bool = True) -> float:
        """Work through the paths; return wall seconds a photo."""
        requests = [_request(self.task, n, path, self.texts) for n, path in enumerate(paths)]
        before = self.engine.usage()
        began = time.perf_counter()
        self.outcomes = {o.photo_id: o for o in self.engine.process(requests)}
        elapsed_s = time.perf_counter() - began
        after = self.engine.usage()
        for outcome in self.outcomes.values():
            if outcome.error is not None:
                raise InputError(f"the benchmark failed: {outcome.error.message}")
        if counts:
            cpu_s = (after.cpu_s - before.cpu_s) / len(paths)
            self.rounds.append((elapsed_s / len(paths), cpu_s))
            self.model_shares.append((after.model_s - before.model_s) / elapsed_s)
        return elapsed_s / len(paths)

    def side(self) -> Side:
        return _middle(self.name, self.rounds)


def measure(
    options: BenchOptions, models_folder: Path, on_step: Callable[[str], None] = lambda _: None
) -> BenchResult:
    """Measure; takes minutes, some GB of memory and of temporary disk space.

    Args:
        on_step: called with a line for each step.

    Raises:
        ModelMissing, ModelUnusable: a model that was named cannot be used.
        WorkerCrashed: a child died, for want of memory for example.
    """
    load_before = _load()
    with tempfile.TemporaryDirectory(prefix="blipdesk-bench-") as root, ReferenceChild() as child:
        folder = _model_folder(options, models_folder, Path(root), child, on_step)
        on_step(f"drawing {options.photos} JPEGs of 24 megapixels")
        drawn = child.ask("photos", folder=root, count=options.photos)
        paths, small = ([Path(path) for path in drawn[kind]] for kind in ("paths", "small"))
        _, architecture = _ARCHITECTURES[options.task]
        on_step("loading the reference: transformers as on the model's card")
        child.ask("load", folder=folder, architecture=architecture, threads=options.threads)
        with _engines(options, folder) as ours:
            result = _in_turns(options, child, ours, (paths, small), on_step)
        on_step("timing matrix products")
        limits = [_limit(options, child, folder, result, p) for p in result.precisions]
        cosine = None
        if options.task is Task.CAPTION:
            on_step("comparing what both precisions see")
            details = {"precision": result.precisions[1], "device": result.device}
            few = [str(path) for path in paths[: options.batch]]
            cosine = min(child.ask("agree", folder=folder, paths=few, **details)["cosine"])
    identical = _on_scenes(options, on_step) if options.scenes else None
    return replace(
        result,
        limits_s=(limits[0], limits[1]),
        cosine=cosine,
        identical=identical,
        load=(load_before, _load()),
    )


def _in_turns(
    options: BenchOptions,
    child: ReferenceChild,
    ours: tuple[_Ours, _Ours, _Ours],
    photos: tuple[list[Path], list[Path]],
    on_step: Callable[[str], None],
) -> BenchResult:
    """Let the sides take turns; ``photos`` are the large ones and those decoded beforehand."""
    exact, fast, single = ours
    paths, small = photos
    tokens = ANSWER_TOKENS if options.task is Task.ANSWER else TOKENS
    details = {"task": options.task.value, "texts": list(exact.texts), "tokens": tokens}
    few = [str(path) for path in paths[:_REFERENCE_PHOTOS]]
    on_step("warming up")
    ready = (exact.engine.start(), fast.engine.start())
    child.ask("run", paths=few[:1], **details)
    for one in (exact, fast):
        one.run(paths[:1], counts=False)
    reference: list[tuple[float, float]] = []
    for number in range(options.rounds):
        on_step(f"round {number + 1} of {options.rounds}")
        said = child.ask("run", paths=few, **details)
        reference.append((said["wall_s"] / len(few), said["cpu_s"] / len(few)))
        exact.run(paths)
        fast.run(paths)
        if options.task is Task.ANSWER:
            single.run(paths)
    ratio = None
    if options.task is Task.ANSWER:
        ratio = exact.side().cpu_s / single.side().cpu_s
    return BenchResult(
        options.task,
        ready[0].device,
        ready[0].device_name,
        ready[0].threads,
        (ready[0].precision, ready[1].precision),
        _middle("reference", reference),
        exact.side(),
        fast.side(),
        exact.engine.usage().peak_bytes,
        statistics.median(fast.model_shares),
        fast.run(small, counts=False),
        more_questions_ratio=ratio,
    )


def _limit(
    options: BenchOptions, child: ReferenceChild, folder: Path, result: BenchResult, precision: str
) -> float:
    """Return seconds a photo for the matrix products of the task alone."""
    written = {Task.CAPTION: (1, TOKENS), Task.ANSWER: (len(QUESTIONS), ANSWER_TOKENS)}
    texts, tokens = written.get(options.task, (0, 0))
    said = child.ask(
        "limit",
        folder=folder,
        batch=options.batch,
        texts=[] if options.task is Task.CAPTION else list(QUESTIONS),
        written_texts=texts,
        tokens=tokens,
        threads=options.threads,
        device=result.device,
        precision=precision,
    )
    return float(said["s_per_photo"])


@contextmanager
def _engines(options: BenchOptions, folder: Path) -> Iterator[tuple[_Ours, _Ours, _Ours]]:
    """Give the exact and the fast side, and the exact one again for a single question."""
    texts = () if options.task is Task.CAPTION else QUESTIONS
    with ExitStack() as stack:
        found = []
        for name, precision in (("exact", Precision.FP32), ("fast", options.fast)):
            engine = stack.enter_context(_engine(options, precision, str(folder)))
            found.append(_Ours(name, engine, texts, options.task))
        single = _Ours("one question", found[0].engine, texts[:1], options.task)
        yield found[0], found[1], single


def _engine(options: BenchOptions, precision: Precision, model: str) -> Engine:
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


def _request(task: Task, number: int, path: Path, texts: tuple[str, ...]) -> PhotoRequest:
    if task is Task.CAPTION:
        return PhotoRequest(number, path)
    if task is Task.ANSWER:
        return PhotoRequest(number, path, caption=False, questions=texts)
    return PhotoRequest(number, path, caption=False, match_texts=texts)


def _model_folder(
    options: BenchOptions,
    models_folder: Path,
    root: Path,
    child: ReferenceChild,
    on_step: Callable[[str], None],
) -> Path:
    if options.model is not None:
        return find_model(options.model, options.task, models_folder).path
    folder = root / f"random-{options.size}"
    on_step(f"making random weights of {options.size} size")
    task_name, _ = _ARCHITECTURES[options.task]
    child.ask("make", task=task_name, size=options.size, folder=folder, seed=0)
    return folder


def _on_scenes(options: BenchOptions, on_step: Callable[[str], None]) -> float:
    """Return the share of drawn scenes on which both precisions of the demo models say the same."""
    # Imported here: drawing is of no use to any other command that is not about the demo.
    from blipdesk.demo.render import render_scene
    from blipdesk.demo.world import sample_scenes

    on_step(f"drawing {options.scenes} scenes and letting the demo models look")
    with tempfile.TemporaryDirectory(prefix="blipdesk-scenes-") as root:
        paths = []
        for number, scene in enumerate(sample_scenes(options.scenes, _SCENE_SEED)):
            paths.append(Path(root) / f"{number}.png")
            render_scene(scene, _SCENE_PX, number).save(paths[-1], compress_level=1)
        said = []
        for precision in (Precision.FP32, options.fast):
            with _engine(options, precision, DEMO) as engine:
                requests = [_request(options.task, n, p, QUESTIONS) for n, p in enumerate(paths)]
                said.append({o.photo_id: _words(o) for o in engine.process(requests)})
    same = sum(said[0][number] == said[1][number] for number in said[0])
    return same / len(paths)


def _words(outcome: PhotoOutcome) -> tuple[str, ...]:
    if outcome.error is not None:
        raise BugError(outcome.error.message)
    if outcome.caption is not None:
        return (outcome.caption.text,)
    if outcome.answers:
        return tuple(answer.answer for answer in outcome.answers)
    return tuple("fits" if score >= 0.5 else "does not" for score in outcome.match_scores)


def _middle(name: str, rounds: list[tuple[float, float]]) -> Side:
    return Side(name, *(statistics.median(column) for column in zip(*rounds, strict=True)))


def _load() -> float:
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
