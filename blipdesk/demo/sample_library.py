"""A folder of photos to try BlipDesk with: drawn scenes in the clothes of camera files."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from PIL import Image

from blipdesk.demo.camera_exif import CAMERAS, Camera, Shot, exif_block
from blipdesk.demo.person_words import Words, words_of_person, xmp_packet
from blipdesk.demo.render import render_scene
from blipdesk.demo.world import Scene, sample_scenes

FOLDERS = ("2024 Garden and street", "2025 Holidays", "Phone")
_JPEG_QUALITY = 85
# One photo in six was captioned by a person before BlipDesk saw it.
_CAPTIONED_ONE_IN = 6
# How the stored pixels are turned for each EXIF orientation, so that viewing turns them back.
_STORED = {
    3: Image.Transpose.ROTATE_180,
    6: Image.Transpose.ROTATE_90,
    8: Image.Transpose.ROTATE_270,
}


@dataclass(frozen=True, slots=True)
class SamplePhoto:
    """A photo of the sample library.

    Attributes:
        path: where it was written.
        scene: what it shows; ``scene.caption`` is the right caption.
        words: what a person wrote into it, or None.
        orientation: its EXIF orientation, 1, 3, 6 or 8.
    """

    path: Path
    scene: Scene
    words: Words | None
    orientation: int


def write_sample_library(folder: Path, count: int = 24, seed: int = 7) -> list[SamplePhoto]:
    """Draw photos and write them as JPEG files with a camera's metadata.

    Args:
        folder: created if missing; the photos go into three folders below it.
        count: how many photos.
        seed: the same seed writes the same files.

    Returns:
        The photos, in the order in which they were taken.

    Raises:
        OSError: a file cannot be written, or one of these names is taken.
    """
    rng = random.Random(seed)
    taken = datetime(2024, 3, 2, 9, 30)
    photos = []
    for number, scene in enumerate(sample_scenes(count, seed, held_out=True)):
        taken += timedelta(minutes=rng.randint(60, 2 * 640 * 24 * 60 // max(1, count)))
        camera = CAMERAS[rng.choices(range(len(CAMERAS)), (4, 3, 4))[0]]
        shot = _shot(camera, taken, number, rng)
        words = None
        if number % _CAPTIONED_ONE_IN == _CAPTIONED_ONE_IN // 2:
            words = words_of_person(scene)
        path = folder / _place_of(camera, taken) / camera.file_name(taken, 1200 + number * 7)
        _write(path, scene, shot, words, seed + number)
        photos.append(SamplePhoto(path, scene, words, shot.orientation))
    return photos


def _place_of(camera: Camera, taken: datetime) -> str:
    if camera.is_phone:
        return FOLDERS[2]
    return FOLDERS[0] if taken.year == 2024 else FOLDERS[1]


def _shot(camera: Camera, taken: datetime, number: int, rng: random.Random) -> Shot:
    # Every orientation occurs early, so that small libraries have them all.
    orientation = (1, 6, 1, 8, 1, 3, 1, 6)[number % 8]
    position = None
    if camera.is_phone and rng.random() < 0.6:
        position = rng.uniform(43.0, 54.0), rng.uniform(-2.0, 14.0)
    return Shot(
        camera=camera,
        taken=taken,
        orientation=orientation,
        position=position,
        exposure=rng.choice((30, 60, 125, 250, 500, 1000)),
        aperture_tenths=rng.choice((18, 28, 40, 56, 80)),
        iso=rng.choice((50, 100, 200, 400, 800)),
    )


def _write(path: Path, scene: Scene, shot: Shot, words: Words | None, seed: int) -> None:
    upright = shot.camera.size
    if shot.orientation in (6, 8):
        upright = upright[1], upright[0]
    picture = render_scene(scene, upright, seed)
    if shot.orientation != 1:
        picture = picture.transpose(_STORED[shot.orientation])
    path.parent.mkdir(parents=True, exist_ok=True)
    thumbnail = picture.resize((160, 120), Image.Resampling.BILINEAR)
    description = words.caption if words else None
    extra = {"xmp": xmp_packet(words)} if words else {}
    with path.open("xb") as out:
        picture.save(
            out,
            "JPEG",
            quality=_JPEG_QUALITY,
            dpi=(72, 72),
            exif=exif_block(shot, picture.size, thumbnail, description),
            **extra,
        )
