"""The eight places, drawn: sky, ground and what gives the place away even without colour."""

import math
import random
from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw

from blipdesk.demo.world import Place

Colour = tuple[int, int, int]
LONGEST_DRAWN_EDGE = 1600
"""A background is soft: a larger photo's is drawn at this size and enlarged."""


class _Canvas:
    """A picture drawn in fractions of its width and height, at twice its size for smooth edges."""

    def __init__(self, size: tuple[int, int], rng: random.Random) -> None:
        self.rng = rng
        self.size = size
        self.image = Image.new("RGB", size)
        self._draw = ImageDraw.Draw(self.image)

    def shade(self, colour: Colour, spread: int = 14) -> Colour:
        """Vary a colour a little: brightness together, each channel alone."""
        light = self.rng.randint(-spread, spread)
        red, green, blue = (
            min(255, max(0, part + light + self.rng.randint(-6, 6))) for part in colour
        )
        return red, green, blue

    def gradient(self, top: Colour, bottom: Colour, y0: float, y1: float) -> None:
        """Fill a full-width band with a vertical gradient."""
        rows = round(y0 * self.size[1]), round(y1 * self.size[1])
        height = max(1, rows[1] - rows[0])
        ramp = np.linspace(top, bottom, height)[:, None, :].astype(np.uint8)
        band = Image.fromarray(ramp).resize((self.size[0], height))
        self.image.paste(band, (0, rows[0]))

    def polygon(self, points: list[tuple[float, float]], colour: Colour) -> None:
        """Fill a polygon."""
        self._draw.polygon([(x * self.size[0], y * self.size[1]) for x, y in points], fill=colour)

    def disk(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """Fill a circle; the radius is a fraction of the shorter edge."""
        r = radius * min(self.size)
        cx, cy = x * self.size[0], y * self.size[1]
        self._draw.ellipse((cx - r, cy - r, cx + r, cy + r), fill=colour)

    def stroke(self, points: list[tuple[float, float]], width: float, colour: Colour) -> None:
        """Draw a line; the width is a fraction of the shorter edge."""
        self._draw.line(
            [(x * self.size[0], y * self.size[1]) for x, y in points],
            fill=colour,
            width=max(1, round(width * min(self.size))),
            joint="curve",
        )

    def hills(self, base: float, height: float, colour: Colour) -> None:
        """Fill everything below a rolling line."""
        phase, waves = self.rng.uniform(0, 6.3), self.rng.uniform(0.7, 1.8)
        line = [
            (i / 32, base - height * (0.5 + 0.5 * math.sin(phase + waves * 6.3 * i / 32)))
            for i in range(33)
        ]
        self.polygon([*line, (1, 1), (0, 1)], colour)

    def waves(self, y0: float, y1: float, rows: int, colour: Colour) -> None:
        """Draw rows of short wave strokes."""
        for row in range(rows):
            y = y0 + (y1 - y0) * (row + 0.5) / rows
            x = self.rng.uniform(-0.1, 0.1)
            while x < 1:
                length = self.rng.uniform(0.05, 0.12)
                self.stroke([(x, y), (x + length / 2, y - 0.008), (x + length, y)], 0.008, colour)
                x += length + self.rng.uniform(0.06, 0.16)


def _clouds(canvas: _Canvas, colour: Colour) -> None:
    for _ in range(canvas.rng.randint(1, 3)):
        x, y = canvas.rng.random(), canvas.rng.uniform(0.04, 0.16)
        for step in range(4):
            canvas.disk(x + step * 0.035, y + (step % 2) * 0.012, 0.035, colour)


def _grass(canvas: _Canvas, horizon: float) -> None:
    canvas.gradient(canvas.shade((120, 190, 240)), canvas.shade((205, 232, 250)), 0, horizon + 0.1)
    _clouds(canvas, (245, 249, 252))
    canvas.hills(horizon + 0.05, 0.09, canvas.shade((110, 170, 90)))
    green = canvas.shade((96, 158, 62))
    canvas.gradient(canvas.shade((128, 190, 88)), green, horizon + 0.05, 1)
    for _ in range(46):
        x, y = canvas.rng.random(), canvas.rng.uniform(horizon + 0.08, 1)
        dark = canvas.shade((62, 122, 44))
        for lean in (-0.012, 0.0, 0.012):
            canvas.stroke([(x, y), (x + lean, y - 0.032)], 0.006, dark)


def _beach(canvas: _Canvas, horizon: float) -> None:
    canvas.gradient(canvas.shade((112, 186, 240)), canvas.shade((198, 230, 250)), 0, horizon)
    _clouds(canvas, (248, 250, 252))
    shore = horizon + canvas.rng.uniform(0.10, 0.15)
    canvas.gradient(canvas.shade((40, 128, 190)), canvas.shade((92, 190, 214)), horizon, shore)
    canvas.gradient(canvas.shade((240, 222, 176)), canvas.shade((226, 198, 142)), shore, 1)
    foam = [(i / 24, shore + 0.012 * math.sin(i * 1.3)) for i in range(25)]
    canvas.stroke(foam, 0.022, (248, 252, 252))
    for _ in range(70):
        x, y = canvas.rng.random(), canvas.rng.uniform(shore + 0.05, 1)
        canvas.disk(x, y, 0.004, canvas.shade((196, 164, 110)))


def _snow(canvas: _Canvas, horizon: float) -> None:
    canvas.gradient(canvas.shade((168, 190, 212)), canvas.shade((214, 224, 234)), 0, horizon + 0.1)
    canvas.hills(horizon + 0.07, 0.12, canvas.shade((206, 218, 232)))
    top, bottom = canvas.shade((240, 244, 250), 8), canvas.shade((222, 230, 242), 8)
    canvas.gradient(top, bottom, horizon + 0.07, 1)
    for _ in range(3):
        y = canvas.rng.uniform(horizon + 0.15, 1)
        x = canvas.rng.uniform(-0.2, 0.8)
        drift = [(x, y), (x + 0.2, y - 0.025), (x + 0.4, y)]
        canvas.stroke(drift, 0.012, canvas.shade((200, 212, 230)))
    for _ in range(60):
        radius = canvas.rng.uniform(0.005, 0.011)
        canvas.disk(canvas.rng.random(), canvas.rng.random() * 0.9, radius, (255, 255, 255))


def _road(canvas: _Canvas, horizon: float) -> None:
    canvas.gradient(canvas.shade((140, 190, 232)), canvas.shade((210, 226, 240)), 0, horizon)
    canvas.gradient(canvas.shade((150, 170, 110)), canvas.shade((120, 146, 82)), horizon, 1)
    middle = canvas.rng.uniform(0.4, 0.6)
    asphalt = canvas.shade((104, 106, 112))
    lanes = [(middle - 0.1, horizon), (middle + 0.1, horizon), (1.35, 1.0), (-0.35, 1.0)]
    canvas.polygon(lanes, asphalt)
    for side, foot in ((-0.085, -0.24), (0.085, 1.24)):
        canvas.stroke([(middle + side, horizon), (foot, 1)], 0.014, (236, 236, 226))
    for step in range(6):
        y0 = horizon + (1 - horizon) * (step / 6) ** 1.4
        y1 = horizon + (1 - horizon) * ((step + 0.55) / 6) ** 1.4
        wide0, wide1 = 0.006 + 0.004 * step, 0.008 + 0.005 * step
        x0, x1 = (middle + (0.5 - middle) * (y - horizon) / (1 - horizon) for y in (y0, y1))
        dash = [(x0 - wide0, y0), (x0 + wide0, y0), (x1 + wide1, y1), (x1 - wide1, y1)]
        canvas.polygon(dash, (240, 238, 226))


def _night(canvas: _Canvas, horizon: float) -> None:
    canvas.gradient(canvas.shade((14, 20, 54), 6), canvas.shade((40, 54, 104), 8), 0, horizon + 0.1)
    for _ in range(40):
        radius = canvas.rng.uniform(0.003, 0.007)
        canvas.disk(canvas.rng.random(), canvas.rng.uniform(0, horizon), radius, (240, 240, 220))
    x, y = canvas.rng.uniform(0.1, 0.9), canvas.rng.uniform(0.08, 0.15)
    canvas.disk(x, y, 0.06, (244, 240, 208))
    canvas.disk(x + 0.025, y - 0.012, 0.05, (22, 30, 68))
    canvas.hills(horizon + 0.08, 0.1, canvas.shade((34, 44, 82), 6))
    canvas.gradient(canvas.shade((46, 58, 98), 8), canvas.shade((34, 42, 76), 8), horizon + 0.08, 1)


def _sunset(canvas: _Canvas, horizon: float) -> None:
    canvas.gradient(canvas.shade((120, 76, 140)), canvas.shade((250, 150, 84)), 0, horizon)
    x = canvas.rng.uniform(0.2, 0.8)
    for radius, colour in (
        (0.22, (252, 178, 100)),
        (0.17, (254, 204, 120)),
        (0.12, (255, 236, 168)),
    ):
        canvas.disk(x, horizon, radius, colour)
    canvas.gradient(canvas.shade((150, 88, 96)), canvas.shade((92, 56, 84)), horizon, 1)
    for row in range(7):
        y = horizon + 0.03 + row * 0.045
        half = 0.10 - row * 0.011
        canvas.stroke([(x - half, y), (x + half, y)], 0.010, (240, 168, 116))


def _desert(canvas: _Canvas, horizon: float) -> None:
    canvas.gradient(canvas.shade((236, 206, 150)), canvas.shade((250, 232, 190)), 0, horizon + 0.1)
    canvas.disk(canvas.rng.uniform(0.1, 0.9), canvas.rng.uniform(0.07, 0.14), 0.06, (255, 250, 226))
    canvas.hills(horizon + 0.06, 0.13, canvas.shade((206, 142, 84)))
    canvas.hills(horizon + 0.22, 0.13, canvas.shade((222, 160, 96)))
    canvas.hills(horizon + 0.44, 0.15, canvas.shade((204, 138, 78)))
    canvas.hills(horizon + 0.66, 0.15, canvas.shade((218, 154, 90)))


def _sea(canvas: _Canvas, horizon: float) -> None:
    canvas.gradient(canvas.shade((150, 204, 242)), canvas.shade((216, 236, 250)), 0, horizon)
    shore = canvas.rng.uniform(0.78, 0.86)
    canvas.gradient(canvas.shade((28, 92, 158)), canvas.shade((60, 152, 200)), horizon, shore)
    canvas.waves(horizon + 0.02, shore, 8, canvas.shade((176, 220, 238)))
    canvas.gradient(canvas.shade((150, 146, 140)), canvas.shade((118, 114, 110)), shore, 1)
    for _ in range(26):
        x, y = canvas.rng.random(), canvas.rng.uniform(shore, 1)
        radius = canvas.rng.uniform(0.012, 0.03)
        canvas.disk(x, y, radius, canvas.shade((136, 132, 128), 24))


_PAINTERS: dict[str, Callable[[_Canvas, float], None]] = {
    "grass": _grass,
    "beach": _beach,
    "snow": _snow,
    "road": _road,
    "night": _night,
    "sunset": _sunset,
    "desert": _desert,
    "sea": _sea,
}


def draw_background(place: Place, size: tuple[int, int], rng: random.Random) -> Image.Image:
    """Draw a place.

    Args:
        place: which.
        size: width and height of the result in pixels.
        rng: chooses horizon, colours and details.

    Returns:
        An RGB picture of that size.
    """
    # Small pictures are drawn at twice their size, which smooths their edges.
    scale = min(2.0, max(1.0, LONGEST_DRAWN_EDGE / max(size)))
    drawn = max(2, round(size[0] * scale)), max(2, round(size[1] * scale))
    canvas = _Canvas(drawn, rng)
    _PAINTERS[place.name](canvas, rng.uniform(0.22, 0.36))
    if drawn == size:
        return canvas.image
    return canvas.image.resize(size, Image.Resampling.BOX)
