"""The fused vision tower equals transformers' own."""

from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from PIL import Image

from blipdesk.blip.captioner import Captioner
from blipdesk.blip.pixels import to_pixel_values
from blipdesk.blip.vision import encode_images


def test_fused_attention_equals_the_reference(
    make_model: Callable[..., Path], pictures: list[Image.Image]
) -> None:
    captioner = Captioner.load(make_model("caption"), torch.device("cpu"), torch.float32)
    pixels = to_pixel_values(pictures, captioner.spec)
    wanted = captioner.model.vision_model(pixels).last_hidden_state
    assert torch.allclose(captioner.encode(pixels), wanted, atol=2e-5)


def test_random_checkpoints_see_differences(
    make_model: Callable[..., Path], pictures: list[Image.Image]
) -> None:
    """The tool's weights are initialised properly: pictures do not all look the same."""
    captioner = Captioner.load(make_model("caption"), torch.device("cpu"), torch.float32)
    states = captioner.encode(to_pixel_values(pictures, captioner.spec))[:, 0]
    assert torch.pdist(states).min() > 0.5


@pytest.mark.parametrize("common", [0.0, 50.0])
def test_attention_in_bfloat16_stays_close_whatever_all_patches_have_in_common(
    make_model: Callable[..., Path], pictures: list[Image.Image], common: float
) -> None:
    captioner = Captioner.load(make_model("caption"), torch.device("cpu"), torch.float32)
    vision = captioner.model.vision_model
    for layer in vision.encoder.layers:
        width = layer.self_attn.projection.weight.shape[0]
        # Of keys alone: it adds the same to all scores of a query, and means nothing.
        layer.self_attn.qkv.bias.data[width : 2 * width] += common
    pixels = to_pixel_values(pictures, captioner.spec)
    wanted = captioner.encode(pixels)
    vision.attention_dtype = torch.bfloat16
    with torch.inference_mode():
        found = encode_images(vision, pixels)
    assert found.dtype == torch.bfloat16
    alike = torch.nn.functional.cosine_similarity(found.float(), wanted, dim=-1)
    assert alike.min() > 0.9999
