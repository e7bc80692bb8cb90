"""Captions equal those of transformers' own generate, one picture at a time."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from PIL import Image

from blipdesk.blip.captioner import Captioner
from blipdesk.blip.decoding import DecodingSettings
from blipdesk.blip.pixels import to_pixel_values

CPU = torch.device("cpu")
PROMPTS = [None, "a picture of", "a photo of the", None, "a picture of", "a", "dog on snow and"]


@pytest.fixture(scope="module", params=[0, 1, 2])
def captioner(make_model: Callable[..., Path], request: pytest.FixtureRequest) -> Captioner:
    return Captioner.load(make_model("caption", request.param), CPU, torch.float32)


def reference(captioner: Captioner, pixels: torch.Tensor, prompt: str | None, **how: Any) -> Any:
    """What transformers generates for one picture, without prompt, end and padding."""
    ids = captioner.tokenizer(prompt)["input_ids"] if prompt else None
    given = {"input_ids": torch.tensor([ids])} if ids else {}
    found = captioner.model.generate(pixel_values=pixels[None], **given, **how)[0].tolist()
    words = found[len(ids) - 1 if ids else 1 :]
    return tuple(
        words[: words.index(captioner.decoder.end_id)]
        if captioner.decoder.end_id in words
        else words
    )


def check_equal(
    captioner: Captioner, images: list[Image.Image], sizes: list[int], **how: Any
) -> None:
    """Compare tokens for batches of the given sizes."""
    settings = DecodingSettings(
        how.get("max_new_tokens", 40),
        how.get("min_new_tokens", 0),
        how.get("num_beams", 1),
        how.get("no_repeat_ngram_size", 0),
    )
    pixels = to_pixel_values(images, captioner.spec)
    done = 0
    for size in sizes:
        part = slice(done, done + size)
        states = captioner.encode(pixels[part])
        for caption, own, prompt in zip(
            captioner.caption(states, PROMPTS[part], settings),
            pixels[part],
            PROMPTS[part],
            strict=True,
        ):
            assert caption.tokens == reference(captioner, own, prompt, **how)
        done += size


@pytest.mark.parametrize("sizes", [[1] * 7, [7], [2, 5], [3, 1, 3]])
def test_greedy_tokens_equal_the_reference_in_any_batch(
    captioner: Captioner, pictures: list[Image.Image], sizes: list[int]
) -> None:
    check_equal(captioner, pictures, sizes, max_new_tokens=12)


def test_beam_tokens_equal_the_reference(captioner: Captioner, pictures: list[Image.Image]) -> None:
    check_equal(captioner, pictures, [7], max_new_tokens=10, num_beams=3)


@pytest.mark.parametrize(
    "how",
    [
        {"min_new_tokens": 6},
        {"no_repeat_ngram_size": 2},
        {"no_repeat_ngram_size": 1, "min_new_tokens": 4},
    ],
)
@pytest.mark.parametrize("num_beams", [1, 2])
def test_limits_and_repetition_control_equal_the_reference(
    captioner: Captioner, pictures: list[Image.Image], how: dict[str, int], num_beams: int
) -> None:
    check_equal(captioner, pictures, [4, 3], max_new_tokens=9, num_beams=num_beams, **how)


def test_captions_depend_on_the_picture(captioner: Captioner, pictures: list[Image.Image]) -> None:
    states = captioner.encode(to_pixel_values(pictures, captioner.spec))
    found = captioner.caption(states, [None] * 7, DecodingSettings(max_new_tokens=8))
    assert len({caption.tokens for caption in found}) > 3


def test_the_prompt_is_not_in_the_result(captioner: Captioner, pictures: list[Image.Image]) -> None:
    states = captioner.encode(to_pixel_values(pictures[:1], captioner.spec))
    settings = DecodingSettings(max_new_tokens=6, min_new_tokens=6)
    (caption,) = captioner.caption(states, ["a picture of"], settings)
    assert len(caption.tokens) == 6
    assert not caption.text.startswith("a picture of")


def test_logprob_is_that_of_the_reference_model(
    captioner: Captioner, pictures: list[Image.Image]
) -> None:
    pixels = to_pixel_values(pictures[:1], captioner.spec)
    settings = DecodingSettings(max_new_tokens=5, min_new_tokens=5)
    (caption,) = captioner.caption(captioner.encode(pixels), [None], settings)
    start = captioner.model.config.text_config.bos_token_id
    ids = torch.tensor([[start, *caption.tokens]])
    states = captioner.model.vision_model(pixels).last_hidden_state
    logits = captioner.model.text_decoder(input_ids=ids, encoder_hidden_states=states).logits
    scores = logits[0, :-1].log_softmax(-1)
    wanted = sum(float(scores[n, token]) for n, token in enumerate(caption.tokens))
    assert caption.logprob == pytest.approx(wanted, abs=1e-4)


def test_beams_report_the_logprob_of_their_own_tokens(
    captioner: Captioner, pictures: list[Image.Image]
) -> None:
    states = captioner.encode(to_pixel_values(pictures[1:2], captioner.spec))
    found = [
        captioner.caption(states, [None], DecodingSettings(8, num_beams=beams))[0]
        for beams in (1, 4)
    ]
    if found[0].tokens == found[1].tokens:
        assert found[0].logprob == pytest.approx(found[1].logprob, abs=1e-4)


def test_equal_seeds_draw_equal_captions_whatever_the_neighbours(
    captioner: Captioner, pictures: list[Image.Image]
) -> None:
    states = captioner.encode(to_pixel_values(pictures, captioner.spec))
    settings = DecodingSettings(max_new_tokens=8)
    together = captioner.sample(states, PROMPTS, settings, range(7))
    alone = [
        captioner.sample(states[n : n + 1], PROMPTS[n : n + 1], settings, [n])[0] for n in range(7)
    ]
    other = captioner.sample(states, PROMPTS, settings, range(100, 107))
    assert [c.tokens for c in together] == [c.tokens for c in alone]
    assert [c.tokens for c in together] != [c.tokens for c in other]


def test_a_prompt_longer_than_the_model_is_cut(
    captioner: Captioner, pictures: list[Image.Image]
) -> None:
    states = captioner.encode(to_pixel_values(pictures[:1], captioner.spec))
    (caption,) = captioner.caption(states, ["dog " * 900], DecodingSettings(max_new_tokens=3))
    assert len(caption.tokens) <= 3


def test_trap_transformers_changes_words_when_prompts_are_padded(
    captioner: Captioner, pictures: list[Image.Image]
) -> None:
    """Why batches are grouped by length: remove the grouping when this fails."""
    pixels = to_pixel_values(pictures, captioner.spec)
    texts = [prompt or "a" for prompt in PROMPTS]
    padded = captioner.tokenizer(texts, padding=True, return_tensors="pt")
    found = captioner.model.generate(
        pixel_values=pixels,
        input_ids=padded["input_ids"],
        attention_mask=padded["attention_mask"],
        max_new_tokens=8,
    )
    length = padded["input_ids"].shape[1] - 1
    singles = [
        reference(captioner, p, t, max_new_tokens=8) for p, t in zip(pixels, texts, strict=True)
    ]
    together = [
        tuple(row[length:].tolist())[: len(s)] for row, s in zip(found, singles, strict=True)
    ]
    assert together != singles


def test_trap_generate_overwrites_the_callers_first_token(
    captioner: Captioner, pictures: list[Image.Image]
) -> None:
    ids = torch.tensor([captioner.tokenizer("a picture of")["input_ids"]])
    first = int(ids[0, 0])
    pixels = to_pixel_values(pictures[:1], captioner.spec)
    captioner.model.generate(pixel_values=pixels, input_ids=ids, max_new_tokens=2)
    assert int(ids[0, 0]) != first


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16])
def test_half_precision_runs_on_the_cpu_too(
    make_model: Callable[..., Path], pictures: list[Image.Image], dtype: torch.dtype
) -> None:
    captioner = Captioner.load(make_model("caption"), CPU, dtype)
    states = captioner.encode(to_pixel_values(pictures, captioner.spec))
    found = captioner.caption(states, PROMPTS, DecodingSettings(max_new_tokens=4))
    assert states.dtype == dtype
    assert len(found) == 7
