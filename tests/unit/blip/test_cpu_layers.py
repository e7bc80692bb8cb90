"""Models made ready for the CPU say what the untouched ones say."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from PIL import Image

from blipdesk.blip.answerer import Answerer
from blipdesk.blip.captioner import Captioner
from blipdesk.blip.cpu_layers import prepare_for_cpu
from blipdesk.blip.decoding import DecodingSettings
from blipdesk.blip.int8 import Int8Linear, is_int8_fast
from blipdesk.blip.matcher import Matcher
from blipdesk.blip.packed import PackedLinear, is_packing_possible
from blipdesk.blip.pixels import to_pixel_values

CPU = torch.device("cpu")
MakeModel = Callable[..., Path]
needs_packing = pytest.mark.skipif(not is_packing_possible(), reason="torch without oneDNN")
needs_int8 = pytest.mark.skipif(not is_int8_fast(), reason="this CPU has no 8-bit dot products")
PRECISIONS = [
    pytest.param("fp32", marks=needs_packing),
    pytest.param("int8", marks=needs_int8),
]
QUESTIONS = [(0, "how many?"), (0, "is there a dog on the beach?"), (3, "where is the cat?")]


def pair(kind: Any, folder: Path, precision: str) -> tuple[Any, Any]:
    """Return a model as it was loaded, and one made ready."""
    plain, ready = (kind.load(folder, CPU, torch.float32) for _ in range(2))
    prepare_for_cpu(ready.model, precision)
    return plain, ready


@needs_packing
@pytest.mark.parametrize("shape", [(1, 96), (8, 96), (2, 65, 96)])
@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("gelu", [True, False])
def test_a_packed_layer_gives_the_same(shape: tuple[int, ...], bias: bool, gelu: bool) -> None:
    torch.manual_seed(0)
    linear = torch.nn.Linear(96, 40, bias=bias)
    values = torch.randn(shape)
    with torch.inference_mode():
        wanted = torch.nn.functional.gelu(linear(values)) if gelu else linear(values)
        found = PackedLinear(linear, gelu)(values)
    assert found.shape == wanted.shape
    assert torch.allclose(found, wanted, atol=1e-5)


@needs_packing
@pytest.mark.parametrize("seed", [0, 1, 2])
@pytest.mark.parametrize("beams", [1, 3])
def test_packed_captions_equal_transformers_own(
    make_model: MakeModel, pictures: list[Image.Image], seed: int, beams: int
) -> None:
    plain, ready = pair(Captioner, make_model("caption", seed), "fp32")
    pixels = to_pixel_values(pictures, plain.spec)
    prompts = [None, "a picture of", "a", None, "dog on snow and", "a picture of", None]
    settings = DecodingSettings(20, num_beams=beams)
    found = ready.caption(ready.encode(pixels), prompts, settings)
    for caption, own, prompt in zip(found, pixels, prompts, strict=True):
        ids = plain.tokenizer(prompt)["input_ids"] if prompt else None
        given = {"input_ids": torch.tensor([ids])} if ids else {}
        line = plain.model.generate(
            pixel_values=own[None], max_new_tokens=20, num_beams=beams, **given
        )[0].tolist()
        words = line[len(ids) - 1 if ids else 1 :]
        end = plain.decoder.end_id
        assert caption.tokens == tuple(words[: words.index(end)] if end in words else words)


@needs_packing
def test_packed_answers_equal_the_plain_ones(
    make_model: MakeModel, pictures: list[Image.Image]
) -> None:
    plain, ready = pair(Answerer, make_model("vqa"), "fp32")
    pixels = to_pixel_values(pictures, plain.spec)
    wanted = plain.answer(plain.encode(pixels), QUESTIONS)
    found = ready.answer(ready.encode(pixels), QUESTIONS)
    assert [a.tokens for a in found] == [a.tokens for a in wanted]


@pytest.mark.parametrize("precision", PRECISIONS)
def test_a_ready_matcher_judges_and_embeds_alike(
    make_model: MakeModel, pictures: list[Image.Image], precision: str
) -> None:
    plain, ready = pair(Matcher, make_model("itm"), precision)
    pixels = to_pixel_values(pictures, plain.spec)
    texts = [(n, text) for n in range(len(pictures)) for text in ("a dog", "two cats at night")]
    seen, wanted_seen = ready.encode(pixels), plain.encode(pixels)
    assert (seen.vectors * wanted_seen.vectors).sum(-1).min() > 0.995
    allowed = 1e-4 if precision == "fp32" else 0.1
    assert ready.match(seen, texts) == pytest.approx(plain.match(wanted_seen, texts), abs=allowed)
    assert seen.vectors.dtype == torch.float32


@needs_int8
@pytest.mark.parametrize("beams", [1, 3])
def test_an_eight_bit_captioner_has_its_likelihoods_close_by(
    make_model: MakeModel, pictures: list[Image.Image], beams: int
) -> None:
    plain, ready = pair(Captioner, make_model("caption"), "int8")
    pixels = to_pixel_values(pictures, plain.spec)
    settings = DecodingSettings(4, 4, num_beams=beams)
    prompts: list[str | None] = [None] * len(pictures)
    found = ready.caption(ready.encode(pixels), prompts, settings)
    wanted = plain.caption(plain.encode(pixels), prompts, settings)
    assert [c.logprob for c in found] == pytest.approx([c.logprob for c in wanted], abs=0.5)


@needs_packing
def test_only_the_exact_gelu_is_joined_with_its_layer(make_model: MakeModel) -> None:
    captioner = Captioner.load(make_model("caption"), CPU, torch.float32)
    captioner.model.config.vision_config.hidden_act = "gelu_new"
    mlp = captioner.model.vision_model.encoder.layers[0].mlp
    activation = mlp.activation_fn
    prepare_for_cpu(captioner.model, "fp32")
    assert isinstance(mlp.fc1, PackedLinear)
    assert mlp.activation_fn is activation


@pytest.mark.parametrize("precision", ["bf16", "fp16"])
def test_other_precisions_leave_a_model_as_it_is(make_model: MakeModel, precision: str) -> None:
    captioner = Captioner.load(make_model("caption"), CPU, torch.float32)
    prepare_for_cpu(captioner.model, precision)
    kinds = {type(module) for module in captioner.model.modules()}
    assert not kinds & {PackedLinear, Int8Linear}
