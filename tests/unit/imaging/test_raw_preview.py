"""The finished picture inside a raw file, wherever its maker hid it."""

import io
import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from blipdesk.domain.errors import UnsupportedFormat
from blipdesk.imaging.decode import decode_upright
from blipdesk.imaging.raw_preview import raw_preview

RED, GREEN, BLUE, GREY = (220, 30, 30), (30, 200, 40), (40, 50, 210), (128, 128, 128)
SENSOR = bytes(range(256)) * 400


def jpeg(width: int, height: int, orientation: int = 0, **options: object) -> bytes:
    """Red and green above, blue and grey below."""
    image = Image.new("RGB", (width, height))
    w, h = width // 2, height // 2
    for colour, box in zip((RED, GREEN, BLUE, GREY), ((0, 0), (w, 0), (0, h), (w, h)), strict=True):
        image.paste(colour, (*box, box[0] + w, box[1] + h))
    out = io.BytesIO()
    if orientation:
        exif = Image.Exif()
        exif[0x0112] = orientation
        options["exif"] = exif
    image.save(out, "JPEG", **options)
    return out.getvalue()


def lossless(width: int, height: int) -> bytes:
    """A lossless JPEG's markers, as sensors' data are kept."""
    frame = b"\xff\xc3" + struct.pack(">HBHHB", 11, 14, height, width, 1) + b"\1\x11\0"
    scan = b"\xff\xda" + struct.pack(">HB", 8, 1) + b"\1\0\0\0\0"
    return b"\xff\xd8" + frame + scan + b"\x12\x34" * 5000 + b"\xff\xd9"


def directory(order: str, orientation: int) -> bytes:
    """An IFD0 as raw files have it: make, orientation, SubIFDs, EXIF."""
    tags = ((0x010F, 2, 4, 0), (0x0112, 3, 1, orientation), (0x014A, 4, 1, 0), (0x8769, 4, 1, 0))
    rows = b"".join(
        struct.pack(order + "HHI", tag, kind, count)
        + (struct.pack(order + "HH", value, 0) if kind == 3 else struct.pack(order + "I", value))
        for tag, kind, count, value in tags
    )
    return struct.pack(order + "H", len(tags)) + rows + b"\0\0\0\0"


def tiff_raw(order: str, orientation: int, *streams: bytes) -> bytes:
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8)
    return head + directory(order, orientation) + SENSOR.join((b"", *streams, b""))


def cr3(orientation: int, *streams: bytes) -> bytes:
    brands = b"crx \0\0\0\1crx isom"
    first = b"II*\0\x08\0\0\0" + directory("<", orientation)
    box = struct.pack(">I", len(first) + 8) + b"CMT1" + first
    return struct.pack(">I", len(brands) + 8) + b"ftyp" + brands + box + SENSOR.join(streams)


def corners(image: Image.Image) -> list[tuple[int, int, int]]:
    w, h = image.size
    return [image.getpixel((w * x // 4, h * y // 4)) for y in (1, 3) for x in (1, 3)]


def alike(found: list[tuple[int, int, int]], wanted: list[tuple[int, int, int]]) -> bool:
    return bool(np.abs(np.subtract(found, wanted)).max() <= 12)


@pytest.mark.parametrize("order", ["<", ">"])
def test_the_largest_finished_picture_is_taken_and_not_the_sensors_data(
    tmp_path: Path, order: str
) -> None:
    small, large = jpeg(160, 120), jpeg(640, 480, progressive=True)
    path = tmp_path / "a.nef"
    path.write_bytes(tiff_raw(order, 1, small, lossless(6000, 4000), large))
    with path.open("rb") as stream:
        found = raw_preview(stream)
    assert found is not None
    assert (found.width_px, found.height_px) == (640, 480)
    assert found.jpeg == large


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_preview_is_turned_as_the_raw_file_says(tmp_path: Path, order: str) -> None:
    path = tmp_path / "a.nef"
    path.write_bytes(tiff_raw(order, 6, jpeg(640, 480)))
    decoded = decode_upright(path, 0)
    assert decoded.image.size == (480, 640)
    assert decoded.orientation == 6
    assert alike(corners(decoded.image), [BLUE, RED, GREY, GREEN])


def test_what_the_preview_itself_says_of_its_orientation_counts_more(tmp_path: Path) -> None:
    path = tmp_path / "a.rw2"
    path.write_bytes(tiff_raw("<", 6, jpeg(640, 480, orientation=3)))
    assert alike(corners(decode_upright(path, 0).image), [GREY, BLUE, GREEN, RED])


def test_a_cr3_is_turned_by_its_own_first_directory(tmp_path: Path) -> None:
    path = tmp_path / "a.cr3"
    path.write_bytes(cr3(8, lossless(6000, 4000), jpeg(640, 480)))
    decoded = decode_upright(path, 0)
    assert alike(corners(decoded.image), [GREEN, GREY, RED, BLUE])


def test_a_preview_is_decoded_small_where_that_suffices(tmp_path: Path) -> None:
    path = tmp_path / "a.arw"
    path.write_bytes(tiff_raw("<", 1, jpeg(3200, 2400)))
    decoded = decode_upright(path, 300)
    assert decoded.image.size == (400, 300)
    assert (decoded.stored_width_px, decoded.stored_height_px) == (3200, 2400)


def test_a_raw_file_without_a_picture_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.cr3"
    path.write_bytes(cr3(1, lossless(6000, 4000)))
    with pytest.raises(UnsupportedFormat, match="holds no finished picture"):
        decode_upright(path, 0)


def test_a_preview_that_is_cut_off_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.nef"
    whole = tiff_raw("<", 1, jpeg(160, 120), jpeg(640, 480))
    path.write_bytes(whole[: whole.rindex(b"\xff\xd9")])
    with path.open("rb") as stream:
        found = raw_preview(stream)
    assert found is not None
    assert found.width_px == 160


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(
            st.binary(max_size=40),
            st.sampled_from(
                [b"\xff\xd8\xff", b"\xff\xc0", b"\xff\xda", b"\xff\xd9", b"II*\0\x08\0\0\0",
                 b"MM\0*\0\0\0\x08", b"CMT1", b"\0\0\0\x18ftypcrx ", jpeg(16, 16)]
            ),
        ),
        min_size=1, max_size=12,
    )
)  # fmt: skip
def test_any_bytes_give_a_decodable_stream_or_nothing(tmp_path: Path, parts: list[bytes]) -> None:
    data = b"".join(parts) or b"\0"
    path = tmp_path / "any"
    path.write_bytes(data)
    with path.open("rb") as stream:
        found = raw_preview(stream)
    if found is not None:
        assert found.jpeg in data
        assert found.jpeg[:3] == b"\xff\xd8\xff"
        assert found.jpeg[-2:] == b"\xff\xd9"
        assert 1 <= found.orientation <= 8
