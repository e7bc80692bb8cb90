"""What the demo's scenes hold, and the words that are right for them.

A scene is one or two groups of things in a place: "two apples and a dog on the beach". The
groups are named from left to right, which makes the caption of a scene exact: there is one right
text, so a model's caption is either right or wrong.

Scenes with certain captions are *held out*: no training script ever renders them, and the
measured accuracy is theirs alone.
"""

import hashlib
import random
from dataclasses import dataclass

NUMBER_WORDS = {2: "two", 3: "three", 4: "four"}
MOST_THINGS = 4
# One caption in ten is kept from training.
_HELD_OUT_ONE_IN = 10


@dataclass(frozen=True, slots=True)
class Thing:
    """A kind of thing that can be in a scene.

    Attributes:
        singular: its name, such as ``"palm tree"``.
        plural: the name of several, such as ``"palm trees"``.
    """

    singular: str
    plural: str

    @property
    def article(self) -> str:
        """``"a"`` or ``"an"``, as the singular needs it."""
        return "an" if self.singular[0] in "aeiou" else "a"

    @property
    def file_stem(self) -> str:
        """The name of its picture below ``resources/demo/sprites``, without the suffix."""
        return self.singular.replace(" ", "-")

    def counted(self, count: int) -> str:
        """Name that many of it: ``"a dog"``, ``"three dogs"``."""
        if count == 1:
            return f"{self.article} {self.singular}"
        return f"{NUMBER_WORDS[count]} {self.plural}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where or when a scene is.

    Attributes:
        name: a short key, such as ``"beach"``.
        phrase: how a caption says it, such as ``"on the beach"``.
    """

    name: str
    phrase: str


def _things(text: str) -> tuple[Thing, ...]:
    """Read ``"dog, butterfly/butterflies"``: a plural is given where it is not singular + s."""
    found = []
    for entry in text.replace("\n", " ").split(","):
        singular, _, plural = entry.strip().partition("/")
        found.append(Thing(singular, plural or singular + "s"))
    return tuple(found)


THINGS: tuple[Thing, ...] = _things(
    """cat, dog, elephant, horse, duck, penguin, turtle, fish/fish, whale, butterfly/butterflies,
    snail, owl, rabbit, giraffe, zebra, crab, frog, panda, fox/foxes, flamingo, peacock, pig,
    snake, bee, monkey, tree, palm tree, cactus/cacti, sunflower, tulip, mushroom, bicycle, car,
    bus/buses, sailboat, plane, helicopter, tractor, train, rocket, apple, banana,
    strawberry/strawberries, pineapple, hamburger, doughnut, cake, carrot, lemon, avocado,
    pretzel, umbrella, guitar, clock, book, chair, kite, hat, teapot, camera, drum, anchor, tent,
    house, boot, crown, ball"""
)

PLACES: tuple[Place, ...] = (
    Place("grass", "on the grass"),
    Place("beach", "on the beach"),
    Place("snow", "in the snow"),
    Place("road", "on the road"),
    Place("night", "at night"),
    Place("sunset", "at sunset"),
    Place("desert", "in the desert"),
    Place("sea", "by the sea"),
)


@dataclass(frozen=True, slots=True)
class Group:
    """Some things of one kind.

    Attributes:
        thing: the kind.
        count: how many, one to four.
    """

    thing: Thing
    count: int

    @property
    def phrase(self) -> str:
        """``"a dog"`` or ``"three dogs"``."""
        return self.thing.counted(self.count)


@dataclass(frozen=True, slots=True)
class Scene:
    """What is seen, from left to right, and where.

    Attributes:
        groups: one or two groups of different things, at most four things together.
        place: where they are.
    """

    groups: tuple[Group, ...]
    place: Place

    def __post_init__(self) -> None:
        """Refuse what the renderer and the captions have no way to show.

        Raises:
            ValueError: no group, more than two, too many things, or a thing named twice.
        """
        if not 1 <= len(self.groups) <= 2:
            raise ValueError(f"a scene has one or two groups, not {len(self.groups)}")
        if not 1 <= self.total <= MOST_THINGS or min(g.count for g in self.groups) < 1:
            raise ValueError(f"a scene has one to {MOST_THINGS} things")
        if len({group.thing for group in self.groups}) != len(self.groups):
            raise ValueError("the groups of a scene differ in their things")

    @property
    def total(self) -> int:
        """How many things there are together."""
        return sum(group.count for group in self.groups)

    @property
    def caption(self) -> str:
        """The one right caption, lower case and without a full stop."""
        return f"{' and '.join(group.phrase for group in self.groups)} {self.place.phrase}"

    @property
    def held_out(self) -> bool:
        """Whether this scene is kept from every training."""
        return is_held_out(self.caption)

    def count_of(self, thing: Thing) -> int:
        """How many of that thing are in the scene."""
        return sum(group.count for group in self.groups if group.thing == thing)


def is_held_out(caption: str) -> bool:
    """Say whether scenes with this caption are kept from training, by a hash of the text."""
    digest = hashlib.sha256(caption.encode()).digest()
    return int.from_bytes(digest[:4], "big") % _HELD_OUT_ONE_IN == 0


def sample_scene(rng: random.Random, held_out: bool | None = None) -> Scene:
    """Draw a scene.

    Args:
        rng: the source of chance; the same state gives the same scene.
        held_out: True for one kept from training, False for one to train on, None for any.
    """
    while True:
        scene = _any_scene(rng)
        if held_out is None or scene.held_out == held_out:
            return scene


def _any_scene(rng: random.Random) -> Scene:
    place = rng.choice(PLACES)
    if rng.random() < 0.4:
        return Scene((Group(rng.choice(THINGS), rng.randint(1, MOST_THINGS)),), place)
    left, right = rng.sample(THINGS, 2)
    first, second = rng.choice(((1, 1), (1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2)))
    return Scene((Group(left, first), Group(right, second)), place)


def sample_scenes(count: int, seed: int, held_out: bool | None = None) -> list[Scene]:
    """Draw ``count`` scenes with different captions.

    Args:
        count: how many.
        seed: the same seed gives the same scenes.
        held_out: as for `sample_scene`.
    """
    rng = random.Random(seed)
    found: dict[str, Scene] = {}
    while len(found) < count:
        scene = sample_scene(rng, held_out)
        found.setdefault(scene.caption, scene)
    return list(found.values())
