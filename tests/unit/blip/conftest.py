"""Tiny random checkpoints with the real architectures, made once a run."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from blipdesk.blip.random_checkpoint import make_checkpoint

MakeModel = Callable[..., Path]


@pytest.fixture(scope="session", autouse=True)
def one_thread() -> None:
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def make_model(tmp_path_factory: pytest.TempPathFactory) -> MakeModel:
    """Return ``make(task, seed=0)``: the folder of a tiny checkpoint."""
    root = tmp_path_factory.mktemp("models")

    def make(task: str, seed: int = 0) -> Path:
        folder: Path = root / f"{task}-{seed}"
        return folder if folder.exists() else make_checkpoint(task, "tiny", folder, seed)

    return make


@pytest.fixture(scope="session")
def pictures() -> list[Image.Image]:
    """Seven pictures of different sizes and contents."""
    source = np.random.default_rng(7)
    found = []
    for number in range(7):
        blocks = source.integers(0, 255, (3 + number % 3, 4, 3), np.uint8)
        pixels = np.kron(blocks, np.ones((11 + number, 9 + 2 * number, 1), np.uint8))
        found.append(Image.fromarray(pixels))
    return found
