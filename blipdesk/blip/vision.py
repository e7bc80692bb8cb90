"""The vision tower with fused attention; transformers 5.23 offers BLIP only the unfused kind."""

from typing import Any

import torch
from torch.nn.functional import scaled_dot_product_attention

_PICTURES_AT_ONCE = 4
"""On a CPU: what more would work on at a time falls out of its cache, and fills the memory."""


def encode_images(vision: Any, pixel_values: torch.Tensor) -> torch.Tensor:
    """Run a ``BlipVisionModel``.

    Args:
        vision: the model; only its weights and sub-modules are used.
        pixel_values: (N, 3, height, width), any float type; moved to the model's device and type.

    Returns:
        the last hidden states (N, patches + 1, width of the model), in the type of the model or
        in ``vision.states_dtype`` where it has one (``cpu_layers``).
    """
    weight = vision.embeddings.patch_embedding.weight
    pixels = pixel_values.to(weight.device, weight.dtype, non_blocking=True)
    dtype = getattr(vision, "states_dtype", weight.dtype)
    if weight.device.type != "cpu" or len(pixels) <= _PICTURES_AT_ONCE:
        return _encode(vision, pixels).to(dtype)
    return torch.cat([_encode(vision, few).to(dtype) for few in pixels.split(_PICTURES_AT_ONCE)])


def _encode(vision: Any, pixels: torch.Tensor) -> torch.Tensor:
    hidden = vision.embeddings(pixels)
    for layer in vision.encoder.layers:
        hidden = hidden + _attend(layer.self_attn, layer.layer_norm1(hidden))
        hidden = hidden + layer.mlp(layer.layer_norm2(hidden))
    return vision.post_layernorm(hidden)


def _attend(attention: Any, hidden: torch.Tensor) -> torch.Tensor:
    count, length, width = hidden.shape
    mixed = attention.qkv(hidden).view(count, length, 3, attention.num_heads, attention.head_dim)
    query, key, value = mixed.permute(2, 0, 3, 1, 4).unbind(0)
    joined = scaled_dot_product_attention(query, key, value)
    return attention.projection(joined.transpose(1, 2).reshape(count, length, width))
