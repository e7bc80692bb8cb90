"""Make a BLIP checkpoint with random weights, for tests of loading, equality and speed.

python tools/make_random_checkpoint.py caption base FOLDER [--seed 0] [--fp16]
"""

import argparse
from pathlib import Path

from blipdesk.blip.random_checkpoint import KINDS, SIZES, make_checkpoint


def main() -> None:
    """Read the arguments and write one checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("task", choices=sorted(KINDS))
    parser.add_argument("size", choices=sorted(SIZES))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--fp16", action="store_true", help="store half-precision weights")
    wanted = parser.parse_args()
    folder = make_checkpoint(wanted.task, wanted.size, wanted.folder, wanted.seed, wanted.fp16)
    print(f"wrote {folder} ({sum(f.stat().st_size for f in folder.iterdir()) / 1e6:.0f} MB)")


if __name__ == "__main__":
    main()
