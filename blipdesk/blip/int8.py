"""Linear layers in 8-bit integers, for CPUs that multiply those several times faster than floats.

Weights have one scale per output, activations one per token, found at run time: nothing has to be
calibrated, and what a photo becomes does not depend on its neighbours in the batch.
"""

from typing import Any

import torch
from torch import nn

_TOP = 127.0
_MIDDLE = 128
_TINY = 1e-12
_ROWS_AT_ONCE = 128
"""What is done to each value is done to so many rows, which stay in the cache meanwhile."""


def is_int8_fast() -> bool:
    """Whether this CPU has 8-bit dot products (VNNI); others lose speed or overflow by int8."""
    supported = getattr(torch.cpu, "_is_vnni_supported", None)
    return bool(supported and supported()) and hasattr(torch.ops.onednn, "qlinear_pointwise")


class Int8Linear(nn.Module):  # type: ignore[misc]  # torch's types are not read
    """An ``nn.Linear`` in 8 bits; float32 in, float32 out.

    Args:
        linear: the layer that it stands for, float32.
        gelu: whether to apply the exact GELU to what comes out.
    """

    def __init__(self, linear: Any, gelu: bool = False) -> None:
        super().__init__()
        weight = linear.weight.detach().float()
        scale = weight.abs().amax(dim=1).clamp(min=_TINY) / _TOP
        whole = (weight / scale[:, None]).round().to(torch.int8)
        self.packed = torch.ops.onednn.qlinear_prepack(whole, None)
        self.scale = scale
        self.zero = torch.zeros(len(scale), dtype=torch.long)
        self.bias = linear.bias.detach().float()
        self._gelu = gelu

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """Multiply; values (..., inputs) to (..., outputs)."""
        rows = values.reshape(-1, values.shape[-1])
        whole = torch.empty(rows.shape, dtype=torch.uint8)
        blocks = zip(rows.split(_ROWS_AT_ONCE), whole.split(_ROWS_AT_ONCE), strict=True)
        scales = [_round(block, into) for block, into in blocks]
        product = self.multiply(whole)
        for block, scale in zip(product.split(_ROWS_AT_ONCE), scales, strict=True):
            block.mul_(scale).add_(self.bias)
            if self._gelu:
                torch.ops.aten.gelu_(block)
        return product.view(*values.shape[:-1], -1)

    def multiply(self, whole: torch.Tensor) -> torch.Tensor:
        """Return the product before activation scales and bias.

        Args:
            whole: uint8 (rows, inputs), with 128 for zero.
        """
        return torch.ops.onednn.qlinear_pointwise(
            whole, 1.0, _MIDDLE, self.packed, self.scale, self.zero,
            None, 1.0, 0, torch.float32, "none", [], "",
        )  # fmt: skip


def _round(rows: torch.Tensor, whole: torch.Tensor) -> torch.Tensor:
    """Write rows as 8-bit integers; returns what one of their steps is worth, (rows, 1).

    Args:
        whole: uint8 of the same shape, with 128 for zero.
    """
    # Two reductions are several times faster than the norm, or the largest absolute value.
    top = torch.maximum(rows.amax(-1, keepdim=True), rows.amin(-1, keepdim=True).neg_())
    top.clamp_(min=_TINY)
    # By way of int8 because that is vectorised; to turn its highest bit adds the middle, which the
    # kernel takes off again.
    whole.view(torch.int8).copy_((rows * (_TOP / top)).round_())
    whole.bitwise_xor_(_MIDDLE)
    return top.mul_(1 / _TOP)
