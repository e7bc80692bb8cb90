"""Upright RGB pictures to the tensor that a model sees."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image

from blipdesk.domain.errors import ModelUnusable
from blipdesk.domain.photo import display_name

# OpenAI CLIP's mean and deviation, BLIP's defaults (transformers, image_processing_blip).
_MEAN = (0.48145466, 0.4578275, 0.40821073)
_DEVIATION = (0.26862954, 0.26130258, 0.27577711)


@dataclass(frozen=True, slots=True)
class InputSpec:
    """What a model wants to see, from its preprocessor_config.json (or processor_config.json).

    Args:
        height_px: of the input; the picture's proportions are not kept, as in BLIP's training.
        width_px: of the input.
        mean: per channel, of values 0..1.
        deviation: per channel.
        scale: from 8-bit values to those that mean and deviation speak of.
        resample: Pillow's filter number.
    """

    height_px: int = 384
    width_px: int = 384
    mean: tuple[float, float, float] = _MEAN
    deviation: tuple[float, float, float] = _DEVIATION
    scale: float = 1 / 255
    resample: int = int(Image.Resampling.BICUBIC)

    @property
    def target_px(self) -> int:
        """The size below which a picture's sides must not be decoded."""
        return max(self.height_px, self.width_px)


def read_input_spec(folder: Path) -> InputSpec:
    """Read a model folder's input description.

    Raises:
        ModelUnusable: it is damaged, or asks for steps that BLIP does not have.
    """
    path = folder / "preprocessor_config.json"
    try:
        if path.exists():
            config = json.loads(path.read_text("utf-8"))
        else:  # transformers 5 saves one file for picture and text together
            path = folder / "processor_config.json"
            config = json.loads(path.read_text("utf-8"))["image_processor"]
        height, width = _size(config.get("size", 384))
        return InputSpec(
            height,
            width,
            _triple(config.get("image_mean") or _MEAN),
            _triple(config.get("image_std") or _DEVIATION),
            float(config.get("rescale_factor", 1 / 255)),
            int(config.get("resample", InputSpec().resample)),
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ModelUnusable(
            f"{display_name(str(path))}: the input description cannot be read ({error})"
        ) from error


@dataclass(frozen=True, slots=True)
class Photo:
    """A decoded photo.

    Args:
        image: upright RGB of any size.
        small: ``shrink`` of it for each input that is known to be wanted; what lacks is made.
    """

    image: Image.Image
    small: Mapping[InputSpec, NDArray[np.uint8]] = field(default_factory=dict)


def shrink(image: Image.Image, spec: InputSpec) -> NDArray[np.uint8]:
    """Resize as transformers' own processor does; (height, width, 3). Needs no torch."""
    size = (spec.width_px, spec.height_px)
    return np.asarray(image.resize(size, Image.Resampling(spec.resample)))


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
    whole = torch.from_numpy(np.stack([_small(photo, spec) for photo in photos]))
    device = device or whole.device
    if device.type == "cuda":
        whole = whole.pin_memory()
    whole = whole.to(device, non_blocking=True).permute(0, 3, 1, 2)
    values = whole.to(torch.float32, memory_format=torch.contiguous_format) * spec.scale
    mean = torch.tensor(spec.mean, device=device)[:, None, None]
    deviation = torch.tensor(spec.deviation, device=device)[:, None, None]
    return values.sub_(mean).div_(deviation)


def _small(photo: Photo | Image.Image, spec: InputSpec) -> NDArray[np.uint8]:
    if isinstance(photo, Image.Image):
        return shrink(photo, spec)
    found = photo.small.get(spec)
    return found if found is not None else shrink(photo.image, spec)


def _size(value: Any) -> tuple[int, int]:
    if isinstance(value, int):
        return value, value
    return int(value["height"]), int(value["width"])


def _triple(value: Sequence[float]) -> tuple[float, float, float]:
    red, green, blue = (float(v) for v in value)
    return red, green, blue
