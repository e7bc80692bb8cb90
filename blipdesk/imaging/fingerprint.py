"""What tells pictures apart that look nearly the same: a perceptual hash, and how sharp they are.

The hash is the sign of the low frequencies of a cosine transform (Zauner, "Implementation and
Benchmarking of Perceptual Image Hash Functions", 2010, section 3.2.1): scaling, compression and
small changes of light hardly change it.
"""

import functools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

FINGERPRINT_PX = 256
"""The shorter side that a picture needs at least."""
_SIZE = 32
_LOW = 8
_FLAT = 4.0


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """How a picture looks.

    Args:
        perceptual_hash: 64 bits as a signed number, alike pictures differ in few of them; None: a
            picture without any structure, which is like all others of its kind.
        sharpness: variance of the Laplacian at ``FINGERPRINT_PX``; compares frames of one scene.
    """

    perceptual_hash: int | None
    sharpness: float


def fingerprint(image: Image.Image) -> Fingerprint:
    """Look at an upright picture.

    Args:
        image: any size, mode RGB.
    """
    grey = image.convert("L")
    small = np.asarray(grey.resize((_SIZE, _SIZE), Image.Resampling.BOX), np.float32)
    return Fingerprint(_hash(small), _sharpness(grey))


def distance(one: int, other: int) -> int:
    """Return in how many of 64 bits two hashes differ."""
    return ((one ^ other) & 0xFFFF_FFFF_FFFF_FFFF).bit_count()


def _hash(small: NDArray[np.float32]) -> int | None:
    basis = _cosines()
    low = (basis @ small @ basis.T).ravel()[1:]  # without the mean brightness
    if np.abs(low).max() < _FLAT:
        return None
    bits = np.packbits(np.append(low > np.median(low), False))
    return int.from_bytes(bits.tobytes(), "big", signed=True)


@functools.cache
def _cosines() -> NDArray[np.float32]:
    """Return the first rows of the orthonormal DCT-II of ``_SIZE`` points."""
    rows, points = np.arange(_LOW)[:, None], np.arange(_SIZE)[None, :]
    basis = np.cos(np.pi * rows * (2 * points + 1) / (2 * _SIZE)) * np.sqrt(2 / _SIZE)
    basis[0] /= np.sqrt(2)
    return np.asarray(basis, np.float32)


def _sharpness(grey: Image.Image) -> float:
    scale = FINGERPRINT_PX / min(grey.size)
    size = (max(3, round(grey.width * scale)), max(3, round(grey.height * scale)))
    values = np.asarray(grey.resize(size, Image.Resampling.BOX), np.float32)
    centre = values[1:-1, 1:-1]
    around = values[:-2, 1:-1] + values[2:, 1:-1] + values[1:-1, :-2] + values[1:-1, 2:]
    return float(np.var(around - 4 * centre))
