"""How fast is this machine, against the lines on the model's card and against its own limit?

Everything that is compared is measured in turns within one run, so that what else the machine does
meets all sides alike.
"""

import os
import statistics
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from blipdesk.inference.catalogue import find_model
from blipdesk.inference.messages import Precision, Task
from blipdesk.inference.reference import ReferenceChild
from blipdesk.library.bench_result import BenchOptions, BenchResult
from blipdesk.library.bench_scenes import share_of_same_words
from blipdesk.library.bench_sides import ANSWER_TOKENS, TOKENS, OurSide, engine_for, middle_round
from blipdesk.runtime.scratch import scratch_folder

QUESTIONS = (
    "what is on the left?",
    "where is the red car?",
    "is there a blue house?",
    "is the man on snow?",
    "what is on the road?",
)
"""Of equally many word pieces, in the random vocabulary too."""
MIXED_QUESTIONS = (
    "is there snow?",
    "where is the car?",
    "what is on the left?",
    "how many are on the road?",
    "what is on the left of the house?",
)
"""Each of another number of word pieces."""
_ARCHITECTURES = {
    Task.CAPTION: ("caption", "BlipForConditionalGeneration"),
    Task.ANSWER: ("vqa", "BlipForQuestionAnswering"),
    Task.MATCH: ("itm", "BlipForImageTextRetrieval"),
}
_REFERENCE_PHOTOS = 2
_TIMES_ON_A_GPU = 16
"""So often each photo is taken there in a round: fewer would not fill two of its batches."""


@dataclass(frozen=True, slots=True)
class _Sides:
    """Ours: both number types, and the exact one with other questions."""

    exact: OurSide
    fast: OurSide
    single: OurSide
    mixed: OurSide


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
    with scratch_folder("bench") as root, ReferenceChild() as child:
        folder = _model_folder(options, models_folder, root, child, on_step)
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
    identical = share_of_same_words(options, on_step) if options.scenes else None
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
    ours: _Sides,
    photos: tuple[list[Path], list[Path]],
    on_step: Callable[[str], None],
) -> BenchResult:
    """Let the sides take turns; ``photos`` are the large ones and those decoded beforehand."""
    exact, fast = ours.exact, ours.fast
    paths, small = photos
    tokens = ANSWER_TOKENS if options.task is Task.ANSWER else TOKENS
    details = {"task": options.task.value, "texts": list(exact.texts), "tokens": tokens}
    few = [str(path) for path in paths[:_REFERENCE_PHOTOS]]
    on_step("warming up")
    ready = (exact.engine.start(), fast.engine.start())
    child.ask("run", paths=few[:1], **details)
    for one in (exact, fast):
        one.run(paths[:1], counts=False)
    if ready[0].device != "cpu":
        paths, small = paths * _TIMES_ON_A_GPU, small * _TIMES_ON_A_GPU
    reference: list[tuple[float, float]] = []
    for number in range(options.rounds):
        on_step(f"round {number + 1} of {options.rounds}")
        said = child.ask("run", paths=few, **details)
        reference.append((said["wall_s"] / len(few), said["cpu_s"] / len(few)))
        exact.run(paths)
        fast.run(paths)
        if options.task is Task.ANSWER:
            ours.single.run(paths)
            ours.mixed.run(paths)
    ratios: tuple[float | None, float | None] = None, None
    if options.task is Task.ANSWER:
        one_s = ours.single.side().cpu_s
        ratios = exact.side().cpu_s / one_s, ours.mixed.side().cpu_s / one_s
    peak_bytes = exact.engine.usage().peak_bytes
    model_share = statistics.median(fast.model_shares)
    decoded_s, decoded_share = fast.run(small, counts=False)
    return BenchResult(
        options.task,
        ready[0].device,
        ready[0].device_name,
        ready[0].threads,
        (ready[0].precision, ready[1].precision),
        middle_round("reference", reference),
        exact.side(),
        fast.side(),
        peak_bytes,
        model_share,
        decoded_s,
        decoded_share,
        more_questions_ratio=ratios[0],
        mixed_questions_ratio=ratios[1],
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
def _engines(options: BenchOptions, folder: Path) -> Iterator[_Sides]:
    """Give every side; all of the exact number type share one engine."""
    texts = () if options.task is Task.CAPTION else QUESTIONS
    with ExitStack() as stack:
        exact, fast = (
            stack.enter_context(engine_for(options, precision, str(folder)))
            for precision in (Precision.FP32, options.fast)
        )
        task = options.task
        yield _Sides(
            OurSide("exact", exact, texts, task),
            OurSide("fast", fast, texts, task),
            OurSide("one question", exact, texts[:1], task),
            OurSide("mixed questions", exact, MIXED_QUESTIONS, task),
        )


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


def _load() -> float:
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
