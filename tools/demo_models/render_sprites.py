"""Render the demo's pictures of things from the Fluent Emoji Flat set, once.

The pictures that result are committed under ``resources/demo/sprites``; this script exists so
that anyone can see where they came from and make them again:

    npm pack @iconify-json/fluent-emoji-flat && tar xzf iconify-json-fluent-emoji-flat-*.tgz
    pip install resvg-py pillow
    python tools/demo_models/render_sprites.py package/icons.json
"""

import argparse
import io
import json
import sys
from pathlib import Path

import resvg_py  # type: ignore[import-not-found]
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from blipdesk.demo.world import THINGS  # noqa: E402

# A few things go by another name in the set. The black cat is "cat" because the set's plain cat
# differs from its dog by little more than the ears.
ICON_OF_THING = {
    "cat": "black-cat",
    "fish": "tropical-fish",
    "whale": "spouting-whale",
    "bee": "honeybee",
    "tree": "deciduous-tree",
    "car": "automobile",
    "plane": "airplane",
    "train": "locomotive",
    "apple": "red-apple",
    "cake": "birthday-cake",
    "clock": "alarm-clock",
    "book": "open-book",
    "hat": "top-hat",
    "ball": "soccer-ball",
    "boot": "womans-boot",
    "crown": "crown",
}


def render(body: str, size: int) -> Image.Image:
    """Rasterise the inner SVG of one icon.

    Args:
        body: SVG elements drawn on a 32 by 32 canvas.
        size: edge of the result in pixels.

    Returns:
        An RGBA picture cropped to what is drawn, so that a thing's size is the size one sees.
    """
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" '
        f'width="{size}" height="{size}">{body}</svg>'
    )
    data = bytes(resvg_py.svg_to_bytes(svg_string=svg, width=size, height=size))
    picture = Image.open(io.BytesIO(data)).convert("RGBA")
    return picture.crop(picture.getchannel("A").getbbox())


def main() -> None:
    """Write one PNG per thing of the demo world."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("icons", type=Path, help="icons.json of @iconify-json/fluent-emoji-flat")
    parser.add_argument("--out", type=Path, default=ROOT / "resources/demo/sprites")
    parser.add_argument("--size", type=int, default=320, help="pixels of the 32-unit canvas")
    options = parser.parse_args()
    icons = json.loads(options.icons.read_text(encoding="utf-8"))["icons"]
    options.out.mkdir(parents=True, exist_ok=True)
    for thing in THINGS:
        name = ICON_OF_THING.get(thing.singular, thing.singular.replace(" ", "-"))
        picture = render(icons[name]["body"], options.size)
        # Flat pictures hold few colours: a palette with alpha is a quarter of the bytes.
        picture = picture.quantize(256, method=Image.Quantize.FASTOCTREE)
        picture.save(options.out / f"{thing.file_stem}.png", optimize=True)
    print(f"{len(THINGS)} pictures in {options.out}")


if __name__ == "__main__":
    main()
