"""Scenes as pictures."""

import random
from itertools import combinations

import numpy as np
import pytest
from PIL import Image

from blipdesk.demo.render import place_things, render_scene, render_with_placements
from blipdesk.demo.world import PLACES, THINGS, Group, Place, Scene, sample_scenes
from blipdesk.runtime.assets import asset_path


def test_every_thing_has_its_picture_and_the_licence_lies_beside() -> None:
    folder = asset_path("demo/sprites")
    for thing in THINGS:
        with Image.open(folder / f"{thing.file_stem}.png") as picture:
            assert max(picture.size) > 150
    assert "Microsoft Corporation" in (folder / "LICENSE").read_text(encoding="utf-8")


def test_the_same_seed_draws_the_same_pixels() -> None:
    scene = sample_scenes(1, seed=1)[0]
    first, again = (render_scene(scene, (160, 120), seed=5) for _ in range(2))
    other = render_scene(scene, (160, 120), seed=6)
    assert first.tobytes() == again.tobytes()
    assert first.tobytes() != other.tobytes()


@pytest.mark.parametrize("size", [(96, 96), (200, 112), (75, 100), (1700, 40)])
def test_picture_has_the_size_that_was_asked_for(size: tuple[int, int]) -> None:
    picture = render_scene(sample_scenes(1, seed=2)[0], size, seed=1)
    assert (picture.size, picture.mode) == (size, "RGB")


def test_large_and_small_renderings_show_the_same_picture() -> None:
    scene = sample_scenes(1, seed=3)[0]
    small = render_scene(scene, (200, 150), seed=9).resize((32, 24), Image.Resampling.BICUBIC)
    large = render_scene(scene, (2000, 1500), seed=9).resize((32, 24), Image.Resampling.BICUBIC)
    apart = np.abs(np.asarray(small, dtype=float) - np.asarray(large, dtype=float)).mean()
    assert apart < 6


def test_things_lie_inside_apart_and_in_the_order_of_the_caption() -> None:
    rng = random.Random(4)
    for scene in sample_scenes(120, seed=4):
        placed = place_things(scene, rng.choice((0.56, 1.0, 1.78)), rng)
        assert [p.thing for p in placed] == [g.thing for g in scene.groups for _ in range(g.count)]
        for one in placed:
            assert one.x - one.width / 2 >= 0 and one.x + one.width / 2 <= 1
            assert one.y - one.height / 2 >= 0 and one.y + one.height / 2 <= 1
        assert not any(one.overlaps(other) for one, other in combinations(placed, 2))
        if len(scene.groups) == 2:
            left, right = placed[: scene.groups[0].count], placed[scene.groups[0].count :]
            assert max(p.x for p in left) < min(p.x for p in right)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_no_place_leaves_a_hole_in_the_picture(place: Place) -> None:
    for seed in range(8):
        scene = Scene((Group(THINGS[0], 1),), place)
        picture, _ = render_with_placements(scene, (120, 90), seed)
        holes = (np.asarray(picture).max(axis=2) == 0).mean()
        assert holes < 0.002
