"""The model's input equals that of transformers' own processor."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from transformers.models.blip.image_processing_pil_blip import BlipImageProcessorPil

from blipdesk.blip.photos import InputSpec, Photo, read_input_spec, shrink
from blipdesk.blip.pixels import to_pixel_values
from blipdesk.domain.errors import ModelUnusable


@pytest.mark.parametrize("size", [(640, 480), (37, 500), (384, 384), (1, 1), (1200, 90)])
@pytest.mark.parametrize("side", [384, 96])
def test_pixels_equal_the_processors(size: tuple[int, int], side: int) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (size[1], size[0], 3), np.uint8)
    image = Image.fromarray(noise)
    processor = BlipImageProcessorPil(size={"height": side, "width": side})
    wanted = processor(image, return_tensors="pt")["pixel_values"]
    found = to_pixel_values([image], InputSpec(side, side))
    assert found.dtype == torch.float32
    assert found.shape == wanted.shape
    assert torch.allclose(found, wanted, atol=2e-6, rtol=0)


def test_the_description_is_read_from_the_folder(tmp_path: Path) -> None:
    config = {"size": {"height": 48, "width": 64}, "image_mean": [0.5] * 3, "image_std": [0.25] * 3}
    (tmp_path / "preprocessor_config.json").write_text(json.dumps(config))
    spec = read_input_spec(tmp_path)
    assert (spec.height_px, spec.width_px, spec.mean) == (48, 64, (0.5, 0.5, 0.5))
    assert spec.target_px == 64
    assert to_pixel_values([Image.new("RGB", (9, 9), "white")], spec).max() == pytest.approx(2.0)


def test_an_old_description_with_one_number_is_a_square(tmp_path: Path) -> None:
    (tmp_path / "processor_config.json").write_text('{"image_processor": {"size": 96}}')
    assert read_input_spec(tmp_path).height_px == 96
    (tmp_path / "preprocessor_config.json").write_text('{"size": 384}')
    assert read_input_spec(tmp_path) == InputSpec()


@pytest.mark.parametrize("text", [None, "{", '{"size": {"shortest_edge": 3}}', "[]"])
def test_a_damaged_description_is_refused(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "preprocessor_config.json").write_text(text)
    with pytest.raises(ModelUnusable, match="input description cannot be read"):
        read_input_spec(tmp_path)


def test_what_was_shrunk_beforehand_is_taken_as_it_is() -> None:
    source = np.random.default_rng(3).integers(0, 255, (90, 120, 3), np.uint8)
    image, spec = Image.fromarray(source), InputSpec(32, 48)
    wanted = to_pixel_values([image], spec)
    assert shrink(image, spec).shape == (32, 48, 3)
    blank = Photo(Image.new("RGB", (9, 9)), {spec: shrink(image, spec)})
    assert torch.equal(to_pixel_values([blank], spec), wanted)
    assert torch.equal(to_pixel_values([Photo(image)], spec), wanted)
