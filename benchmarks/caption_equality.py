"""Are the tokens those of transformers' own generate? On full-size random weights.

    python benchmarks/caption_equality.py [--seeds 3] [--photos 6] [--size base] [--beams 3]

Every picture has its own size and prompt; ours go through in one batch, with the layers of the
exact mode, the reference one by one with its own. Exits with 1 when any token differs. Takes
minutes and 3 GB. Answers are compared in the base size only: no answering model is large.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from blipdesk.blip.answerer import Answerer
from blipdesk.blip.captioner import Captioner
from blipdesk.blip.cpu_layers import prepare_for_cpu
from blipdesk.blip.decoding import DecodingSettings
from blipdesk.blip.pixels import to_pixel_values
from blipdesk.blip.random_checkpoint import make_checkpoint

PROMPTS = (None, "a photography of", "a picture of the", None, "dog", "two cats on the beach and a")
QUESTIONS = ("how many dogs are there?", "is it night?", "what is on the left of the red house?")
CPU = torch.device("cpu")


def pictures(count: int) -> list[Image.Image]:
    """Return coloured blocks and noise, each picture of another size."""
    source = np.random.default_rng(5)
    found = []
    for number in range(count):
        blocks = source.integers(0, 255, (3 + number % 4, 4, 3), np.uint8)
        image = np.kron(blocks, np.ones((90 + 13 * number, 120, 1), np.uint8)).astype(np.int16)
        image += source.integers(-20, 20, image.shape, np.int16)
        found.append(Image.fromarray(image.clip(0, 255).astype(np.uint8)))
    return found


def until_end(ids: list[int], end: int) -> tuple[int, ...]:
    """Return the ids before the end token."""
    return tuple(ids[: ids.index(end)] if end in ids else ids)


def compare_captions(folder: Path, photos: int, beams: int) -> tuple[int, int]:
    """Return how many captions were compared and how many differ."""
    model, plain = (Captioner.load(folder, CPU, torch.float32) for _ in range(2))
    prepare_for_cpu(model.model, "fp32")
    pixels = to_pixel_values(pictures(photos), model.spec)
    prompts = [PROMPTS[n % len(PROMPTS)] for n in range(photos)]
    settings = DecodingSettings(max_new_tokens=15, num_beams=beams)
    ours = model.caption(model.encode(pixels), prompts, settings)
    wrong = 0
    for own, prompt, caption in zip(pixels, prompts, ours, strict=True):
        ids = model.tokenizer(prompt)["input_ids"] if prompt else None
        given = {"input_ids": torch.tensor([ids])} if ids else {}
        found = plain.model.generate(
            pixel_values=own[None], max_new_tokens=15, num_beams=beams, **given
        )[0].tolist()
        reference = until_end(found[len(ids) - 1 if ids else 1 :], model.decoder.end_id)
        wrong += reference != caption.tokens
    distinct = len({caption.tokens for caption in ours})
    print(f"  captions, beams {beams}: {photos} compared, {distinct} distinct, {wrong} differ")
    return photos, wrong


def compare_answers(folder: Path, photos: int) -> tuple[int, int]:
    """Return how many answers were compared and how many differ."""
    model, plain = (Answerer.load(folder, CPU, torch.float32) for _ in range(2))
    prepare_for_cpu(model.model, "fp32")
    pixels = to_pixel_values(pictures(photos), model.spec)
    asked = [(n, q) for n in range(photos) for q in QUESTIONS]
    ours = model.answer(model.encode(pixels), asked)
    wrong = 0
    for (number, question), answer in zip(asked, ours, strict=True):
        ids = model.tokenizer(question, return_tensors="pt")["input_ids"]
        found = plain.model.generate(
            input_ids=ids, pixel_values=pixels[number : number + 1], max_new_tokens=20
        )
        wrong += until_end(found[0, 1:].tolist(), model.decoder.end_id) != answer.tokens
    print(f"  answers: {len(asked)} compared, {wrong} differ")
    return len(asked), wrong


def main() -> int:
    """Make checkpoints one after another and compare."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--photos", type=int, default=6)
    parser.add_argument("--beams", type=int, default=3)
    parser.add_argument("--size", choices=("base", "large"), default="base")
    wanted = parser.parse_args()
    compared = wrong = 0
    began = time.monotonic()
    for seed in range(wanted.seeds):
        print(f"{wanted.size}, seed {seed}")
        with tempfile.TemporaryDirectory() as root:
            captions = make_checkpoint("caption", wanted.size, Path(root) / "c", seed)
            found = [compare_captions(captions, wanted.photos, b) for b in (1, wanted.beams)]
            if wanted.size == "base":
                answers = make_checkpoint("vqa", wanted.size, Path(root) / "q", seed)
                found.append(compare_answers(answers, wanted.photos // 2))
            compared += sum(count for count, _ in found)
            wrong += sum(bad for _, bad in found)
    print(f"{compared} compared, {wrong} differ, {time.monotonic() - began:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
