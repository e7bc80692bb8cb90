import io
import random

import pytest
from PIL import Image, ImageEnhance, ImageFilter

from blipdesk.demo.render import render_scene
from blipdesk.demo.world import sample_scenes
from blipdesk.imaging.fingerprint import distance, fingerprint

SCENES = sample_scenes(6, 3)


@pytest.fixture(scope="module")
def pictures() -> list[Image.Image]:
    return [render_scene(scene, (640, 480), seed) for seed, scene in enumerate(SCENES)]


def _hash(image: Image.Image) -> int:
    found = fingerprint(image).perceptual_hash
    assert found is not None
    return found


def _as_jpeg(image: Image.Image) -> Image.Image:
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=40)
    return Image.open(stream).convert("RGB")


def test_a_smaller_or_compressed_copy_looks_the_same(pictures: list[Image.Image]) -> None:
    for picture in pictures:
        for other in (picture.resize((300, 225)), _as_jpeg(picture)):
            assert distance(_hash(picture), _hash(other)) <= 3


def test_a_little_more_light_changes_few_bits(pictures: list[Image.Image]) -> None:
    for picture in pictures:
        brighter = ImageEnhance.Brightness(picture).enhance(1.15)
        assert distance(_hash(picture), _hash(brighter)) <= 12


def test_different_pictures_look_different(pictures: list[Image.Image]) -> None:
    hashes = [_hash(picture) for picture in pictures]
    far = [distance(one, other) for i, one in enumerate(hashes) for other in hashes[:i]]
    assert min(far) > 3


def test_the_sharp_one_is_known_from_the_blurred_at_any_size(pictures: list[Image.Image]) -> None:
    for picture in pictures:
        sharp = fingerprint(picture).sharpness
        assert sharp > fingerprint(picture.filter(ImageFilter.GaussianBlur(3))).sharpness > 0


@pytest.mark.parametrize("colour", ["black", "white", "#777777"])
def test_a_picture_without_structure_has_no_hash(colour: str) -> None:
    look = fingerprint(Image.new("RGB", (400, 300), colour))
    assert look.perceptual_hash is None and look.sharpness == 0


@pytest.mark.parametrize("size", [(1, 1), (1, 500), (700, 2), (31, 33)])
def test_any_size_has_a_fingerprint(size: tuple[int, int]) -> None:
    rng = random.Random(1)
    noise = Image.frombytes("RGB", size, rng.randbytes(size[0] * size[1] * 3))
    assert fingerprint(noise).sharpness >= 0


def test_the_distance_counts_bits_of_signed_numbers() -> None:
    assert distance(0, -1) == 64
    assert distance(-1, -2) == 1
    assert distance(5, 5) == 0
