"""The fused vision tower equals transformers' own."""

from collections.abc import Callable
from pathlib import Path

import torch
from PIL import Image

from blipdesk.blip.captioner import Captioner
from blipdesk.blip.pixels import to_pixel_values


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
