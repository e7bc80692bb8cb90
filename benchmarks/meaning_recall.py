"""How much of the exact search by meaning is left by 8 bits, and by faiss? On drawn scenes.

    python benchmarks/meaning_recall.py [--scenes 5000] [--questions 200]

Draws scenes, embeds them with the bundled demo matcher, and asks for captions of other scenes.
Prints the share of the true ten nearest (float32, exact) that are found with 8 bits, and with
faiss beside 8 bits exact; and how often the scene whose own caption is asked for is among the ten.
Takes about 40 ms a scene on two cores.
"""

import argparse
import random
import tempfile
import time
from pathlib import Path

import numpy as np
import torch

from blipdesk.blip.matcher import Matcher, pack_vectors
from blipdesk.blip.pixels import to_pixel_values
from blipdesk.demo.render import render_scene
from blipdesk.demo.statements import caption_of
from blipdesk.demo.world import Scene, sample_scene
from blipdesk.domain.photo import PhotoFacts, PhotoFormat
from blipdesk.index.database import Index, open_index
from blipdesk.index.likeness import Likeness
from blipdesk.inference.catalogue import DEMO, find_model
from blipdesk.inference.messages import Task

_SIZE_PX = (480, 360)
_BATCH = 16
_KEY = ("demo", "bench")


def embedded(matcher: Matcher, scenes: list[Scene]) -> torch.Tensor:
    """Return one unit vector for each scene."""
    found = []
    for start in range(0, len(scenes), _BATCH):
        part = scenes[start : start + _BATCH]
        pictures = [render_scene(scene, _SIZE_PX, start + n) for n, scene in enumerate(part)]
        found.append(matcher.encode(to_pixel_values(pictures, matcher.spec)).vectors)
    return torch.cat(found).float()


def keep(index: Index, vectors: torch.Tensor) -> None:
    """Store the vectors as the library does; photo ids begin at 1."""
    with index.transaction():
        for number, packed in enumerate(pack_vectors(vectors), 1):
            facts = PhotoFacts(PhotoFormat.JPEG)
            photo_id = index.photos.upsert(Path(f"/scenes/{number}.jpg"), facts)
            index.vectors.put(photo_id, *_KEY, packed)


def share(found: list[set[int]], true: list[set[int]]) -> float:
    """Return how much of the true ones was found."""
    return sum(len(a & b) for a, b in zip(found, true, strict=True)) / sum(map(len, true))


def nearest(index: Index, folder: Path, packed: list[bytes], exact_at_most: int) -> list[set[int]]:
    """Return the ten nearest of each question."""
    likeness = Likeness(
        index.vectors,
        *_KEY,
        lambda text: packed[int(text)],
        cache=folder / f"{exact_at_most}.faiss",
        exact_at_most=exact_at_most,
    )
    return [{i for i, _ in likeness.nearest(str(n), 10)} for n in range(len(packed))]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenes", type=int, default=5000)
    parser.add_argument("--questions", type=int, default=200)
    chosen = parser.parse_args()
    rng = random.Random(11)
    location = find_model(DEMO, Task.MATCH, Path("models"))
    matcher = Matcher.load(location.path, torch.device("cpu"), torch.float32)
    began = time.perf_counter()
    scenes = [sample_scene(rng) for _ in range(chosen.scenes)]
    pictures = embedded(matcher, scenes)
    print(f"{len(scenes)} scenes embedded in {time.perf_counter() - began:.0f} s")
    others = [caption_of(sample_scene(rng)).text for _ in range(chosen.questions)]
    own = [caption_of(scenes[n]).text for n in range(chosen.questions)]
    asked = matcher.embed_texts([*others, *own]).float()
    true = [{int(i) + 1 for i in row} for row in (asked @ pictures.T).topk(10).indices]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_index(folder / "library.db") as index:
            keep(index, pictures)
            packed = pack_vectors(asked)
            exact = nearest(index, folder, packed, chosen.scenes)
            sorted_ = nearest(index, folder, packed, 0)
    cells = min(1024, chosen.scenes // 64)
    print(f"recall@10 of 8 bits, exact: {share(exact, true):.3f}")
    print(f"recall@10 of faiss ({cells} cells), beside 8 bits exact: {share(sorted_, exact):.3f}")
    hits = np.mean([n + 1 in found for n, found in enumerate(exact[chosen.questions :])])
    print(f"the scene itself among the ten of its own caption: {hits:.3f}")


if __name__ == "__main__":
    main()
