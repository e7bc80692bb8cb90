"""Draw a scene as a photo of any size and shape; the same seed gives the same pixels.

Everything is placed in fractions of the width and height, so that a scene drawn small for
training and large for the sample library shows the same picture.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageDraw, ImageFilter

from blipdesk.demo.backgrounds import LONGEST_DRAWN_EDGE, draw_background
from blipdesk.demo.world import Scene, Thing
from blipdesk.runtime.assets import asset_path

# Sprites are kept at these longest edges; drawing small from the largest would cost ten times
# the time of a training scene.
_SPRITE_EDGES = (320, 160, 96, 64)
_TRIES_PER_SIZE = 60
# Shadows are blurred anyway: a small mask looks the same and costs next to nothing.
_SHADOW_EDGE = 400


@dataclass(frozen=True, slots=True)
class Placement:
    """Where one thing is drawn, in fractions of the picture's width and height.

    Attributes:
        thing: what is drawn.
        x: centre, 0 at the left edge.
        y: centre, 0 at the top edge.
        width: of the sprite.
        height: of the sprite.
        degrees: counter-clockwise turn.
    """

    thing: Thing
    x: float
    y: float
    width: float
    height: float
    degrees: float

    def overlaps(self, other: "Placement") -> bool:
        """Whether the two boxes touch, or leave too little between them to tell two from one."""
        apart_x = (self.width + other.width) / 2 * 1.08
        apart_y = (self.height + other.height) / 2 * 1.08
        return abs(self.x - other.x) < apart_x and abs(self.y - other.y) < apart_y


def render_scene(scene: Scene, size: tuple[int, int], seed: int) -> Image.Image:
    """Draw a scene.

    Args:
        scene: what is in it.
        size: width and height in pixels.
        seed: chooses positions, sizes, weather and light; the same seed draws the same pixels.

    Returns:
        An RGB picture of that size.
    """
    picture, _ = render_with_placements(scene, size, seed)
    return picture


def render_with_placements(
    scene: Scene, size: tuple[int, int], seed: int
) -> tuple[Image.Image, tuple[Placement, ...]]:
    """Draw a scene and say where each thing is; the arguments are those of `render_scene`."""
    rng = random.Random(f"{seed}:{scene.caption}")
    placements = place_things(scene, size[0] / size[1], rng)
    picture = draw_background(scene.place, _scaled(size, LONGEST_DRAWN_EDGE), rng)
    shadows = Image.new("L", _scaled(size, _SHADOW_EDGE), 0)
    _draw_shadows(shadows, placements)
    dark = shadows.resize(picture.size, Image.Resampling.BILINEAR)
    picture.paste((10, 12, 24), (0, 0), dark)
    if picture.size != size:
        picture = picture.resize(size, Image.Resampling.BILINEAR)
    for placement in sorted(placements, key=lambda placed: placed.y + placed.height / 2):
        _paste(picture, placement)
    return picture, placements


def place_things(scene: Scene, aspect: float, rng: random.Random) -> tuple[Placement, ...]:
    """Choose where the things of a scene are, without hiding one behind another.

    Args:
        scene: what to place; its first group ends up left of its second.
        aspect: width of the picture divided by its height.
        rng: the source of chance.
    """
    largest = {1: 0.50, 2: 0.40, 3: 0.34, 4: 0.32}[scene.total]
    edge = rng.uniform(0.27, largest)
    while True:
        for _ in range(_TRIES_PER_SIZE):
            placements = _try_placing(scene, aspect, edge, rng)
            if placements is not None:
                return placements
        edge *= 0.96


def _try_placing(
    scene: Scene, aspect: float, edge: float, rng: random.Random
) -> tuple[Placement, ...] | None:
    split = rng.uniform(0.36, 0.64) if len(scene.groups) == 2 else None
    placed: list[Placement] = []
    for index, group in enumerate(scene.groups):
        for _ in range(group.count):
            candidate = _candidate(group.thing, aspect, edge, _span(split, index), rng)
            if candidate is None or any(candidate.overlaps(other) for other in placed):
                return None
            placed.append(candidate)
    return tuple(placed)


def _span(split: float | None, index: int) -> tuple[float, float]:
    """The range of the x centres of a group: all of it, or its side of the split."""
    if split is None:
        return 0.0, 1.0
    return (0.0, split - 0.06) if index == 0 else (split + 0.06, 1.0)


def _candidate(
    thing: Thing, aspect: float, edge: float, span: tuple[float, float], rng: random.Random
) -> Placement | None:
    sprite_width, sprite_height = _sprite(thing.file_stem, _SPRITE_EDGES[-1]).size
    longest = max(sprite_width, sprite_height)
    own = edge * rng.uniform(0.92, 1.08)
    # A wide picture makes a thing narrow in fractions of the width, and tall ones the reverse.
    width = own * sprite_width / longest / aspect**0.5
    height = own * sprite_height / longest * aspect**0.5
    low, high = max(span[0], width / 2 + 0.01), min(span[1], 1 - width / 2 - 0.01)
    top, bottom = max(0.30, height / 2 + 0.02), 1 - height / 2 - 0.03
    if low > high or top > bottom:
        return None
    x, y = rng.uniform(low, high), rng.uniform(top, bottom)
    return Placement(thing, x, y, width, height, rng.uniform(-7, 7))


def _scaled(size: tuple[int, int], longest: int) -> tuple[int, int]:
    """The size shrunk to a longest edge, or itself where it is smaller."""
    scale = min(1.0, longest / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _draw_shadows(mask: Image.Image, placements: Iterable[Placement]) -> None:
    draw = ImageDraw.Draw(mask)
    for placed in placements:
        foot = placed.y + placed.height * 0.48
        half, thick = placed.width * 0.40, placed.height * 0.06
        box = (placed.x - half, foot - thick, placed.x + half, foot + thick)
        draw.ellipse(_pixels(box, mask.size), fill=90)
    mask.paste(mask.filter(ImageFilter.GaussianBlur(max(mask.size) / 130)))


def _pixels(
    box: tuple[float, float, float, float], size: tuple[int, int]
) -> tuple[float, float, float, float]:
    return box[0] * size[0], box[1] * size[1], box[2] * size[0], box[3] * size[1]


def _paste(picture: Image.Image, placed: Placement) -> None:
    width = max(1, round(placed.width * picture.width))
    height = max(1, round(placed.height * picture.height))
    wanted = max(width, height)
    edge = next((edge for edge in reversed(_SPRITE_EDGES) if edge >= wanted), _SPRITE_EDGES[0])
    sprite = _sprite(placed.thing.file_stem, edge)
    if wanted > edge:
        # Turning before enlarging costs a tenth of turning a picture of megapixels.
        scale = width / sprite.width, height / sprite.height
        sprite = sprite.rotate(placed.degrees, Image.Resampling.BICUBIC, expand=True)
        width, height = round(sprite.width * scale[0]), round(sprite.height * scale[1])
        sprite = sprite.resize((width, height), Image.Resampling.BICUBIC)
    else:
        sprite = sprite.resize((width, height), Image.Resampling.BICUBIC)
        sprite = sprite.rotate(placed.degrees, Image.Resampling.BICUBIC, expand=True)
    left = round(placed.x * picture.width - sprite.width / 2)
    top = round(placed.y * picture.height - sprite.height / 2)
    picture.paste(sprite, (left, top), sprite)


@cache
def _sprite(stem: str, edge: int) -> Image.Image:
    """Load a thing's picture as RGBA with the longest edge of at most ``edge`` pixels."""
    with Image.open(asset_path(f"demo/sprites/{stem}.png")) as opened:
        sprite = opened.convert("RGBA")
    if edge != _SPRITE_EDGES[0]:
        sprite.thumbnail((edge, edge), Image.Resampling.LANCZOS)
    return sprite
