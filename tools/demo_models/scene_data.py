"""Render training scenes to shards: small squashed pictures and what is in them.

A scene is drawn as a photo of one of the usual shapes and then squashed to the model's square
the way the product does it, with Pillow's bicubic resize, some of them after a JPEG round trip.
No scene of a held-out caption is ever drawn here.
"""

import io
import os
import random
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from blipdesk.demo.render import Placement, render_with_placements
from blipdesk.demo.world import PLACES, THINGS, Group, Scene, sample_scene

IMAGE_SIZE = 96
PATCH_SIZE = 12
GRID = IMAGE_SIZE // PATCH_SIZE
SHARD_SCENES = 4000
NO_THING = len(THINGS)
ASPECTS = (4 / 3, 3 / 4, 3 / 2, 2 / 3, 16 / 9, 9 / 16, 1.0)

_PARTS = ("pixels", "patches", "centres", "specs")
_INDEX_OF_THING = {thing: index for index, thing in enumerate(THINGS)}
_INDEX_OF_PLACE = {place: index for index, place in enumerate(PLACES)}


@dataclass(frozen=True, slots=True)
class Shard:
    """Rendered scenes.

    Attributes:
        pixels: uint8, (N, size, size, 3), RGB.
        patches: uint8, (N, grid * grid), the thing seen in each patch or `NO_THING`.
        centres: uint8, (N, grid * grid), 1 where the centre of a thing lies in the patch.
        specs: uint8, (N, 5): place, left thing, its count, right thing or `NO_THING`, its count.
    """

    pixels: NDArray[np.uint8]
    patches: NDArray[np.uint8]
    centres: NDArray[np.uint8]
    specs: NDArray[np.uint8]


def spec_of(scene: Scene) -> tuple[int, int, int, int, int]:
    """Write a scene as five small numbers, in the order of `Shard.specs`."""
    left = scene.groups[0]
    right = scene.groups[1] if len(scene.groups) == 2 else None
    return (
        _INDEX_OF_PLACE[scene.place],
        _INDEX_OF_THING[left.thing],
        left.count,
        _INDEX_OF_THING[right.thing] if right else NO_THING,
        right.count if right else 0,
    )


def scene_of(spec: NDArray[np.uint8]) -> Scene:
    """Read a scene back from its five numbers."""
    place, left, left_count, right, right_count = (int(part) for part in spec)
    groups: tuple[Group, ...] = (Group(THINGS[left], left_count),)
    if right != NO_THING:
        groups += (Group(THINGS[right], right_count),)
    return Scene(groups, PLACES[place])


def patch_labels(placements: tuple[Placement, ...]) -> NDArray[np.uint8]:
    """Say which thing fills each patch of the model's grid, uint8 (grid * grid,)."""
    labels = np.full((GRID, GRID), NO_THING, dtype=np.uint8)
    edges = np.arange(GRID)
    best = np.full((GRID, GRID), 0.3)
    for placed in placements:
        across = _covered(edges, placed.x, placed.width)
        down = _covered(edges, placed.y, placed.height)
        share = down[:, None] * across[None, :]
        labels[share > best] = _INDEX_OF_THING[placed.thing]
        best = np.maximum(best, share)
    return labels.reshape(-1)


def centre_labels(placements: tuple[Placement, ...]) -> NDArray[np.uint8]:
    """Say in which patches of the model's grid things have their centres, uint8 (grid * grid,)."""
    labels = np.zeros((GRID, GRID), dtype=np.uint8)
    for placed in placements:
        labels[int(placed.y * GRID), int(placed.x * GRID)] = 1
    return labels.reshape(-1)


def _covered(cells: NDArray[np.int64], centre: float, extent: float) -> NDArray[np.float64]:
    low, high = (centre - extent / 2) * GRID, (centre + extent / 2) * GRID
    covered: NDArray[np.float64] = np.clip(
        np.minimum(cells + 1, high) - np.maximum(cells, low), 0, 1
    )
    return covered


@dataclass(frozen=True, slots=True)
class Rendered:
    """One training scene: the squashed picture, what was drawn where, and the scene."""

    picture: Image.Image
    placements: tuple[Placement, ...]
    scene: Scene


def render_one(rng: random.Random) -> Rendered:
    """Draw one training scene, squashed to the model's square."""
    scene = sample_scene(rng, held_out=False)
    aspect, longest = rng.choice(ASPECTS), rng.randint(150, 260)
    size = (longest, round(longest / aspect)) if aspect > 1 else (round(longest * aspect), longest)
    picture, placements = render_with_placements(scene, size, rng.getrandbits(40))
    if rng.random() < 0.25:
        packed = io.BytesIO()
        picture.save(packed, "JPEG", quality=rng.randint(72, 95))
        picture = Image.open(packed)
    squashed = picture.resize((IMAGE_SIZE, IMAGE_SIZE), Image.Resampling.BICUBIC)
    return Rendered(squashed, placements, scene)


def shard_of(rendered: list[Rendered]) -> Shard:
    """Put rendered scenes together."""
    return Shard(
        pixels=np.stack([np.asarray(one.picture) for one in rendered]),
        patches=np.stack([patch_labels(one.placements) for one in rendered]),
        centres=np.stack([centre_labels(one.placements) for one in rendered]),
        specs=np.array([spec_of(one.scene) for one in rendered], dtype=np.uint8),
    )


def write_shard(path: Path, seed: int) -> None:
    """Render `SHARD_SCENES` scenes into one ``.npz`` file; a complete one is kept as it is."""
    if path.exists():
        return
    rng = random.Random(f"training shard {seed}")
    shard = shard_of([render_one(rng) for _ in range(SHARD_SCENES)])
    temporary = path.with_suffix(".part")
    with temporary.open("wb") as out:
        np.savez(out, **{name: getattr(shard, name) for name in _PARTS})
    temporary.replace(path)


def write_shards(folder: Path, scenes: int, workers: int | None = None) -> list[Path]:
    """Render training scenes into a folder.

    Args:
        folder: where the shards go.
        scenes: how many scenes at least.
        workers: processes; all cores by default.

    Returns:
        The shards' paths.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"scenes-{number:04}.npz" for number in range(-(-scenes // SHARD_SCENES))]
    with ProcessPoolExecutor(workers or os.cpu_count()) as pool:
        list(pool.map(write_shard, paths, range(len(paths))))
    return paths


def read_shards(paths: list[Path]) -> Shard:
    """Read shards into memory as one."""
    parts = [np.load(path) for path in paths]
    return Shard(**{name: np.concatenate([part[name] for part in parts]) for name in _PARTS})
