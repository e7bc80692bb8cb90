"""A loaded model made ready for the CPU: its linear layers replaced by faster ones, in place.

In single precision the weights are only laid out anew. In 8-bit integers the layers of the vision
tower and of the text stacks are ``Int8Linear``; normalisation, embeddings and the word scores stay
in single precision, and so does attention, except that patches and words look at pictures in
bfloat16 where the CPU multiplies it. The cross-attention's keys and values stay as they are (see
``textstack``).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import torch
from torch import nn

from blipdesk.blip.int8 import Int8Linear
from blipdesk.blip.packed import PackedLinear, is_packing_possible
from blipdesk.blip.weights import hand_back

_EXACT_GELU = "gelu"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a linear layer sits.

    Args:
        activation: the parent's attribute with what follows the layer; None: nothing does.
    """

    parent: Any
    name: str
    activation: str | None = None


def prepare_for_cpu(model: Any, precision: str) -> None:
    """Replace the linear layers of a loaded float32 BLIP model on the CPU.

    Args:
        model: any of the three BLIP classes.
        precision: "int8" or "fp32"; any other leaves the model as it is.
    """
    vision_act = model.config.vision_config.hidden_act
    text_act = model.config.text_config.hidden_act
    packed = PackedLinear if is_packing_possible() else None
    kind = {"int8": Int8Linear, "fp32": packed}.get(precision)
    if kind is not None:
        _replace(_vision_layers(model), kind, vision_act)
        _replace(_text_layers(model), kind, text_act)
    if packed is not None and precision in ("fp32", "int8"):
        _replace(_word_scores(model), packed, text_act)
    if precision == "int8" and has_bfloat16_products():
        model.vision_model.attention_dtype = torch.bfloat16


def has_bfloat16_products() -> bool:
    """Whether this CPU multiplies bfloat16 in hardware; elsewhere it is slower than float32."""
    supported = getattr(torch.cpu, "_is_avx512_bf16_supported", None)
    return bool(supported and supported())


def _replace(places: Iterator[_Place], kind: Any, activation: str) -> None:
    """Put ``Int8Linear`` or ``PackedLinear`` in the layers' places, with the GELU that follows."""
    for place in places:
        fused = place.activation is not None and activation == _EXACT_GELU
        linear = getattr(place.parent, place.name)
        setattr(place.parent, place.name, kind(linear, gelu=fused))
        hand_back(linear.weight)
        if fused:
            setattr(place.parent, str(place.activation), nn.Identity())


def _vision_layers(model: Any) -> Iterator[_Place]:
    for layer in model.vision_model.encoder.layers:
        yield _Place(layer.self_attn, "qkv")
        yield _Place(layer.self_attn, "projection")
        yield _Place(layer.mlp, "fc1", "activation_fn")
        yield _Place(layer.mlp, "fc2")


def _text_layers(model: Any) -> Iterator[_Place]:
    decoder = getattr(model, "text_decoder", None)
    stacks = (getattr(model, "text_encoder", None), decoder.bert if decoder is not None else None)
    for stack in stacks:
        for layer in stack.encoder.layer if stack is not None else ():
            for name in ("query", "key", "value"):
                yield _Place(layer.attention.self, name)
            yield _Place(layer.attention.output, "dense")
            yield _Place(layer.crossattention.self, "query")
            yield _Place(layer.crossattention.output, "dense")
            yield _Place(layer.intermediate, "dense", "intermediate_act_fn")
            yield _Place(layer.output, "dense")


def _word_scores(model: Any) -> Iterator[_Place]:
    decoder = getattr(model, "text_decoder", None)
    if decoder is not None:
        yield _Place(decoder.cls.predictions.transform, "dense", "transform_act_fn")
        yield _Place(decoder.cls.predictions, "decoder")
