"""EXIF as invented cameras would write it."""

import io
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

import piexif
from PIL import Image


@dataclass(frozen=True, slots=True)
class Camera:
    """An invented camera: no real maker's name belongs on a drawn photo.

    Attributes:
        maker: EXIF Make.
        model: EXIF Model.
        lens: EXIF LensModel.
        size: width and height of its pictures held level, in pixels.
        focal_mm: EXIF FocalLength, in millimetres.
        is_phone: whether it is a phone, which names files by date and knows where it is.
    """

    maker: str
    model: str
    lens: str
    size: tuple[int, int]
    focal_mm: int
    is_phone: bool

    def file_name(self, taken: datetime, number: int) -> str:
        """Name a file the way this kind of camera does."""
        if self.is_phone:
            return f"PXD_{taken:%Y%m%d_%H%M%S}.jpg"
        return f"{'DSC' if self.focal_mm == 35 else 'IMG'}_{number:04}.JPG"


CAMERAS = (
    Camera("Lumiere", "Lumiere D70", "LM 35mm F1.8", (4000, 2667), 35, False),
    Camera("Kestrel", "Kestrel X2", "Kestrel 24-70mm F2.8", (3456, 2592), 50, False),
    Camera("Pixelfon", "Pixelfon 5", "Pixelfon 5 back camera 4.4mm f/1.8", (3264, 2448), 4, True),
)


@dataclass(frozen=True, slots=True)
class Shot:
    """How one photo was taken.

    Attributes:
        camera: with what.
        taken: when, local time.
        orientation: EXIF orientation: 1, 3, 6 or 8.
        position: latitude and longitude in degrees, or None.
        exposure: the time is one part in so many of a second.
        aperture_tenths: ten times the f-number.
        iso: the sensitivity.
    """

    camera: Camera
    taken: datetime
    orientation: int
    position: tuple[float, float] | None
    exposure: int
    aperture_tenths: int
    iso: int


def exif_block(
    shot: Shot, size: tuple[int, int], thumbnail: Image.Image, description: str | None
) -> bytes:
    """Write a shot's EXIF, thumbnail included, as a JPEG's APP1 holds it.

    Args:
        shot: how the photo was taken.
        size: width and height of the stored pixels.
        thumbnail: a small picture turned like the stored pixels.
        description: EXIF ImageDescription, ASCII, or None.
    """
    small = io.BytesIO()
    thumbnail.save(small, "JPEG", quality=75)
    block: bytes = piexif.dump(
        {
            "0th": _main_tags(shot, description),
            "Exif": _photo_tags(shot, size),
            "GPS": _gps_tags(shot.position) if shot.position else {},
            "1st": {piexif.ImageIFD.Compression: 6},
            "thumbnail": small.getvalue(),
        }
    )
    return block


def _main_tags(shot: Shot, description: str | None) -> dict[int, object]:
    tag = piexif.ImageIFD
    tags: dict[int, object] = {
        tag.Make: shot.camera.maker,
        tag.Model: shot.camera.model,
        tag.Orientation: shot.orientation,
        tag.XResolution: (72, 1),
        tag.YResolution: (72, 1),
        tag.ResolutionUnit: 2,
        tag.Software: "1.04",
        tag.DateTime: f"{shot.taken:%Y:%m:%d %H:%M:%S}",
    }
    if description:
        tags[tag.ImageDescription] = description.encode("ascii")
    return tags


def _photo_tags(shot: Shot, size: tuple[int, int]) -> dict[int, object]:
    tag, taken = piexif.ExifIFD, f"{shot.taken:%Y:%m:%d %H:%M:%S}"
    return {
        tag.ExifVersion: b"0232",
        tag.DateTimeOriginal: taken,
        tag.DateTimeDigitized: taken,
        tag.ExposureTime: (1, shot.exposure),
        tag.FNumber: (shot.aperture_tenths, 10),
        tag.ISOSpeedRatings: shot.iso,
        tag.FocalLength: (shot.camera.focal_mm, 1),
        tag.LensModel: shot.camera.lens,
        tag.ColorSpace: 1,
        tag.PixelXDimension: size[0],
        tag.PixelYDimension: size[1],
    }


def _gps_tags(position: tuple[float, float]) -> dict[int, object]:
    tag = piexif.GPSIFD
    latitude, longitude = position
    return {
        tag.GPSVersionID: (2, 3, 0, 0),
        tag.GPSLatitudeRef: "N" if latitude >= 0 else "S",
        tag.GPSLatitude: _degrees(abs(latitude)),
        tag.GPSLongitudeRef: "E" if longitude >= 0 else "W",
        tag.GPSLongitude: _degrees(abs(longitude)),
    }


def _degrees(value: float) -> tuple[tuple[int, int], ...]:
    """Degrees, minutes and hundredths of seconds as EXIF's rationals."""
    exact = Fraction(value).limit_denominator(360_000)
    minutes, degrees = (exact - int(exact)) * 60, int(exact)
    seconds = (minutes - int(minutes)) * 60
    return (degrees, 1), (int(minutes), 1), (int(seconds * 100), 100)
