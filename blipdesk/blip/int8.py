"""Linear layers in 8-bit integers, for CPUs that multiply those several times faster than floats.

Weights have one scale per output, activations one per token, found at run time: nothing has to be
calibrated, and what a photo becomes does not depend on its neighbours in the batch. Attention,
normalisation, embeddings, the word scores and the cross-attention's keys and values stay in
single precision.
"""

from typing import Any

import torch
from torch import nn

_TOP = 127.0
_MIDDLE = 128
_TINY = 1e-12


def is_int8_fast() -> bool:
    """Whether this CPU has 8-bit dot products (VNNI); others lose speed or overflow by int8."""
    supported = getattr(torch.cpu, "_is_vnni_supported", None)
    return bool(supported and supported()) and hasattr(torch.ops.onednn, "qlinear_pointwise")


class Int8Linear(nn.Module):  # type: ignore[misc]  # torch's types are not read
    """An ``nn.Linear`` in 8 bits; float32 in, float32 out.

    Args:
        linear: the layer that it stands for, float32.
    """

    def __init__(self, linear: Any) -> None:
        super().__init__()
        weight = linear.weight.detach().float()
        scale = weight.abs().amax(dim=1).clamp(min=_TINY) / _TOP
        whole = (weight / scale[:, None]).round().to(torch.int8)
        self.packed = torch.ops.onednn.qlinear_prepack(whole, None)
        self.scale = scale
        self.zero = torch.zeros(len(scale), dtype=torch.long)
        self.bias = linear.bias.detach().float()

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """Multiply; values (..., inputs) to (..., outputs)."""
        rows = values.reshape(-1, values.shape[-1])
        top = torch.linalg.vector_norm(rows, float("inf"), dim=-1, keepdim=True).clamp_(min=_TINY)
        # Truncation after adding a half rounds; the kernel takes off the middle again.
        whole = (rows * (_TOP / top)).add_(_MIDDLE + 0.5).to(torch.uint8)
        product = torch.ops.onednn.qlinear_pointwise(
            whole, 1.0, _MIDDLE, self.packed, self.scale, self.zero,
            None, 1.0, 0, torch.float32, "none", [], "",
        )  # fmt: skip
        scaled = torch.addcmul(self.bias, product, top / _TOP)
        return scaled.view(*values.shape[:-1], -1)


def use_int8(model: Any) -> None:
    """Replace the linear layers of a loaded float32 BLIP model on the CPU, in place."""
    for layer in model.vision_model.encoder.layers:
        _replace(layer.self_attn, "qkv", "projection")
        _replace(layer.mlp, "fc1", "fc2")
    stacks = [getattr(model, "text_encoder", None)]
    decoder = getattr(model, "text_decoder", None)
    stacks.append(decoder.bert if decoder is not None else None)
    for stack in stacks:
        for layer in stack.encoder.layer if stack is not None else ():
            _replace(layer.attention.self, "query", "key", "value")
            _replace(layer.attention.output, "dense")
            _replace(layer.crossattention.self, "query")
            _replace(layer.crossattention.output, "dense")
            _replace(layer.intermediate, "dense")
            _replace(layer.output, "dense")


def _replace(parent: Any, *names: str) -> None:
    for name in names:
        setattr(parent, name, Int8Linear(getattr(parent, name)))
