"""Decoding in threads against decoding in processes: do the threads wait for the interpreter?

    python benchmarks/decode_threads.py [--workers 2] [--photos 8] [--rounds 5]

Decodes and shrinks 24-megapixel JPEGs as the child does, in turns: by one thread, by several, and
by as many processes. Prints how many times more photos a second the latter two get done.
"""

import argparse
import os
import statistics
import tempfile
import time
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from blipdesk.blip.pixels import InputSpec, shrink
from blipdesk.imaging.decode import decode_upright
from blipdesk.worker.reference import Reference

SPEC = InputSpec()


def decode(path: Path) -> int:
    """Do what is done with each photo; return the bytes that come of it."""
    return shrink(decode_upright(path, SPEC.target_px).image, SPEC).nbytes


def photos_per_s(pool: Executor, paths: list[Path]) -> float:
    """Return how fast a pool is."""
    began = time.perf_counter()
    for _ in pool.map(decode, paths):
        pass
    return len(paths) / (time.perf_counter() - began)


def main() -> None:
    """Let the pools take turns."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--photos", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=5)
    wanted = parser.parse_args()
    spawn = get_context("spawn")
    with (
        tempfile.TemporaryDirectory() as root,
        ThreadPoolExecutor(1) as one,
        ThreadPoolExecutor(wanted.workers) as threads,
        ProcessPoolExecutor(wanted.workers, mp_context=spawn) as processes,
    ):
        drawn = Reference().answer({"do": "photos", "folder": root, "count": wanted.photos})
        paths = [Path(path) for path in drawn["paths"]]
        pools: dict[str, Executor] = {"one": one, "threads": threads, "processes": processes}
        found: dict[str, list[float]] = {name: [] for name in pools}
        for number in range(wanted.rounds + 1):
            for name, pool in pools.items():
                speed = photos_per_s(pool, paths)
                if number:  # the first turn warms up
                    found[name].append(speed)
    base = statistics.median(found["one"])
    print(f"load {os.getloadavg()[0]:.1f}, {wanted.workers} workers")
    for name in ("threads", "processes"):
        print(f"{name:10} {statistics.median(found[name]) / base:.2f} times as fast as one thread")


if __name__ == "__main__":
    main()
