"""Decoding in threads against decoding in processes, and what either costs the model's thread.

    python benchmarks/decoders.py [--workers 2] [--photos 8] [--rounds 5]

Decodes and shrinks 24-megapixel JPEGs as the child does, in turns by one thread, by several and by
as many processes, and prints how many times more photos a second the latter two get done. Then one
thread or one process decodes while the program's own thread does small steps in Python, as the one
does that feeds a GPU: how much longer does each step take, and the slowest hundredth? At last the
processor time of taking a photo's pixels over from a process, beside that of decoding it.
"""

import argparse
import os
import statistics
import tempfile
import time
from pathlib import Path

from blipdesk.blip.photos import InputSpec
from blipdesk.inference.messages import PhotoRequest
from blipdesk.worker.decode_processes import ProcessDecoder
from blipdesk.worker.decoding import Decoder, ThreadDecoder, Wish
from blipdesk.worker.reference import Reference

SPEC = InputSpec()
WISH = Wish(SPEC.target_px, (SPEC,))


def photos_per_s(decoder: Decoder, paths: list[Path]) -> float:
    """Return how fast a decoder is."""
    began = time.perf_counter()
    for picture in [decoder.begin(PhotoRequest(0, path)) for path in paths]:
        picture.result()
    return len(paths) / (time.perf_counter() - began)


def step() -> float:
    """Do what stands for one small step of a model's loop; return how long it took by the clock."""
    began = time.perf_counter()
    sum(range(4000))
    time.sleep(0)  # lets go of the interpreter and wants it back, as a call into torch does
    return time.perf_counter() - began


def steps_beside(decoder: Decoder, paths: list[Path]) -> list[float]:
    """Return how long each step took while photos were decoded."""
    pictures = [decoder.begin(PhotoRequest(0, path)) for path in paths]
    taken = []
    while not all(picture.done() for picture in pictures):
        taken.append(step())
    return taken


def print_throughput(paths: list[Path], workers: int, rounds: int) -> None:
    """Let the decoders take turns."""
    ways: dict[str, Decoder] = {
        "one": ThreadDecoder(WISH, 1),
        "threads": ThreadDecoder(WISH, workers),
        "processes": ProcessDecoder(WISH, workers),
    }
    found: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds + 1):
        for name, decoder in ways.items():
            speed = photos_per_s(decoder, paths)
            if number:  # the first turn warms up
                found[name].append(speed)
    base = statistics.median(found["one"])
    print(f"load {os.getloadavg()[0]:.1f}, {workers} workers")
    for name in ("threads", "processes"):
        print(f"{name:10} {statistics.median(found[name]) / base:.2f} times as fast as one thread")


def print_delay(paths: list[Path], rounds: int) -> None:
    """Let one thread and one process decode in turns beside a loop of small steps."""
    ways: dict[str, Decoder] = {
        "thread": ThreadDecoder(WISH, 1),
        "process": ProcessDecoder(WISH, 1),
    }
    found: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds + 1):
        for name, decoder in ways.items():
            taken = steps_beside(decoder, paths)
            if number:
                found[name] += taken
    alone = statistics.median(step() for _ in range(2000))
    for name, taken in found.items():
        slow = statistics.quantiles(taken, n=100)[98]
        print(
            f"beside one {name:8} a step takes {statistics.fmean(taken) / alone:.2f} times as long,"
            f" the slowest hundredth {slow * 1e3:.2f} ms or more"
        )


def print_copying(paths: list[Path]) -> None:
    """Compare this process's processor time for a photo with that of the one that decodes it."""
    decoder = ProcessDecoder(WISH, 1)
    photos_per_s(decoder, paths)
    own, (others, _) = time.process_time(), decoder.spent()
    photos_per_s(decoder, paths)
    own_ms = (time.process_time() - own) / len(paths) * 1e3
    other_ms = (decoder.spent()[0] - others) / len(paths) * 1e3
    pixels = SPEC.height_px * SPEC.width_px * 3
    print(
        f"{pixels / 1e6:.2f} MB a photo: asking and taking over {own_ms:.2f} ms of processor time,"
        f" decoding and sending {other_ms:.1f} ms ({own_ms / other_ms:.1%})"
    )


def main() -> None:
    """Measure all three."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--photos", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=5)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as root:
        drawn = Reference().answer({"do": "photos", "folder": root, "count": wanted.photos})
        paths = [Path(path) for path in drawn["paths"]]
        print_throughput(paths, wanted.workers, wanted.rounds)
        print_delay(paths, wanted.rounds)
        print_copying(paths)


if __name__ == "__main__":
    main()
