"""Do two number types say the same about drawn scenes? Asked of the demo models."""

from collections.abc import Callable

from blipdesk.domain.errors import BugError
from blipdesk.inference.catalogue import DEMO
from blipdesk.inference.messages import PhotoOutcome, Precision
from blipdesk.library.bench_result import BenchOptions
from blipdesk.library.bench_sides import engine_for, request_for
from blipdesk.runtime.scratch import scratch_folder

_SCENE_PX = (640, 480)
_SCENE_SEED = 20_000
_TEXTS = (
    "how many dogs are there?",
    "is it night?",
    "what is on the left?",
    "where is it?",
    "is there a cat?",
)
"""Questions that the demo models have learnt; texts to match as well."""


def share_of_same_words(options: BenchOptions, on_step: Callable[[str], None]) -> float:
    """Return the share of drawn scenes on which both precisions of the demo models say the same."""
    # Imported here: drawing is of no use to any other command that is not about the demo.
    from blipdesk.demo.render import render_scene
    from blipdesk.demo.world import sample_scenes

    on_step(f"drawing {options.scenes} scenes and letting the demo models look")
    with scratch_folder("scenes") as root:
        paths = []
        for number, scene in enumerate(sample_scenes(options.scenes, _SCENE_SEED)):
            paths.append(root / f"{number}.png")
            render_scene(scene, _SCENE_PX, number).save(paths[-1], compress_level=1)
        said = []
        for precision in (Precision.FP32, options.fast):
            with engine_for(options, precision, DEMO) as engine:
                requests = [request_for(options.task, n, p, _TEXTS) for n, p in enumerate(paths)]
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
