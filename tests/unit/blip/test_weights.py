"""What is not exactly the wanted model is refused in one line."""

import json
import math
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from transformers import BlipForConditionalGeneration, BlipForQuestionAnswering

from blipdesk.blip.weights import hand_back, load_checked, load_tokenizer
from blipdesk.domain.errors import ModelUnusable

CPU = torch.device("cpu")


@pytest.fixture
def copied(make_model: Callable[..., Path], tmp_path: Path) -> Path:
    return Path(shutil.copytree(make_model("caption"), tmp_path / "model"))


def refusal(folder: Path, kind: type = BlipForConditionalGeneration) -> str:
    with pytest.raises(ModelUnusable) as caught:
        load_checked(kind, folder, CPU, torch.float32)
    assert str(caught.value).isprintable()
    return str(caught.value)


def test_a_sound_folder_loads_for_inference(copied: Path) -> None:
    model = load_checked(BlipForConditionalGeneration, copied, CPU, torch.float32)
    assert not model.training
    assert not any(weight.requires_grad for weight in model.parameters())


def test_half_precision_weights_load_into_single(copied: Path) -> None:
    model = load_checked(BlipForConditionalGeneration, copied, CPU, torch.bfloat16)
    assert {weight.dtype for weight in model.parameters()} == {torch.bfloat16}


def test_another_class_is_refused(copied: Path) -> None:
    message = refusal(copied, BlipForQuestionAnswering)
    assert "holds BlipForConditionalGeneration, but BlipForQuestionAnswering is needed" in message


def test_a_class_that_only_claims_to_be_right_is_refused(copied: Path) -> None:
    config = json.loads((copied / "config.json").read_text())
    config["architectures"] = ["BlipForQuestionAnswering"]
    (copied / "config.json").write_text(json.dumps(config))
    assert "weights are missing" in refusal(copied, BlipForQuestionAnswering)


def test_a_folder_with_a_bin_only_is_refused(copied: Path) -> None:
    (copied / "model.safetensors").rename(copied / "pytorch_model.bin")
    assert "no .safetensors" in refusal(copied)


def test_truncated_weights_are_refused(copied: Path) -> None:
    path = copied / "model.safetensors"
    path.write_bytes(path.read_bytes()[:5000])
    assert "cannot be loaded" in refusal(copied)


def test_missing_weights_are_refused(copied: Path) -> None:
    path = copied / "model.safetensors"
    weights = load_file(path)
    del weights["vision_model.post_layernorm.weight"]
    save_file(weights, path, {"format": "pt"})
    assert "1 weights are missing, first: vision_model.post_layernorm.weight" in refusal(copied)


def test_foreign_weights_are_refused_but_old_position_buffers_pass(copied: Path) -> None:
    path = copied / "model.safetensors"
    weights = load_file(path)
    weights["text_decoder.bert.embeddings.position_ids"] = torch.arange(5)
    save_file(weights, path, {"format": "pt"})
    load_checked(BlipForConditionalGeneration, copied, CPU, torch.float32)
    weights["stranger"] = torch.zeros(2)
    save_file(weights, path, {"format": "pt"})
    assert "do not belong, first: stranger" in refusal(copied)


def test_weights_of_another_shape_are_refused(copied: Path) -> None:
    path = copied / "model.safetensors"
    weights = load_file(path)
    weights["vision_model.post_layernorm.weight"] = torch.zeros(3)
    save_file(weights, path, {"format": "pt"})
    refusal(copied)


@pytest.mark.parametrize("text", ["{", "[]", "\x00"])
def test_a_damaged_configuration_is_refused(copied: Path, text: str) -> None:
    (copied / "config.json").write_text(text)
    assert "config.json cannot be read" in refusal(copied)


def test_a_missing_vocabulary_is_refused(copied: Path) -> None:
    (copied / "vocab.txt").unlink()
    with pytest.raises(ModelUnusable, match=r"vocab\.txt is missing"):
        load_tokenizer(copied)


@pytest.mark.parametrize("shape", [(1,), (1000, 1000), (333, 7)])
def test_a_weight_handed_back_can_still_be_read(tmp_path: Path, shape: tuple[int, ...]) -> None:
    wanted = torch.arange(math.prod(shape), dtype=torch.float32).view(shape)
    save_file({"first": torch.ones(5), "weight": wanted}, tmp_path / "some.safetensors")
    from_file = load_file(tmp_path / "some.safetensors")["weight"]
    in_memory = wanted.clone()
    for weight in (from_file, in_memory):
        hand_back(weight)
        assert torch.equal(weight, wanted)
