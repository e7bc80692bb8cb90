"""The sample library on disk."""

import io
from pathlib import Path

import numpy as np
import piexif
import pytest
from PIL import Image, ImageOps

from blipdesk.demo.person_words import Words
from blipdesk.demo.render import render_scene
from blipdesk.demo.sample_library import SamplePhoto, write_sample_library


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> list[SamplePhoto]:
    return write_sample_library(tmp_path_factory.mktemp("library"), count=8)


def test_photos_are_jpegs_of_several_megapixels_in_several_folders(
    photos: list[SamplePhoto],
) -> None:
    assert len({photo.path for photo in photos}) == 8
    assert len({photo.path.parent for photo in photos}) >= 2
    for photo in photos:
        data = photo.path.read_bytes()
        assert data[6:10] == b"JFIF" or data[6:10] == b"Exif"
        with Image.open(io.BytesIO(data)) as picture:
            assert picture.format == "JPEG"
            assert 6e6 < picture.width * picture.height < 13e6


def test_exif_names_camera_lens_and_date(photos: list[SamplePhoto]) -> None:
    for photo in photos:
        exif = piexif.load(str(photo.path))
        assert exif["0th"][piexif.ImageIFD.Make]
        assert exif["0th"][piexif.ImageIFD.Model]
        assert exif["Exif"][piexif.ExifIFD.LensModel]
        assert exif["Exif"][piexif.ExifIFD.DateTimeOriginal][:4] in (b"2024", b"2025")
        assert exif["0th"][piexif.ImageIFD.Orientation] == photo.orientation
        assert exif["thumbnail"].startswith(b"\xff\xd8")
    assert {photo.orientation for photo in photos} == {1, 3, 6, 8}


def test_some_phone_photos_know_where_they_were_taken(photos: list[SamplePhoto]) -> None:
    located = [p for p in photos if piexif.load(str(p.path))["GPS"]]
    assert 0 < len(located) < len(photos)


def test_orientation_turns_the_stored_pixels_upright(photos: list[SamplePhoto]) -> None:
    for number, photo in enumerate(photos):
        with Image.open(photo.path) as picture:
            picture.draft("RGB", (400, 400))
            upright = ImageOps.exif_transpose(picture)
        wanted = render_scene(photo.scene, upright.size, seed=7 + number)
        small = [
            np.asarray(image.resize((24, 24), Image.Resampling.BICUBIC), dtype=float)
            for image in (upright, wanted)
        ]
        assert np.abs(small[0] - small[1]).mean() < 8


def test_a_person_captioned_some_in_exif_and_xmp(photos: list[SamplePhoto]) -> None:
    captioned = [photo for photo in photos if photo.words]
    assert len(captioned) == 1
    for photo in photos:
        written = piexif.load(str(photo.path))["0th"].get(piexif.ImageIFD.ImageDescription)
        data = photo.path.read_bytes()
        assert (b"dc:description" in data) == (photo.words is not None)
        assert written == (photo.words.caption.encode() if photo.words else None)
        _expect_subjects(photo.words, data)


def _expect_subjects(words: Words | None, data: bytes) -> None:
    for keyword in words.keywords if words else ():
        assert f"<rdf:li>{keyword}</rdf:li>".encode() in data


def test_photos_of_a_library_that_is_there_are_never_overwritten(tmp_path: Path) -> None:
    write_sample_library(tmp_path, count=1)
    with pytest.raises(FileExistsError):
        write_sample_library(tmp_path, count=1)


def test_no_scene_of_the_library_was_trained_on(photos: list[SamplePhoto]) -> None:
    assert all(photo.scene.held_out for photo in photos)
