"""What a model wants to see, and photos shrunk to it; without torch, for programs that decode."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from blipdesk.domain.errors import BugError, ModelUnusable
from blipdesk.domain.photo import display_name
from blipdesk.imaging.fingerprint import Fingerprint

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
        image: upright RGB of any size; None: nobody needs more than what is below.
        small: ``shrink`` of it for each input that is known to be wanted; what lacks is made.
        look: what near-duplicates are found by; None: not wanted.
    """

    image: Image.Image | None
    small: Mapping[InputSpec, NDArray[np.uint8]] = field(default_factory=dict)
    look: Fingerprint | None = None

    def whole(self) -> Image.Image:
        """Return the image.

        Raises:
            BugError: it was not kept.
        """
        if self.image is None:
            raise BugError("a photo was decoded without the picture that is needed of it")
        return self.image


def shrink(image: Image.Image, spec: InputSpec) -> NDArray[np.uint8]:
    """Resize as transformers' own processor does; (height, width, 3). Needs no torch."""
    size = (spec.width_px, spec.height_px)
    return np.asarray(image.resize(size, Image.Resampling(spec.resample)))


def _size(value: Any) -> tuple[int, int]:
    if isinstance(value, int):
        return value, value
    return int(value["height"]), int(value["width"])


def _triple(value: Sequence[float]) -> tuple[float, float, float]:
    red, green, blue = (float(v) for v in value)
    return red, green, blue
