"""Matching scores and vectors equal transformers' own forward, one pair at a time."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from blipdesk.blip.matcher import Matcher, pack_vectors
from blipdesk.blip.pixels import to_pixel_values

TEXTS = ("a dog", "a dog on the beach at night", "snow", "two cats and a car")


@pytest.fixture(scope="module")
def matcher(make_model: Callable[..., Path]) -> Matcher:
    return Matcher.load(make_model("itm"), torch.device("cpu"), torch.float32)


@pytest.mark.parametrize("even", [True, False])
def test_match_equals_the_reference(
    matcher: Matcher, pictures: list[Image.Image], even: bool
) -> None:
    pixels = to_pixel_values(pictures, matcher.spec)
    pairs = [(n, t) for n in range(7) for t in TEXTS]
    pairs = pairs if even else pairs[1::3]
    found = matcher.match(matcher.encode(pixels), pairs)
    for (number, text), score in zip(pairs, found, strict=True):
        ids = matcher.tokenizer(text, return_tensors="pt")["input_ids"]
        output = matcher.model(input_ids=ids, pixel_values=pixels[number : number + 1])
        assert score == pytest.approx(float(output.itm_score.softmax(-1)[0, 1]), abs=1e-5)


def test_vectors_equal_the_reference_and_have_unit_length(
    matcher: Matcher, pictures: list[Image.Image]
) -> None:
    pixels = to_pixel_values(pictures, matcher.spec)
    images = matcher.encode(pixels).vectors
    words = matcher.embed_texts(TEXTS)
    assert images.shape == (7, 256)
    assert torch.allclose(images.norm(dim=-1), torch.ones(7))
    assert torch.allclose(words.norm(dim=-1), torch.ones(4))
    for column, text in enumerate(TEXTS):
        ids = matcher.tokenizer(text, return_tensors="pt")["input_ids"]
        wanted = matcher.model(input_ids=ids, pixel_values=pixels, use_itm_head=False).itm_score
        assert torch.allclose(images @ words[column], wanted[:, 0], atol=1e-5)


def test_no_texts_give_no_scores(matcher: Matcher, pictures: list[Image.Image]) -> None:
    seen = matcher.encode(to_pixel_values(pictures[:1], matcher.spec))
    assert matcher.match(seen, []) == []
    assert matcher.embed_texts([]).shape == (0, 256)


def test_packed_vectors_keep_their_direction(matcher: Matcher, pictures: list[Image.Image]) -> None:
    vectors = matcher.encode(to_pixel_values(pictures, matcher.spec)).vectors
    packed = pack_vectors(vectors)
    assert [len(p) for p in packed] == [256] * 7
    back = np.stack([np.frombuffer(p, np.int8) for p in packed]).astype(np.float32)
    assert np.abs(back).max(axis=1).tolist() == [127.0] * 7
    back /= np.linalg.norm(back, axis=1, keepdims=True)
    assert (back * vectors.numpy()).sum(axis=1).min() > 0.9995
