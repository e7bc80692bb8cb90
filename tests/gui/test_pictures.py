"""Pictures for the screen, of every kind that photographers have."""

import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from blipdesk.demo.sample_library import write_sample_library
from blipdesk.gui.decoding import load_image
from blipdesk.gui.pictures import FULL, Picture, PictureRequest, Pictures
from blipdesk.gui.thumbnails import ThumbnailRequest, Thumbnails
from blipdesk.inference.picture_child import PictureChild

RED = (220, 30, 30)
SIDEWAYS = 6


def _raw(path: Path, image: Image.Image) -> None:
    """A raw file as a camera held sideways makes it: signs, a stamp, the sensor's data, a JPEG."""
    parts = []
    for size in ((16, 12), image.size):
        image.resize(size).save(path, "JPEG", quality=95)
        parts.append(path.read_bytes())
    tags = ((0x010F, 4, 0), (0x0112, 3, SIDEWAYS), (0x014A, 4, 0), (0x8769, 4, 0))
    rows = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
    head = b"II*\0\x08\0\0\0" + struct.pack("<H", len(tags)) + rows + b"\0\0\0\0"
    path.write_bytes(head + parts[0] + bytes(5000) + parts[1])


def _heic(path: Path, image: Image.Image) -> None:
    pillow_heif.from_pillow(image.rotate(-90, expand=True)).save(path, quality=95)


def _avif(path: Path, image: Image.Image) -> None:
    image.rotate(-90, expand=True).save(path, quality=95)


def _jpeg(path: Path, image: Image.Image) -> None:
    exif = Image.Exif()
    exif[0x0112] = SIDEWAYS
    image.save(path, exif=exif, quality=95)


def _lossless(path: Path, image: Image.Image) -> None:
    exif = Image.Exif()
    exif[0x0112] = SIDEWAYS
    image.save(path, exif=exif, lossless=True)


KINDS = {
    "a.nef": _raw,
    "a.cr2": _raw,
    "a.HEIC": _heic,
    "a.avif": _avif,
    "a.jpg": _jpeg,
    "a.webp": _lossless,
    "a.png": _lossless,
    "a.tif": _lossless,
}


@pytest.fixture(params=sorted(KINDS))
def photo(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A picture, 400 wide and 600 high when upright, red above and white below."""
    image = Image.new("RGB", (600, 400), "white")
    image.paste(RED, (0, 0, 300, 400))  # the left becomes the top
    path = tmp_path / request.param
    KINDS[request.param](path, image)
    return path


@pytest.fixture
def pictures() -> Iterator[Pictures]:
    made = Pictures()
    made.start()
    yield made
    made.stop()


@pytest.fixture
def thumbnails(tmp_path: Path) -> Iterator[Thumbnails]:
    made = Thumbnails(tmp_path / "thumbnails.db")
    made.start()
    yield made
    made.stop()


def is_red_above_white(image: QImage) -> bool:
    middle, height = image.width() // 2, image.height()
    above, below = (QColor(image.pixel(middle, height * part // 4)) for part in (1, 3))
    return above.red() > 180 and above.green() < 80 and below.green() > 220


def come(qtbot: QtBot, ask: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: ask() is not None, timeout=30_000)


def shown(qtbot: QtBot, pictures: Pictures, request: PictureRequest) -> Picture:
    pictures.want([request])
    come(qtbot, lambda: pictures.get(request))
    found = pictures.get(request)
    assert found is not None
    return found


def test_a_photo_of_any_kind_is_shown_upright(
    qtbot: QtBot, pictures: Pictures, photo: Path
) -> None:
    found = shown(qtbot, pictures, PictureRequest(photo, 1, FULL))
    assert found.reason is None
    assert (found.image.width(), found.image.height()) == (400, 600)
    assert is_red_above_white(found.image)


def test_a_photo_of_any_kind_has_a_thumbnail(
    qtbot: QtBot, thumbnails: Thumbnails, photo: Path
) -> None:
    request = ThumbnailRequest(1, photo, 1, photo.stat().st_size, 150)
    thumbnails.want([request])
    come(qtbot, lambda: thumbnails.get(1))
    found = thumbnails.get(1)
    assert found is not None
    assert (found.width(), found.height()) == (100, 150)
    assert is_red_above_white(found.toImage())


def test_a_heic_that_is_cut_off_has_a_reason_and_the_next_one_is_shown(
    qtbot: QtBot, pictures: Pictures, tmp_path: Path
) -> None:
    broken, whole = tmp_path / "broken.heic", tmp_path / "whole.heic"
    _heic(whole, Image.new("RGB", (60, 40), RED))
    broken.write_bytes(whole.read_bytes()[:-100])
    found = shown(qtbot, pictures, PictureRequest(broken, 1))
    assert found.image.isNull()
    assert found.reason is not None
    assert found.reason.startswith("Damaged")
    assert "broken.heic" not in found.reason  # which stands beside it anyway
    assert shown(qtbot, pictures, PictureRequest(whole, 1)).reason is None


def test_ending_does_not_wait_for_a_picture_that_takes_long(tmp_path: Path) -> None:
    path = tmp_path / "large.avif"
    Image.effect_noise((3000, 2000), 90).convert("RGB").save(path, speed=10)
    pictures = Pictures()
    pictures.start()
    pictures.want([PictureRequest(path, n, FULL) for n in range(50)])
    time.sleep(0.5)
    begun_s = time.monotonic()
    pictures.stop()
    assert time.monotonic() - begun_s < 5


def test_a_tiff_file_with_jpeg_inside_is_not_black(tmp_path: Path) -> None:
    path = tmp_path / "inside.tif"
    Image.new("RGB", (64, 64), "white").save(path, compression="jpeg")
    child = PictureChild()
    try:
        image, reason = load_image(path, 0, child)
    finally:
        child.close()
    assert reason is None
    assert image.pixelColor(30, 30).lightness() > 240


_TOGETHER = """
import sys, threading
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from blipdesk.gui.decoding import embedded_thumbnail

sys.setswitchinterval(0.00005)
app = QGuiApplication(["x", "-platform", "offscreen"])
together = threading.Barrier(4)

def look():
    together.wait()
    assert embedded_thumbnail(Path(sys.argv[1])) is not None

threads = [threading.Thread(target=look) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""


def test_threads_may_begin_with_the_same_kind_of_picture_at_once(tmp_path: Path) -> None:
    (photo,) = write_sample_library(tmp_path, 1)
    for _ in range(2):  # it crashed one time in three
        subprocess.run([sys.executable, "-c", _TOGETHER, str(photo.path)], check=True, timeout=60)
