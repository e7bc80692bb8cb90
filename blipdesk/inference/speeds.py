"""How fast each model was on this machine, kept from real runs.

A model's card can then tell what to expect, with the date on which it was seen. The file can be
thrown away.
"""

import json
import logging
import os
from dataclasses import asdict, dataclass
from pathlib import Path

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Speed:
    """What one run came to.

    Args:
        model: id of the model that did the work.
        device: "cpu", "cuda" or "mps".
        precision: "fp32", "fp16", "bf16" or "int8".
        photos_per_s: by the clock, from the end of the first batch on, so that loading is left
            out; reading, deciding and writing beside the models are in it.
        photos: how many were counted.
        measured_on: the day, YYYY-MM-DD.
    """

    model: str
    device: str
    precision: str
    photos_per_s: float
    photos: int
    measured_on: str


def read_speeds(path: Path) -> tuple[Speed, ...]:
    """Return the newest speed of each model, device and precision; none where nothing is known.

    Args:
        path: ``LibraryPaths.speeds``.
    """
    try:
        return tuple(_checked(Speed(**fields)) for fields in json.loads(path.read_text("utf-8")))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, TypeError) as error:
        log.info("%s is left aside: %s", path.name, error)
        return ()


def note_speed(path: Path, speed: Speed) -> None:
    """Keep a speed in place of the older one of its model, device and precision."""
    key = (speed.model, speed.device, speed.precision)
    others = [s for s in read_speeds(path) if (s.model, s.device, s.precision) != key]
    fresh = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        fresh.write_text(json.dumps([asdict(s) for s in (*others, speed)], indent=1), "utf-8")
        fresh.replace(path)
    except OSError as error:
        log.info("the speed is not kept: %s", error)
        fresh.unlink(missing_ok=True)


def _checked(speed: Speed) -> Speed:
    """Refuse what someone else wrote into the file."""
    words = (speed.model, speed.device, speed.precision, speed.measured_on)
    if not all(isinstance(word, str) for word in words):
        raise TypeError("a word is no text")
    if not (speed.photos_per_s > 0 and speed.photos > 0):
        raise ValueError("a figure is not above zero")
    return speed
