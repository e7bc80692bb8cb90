"""The loaded models: each once, when first needed, and away again on demand."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import torch

from blipdesk.blip.answerer import Answerer
from blipdesk.blip.captioner import Captioner
from blipdesk.blip.cpu_layers import prepare_for_cpu
from blipdesk.blip.device import (
    choose_device,
    choose_precision,
    device_name,
    release_memory,
    torch_dtype,
)
from blipdesk.blip.matcher import Matcher
from blipdesk.blip.other_captioner import TARGET_PX, OtherCaptioner, is_other
from blipdesk.blip.photos import InputSpec, read_input_spec
from blipdesk.domain.errors import BugError
from blipdesk.imaging.fingerprint import FINGERPRINT_PX
from blipdesk.inference.messages import (
    ModelLocation,
)
from blipdesk.inference.wire import (
    Ready,
    Start,
)
from blipdesk.worker.limits import keep_freed_memory

M = TypeVar("M", Captioner, Answerer, Matcher, OtherCaptioner)


@dataclass(slots=True)
class Models:
    """What ``Start`` asked for.

    Args:
        start: locations and options.
        notice: called with one line when a model is loaded.
    """

    start: Start
    notice: Callable[[str], None]
    device: torch.device = field(init=False)
    precision: str = field(init=False)
    _loaded: dict[Path, Captioner | Answerer | Matcher | OtherCaptioner] = field(
        default_factory=dict
    )

    def __post_init__(self) -> None:
        options = self.start.options
        self.device = choose_device(options.device)
        self.precision = choose_precision(options.precision, self.device)
        if options.threads > 0:
            torch.set_num_threads(options.threads)

    def describe(self) -> Ready:
        """Say where the work is done."""
        return Ready(
            self.device.type, self.precision, device_name(self.device), torch.get_num_threads()
        )

    @property
    def captioner(self) -> Captioner | OtherCaptioner:
        """The caption model, loaded now if need be."""
        location = self.start.caption
        if location is not None and is_other(location.path):
            return self._get(OtherCaptioner, location)
        return self._get(Captioner, location)

    @property
    def answerer(self) -> Answerer:
        """The question model, loaded now if need be."""
        return self._get(Answerer, self.start.answer)

    @property
    def matcher(self) -> Matcher:
        """The matching model, loaded now if need be."""
        return self._get(Matcher, self.start.match)

    def target_px(self) -> int:
        """Return the size that a picture must keep in decoding, without loading any weights."""
        sizes = [spec.target_px for spec in self.input_specs()]
        if self._others():
            sizes.append(TARGET_PX)
        return max(sizes, default=FINGERPRINT_PX)

    def input_specs(self) -> tuple[InputSpec, ...]:
        """Return what the chosen models want to see, each once, without loading any weights."""
        chosen = (self.start.caption, self.start.answer, self.start.match)
        paths = [m.path for m in chosen if m is not None and m.path not in self._others()]
        return tuple(dict.fromkeys(read_input_spec(path) for path in paths))

    def keeps_image(self) -> bool:
        """Whether a model wants the pictures themselves, to resize them in its own way."""
        return bool(self._others())

    def _others(self) -> tuple[Path, ...]:
        """Return the captioner's folder where it is of another family, which resizes by itself."""
        location = self.start.caption
        return (location.path,) if location is not None and is_other(location.path) else ()

    def unload(self) -> None:
        """Drop every model."""
        self._loaded.clear()
        release_memory(self.device)

    def fall_back_to_cpu(self) -> bool:
        """Use the CPU from now on; False: it is used already."""
        if self.device.type == "cpu":
            return False
        self.unload()
        self.device = torch.device("cpu")
        self.precision = choose_precision(self.start.options.precision, self.device)
        return True

    def _get(self, kind: type[M], location: ModelLocation | None) -> M:
        if location is None:
            raise BugError(f"a {kind.__name__} is needed, but no model was chosen")
        model = self._loaded.get(location.path)
        if not isinstance(model, kind):
            self.notice(f"loading {location.id} ({self.device.type}, {self.precision})")
            keep_freed_memory(False)
            model = kind.load(location.path, self.device, torch_dtype(self.precision))
            if self.device.type == "cpu" and not isinstance(model, OtherCaptioner):
                prepare_for_cpu(model.model, self.precision)
            keep_freed_memory(True)
            self._loaded[location.path] = model
            self.notice(f"loaded {location.id}")
        return model
