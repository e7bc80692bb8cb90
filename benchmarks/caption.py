"""Captions a second against the model card's loop, in one run on one machine.

    python benchmarks/caption.py [--size base] [--threads 1] [--rounds 3] [--json]

Both sides caption the same 24-megapixel JPEGs with 15 forced tokens on random full-size weights:
the reference opens, converts, preprocesses and generates one photo after another with
transformers' own classes; ours is the child's decoding and session. The sides take turns, so that
what else the machine does meets both. "wall" ratios hold for this machine's load, "cpu" ratios
compare processor seconds and hold under load too. The roof is the time that this machine's
matrix multiplications alone would take.
"""

import argparse
import json
import os
import resource
import runpy
import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from transformers import BertTokenizer, BlipForConditionalGeneration
from transformers.models.blip.image_processing_pil_blip import BlipImageProcessorPil

from blipdesk.blip.int8 import is_int8_fast
from blipdesk.imaging.decode import decode_upright
from blipdesk.inference.messages import (
    CaptionSettings,
    ModelLocation,
    PhotoRequest,
    Precision,
    Start,
    WorkerOptions,
)
from blipdesk.worker.models import Models
from blipdesk.worker.session import Session

TOOL = Path(__file__).parents[1] / "tools" / "make_random_checkpoint.py"
TOKENS = 15
# Multiplications and additions of one caption (vision tower, cross-attention, 15 tokens).
GFLOP = {"base": 131.0, "large": 408.0}


def make_photos(folder: Path, count: int) -> list[Path]:
    """Write camera-like JPEGs of 24 megapixels, about 7 MB each."""
    paths = []
    for number in range(count):
        source = np.random.default_rng(number)
        blocks = Image.fromarray(source.integers(0, 255, (8, 12, 3), np.uint8))
        smooth = np.asarray(blocks.resize((6000, 4000), Image.Resampling.BICUBIC)).astype(np.int16)
        grain = source.integers(-12, 12, (4000, 6000, 1), np.int16)
        image = Image.fromarray((smooth + grain).clip(0, 255).astype(np.uint8))
        paths.append(folder / f"{number}.jpg")
        image.save(paths[-1], quality=90)
    return paths


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """Return the result, wall seconds and processor seconds."""
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    return result, time.perf_counter() - wall, time.process_time() - cpu


def reference_loop(folder: Path) -> Callable[[list[Path]], list[tuple[int, ...]]]:
    """Return the model card's way, one photo at a time."""
    model = BlipForConditionalGeneration.from_pretrained(folder).eval()
    processor = BlipImageProcessorPil.from_pretrained(folder)
    BertTokenizer.from_pretrained(folder)

    def run(paths: list[Path]) -> list[tuple[int, ...]]:
        found = []
        for path in paths:
            with Image.open(path) as image:
                pixels = processor(image.convert("RGB"), return_tensors="pt")["pixel_values"]
            with torch.inference_mode():
                ids = model.generate(
                    pixel_values=pixels, max_new_tokens=TOKENS, min_new_tokens=TOKENS
                )
            found.append(tuple(ids[0, 1:].tolist()))
        return found

    return run


def our_way(folder: Path, precision: Precision, threads: int) -> Callable[[list[Path]], list[str]]:
    """Return the child's way: decoding in other threads, one batch."""
    settings = CaptionSettings(max_new_tokens=TOKENS, min_new_tokens=TOKENS)
    options = WorkerOptions(precision=precision, threads=threads, caption=settings)
    models = Models(Start(options, caption=ModelLocation(folder, "random", "0")), lambda _: None)
    session = Session(models, lambda _: None)
    target_px = models.target_px()
    pool = ThreadPoolExecutor(2)

    def run(paths: list[Path]) -> list[str]:
        images = list(pool.map(lambda path: decode_upright(path, target_px).image, paths))
        requests = [PhotoRequest(n, path) for n, path in enumerate(paths)]
        outcomes = session.answer(requests, images)
        return [outcome.caption.text if outcome.caption else "" for outcome in outcomes]

    return run


def roof_gflops() -> float:
    """Return what the vision tower's largest multiplication reaches, GFLOP per processor second."""
    left, right = torch.randn(577 * 4, 768), torch.randn(768, 3072)
    left @ right
    _, wall, cpu = timed(lambda: [left @ right for _ in range(8)])
    return 8 * 2 * 577 * 4 * 768 * 3072 / min(wall * torch.get_num_threads(), cpu) / 1e9


def measure(folder: Path, paths: list[Path], threads: int, rounds: int) -> dict[str, list[Any]]:
    """Return wall and processor seconds a photo of each way, round by round."""
    ways: dict[str, Callable[[list[Path]], Any]] = {
        "reference": reference_loop(folder),
        "exact": our_way(folder, Precision.FP32, threads),
        "bf16": our_way(folder, Precision.BF16, threads),
    }
    if is_int8_fast():
        ways["int8"] = our_way(folder, Precision.INT8, threads)
    for way in ways.values():
        way(paths[:1])
    seconds: dict[str, list[Any]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            some = paths[:2] if name == "reference" else paths
            _, wall, cpu = timed(lambda way=way, some=some: way(some))  # type: ignore[misc]
            seconds[name].append((wall / len(some), cpu / len(some), roof_gflops()))
    return seconds


def report(seconds: dict[str, list[Any]], size: str, threads: int) -> dict[str, Any]:
    """Print the table and return it as one object."""
    middle = {
        name: [statistics.median(column) for column in zip(*rows, strict=True)]
        for name, rows in seconds.items()
    }
    base_wall, base_cpu, _ = middle["reference"]
    roof = max(row[2] for rows in seconds.values() for row in rows)
    table: dict[str, Any] = {}
    print(f"{size}, {threads} thread(s), load {os.getloadavg()[0]:.1f}, roof {roof:.0f} GFLOP/s")
    print(f"{'way':10} {'wall s':>8} {'cpu s':>8} {'wall x':>7} {'cpu x':>7} {'of fp32 roof':>13}")
    for name, (wall, cpu, _) in middle.items():
        share = GFLOP[size] / roof / cpu
        table[f"{name}_ratio"] = round(base_cpu / cpu, 2)
        table[f"{name}_wall_ratio"] = round(base_wall / wall, 2)
        print(
            f"{name:10} {wall:8.2f} {cpu:8.2f} {base_wall / wall:7.2f} {base_cpu / cpu:7.2f}"
            f" {share:12.0%}"
        )
        if name == "exact":
            table["limit_share"] = round(share, 3)
    table["peak_rss_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    table["load"] = round(os.getloadavg()[0], 1)
    table["device"] = "cpu"
    return table


def main() -> None:
    """Make what is needed, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--size", choices=sorted(GFLOP), default="base")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--photos", type=int, default=8, help="in our batch")
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    torch.set_num_threads(wanted.threads)
    make_checkpoint = runpy.run_path(str(TOOL))["make_checkpoint"]
    with tempfile.TemporaryDirectory() as root:
        folder = make_checkpoint("caption", wanted.size, Path(root) / "model")
        paths = make_photos(Path(root), wanted.photos)
        seconds = measure(folder, paths, wanted.threads, wanted.rounds)
    table = report(seconds, wanted.size, wanted.threads)
    if wanted.json:
        print(json.dumps(table))


if __name__ == "__main__":
    main()
