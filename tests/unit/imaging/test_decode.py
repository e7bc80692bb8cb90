"""Decoding: every kind of good file comes out right, every kind of bad file gives one line."""

import io
import os
import struct
import tracemalloc
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from blipdesk.domain.errors import PhotoError, Unreadable, UnsupportedFormat
from blipdesk.imaging.decode import DecodeLimits, decode_upright

CORPORA = Path(__file__).parents[3].parent / "shared" / "corpora"
RED, GREEN, BLUE, GREY = (220, 30, 30), (30, 200, 40), (40, 50, 210), (128, 128, 128)


def quarters(width: int = 64, height: int = 48) -> Image.Image:
    """Red and green above, blue and grey below."""
    image = Image.new("RGB", (width, height))
    w, h = width // 2, height // 2
    for colour, box in zip((RED, GREEN, BLUE, GREY), ((0, 0), (w, 0), (0, h), (w, h)), strict=True):
        image.paste(colour, (*box, box[0] + w, box[1] + h))
    return image


def corners(image: Image.Image) -> list[tuple[int, int, int]]:
    """Colours at the middle of each quarter, row by row."""
    w, h = image.size
    return [image.getpixel((w * x // 4, h * y // 4)) for y in (1, 3) for x in (1, 3)]


def alike(found: list[tuple[int, int, int]], wanted: list[tuple[int, int, int]]) -> bool:
    return bool(np.abs(np.subtract(found, wanted)).max() <= 12)


def saved(path: Path, image: Image.Image, **options: object) -> Path:
    image.save(path, **options)
    return path


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "tiff"])
def test_every_orientation_comes_out_upright(tmp_path: Path, orientation: int, suffix: str) -> None:
    undo = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    stored = quarters() if undo is None else quarters().transpose(undo)
    exif = Image.Exif()
    exif[0x0112] = orientation
    options = {"jpg": {"quality": 95, "subsampling": 0}, "webp": {"lossless": True}}
    path = saved(tmp_path / f"p.{suffix}", stored, exif=exif, **options.get(suffix, {}))
    decoded = decode_upright(path, 0)
    assert decoded.image.size == (64, 48)
    assert alike(corners(decoded.image), [RED, GREEN, BLUE, GREY])
    assert (decoded.stored_width_px, decoded.stored_height_px) == stored.size


def test_nonsense_orientation_is_taken_as_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 77
    path = saved(tmp_path / "p.jpg", quarters(), exif=exif, quality=95)
    assert decode_upright(path, 0).orientation == 1


def test_greyscale_becomes_rgb(tmp_path: Path) -> None:
    path = saved(tmp_path / "p.jpg", quarters().convert("L"), quality=95)
    image = decode_upright(path, 0).image
    assert image.mode == "RGB"
    grey = [(v, v, v) for v in (quarters().convert("L").getpixel(p) for p in POINTS)]
    assert alike(corners(image), grey)


POINTS = ((16, 12), (48, 12), (16, 36), (48, 36))


def test_cmyk_jpeg_has_its_colours(tmp_path: Path) -> None:
    path = saved(tmp_path / "p.jpg", quarters().convert("CMYK"), quality=97)
    assert b"Adobe" in path.read_bytes()  # stored inverted, as Photoshop does
    assert alike(corners(decode_upright(path, 0).image), [RED, GREEN, BLUE, GREY])


def test_cmyk_tiff_has_its_colours(tmp_path: Path) -> None:
    path = saved(tmp_path / "p.tif", quarters().convert("CMYK"))
    assert alike(corners(decode_upright(path, 0).image), [RED, GREEN, BLUE, GREY])


def test_sixteen_bit_grey_png_keeps_its_tones(tmp_path: Path) -> None:
    values = np.linspace(0, 65535, 64 * 48).reshape(48, 64).astype(np.uint16)
    path = saved(tmp_path / "p.png", Image.fromarray(values))
    found = np.asarray(decode_upright(path, 0).image)[:, :, 0].astype(int)
    assert np.abs(found - np.round(values / 257)).max() <= 1


def test_sixteen_bit_colour_png_keeps_its_tones(tmp_path: Path) -> None:
    eight = np.asarray(quarters())
    path = tmp_path / "p.png"
    path.write_bytes(png_of(eight.astype(">u2") * 257, bits=16))
    assert alike(corners(decode_upright(path, 0).image), [RED, GREEN, BLUE, GREY])


@pytest.mark.parametrize("mode", ["RGBA", "LA", "PA"])
def test_transparent_parts_lie_on_white(tmp_path: Path, mode: str) -> None:
    if mode == "PA":
        image = quarters().convert("P")
        image.info["transparency"] = image.getpixel((16, 12))
        path = saved(tmp_path / "p.png", image, transparency=image.getpixel((16, 12)))
    else:
        image = quarters().convert(mode)
        image.putalpha(Image.composite(*alpha_halves()))
        path = saved(tmp_path / "p.png", image)
    found = corners(decode_upright(path, 0).image)
    assert found[0] == (255, 255, 255)
    assert found[1] != (255, 255, 255)


def alpha_halves() -> tuple[Image.Image, Image.Image, Image.Image]:
    mask = Image.new("L", (64, 48), 0)
    mask.paste(255, (32, 0, 64, 48))
    return Image.new("L", (64, 48), 255), Image.new("L", (64, 48), 0), mask


def test_float_and_wide_integer_tiffs_are_scaled(tmp_path: Path) -> None:
    ramp = np.linspace(0, 1, 48 * 64, dtype=np.float32).reshape(48, 64)
    for name, values in (("f.tif", ramp), ("i.tif", (ramp * 4_000_000).astype(np.int32))):
        path = saved(tmp_path / name, Image.fromarray(values))
        found = np.asarray(decode_upright(path, 0).image)[:, :, 0]
        assert found.min() == 0
        assert found.max() == 255


def test_bilevel_and_palette_pictures_are_read(tmp_path: Path) -> None:
    for mode in ("1", "P"):
        path = saved(tmp_path / f"{mode}.png", quarters().convert(mode))
        assert decode_upright(path, 0).image.mode == "RGB"


def test_the_first_frame_of_an_animation_is_taken(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (40, 30), c) for c in (RED, BLUE)]
    path = saved(tmp_path / "p.gif", frames[0], save_all=True, append_images=frames[1:])
    assert alike([decode_upright(path, 0).image.getpixel((5, 5))], [RED])


def test_an_embedded_profile_is_applied(tmp_path: Path) -> None:
    swapped = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = swapped.replace(b"rXYZ", b"tmp_").replace(b"bXYZ", b"rXYZ").replace(b"tmp_", b"bXYZ")
    swapped = swapped.replace("sRGB".encode("utf-16-be"), "sBGR".encode("utf-16-be"))
    path = saved(tmp_path / "p.png", Image.new("RGB", (9, 9), RED), icc_profile=swapped)
    assert alike([decode_upright(path, 0).image.getpixel((5, 5))], [RED[::-1]])


def test_a_broken_profile_is_passed_over(tmp_path: Path) -> None:
    path = saved(tmp_path / "p.png", Image.new("RGB", (9, 9), RED), icc_profile=b"no profile")
    assert decode_upright(path, 0).image.getpixel((5, 5)) == RED


def test_an_srgb_profile_changes_nothing(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    path = saved(tmp_path / "p.png", Image.new("RGB", (9, 9), RED), icc_profile=profile)
    assert decode_upright(path, 0).image.getpixel((5, 5)) == RED


def test_scaled_decode_keeps_the_shorter_side_above_the_target(tmp_path: Path) -> None:
    path = saved(tmp_path / "p.jpg", quarters(3200, 1600), quality=90)
    image = decode_upright(path, 384).image
    assert image.size == (800, 400)
    assert alike(corners(image), [RED, GREEN, BLUE, GREY])


def test_a_large_png_is_shrunk_by_whole_pixels(tmp_path: Path) -> None:
    path = saved(tmp_path / "p.png", quarters(800, 600))
    assert decode_upright(path, 50).image.size == (134, 100)
    assert decode_upright(path, 0).image.size == (800, 600)


def test_a_small_picture_is_never_enlarged(tmp_path: Path) -> None:
    path = saved(tmp_path / "p.jpg", quarters(20, 16))
    assert decode_upright(path, 384).image.size == (20, 16)


# --- bad files ---------------------------------------------------------------------------------


def png_chunk(kind: bytes, data: bytes) -> bytes:
    crc = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)


def png_of(values: np.ndarray, bits: int) -> bytes:
    height, width, _ = values.shape
    rows = b"".join(b"\0" + row.tobytes() for row in values)
    head = struct.pack(">IIBBBBB", width, height, bits, 2, 0, 0, 0)
    body = png_chunk(b"IHDR", head) + png_chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + body + png_chunk(b"IEND", b"")


def refusal(path: Path, kind: type[PhotoError], **limits: int) -> str:
    with pytest.raises(kind) as caught:
        decode_upright(path, 384, DecodeLimits(**limits))
    message = str(caught.value)
    assert "\n" not in message
    assert message.isprintable()
    return message


def test_a_text_file_named_jpg_is_no_picture(tmp_path: Path) -> None:
    path = tmp_path / "p.jpg"
    path.write_text("dear diary")
    assert "not a picture" in refusal(path, UnsupportedFormat)


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    path = tmp_path / "p.jpg"
    path.touch()
    assert refusal(path, Unreadable).endswith("the file is empty")


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "tiff", "gif"])
def test_a_file_that_is_cut_off_is_unreadable(tmp_path: Path, suffix: str) -> None:
    stream = io.BytesIO()
    noise = Image.fromarray(np.random.default_rng(0).integers(0, 255, (90, 90, 3), np.uint8))
    noise.save(stream, suffix.replace("jpg", "jpeg"))
    path = tmp_path / f"p.{suffix}"
    path.write_bytes(stream.getvalue()[: len(stream.getvalue()) // 2])
    refusal(path, Unreadable)


def test_a_gigantic_png_is_refused_without_its_memory(tmp_path: Path) -> None:
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    packer = zlib.compressobj(9)
    data = packer.compress(b"\0" * 50_000_000) + packer.flush()
    path = tmp_path / "bomb.png"
    body = png_chunk(b"IHDR", head) + png_chunk(b"IDAT", data) + png_chunk(b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)
    tracemalloc.start()
    message = refusal(path, Unreadable)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "30000 x 30000 pixels are more than the limit of 250 million" in message
    assert peak < 5_000_000


def test_a_large_jpeg_passes_where_its_scaled_decode_is_small(tmp_path: Path) -> None:
    path = saved(tmp_path / "p.jpg", Image.new("RGB", (4000, 4000)))
    assert decode_upright(path, 384, DecodeLimits(max_pixels=1_000_000)).image.size == (500, 500)
    with pytest.raises(Unreadable):
        decode_upright(path, 0, DecodeLimits(max_pixels=1_000_000))


def test_a_missing_file_and_a_folder_are_named_with_the_reason(tmp_path: Path) -> None:
    assert "cannot be opened" in refusal(tmp_path / "none.jpg", Unreadable)
    assert tmp_path.name in refusal(tmp_path, Unreadable)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    path = saved(tmp_path / "p.png", quarters())
    path.chmod(0)
    assert "permission denied" in refusal(path, Unreadable)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.jpg")
    assert "not a regular file" in refusal(tmp_path / "p.jpg", Unreadable)


def test_control_characters_of_a_name_are_escaped_in_the_message(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\nb\xff.jpg"))
    message = refusal(path, Unreadable)
    assert "a\\nb\\xff.jpg" in message


@pytest.mark.parametrize("suffix", ["eps", "psd", "ppm", "ico"])
def test_formats_off_the_list_are_never_decoded(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / "p.jpg"
    if suffix == "psd":
        path.write_bytes(b"8BPS" + bytes(200))
    else:
        quarters(32, 32).save(path, suffix)
    refusal(path, UnsupportedFormat)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.skipif(not CORPORA.is_dir(), reason="../shared/corpora is not here")
@pytest.mark.parametrize("folder", ["bad", "photos"])
def test_every_file_of_the_corpora_decodes_or_gives_one_line(folder: str) -> None:
    good = 0
    for path in sorted((CORPORA / folder).rglob("*")):
        if path.is_file():
            try:
                assert decode_upright(path, 384).image.mode == "RGB"
                good += 1
            except PhotoError as error:
                assert str(error).isprintable()
    assert good > 20
