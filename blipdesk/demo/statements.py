"""Short statements about scenes, right and wrong ones, and whether they hold."""

import random
from dataclasses import dataclass, replace

from blipdesk.demo.questions import absent_thing
from blipdesk.demo.world import MOST_THINGS, PLACES, Group, Place, Scene


@dataclass(frozen=True, slots=True)
class Statement:
    """What a text says of a photo; a caption is the fullest one.

    Attributes:
        groups: the groups named, none to two.
        place: the place named, or None.
    """

    groups: tuple[Group, ...]
    place: Place | None

    @property
    def text(self) -> str:
        """The statement in words, in the form of a caption or of a part of one."""
        named = " and ".join(group.phrase for group in self.groups)
        return " ".join(part for part in (named, self.place.phrase if self.place else "") if part)

    def holds_for(self, scene: Scene) -> bool:
        """Whether everything it names is so in the scene."""
        return (self.place is None or self.place == scene.place) and all(
            scene.count_of(group.thing) == group.count for group in self.groups
        )


def caption_of(scene: Scene) -> Statement:
    """The statement that is the scene's caption."""
    return Statement(scene.groups, scene.place)


def part_of(scene: Scene, rng: random.Random) -> Statement:
    """Draw a right statement that leaves something out: ``"a dog"``, ``"at night"``."""
    group = (rng.choice(scene.groups),)
    choices = [Statement(group, None), Statement(group, scene.place), Statement((), scene.place)]
    if len(scene.groups) == 2:
        choices.append(Statement(scene.groups, None))
    return rng.choice(choices)


def one_word_wrong(statement: Statement, scene: Scene, rng: random.Random) -> Statement:
    """Make a right statement wrong in one place: another number, another thing or another place.

    Args:
        statement: one that holds for the scene.
        scene: what is in the photo.
        rng: chooses what changes and to what.
    """
    changes = ["count", "thing"] if statement.groups else []
    if statement.place:
        changes.append("place")
    change = rng.choice(changes)
    if change == "place":
        return replace(statement, place=rng.choice([p for p in PLACES if p != statement.place]))
    index = rng.randrange(len(statement.groups))
    group = statement.groups[index]
    if change == "count":
        counts = [count for count in range(1, MOST_THINGS + 1) if count != group.count]
        group = replace(group, count=rng.choice(counts))
    else:
        group = replace(group, thing=absent_thing(scene, rng))
    groups = (*statement.groups[:index], group, *statement.groups[index + 1 :])
    return replace(statement, groups=groups)
