"""HEIC pictures come out right where the extra is installed, and one line says so where not."""

import sys
from pathlib import Path

import numpy as np
import pillow_heif
import pytest
from PIL import Image

from blipdesk.domain.errors import Unreadable, UnsupportedFormat
from blipdesk.imaging.decode import DecodeLimits, decode_upright

CORPORA = Path(__file__).parents[3].parent / "shared" / "corpora"
RED, BLUE = (220, 30, 30), (40, 50, 210)


@pytest.fixture
def heic(tmp_path: Path) -> Path:
    """Red above blue, 160 x 120."""
    image = Image.new("RGB", (160, 120), RED)
    image.paste(BLUE, (0, 60, 160, 120))
    path = tmp_path / "a.HEIC"
    pillow_heif.from_pillow(image).save(path, quality=95)
    return path


def test_a_heic_is_decoded_to_its_colours(heic: Path) -> None:
    decoded = decode_upright(heic, 0)
    assert decoded.image.size == (decoded.stored_width_px, decoded.stored_height_px) == (160, 120)
    found = [decoded.image.getpixel((80, y)) for y in (20, 100)]
    assert np.abs(np.subtract(found, [RED, BLUE])).max() <= 12


def test_only_the_containers_own_properties_turn_a_heic(tmp_path: Path) -> None:
    image = Image.new("RGB", (160, 120), RED)
    exif = Image.Exif()
    exif[0x0112] = 6
    path = tmp_path / "a.heic"
    # pillow_heif turns the orientation into the property `irot` and leaves the tag in EXIF.
    pillow_heif.from_pillow(image).save(path, exif=exif.tobytes())
    decoded = decode_upright(path, 0)
    opened = pillow_heif.open_heif(path)
    assert decoded.image.size == opened.size == (120, 160)
    assert decoded.orientation == 1


def test_a_heic_over_the_limit_is_refused_before_it_is_decoded(heic: Path) -> None:
    with pytest.raises(Unreadable, match="more than the limit"):
        decode_upright(heic, 0, DecodeLimits(max_pixels=1000))


def test_a_heic_that_is_cut_off_gives_one_line(heic: Path) -> None:
    heic.write_bytes(heic.read_bytes()[:-200])
    with pytest.raises(Unreadable, match="damaged"):
        decode_upright(heic, 0)


def test_without_the_extra_the_line_says_how_to_get_it(
    heic: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    with pytest.raises(UnsupportedFormat, match=r"pip install 'blipdesk\[heic\]'"):
        decode_upright(heic, 0)


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora are not here")
def test_a_phones_and_a_cameras_heic_are_decoded_upright() -> None:
    phone = decode_upright(CORPORA / "photos" / "heif__heic__exif-at-eof.heic", 384).image
    assert phone.height > phone.width >= 384
    camera = CORPORA / "bad" / "exiv2__issue_9292_sony_6_right_top.HIF"  # 10 bits, sideways
    image = decode_upright(camera, 384).image
    assert image.height > image.width >= 384
    assert image.mode == "RGB"
