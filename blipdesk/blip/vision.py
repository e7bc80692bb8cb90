"""The vision tower with fused attention; transformers 5.23 offers BLIP only the unfused kind."""

from typing import Any

import torch
from torch.nn.functional import scaled_dot_product_attention

_PICTURES_AT_ONCE = 2
"""On a CPU: what more would work on at a time falls out of its cache, and fills the memory."""
_HEADS_AT_ONCE = 2
"""Their scores stay in the cache until they have been used."""


def encode_images(vision: Any, pixel_values: torch.Tensor) -> torch.Tensor:
    """Run a ``BlipVisionModel``.

    Args:
        vision: the model; only its weights and sub-modules are used.
        pixel_values: (N, 3, height, width), any float type; moved to the model's device and type.

    Returns:
        the last hidden states (N, patches + 1, width of the model), in the type of the model or
        in ``vision.attention_dtype`` where it has one (``cpu_layers``).
    """
    weight = vision.embeddings.patch_embedding.weight
    pixels = pixel_values.to(weight.device, weight.dtype, non_blocking=True)
    dtype = getattr(vision, "attention_dtype", weight.dtype)
    if weight.device.type != "cpu" or len(pixels) <= _PICTURES_AT_ONCE:
        return _encode(vision, pixels, dtype)
    return torch.cat([_encode(vision, few, dtype) for few in pixels.split(_PICTURES_AT_ONCE)])


def _encode(vision: Any, pixels: torch.Tensor, dtype: torch.dtype) -> torch.Tensor:
    hidden = vision.embeddings(pixels)
    for layer in vision.encoder.layers:
        hidden = hidden + _attend(layer.self_attn, layer.layer_norm1(hidden), dtype)
        hidden = hidden + layer.mlp(layer.layer_norm2(hidden))
    return vision.post_layernorm(hidden).to(dtype)


def _attend(attention: Any, hidden: torch.Tensor, dtype: torch.dtype) -> torch.Tensor:
    count, length, width = hidden.shape
    mixed = attention.qkv(hidden).view(count, length, 3, attention.num_heads, attention.head_dim)
    if dtype != hidden.dtype:
        return attention.projection(_join_rounded(mixed, dtype).view(count, length, width))
    query, key, value = mixed.permute(2, 0, 3, 1, 4).unbind(0)
    joined = scaled_dot_product_attention(query, key, value)
    return attention.projection(joined.transpose(1, 2).reshape(count, length, width))


def _join_rounded(mixed: torch.Tensor, dtype: torch.dtype) -> torch.Tensor:
    """Attend with both products in a narrower type; torch's fused kernel gains nothing by that.

    What all keys have in common adds the same to every score of a query, which softmax cancels:
    it is taken off before the rounding, which then concerns only what tells patches apart.

    Args:
        mixed: query, key and value (pictures, length, 3, heads, width of a head); overwritten.

    Returns:
        (pictures, length, heads, width of a head), of the type of ``mixed``.
    """
    query, key = mixed[:, :, 0], mixed[:, :, 1]
    query *= mixed.shape[-1] ** -0.5
    key -= key.mean(1, keepdim=True)
    joined = torch.empty_like(query, memory_format=torch.contiguous_format)
    for one, into in zip(mixed, joined, strict=True):
        narrow = one.permute(1, 2, 0, 3).to(dtype, memory_format=torch.contiguous_format)
        heads = zip(narrow.split(_HEADS_AT_ONCE, 1), into.split(_HEADS_AT_ONCE, 1), strict=True)
        for (queries, keys, values), part in heads:
            weights = torch.bmm(queries, keys.transpose(1, 2)).softmax(-1)
            part.copy_(torch.bmm(weights, values).transpose(0, 1))
    return joined
