"""A picture is decoded beside the program, and nothing that it holds brings the program down."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from blipdesk.domain.errors import Unreadable, UnsupportedFormat
from blipdesk.inference.picture_child import PictureChild

RED = (220, 30, 30)


class Room:
    """Where the pixels go."""

    def __init__(self) -> None:
        self.width = self.height = 0
        self.pixels = bytearray()

    def __call__(self, width: int, height: int) -> memoryview:
        self.width, self.height = width, height
        self.pixels = bytearray(width * height * 4)
        return memoryview(self.pixels)


@pytest.fixture
def child() -> Iterator[PictureChild]:
    made = PictureChild()
    yield made
    made.close()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A red AVIF, 600 x 400."""
    path = tmp_path / os.fsdecode("caf\xe9 \U0001f600\n.avif".encode("latin-1", "replace"))
    Image.new("RGB", (600, 400), RED).save(path)
    return path


def process_of(child: PictureChild) -> int:
    assert child.pid is not None
    return child.pid


def test_a_picture_arrives_with_its_size_and_colours(child: PictureChild, photo: Path) -> None:
    room = Room()
    child.decode(photo, 0, room)
    assert (room.width, room.height) == (600, 400)
    pixels = np.frombuffer(room.pixels, np.uint8).reshape(400, 600, 4)
    assert np.abs(pixels[..., 2::-1].astype(int) - RED).max() <= 12


def test_a_picture_is_scaled_down_to_the_edge(child: PictureChild, photo: Path) -> None:
    room = Room()
    child.decode(photo, 150, room)
    assert (room.width, room.height) == (150, 100)


def test_a_name_that_is_no_utf_8_is_found(child: PictureChild, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.png")
    Image.new("RGB", (20, 10), RED).save(path)
    room = Room()
    child.decode(path, 0, room)
    assert (room.width, room.height) == (20, 10)


def test_a_bad_file_gives_its_reason_and_the_same_child_goes_on(
    child: PictureChild, photo: Path, tmp_path: Path
) -> None:
    text = tmp_path / "text.heic"
    text.write_text("no picture")
    with pytest.raises(UnsupportedFormat, match=r"text\.heic: not a picture"):
        child.decode(text, 0, Room())
    before = process_of(child)
    with pytest.raises(Unreadable, match="cannot be opened"):
        child.decode(tmp_path / "absent.heic", 0, Room())
    child.decode(photo, 100, Room())
    assert process_of(child) == before


def test_a_child_that_was_killed_is_replaced(child: PictureChild, photo: Path) -> None:
    child.decode(photo, 100, Room())
    before = process_of(child)
    os.kill(before, signal.SIGKILL)
    while Path(f"/proc/{before}/stat").read_text("ascii").rpartition(")")[2].split()[0] != "Z":
        time.sleep(0.01)
    child.decode(photo, 100, Room())
    assert process_of(child) != before


@pytest.mark.expects_log("the decoder ended")
def test_a_picture_that_takes_too_long_is_given_up(photo: Path) -> None:
    sleeper = (sys.executable, "-c", "import time; time.sleep(60)")
    child = PictureChild(patience_s=0.3, command=sleeper)
    with pytest.raises(Unreadable, match="did not survive"):
        child.decode(photo, 0, Room())
    assert child.pid is None


@pytest.mark.expects_log("the decoder ended")
@pytest.mark.parametrize(
    "program",
    [
        "import os; os.abort()",
        "import sys; sys.stdout.buffer.write(b'\\xff' * 100)",
        'import sys; sys.stdout.buffer.write(b\'\\0\\0\\0\\x0e[200,100,"",""]abc\')',
    ],
    ids=["abort", "nonsense", "half a picture"],
)
def test_a_decoder_that_dies_or_talks_nonsense_costs_one_picture(photo: Path, program: str) -> None:
    child = PictureChild(patience_s=20, command=(sys.executable, "-c", program))
    with pytest.raises(Unreadable, match="did not survive"):
        child.decode(photo, 0, Room())


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Landlock is Linux's")
def test_the_child_cannot_write(child: PictureChild, photo: Path) -> None:
    child.decode(photo, 100, Room())
    status = Path(f"/proc/{process_of(child)}/status").read_text("ascii")
    assert "NoNewPrivs:\t1" in status
