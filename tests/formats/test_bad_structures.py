"""Structures that lie: loops, blocks that are too large, places that are not there."""

import struct
import subprocess
import sys
from pathlib import Path

import pytest

from blipdesk.domain.errors import KnownError, WriteRefused
from blipdesk.domain.text import Field
from blipdesk.metadata import WriteOptions, read_metadata
from blipdesk.metadata.model import SidecarPolicy
from tests.formats import photo_files as files
from tests.formats.heif_files import heif_file
from tests.formats.odd_jpegs import exif_jpeg, hand_made_exif
from tests.formats.odd_others import tagged_tiff
from tests.formats.writing import undo, write

INSTEAD = WriteOptions(sidecar=SidecarPolicy.INSTEAD)
EXIF = b"Exif\0\0"


def looping(kind: str) -> bytes:
    """Build an EXIF block whose directories lead back to one another."""
    below = struct.pack("<I", 8)
    pointer = {"next": 0x9C9D, "exif": 0x8769, "gps": 0x8825, "sub": 0x014A}[kind]
    entries = [(0x010F, 2, b"Maker\0"), (pointer, 4, below)]
    block = bytearray(hand_made_exif("<", entries))
    if kind == "next":
        struct.pack_into("<I", block, 8 + 2 + 12 * len(entries), 8)
    return bytes(block)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("kind", ["next", "exif", "gps", "sub"])
@pytest.mark.parametrize("container", ["jpg", "tif", "png", "heic"])
def test_directories_that_loop_end_in_a_write_or_a_reason(
    tmp_path: Path, kind: str, container: str
) -> None:
    block = looping(kind)
    data = {
        "jpg": lambda: exif_jpeg(block),
        "tif": lambda: tagged_tiff("<", [(0x8769 if kind == "next" else 0x014A, 4, b"\x08\0\0\0")]),
        "png": lambda: files.png_with(files.chunk(b"eXIf", block)),
        "heic": lambda: heif_file(exif=block),
    }[container]()
    photo = tmp_path / f"a.{container}"
    photo.write_bytes(data)
    read_metadata(photo)
    try:
        plan = write(photo, Field.CAPTION, "words", None, INSTEAD)
    except KnownError as error:
        assert photo.read_bytes() == data
        assert "\n" not in str(error)
        return
    assert read_metadata(photo).text.caption == "words"
    if plan.target == "sidecar":
        assert photo.read_bytes() == data
        assert plan.refusal
    undo(photo, plan)
    assert read_metadata(photo).text.caption is None


def test_exif_that_goes_over_several_segments_is_refused_and_goes_beside(tmp_path: Path) -> None:
    block = hand_made_exif("<", [(0x010F, 2, b"Maker\0"), (0x927C, 7, bytes(90_000))])
    parts = [block[i : i + 65_000] for i in range(0, len(block), 65_000)]
    segments = (files.segment(0xE1, EXIF + part) for part in parts)
    photo = tmp_path / "a.jpg"
    photo.write_bytes(files.with_segments(files.saved("JPEG"), *segments))
    before = photo.read_bytes()
    plan = write(photo, Field.CAPTION, "words", None, INSTEAD)
    assert (plan.target, plan.refusal) == ("sidecar", "it has several EXIF blocks")
    assert photo.read_bytes() == before


@pytest.mark.parametrize("kind", ["png", "tif", "heic"])
def test_exif_of_more_than_a_segment_is_written_where_there_is_room(
    tmp_path: Path, kind: str
) -> None:
    block = hand_made_exif("<", [(0x010F, 2, b"Maker\0"), (0x927C, 7, bytes(range(256)) * 400)])
    data = {
        "png": lambda: files.png_with(files.chunk(b"eXIf", block)),
        "tif": lambda: tagged_tiff("<", [(0xC4A5, 7, bytes(range(256)) * 400)]),
        "heic": lambda: heif_file(exif=block),
    }[kind]()
    photo = tmp_path / f"a.{kind}"
    photo.write_bytes(data)
    plan = write(photo, Field.CAPTION, "words")
    assert plan.target == "file"
    assert bytes(range(256)) * 400 in photo.read_bytes()
    assert read_metadata(photo).text.caption == "words"


def test_a_packet_that_would_outgrow_its_segment_goes_beside(tmp_path: Path) -> None:
    photo = tmp_path / "a.jpg"
    long = files.packet(f"<z:a>{'x' * 64_000}</z:a>")
    photo.write_bytes(files.with_segments(files.saved("JPEG"), files.xmp_segment(long)))
    before = photo.read_bytes()
    with pytest.raises(WriteRefused, match="XMP packet needs"):
        write(photo, Field.EXTENDED_DESCRIPTION, "words " * 400)
    plan = write(photo, Field.EXTENDED_DESCRIPTION, "words " * 400, None, INSTEAD)
    assert plan.target == "sidecar"
    assert photo.read_bytes() == before


_IN_ITS_OWN_PROCESS = """
import resource, sys
from pathlib import Path
from blipdesk.domain.text import Field, FieldEdit
from blipdesk.metadata import commit, plan_edit, read_metadata, stage, temp_path_for
path = Path(sys.argv[1])
read_metadata(Path(sys.argv[2]))  # what the code itself needs is not meant
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
plan = plan_edit(path, (FieldEdit(Field.CAPTION, "words"),))
commit(stage(plan, temp_path_for(plan.target_path, "test")))
assert read_metadata(path).text.caption == "words"
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss is in KiB on Linux")
@pytest.mark.parametrize("kind", ["jpg", "tif", "png", "heic"])
def test_a_photo_of_300_mb_needs_less_than_64_mb_of_memory(tmp_path: Path, kind: str) -> None:
    size = 300 << 20
    data = {
        "jpg": lambda: files.camera_jpeg("<"),
        "tif": lambda: files.saved("TIFF"),
        "png": lambda: files.saved("PNG"),
        "heic": lambda: heif_file(exif=files.exif_block("<")),
    }[kind]()
    small, photo = tmp_path / f"small.{kind}", tmp_path / f"a.{kind}"
    small.write_bytes(data)
    with photo.open("wb") as file:
        if kind == "heic":  # behind the picture lies a box of free space
            file.write(data + struct.pack(">I4s", size - len(data), b"free"))
        elif kind == "png":  # a chunk of that size before the end; nobody checks its sum
            end = data[-12:]
            file.write(data[:-12] + struct.pack(">I4s", size, b"prVt"))
            file.truncate(len(data) - 4 + size)
            file.seek(0, 2)
            file.write(bytes(4) + end)
        else:
            file.write(data)
        if kind != "png":
            file.truncate(size)
    command = [sys.executable, "-c", _IN_ITS_OWN_PROCESS, str(photo), str(small)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=200)
    finally:
        photo.unlink()
    assert done.returncode == 0, done.stderr[-2000:]
    assert int(done.stdout) < 64 << 10


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ((0x0128, 3, b"\0\0" * 9), "its tag 0x0128 points outside the file"),
        ((0x0128, 45317, b""), "its tag 0x0128 is of no known kind"),
    ],
)
def test_a_tiff_in_which_something_is_missing_is_not_made_longer(
    tmp_path: Path, entry: tuple[int, int, bytes], reason: str
) -> None:
    tag, kind, value = entry
    data = tagged_tiff("<", [(tag, 3, value or b"\0\0")])
    at = data.index(struct.pack("<HH", tag, 3))
    place = struct.pack("<I", len(data) + 90) if len(value) > 4 else data[at + 8 : at + 12]
    data = (
        data[: at + 2] + struct.pack("<H", kind) + data[at + 4 : at + 8] + place + data[at + 12 :]
    )
    photo = tmp_path / "a.tif"
    photo.write_bytes(data)
    with pytest.raises(WriteRefused, match=reason):
        write(photo, Field.CAPTION, "words")
    assert photo.read_bytes() == data


def test_a_tiff_whose_picture_lies_over_its_header_is_refused(tmp_path: Path) -> None:
    data = bytearray(tagged_tiff("<", []))
    at = data.index(struct.pack("<HHI", 273, 4, 1))
    struct.pack_into("<I", data, at + 8, 4)
    photo = tmp_path / "a.tif"
    photo.write_bytes(data)
    with pytest.raises(WriteRefused, match="lie in the file's header"):
        write(photo, Field.CAPTION, "words")
    assert photo.read_bytes() == bytes(data)
