"""Measure the demo checkpoints on held-out scenes, and print the table that the README states.

    python -m tools.demo_models.evaluate [--scenes 500] [--json]

Every scene is written as a JPEG of several megapixels, one of four EXIF orientations included,
and read, captioned, asked about and matched through the product's own classes. A share of the
scenes goes through transformers' own processor and ``generate`` as well, to show that both agree.
"""

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path

import torch
from PIL import Image

from blipdesk.blip.answerer import Answerer
from blipdesk.blip.captioner import Captioner
from blipdesk.blip.decoding import DecodingSettings
from blipdesk.blip.matcher import Matcher
from blipdesk.blip.pixels import to_pixel_values
from blipdesk.demo.questions import QUESTION_KINDS, question_about
from blipdesk.demo.render import render_scene
from blipdesk.demo.statements import caption_of, one_word_wrong
from blipdesk.demo.world import Scene, sample_scenes
from blipdesk.imaging.decode import decode_upright
from tools.demo_models.plain_transformers import plain_captions

ROOT = Path(__file__).resolve().parents[2]
SEED = 2026
SIZES = ((2304, 1728), (1728, 2304), (2400, 1600), (2560, 1440), (2000, 2000))
# The stored pixels are turned so that the orientation turns them upright again.
TURNS = {
    1: None,
    3: Image.Transpose.ROTATE_180,
    6: Image.Transpose.ROTATE_90,
    8: Image.Transpose.ROTATE_270,
}
RECALL_GALLERY = 200
_BATCH = 50


@dataclass(slots=True)
class Tally:
    """How often something was right.

    Attributes:
        name: what is counted.
        least: the share that is asked for, 0..1.
        right: how often.
        total: of how many.
        mistakes: wrong against right, for people to read.
    """

    name: str
    least: float
    right: int = 0
    total: int = 0
    mistakes: list[str] = field(default_factory=list)

    def count(self, given: str, wanted: str) -> None:
        """Count one comparison."""
        self.total += 1
        if given == wanted:
            self.right += 1
        else:
            self.mistakes.append(f"{given!r} for {wanted!r}")

    @property
    def share(self) -> float:
        """Right ones of all, 0..1; 0 when nothing was counted."""
        return self.right / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Models:
    """The product's three ways to look at a photo, with the demo checkpoints in them."""

    captioner: Captioner
    answerer: Answerer
    matcher: Matcher

    @classmethod
    def load(cls, folder: Path) -> "Models":
        """Load the checkpoints below a folder on the CPU, in full precision."""
        cpu, full = torch.device("cpu"), torch.float32
        return cls(
            Captioner.load(folder / "caption", cpu, full),
            Answerer.load(folder / "vqa", cpu, full),
            Matcher.load(folder / "itm", cpu, full),
        )


def photograph(scene: Scene, number: int, folder: Path) -> Path:
    """Write a scene as a JPEG of 3.7 to 4 megapixels, shape and orientation by its number."""
    picture = render_scene(scene, SIZES[number % len(SIZES)], SEED + number)
    orientation, turn = list(TURNS.items())[number % len(TURNS)]
    if turn is not None:
        picture = picture.transpose(turn)
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = folder / f"scene-{number:04}.jpg"
    picture.save(path, "JPEG", quality=88, exif=exif)
    return path


@dataclass(frozen=True, slots=True)
class Seen:
    """A batch of scenes and their pixel values, float32 (N, 3, size, size)."""

    scenes: list[Scene]
    pixels: torch.Tensor
    grey: torch.Tensor


def look(scenes: list[Scene], models: Models) -> Iterator[Seen]:
    """Photograph scenes and read the files as the product does, a batch at a time."""
    spec = models.captioner.spec
    with tempfile.TemporaryDirectory() as folder:
        for start in range(0, len(scenes), _BATCH):
            some, images = scenes[start : start + _BATCH], []
            for number, scene in enumerate(some, start):
                path = photograph(scene, number, Path(folder))
                images.append(decode_upright(path, spec.target_px).image)
                path.unlink()
            grey = [image.convert("L").convert("RGB") for image in images]
            yield Seen(some, to_pixel_values(images, spec), to_pixel_values(grey, spec))


def measure(scenes: list[Scene], models: Models, plain: Path | None = None) -> list[Tally]:
    """Measure every task on the given scenes.

    Args:
        scenes: what to photograph and ask about.
        models: the product's classes, loaded.
        plain: the checkpoints' folder, to caption the first batch by transformers alone too.
    """
    rng = random.Random(SEED)
    captions = Tally("captions exactly right", 0.97)
    beams = Tally("captions by 3 beams exactly right", 0.97)
    grey = Tally("captions exactly right without colour", 0.7)
    agree = Tally("captions equal to transformers' own", 1.0)
    answers = {kind: Tally(f"answers: {kind}", 0.97) for kind in QUESTION_KINDS}
    matches = Tally("ITM: right text yes, wrong text no", 0.97)
    vectors = []
    for batch in look(scenes, models):
        some, pixels = batch.scenes, batch.pixels
        found = _captions(models.captioner, pixels, 1)
        wanted = [scene.caption for scene in some]
        _compare(captions, found, wanted)
        _compare(grey, _captions(models.captioner, batch.grey, 1), wanted)
        if plain is not None and agree.total == 0:
            _compare(agree, plain_captions(plain / "caption", pixels), found)
            _compare(beams, _captions(models.captioner, pixels, 3), wanted)
        _ask(some, pixels, models.answerer, rng, answers)
        seen = models.matcher.encode(pixels)
        vectors.append(seen.vectors)
        _match(some, partial(models.matcher.match, seen), rng, matches)
    recall = _recall(scenes, torch.cat(vectors), models.matcher)
    every = Tally("answers, all kinds alike", 0.97)
    every.right = sum(tally.right for tally in answers.values())
    every.total = sum(tally.total for tally in answers.values())
    tallies = [captions, every, matches, recall, beams, grey, agree, *answers.values()]
    return [tally for tally in tallies if tally.total]


def _compare(tally: Tally, given: list[str], wanted: list[str]) -> None:
    for one, other in zip(given, wanted, strict=True):
        tally.count(one, other)


def _captions(captioner: Captioner, pixels: torch.Tensor, beams: int) -> list[str]:
    settings = DecodingSettings(max_new_tokens=20, num_beams=beams)
    states = captioner.encode(pixels)
    return [found.text for found in captioner.caption(states, [None] * len(pixels), settings)]


def _ask(
    scenes: list[Scene],
    pixels: torch.Tensor,
    answerer: Answerer,
    rng: random.Random,
    tallies: dict[str, Tally],
) -> None:
    asked = [
        (number, question_about(scene, kind, rng))
        for number, scene in enumerate(scenes)
        for kind in QUESTION_KINDS
    ]
    questions = [(number, pair.question) for number, pair in asked]
    answers = answerer.answer(answerer.encode(pixels), questions)
    for index, ((number, pair), answer) in enumerate(zip(asked, answers, strict=True)):
        tally = tallies[list(QUESTION_KINDS)[index % len(QUESTION_KINDS)]]
        before = tally.right
        tally.count(answer.text, pair.answer)
        if tally.right == before:
            tally.mistakes[-1] += f" to {pair.question!r} about {scenes[number].caption!r}"


def _match(
    scenes: list[Scene],
    match: Callable[[list[tuple[int, str]]], list[float]],
    rng: random.Random,
    tally: Tally,
) -> None:
    texts = []
    for number, scene in enumerate(scenes):
        texts.append((number, scene.caption))
        texts.append((number, one_word_wrong(caption_of(scene), scene, rng).text))
    for index, ((number, text), score) in enumerate(zip(texts, match(texts), strict=True)):
        holds = index % 2 == 0
        tally.total += 1
        if (score > 0.5) == holds:
            tally.right += 1
        else:
            said = "yes" if score > 0.5 else "no"
            tally.mistakes.append(f"{said} to {text!r} for {scenes[number].caption!r}")


def _recall(scenes: list[Scene], vectors: torch.Tensor, matcher: Matcher) -> Tally:
    """Find each scene of a gallery by its caption among all of the gallery."""
    tally = Tally(f"ITC: text to image, recall@1 of {RECALL_GALLERY}", 0.90)
    for start in range(0, len(scenes) - RECALL_GALLERY + 1, RECALL_GALLERY):
        gallery = scenes[start : start + RECALL_GALLERY]
        texts = matcher.embed_texts([scene.caption for scene in gallery])
        nearest = (texts @ vectors[start : start + RECALL_GALLERY].T).argmax(1).tolist()
        for number, found in enumerate(nearest):
            tally.count(gallery[found].caption, gallery[number].caption)
    return tally


def main() -> int:
    """Print the table; the exit status is 1 when something is below what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--models", type=Path, default=ROOT / "resources/demo/models")
    parser.add_argument("--scenes", type=int, default=500)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print JSON instead of the table")
    parser.add_argument("--mistakes", action="store_true", help="list what went wrong")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    scenes = sample_scenes(options.scenes, SEED, held_out=True)
    tallies = measure(scenes, Models.load(options.models), options.models)
    if options.json:
        print(json.dumps([{**asdict(tally), "share": tally.share} for tally in tallies], indent=1))
    else:
        print(f"{len(scenes)} held-out scenes, as 4-megapixel JPEGs, through blipdesk.blip")
        for tally in tallies:
            asked = f"asked for {tally.least:.0%}"
            print(
                f"{tally.name:<42} {tally.share:7.2%}  {tally.right:>5} of {tally.total:<5} {asked}"
            )
            for mistake in tally.mistakes if options.mistakes else ():
                print(f"    {mistake}")
    return 0 if all(tally.share >= tally.least for tally in tallies[:4]) else 1


if __name__ == "__main__":
    sys.exit(main())
