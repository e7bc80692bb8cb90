"""Questions about a scene whose right answers are known."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from blipdesk.demo.world import THINGS, Scene, Thing


@dataclass(frozen=True, slots=True)
class QuestionAnswer:
    """A question and the one right answer.

    Attributes:
        kind: a key of `QUESTION_KINDS`.
        question: lower case, with its question mark.
        answer: what the model has to say, exactly.
    """

    kind: str
    question: str
    answer: str


def how_many(scene: Scene, thing: Thing) -> QuestionAnswer:
    """Ask how many of a thing there are; ``"0"`` where there is none."""
    question = f"how many {thing.plural} are there?"
    return QuestionAnswer("how many", question, str(scene.count_of(thing)))


def is_there(scene: Scene, thing: Thing) -> QuestionAnswer:
    """Ask whether a thing is there."""
    answer = "yes" if scene.count_of(thing) else "no"
    return QuestionAnswer("is there", f"is there {thing.counted(1)}?", answer)


def on_the_left(scene: Scene) -> QuestionAnswer:
    """Ask for the leftmost group."""
    return QuestionAnswer("left", "what is on the left?", scene.groups[0].phrase)


def on_the_right(scene: Scene) -> QuestionAnswer:
    """Ask for the rightmost group."""
    return QuestionAnswer("right", "what is on the right?", scene.groups[-1].phrase)


def where(scene: Scene) -> QuestionAnswer:
    """Ask for the place."""
    return QuestionAnswer("where", "where is it?", scene.place.phrase)


def all_things(scene: Scene) -> QuestionAnswer:
    """Ask how many things there are together."""
    return QuestionAnswer("all things", "how many things are there?", str(scene.total))


def absent_thing(scene: Scene, rng: random.Random) -> Thing:
    """Draw a thing that is not in the scene."""
    while True:
        thing = rng.choice(THINGS)
        if not scene.count_of(thing):
            return thing


def _present(scene: Scene, rng: random.Random) -> Thing:
    return rng.choice(scene.groups).thing


# Each kind is asked equally often when the answers are measured.
QUESTION_KINDS: dict[str, Callable[[Scene, random.Random], QuestionAnswer]] = {
    "how many": lambda scene, rng: how_many(scene, _present(scene, rng)),
    "how many of what is absent": lambda scene, rng: how_many(scene, absent_thing(scene, rng)),
    "is there (yes)": lambda scene, rng: is_there(scene, _present(scene, rng)),
    "is there (no)": lambda scene, rng: is_there(scene, absent_thing(scene, rng)),
    "left": lambda scene, _: on_the_left(scene),
    "right": lambda scene, _: on_the_right(scene),
    "where": lambda scene, _: where(scene),
    "all things": lambda scene, _: all_things(scene),
}


def question_about(scene: Scene, kind: str, rng: random.Random) -> QuestionAnswer:
    """Draw a question of one kind.

    Args:
        scene: what is asked about.
        kind: a key of `QUESTION_KINDS`.
        rng: chooses which thing is asked for.
    """
    return QUESTION_KINDS[kind](scene, rng)
