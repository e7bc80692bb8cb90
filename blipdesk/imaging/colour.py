"""Any colour model of a decoded picture to plain 8-bit sRGB on white."""

import functools
import io

import numpy as np
from PIL import Image, ImageCms

# 16-bit greyscale in its byte orders, 32-bit integers and floats.
_DEEP = ("I;16", "I;16L", "I;16B", "I;16N", "I", "F")
_PROFILE_MODES = ("RGB", "CMYK", "L")


def to_srgb(image: Image.Image, target_px: int) -> Image.Image:
    """Return the loaded picture as 8-bit sRGB, transparent parts on white.

    Args:
        image: loaded, of any mode.
        target_px: the shorter side may shrink to twice this by averaging whole pixels; 0: keep.
    """
    if image.mode in _DEEP:
        flat = _to_8_bit(image)
    elif image.has_transparency_data:
        flat = _on_white(image)
    elif image.mode in _PROFILE_MODES:
        flat = image
    else:
        flat = image.convert("RGB")
    flat = _shrink(flat, target_px)
    profile = image.info.get("icc_profile")
    if isinstance(profile, bytes) and profile and flat.mode in _PROFILE_MODES:
        flat = _apply_profile(flat, profile)
    return flat if flat.mode == "RGB" else flat.convert("RGB")


def _to_8_bit(image: Image.Image) -> Image.Image:
    """Scale 16-bit, 32-bit and float greyscale to 0..255."""
    values = np.asarray(image).astype(np.float32)
    values = np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0)
    top = float(values.max(initial=0.0))
    if image.mode == "F":
        scale = 255.0 if top <= 1.0 else 1.0 if top <= 255.0 else 255.0 / top
    else:
        scale = 255.0 / 65535.0 if top <= 65535.0 else 255.0 / top
    return Image.fromarray(np.clip(values * scale + 0.5, 0, 255).astype(np.uint8), "L")


def _on_white(image: Image.Image) -> Image.Image:
    layer = image.convert("RGBA")
    ground = Image.new("RGB", layer.size, "white")
    ground.paste(layer, mask=layer.getchannel("A"))
    return ground


def _shrink(image: Image.Image, target_px: int) -> Image.Image:
    """Average whole blocks of pixels, so that profiles and turns cost little."""
    factor = min(image.size) // (2 * target_px) if target_px else 1
    return image.reduce(factor) if factor > 1 else image


def _apply_profile(image: Image.Image, profile: bytes) -> Image.Image:
    transform = _transform(profile, image.mode)
    if transform is None:
        return image
    converted = ImageCms.applyTransform(image, transform)
    return image if converted is None else converted


@functools.lru_cache(maxsize=16)
def _transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """Return the way from the profile to sRGB; None: it is sRGB already, or the profile is broken.

    Pictures with a broken profile are shown by every viewer as if they had none.
    """
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(source):
            return None
        return ImageCms.buildTransform(source, ImageCms.createProfile("sRGB"), mode, "RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
