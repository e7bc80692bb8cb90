"""Upright RGB pictures to the tensor that a model sees."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image

from blipdesk.blip.photos import InputSpec, Photo, shrink


def to_pixel_values(
    photos: Sequence[Photo | Image.Image],
    spec: InputSpec,
    device: torch.device | None = None,
) -> torch.Tensor:
    """Resize and normalise exactly as transformers' own processor does.

    Args:
        photos: upright RGB pictures of any size.
        device: bytes travel there, by way of pinned memory where it is a GPU; the arithmetic is
            done there. None: the CPU.

    Returns:
        float32, (len(photos), 3, spec.height_px, spec.width_px).
    """
    device = device or torch.device("cpu")
    shape = (len(photos), spec.height_px, spec.width_px, 3)
    # Pinned memory is what a GPU fetches by itself, so the bytes are gathered there at once.
    whole = torch.empty(shape, dtype=torch.uint8, pin_memory=device.type == "cuda")
    np.stack([_small(photo, spec) for photo in photos], out=whole.numpy())
    whole = whole.to(device, non_blocking=True).permute(0, 3, 1, 2)
    values = whole.to(torch.float32, memory_format=torch.contiguous_format) * spec.scale
    mean = torch.tensor(spec.mean, device=device)[:, None, None]
    deviation = torch.tensor(spec.deviation, device=device)[:, None, None]
    return values.sub_(mean).div_(deviation)


def _small(photo: Photo | Image.Image, spec: InputSpec) -> NDArray[np.uint8]:
    if isinstance(photo, Image.Image):
        return shrink(photo, spec)
    found = photo.small.get(spec)
    return found if found is not None else shrink(photo.whole(), spec)
