"""The limit counts the arithmetic that the task really has."""

import json
from pathlib import Path

import pytest
import torch

from blipdesk.blip.int8 import is_int8_fast
from blipdesk.worker.matrix_limit import Words, limit_seconds, products

BASE = {
    "vision_config": {
        "hidden_size": 768,
        "intermediate_size": 3072,
        "num_hidden_layers": 12,
        "num_attention_heads": 12,
        "image_size": 384,
        "patch_size": 16,
    },
    "text_config": {
        "hidden_size": 768,
        "intermediate_size": 3072,
        "num_hidden_layers": 12,
        "vocab_size": 30524,
    },
}
CAPTION = Words(read=0, texts=1, written=15)
QUESTIONS = Words(read=40, texts=5, written=3)
MATCHES = Words(read=40, texts=0, written=0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "config.json").write_text(json.dumps(BASE), "utf-8")
    return tmp_path


def gflop(folder: Path, batch: int, words: Words) -> float:
    return sum(p.flop for p in products(folder, batch, words)) / 1e9 / batch


def test_a_caption_of_the_base_size_is_the_published_131_gflop(folder: Path) -> None:
    assert gflop(folder, 1, CAPTION) == pytest.approx(131, rel=0.02)


def test_the_batch_does_not_change_what_a_photo_costs(folder: Path) -> None:
    for words in (CAPTION, QUESTIONS, MATCHES):
        assert gflop(folder, 8, words) == pytest.approx(gflop(folder, 1, words))


def test_tasks_have_shapes_of_their_own(folder: Path) -> None:
    picture = gflop(folder, 1, Words(0, 0, 0))
    read = gflop(folder, 1, MATCHES) - picture
    # 99 million weights of a text stack, keys and values of pictures aside, each used once a token.
    assert read == pytest.approx(2 * 99e6 * 40 / 1e9, rel=0.02)
    written = gflop(folder, 1, QUESTIONS) - picture - read
    assert written == pytest.approx(2 * (99e6 + 768 * 30524) * 15 / 1e9, rel=0.02)


@pytest.mark.parametrize(
    "precision",
    [
        "fp32",
        "bf16",
        pytest.param("int8", marks=pytest.mark.skipif(not is_int8_fast(), reason="no VNNI")),
    ],
)
def test_every_precision_can_be_timed(tmp_path: Path, precision: str) -> None:
    small = json.loads(json.dumps(BASE).replace("768", "64").replace("3072", "128"))
    small["vision_config"]["image_size"] = 32
    (tmp_path / "config.json").write_text(json.dumps(small), "utf-8")
    seconds, work = limit_seconds(tmp_path, 2, QUESTIONS, torch.device("cpu"), precision)
    assert 0 < seconds < 10
    assert work > 0
