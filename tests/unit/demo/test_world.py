"""Captions, questions and statements of the drawn world."""

import random

import pytest

from blipdesk.demo.questions import QUESTION_KINDS, how_many, is_there, on_the_left, question_about
from blipdesk.demo.statements import caption_of, one_word_wrong, part_of
from blipdesk.demo.world import (
    PLACES,
    THINGS,
    Group,
    Scene,
    is_held_out,
    sample_scene,
    sample_scenes,
)

_THING = {thing.singular: thing for thing in THINGS}
_PLACE = {place.name: place for place in PLACES}


def _scene(place: str, *groups: tuple[str, int]) -> Scene:
    return Scene(tuple(Group(_THING[name], count) for name, count in groups), _PLACE[place])


@pytest.mark.parametrize(
    ("scene", "caption"),
    [
        (_scene("beach", ("apple", 2)), "two apples on the beach"),
        (_scene("night", ("dog", 1), ("bicycle", 1)), "a dog and a bicycle at night"),
        (_scene("sea", ("elephant", 1)), "an elephant by the sea"),
        (
            _scene("desert", ("palm tree", 1), ("fish", 3)),
            "a palm tree and three fish in the desert",
        ),
        (_scene("grass", ("butterfly", 4)), "four butterflies on the grass"),
    ],
)
def test_caption_names_groups_from_left_to_right_and_then_the_place(
    scene: Scene, caption: str
) -> None:
    assert scene.caption == caption


@pytest.mark.parametrize("groups", [(), (("dog", 5),), (("dog", 1), ("dog", 1)), (("dog", 0),)])
def test_scene_that_no_caption_fits_is_refused(groups: tuple[tuple[str, int], ...]) -> None:
    with pytest.raises(ValueError, match="scene"):
        _scene("road", *groups)


def test_answers_are_those_that_one_would_give() -> None:
    scene = _scene("night", ("dog", 2), ("bicycle", 1))
    assert how_many(scene, _THING["dog"]).answer == "2"
    assert how_many(scene, _THING["cat"]).answer == "0"
    assert is_there(scene, _THING["owl"]).question == "is there an owl?"
    assert is_there(scene, _THING["owl"]).answer == "no"
    assert is_there(scene, _THING["bicycle"]).answer == "yes"
    assert on_the_left(scene).answer == "two dogs"
    rng = random.Random(1)
    assert question_about(scene, "right", rng).answer == "a bicycle"
    assert question_about(scene, "where", rng).answer == "at night"
    assert question_about(scene, "all things", rng).answer == "3"


def test_questions_about_what_is_absent_name_nothing_of_the_scene() -> None:
    rng = random.Random(2)
    for scene in sample_scenes(50, seed=2):
        assert question_about(scene, "how many of what is absent", rng).answer == "0"
        assert question_about(scene, "is there (no)", rng).answer == "no"
        assert set(QUESTION_KINDS) >= {"how many", "where"}


def test_statement_with_one_word_wrong_never_holds() -> None:
    rng = random.Random(3)
    for scene in sample_scenes(300, seed=3):
        for said in (caption_of(scene), part_of(scene, rng)):
            assert said.holds_for(scene)
            assert not one_word_wrong(said, scene, rng).holds_for(scene)


def test_held_out_and_training_scenes_never_share_a_caption() -> None:
    held = {scene.caption for scene in sample_scenes(300, seed=4, held_out=True)}
    training = {scene.caption for scene in sample_scenes(300, seed=4, held_out=False)}
    assert all(is_held_out(caption) for caption in held)
    assert not any(is_held_out(caption) for caption in training)


def test_about_one_scene_in_ten_is_held_out() -> None:
    rng = random.Random(5)
    share = sum(sample_scene(rng).held_out for _ in range(3000)) / 3000
    assert 0.07 < share < 0.13


def test_the_same_seed_draws_the_same_scenes() -> None:
    assert sample_scenes(20, seed=6) == sample_scenes(20, seed=6)
    assert sample_scenes(20, seed=6) != sample_scenes(20, seed=7)
