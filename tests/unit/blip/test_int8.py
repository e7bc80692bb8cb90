"""Eight-bit layers stay close to the float ones, alone as in company."""

from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from PIL import Image

from blipdesk.blip.captioner import Captioner
from blipdesk.blip.cpu_layers import prepare_for_cpu
from blipdesk.blip.int8 import Int8Linear, is_int8_fast
from blipdesk.blip.pixels import to_pixel_values

pytestmark = pytest.mark.skipif(not is_int8_fast(), reason="this CPU has no 8-bit dot products")


@pytest.mark.parametrize("outlier", [1.0, 100.0])
@pytest.mark.parametrize("gelu", [True, False])
@pytest.mark.parametrize("length", [17, 150])
def test_a_layer_is_close_to_its_float_twin(outlier: float, gelu: bool, length: int) -> None:
    torch.manual_seed(0)
    linear = torch.nn.Linear(256, 96)
    values = torch.randn(2, length, 256)
    values[0, 3] *= outlier  # one loud token must not drown the others
    with torch.inference_mode():
        wanted, found = linear(values), Int8Linear(linear, gelu)(values)
        wanted = torch.nn.functional.gelu(wanted) if gelu else wanted
    assert found.shape == wanted.shape
    alike = torch.nn.functional.cosine_similarity(found, wanted, dim=-1)
    assert alike.min() > 0.9995


def test_a_token_of_zeros_gives_the_bias() -> None:
    linear = torch.nn.Linear(64, 32)
    with torch.inference_mode():
        assert torch.allclose(Int8Linear(linear)(torch.zeros(1, 64)), linear.bias, atol=1e-6)


def test_what_a_picture_becomes_does_not_depend_on_its_neighbours(
    make_model: Callable[..., Path], pictures: list[Image.Image]
) -> None:
    captioner = Captioner.load(make_model("caption"), torch.device("cpu"), torch.float32)
    exact = captioner.encode(to_pixel_values(pictures, captioner.spec))
    prepare_for_cpu(captioner.model, "int8")
    pixels = to_pixel_values(pictures, captioner.spec)
    together = captioner.encode(pixels).float()
    alone = torch.cat([captioner.encode(one[None]) for one in pixels]).float()
    # Sums in another order may round to a neighbouring 16-bit value.
    assert torch.allclose(together, alone, atol=1e-5, rtol=2**-7)
    alike = torch.nn.functional.cosine_similarity(together.flatten(1), exact.flatten(1))
    assert alike.min() > 0.995
