"""What the machine could do: a model's matrix products alone, at their shapes, as fast as it can.

The products are those of the published arithmetic (keys and values of a picture once, texts kept
in memory), timed with the quickest kernel at hand, each for itself with everything in the cache.
"""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from blipdesk.blip.cpu_layers import has_bfloat16_products
from blipdesk.blip.int8 import Int8Linear, is_int8_fast
from blipdesk.blip.packed import PackedLinear, is_packing_possible

_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Product:
    """(rows, inner) times (inner, columns), so many times for a batch.

    Args:
        copies: so many independent ones in one call.
        has_weights: the right side is known beforehand, so it may be packed or in 8 bits.
    """

    rows: int
    inner: int
    columns: int
    times: float
    copies: int = 1
    has_weights: bool = True

    @property
    def flop(self) -> float:
        """Floating-point operations of all of them."""
        return 2.0 * self.rows * self.inner * self.columns * self.copies * self.times


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of one photo.

    Args:
        read: tokens that are read at once (questions, texts to match).
        texts: how many texts are written.
        written: tokens in each of them.
    """

    read: int
    texts: int
    written: int


def limit_seconds(
    folder: Path, batch: int, words: Words, device: torch.device, precision: str
) -> tuple[float, float]:
    """Return seconds (on a CPU of processor time) and GFLOP of one photo's matrix products.

    Args:
        folder: has the model's config.json.
        batch: photos looked at together.
        precision: "fp32", "int8", "bf16" or "fp16".
    """
    seconds = flop = 0.0
    with torch.inference_mode():
        for product in products(folder, batch, words):
            seconds += _fastest(product, device, precision) * product.times
            flop += product.flop
    return seconds / batch, flop / 1e9 / batch


def products(folder: Path, batch: int, words: Words) -> list[Product]:
    """Return the matrix products of a batch of photos."""
    config = json.loads((folder / "config.json").read_text("utf-8"))
    vision, text = config["vision_config"], config["text_config"]
    return [*_of_vision(vision, batch), *_of_text(vision, text, batch, words)]


def _of_vision(vision: Any, batch: int) -> Iterator[Product]:
    width, inner, layers = (
        vision["hidden_size"],
        vision["intermediate_size"],
        vision["num_hidden_layers"],
    )
    patches = (vision["image_size"] // vision["patch_size"]) ** 2
    seen, heads = patches + 1, vision["num_attention_heads"]
    rows = batch * seen
    yield Product(batch * patches, 3 * vision["patch_size"] ** 2, width, 1)
    yield Product(rows, width, 3 * width, layers)
    yield Product(rows, width, width, layers)
    yield Product(rows, width, inner, layers)
    yield Product(rows, inner, width, layers)
    yield Product(seen, width // heads, seen, layers * batch, heads, has_weights=False)
    yield Product(seen, seen, width // heads, layers * batch, heads, has_weights=False)


def _of_text(vision: Any, text: Any, batch: int, words: Words) -> Iterator[Product]:
    own, inner, layers = (
        text["hidden_size"],
        text["intermediate_size"],
        text["num_hidden_layers"],
    )
    seen = (vision["image_size"] // vision["patch_size"]) ** 2 + 1
    # Keys and values of the picture, once, whatever is asked about it.
    yield Product(batch * seen, vision["hidden_size"], 2 * own, layers)
    for rows, steps in (
        (batch * words.read, float(words.read > 0)),
        (batch * words.texts, float(words.written)),
    ):
        if rows and steps:
            yield Product(rows, own, own, 6 * layers * steps)
            yield Product(rows, own, inner, layers * steps)
            yield Product(rows, inner, own, layers * steps)
    if words.texts and words.written:
        yield Product(batch * words.texts, own, text["vocab_size"], words.written)


def _fastest(product: Product, device: torch.device, precision: str) -> float:
    """Return the seconds of one product by the best kernel, disturbed rounds left out."""
    return min(_time(way, device) for way in _ways(product, device, precision))


def _ways(
    product: Product, device: torch.device, precision: str
) -> Iterator[Callable[[], torch.Tensor]]:
    half = {"bf16": torch.bfloat16, "fp16": torch.float16}.get(precision, torch.float32)
    make = {"device": device, "dtype": half}
    if not product.has_weights:
        many = torch.randn(product.copies, product.rows, product.inner, **make)
        others = torch.randn(product.copies, product.inner, product.columns, **make)
        yield lambda: torch.bmm(many, others)
        if precision == "int8" and device.type == "cpu" and has_bfloat16_products():
            rounded = many.bfloat16(), others.bfloat16()
            yield lambda: torch.bmm(*rounded)
        return
    left = torch.randn(product.rows, product.inner, **make)
    linear = torch.nn.Linear(product.inner, product.columns, **make)
    if precision == "int8" and device.type == "cpu" and is_int8_fast():
        small = Int8Linear(linear)
        whole = torch.randint(0, 255, left.shape, dtype=torch.uint8)
        yield lambda: small.multiply(whole)
        return
    yield lambda: linear(left)
    if precision == "fp32" and device.type == "cpu" and is_packing_possible():
        packed = PackedLinear(linear)
        yield lambda: packed(left)


def _time(way: Callable[[], torch.Tensor], device: torch.device) -> float:
    # Processor time is not stretched by what else a machine does; a GPU's work is not in it.
    clock = time.process_time if device.type == "cpu" else time.perf_counter

    def once() -> float:
        began = clock()
        way()
        if device.type == "cuda":
            torch.cuda.synchronize(device)
        return clock() - began

    once()
    return min(once() for _ in range(_ROUNDS))
