"""A Hub on this machine."""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from hub_server import CONFIG, FakeHub, running


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    """The Hub with one model of 3 MB, and files that nobody shall fetch."""
    weights = random.Random(1).randbytes(3_000_000)
    files = {
        "config.json": CONFIG,
        "vocab.txt": b"[PAD]\n[UNK]\n",
        "model.safetensors": weights,
        "pytorch_model.bin": b"a pickle",
        "evil.py": b"import os",
        "onnx/model.json": b"{}",
    }
    for name in ("HF_HUB_OFFLINE", "HF_TOKEN", "HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with running(FakeHub(files)) as found:
        monkeypatch.setenv("HF_ENDPOINT", found.url)
        yield found
