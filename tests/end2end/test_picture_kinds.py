"""The same picture in every dress is described the same."""

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from blipdesk.demo.render import render_scene
from blipdesk.demo.world import Scene, sample_scenes

SCENES = 3
_TURN = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def dress(picture: Image.Image, folder: Path) -> None:
    """Save one picture in all kinds of ways."""
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        turned = picture.transpose(_TURN[orientation]) if orientation in _TURN else picture
        turned.save(folder / f"orientation-{orientation}.jpg", exif=exif, quality=90)
    picture.convert("L").save(folder / "grey.jpg")
    picture.convert("L").save(folder / "grey.png")
    picture.convert("CMYK").save(folder / "cmyk.jpg", quality=95)
    picture.save(folder / "progressive.jpg", progressive=True)
    picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=128).save(
        folder / "palette-alpha.png", transparency=bytes([255] * 100 + [254] * 28)
    )
    rgba = picture.copy()
    rgba.putalpha(255)
    rgba.save(folder / "rgba.png")
    grey16 = np.asarray(picture.convert("L")).astype(np.uint16) * 257
    Image.fromarray(grey16).save(folder / "grey-16-bit.png")
    save_png_48_bit(picture, folder / "colour-16-bit.png")


def save_png_48_bit(picture: Image.Image, path: Path) -> None:
    """Write a PNG of 16 bits a colour, which Pillow itself cannot."""
    pixels = np.asarray(picture).astype(">u2") * 257
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", *picture.size, 16, 2, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows, 1))
        + chunk(b"IEND", b"")
    )


@pytest.fixture(scope="module")
def scenes() -> list[Scene]:
    return sample_scenes(SCENES, seed=11, held_out=True)


def test_orientation_colour_depth_and_alpha_do_not_change_the_caption(
    blipdesk, tmp_path, scenes
) -> None:
    expected = {}
    for number, scene in enumerate(scenes):
        folder = tmp_path / f"scene-{number}"
        folder.mkdir()
        dress(render_scene(scene, (900, 600), seed=number), folder)
        expected |= {str(path): scene.caption for path in folder.iterdir()}
    done = blipdesk("describe", "--model", "demo", "--write", "never", "--json", tmp_path)
    assert done.code == 0, done.stderr
    found = {line["path"]: line["caption"] for line in done.lines}
    assert len(found) == 16 * SCENES
    wrong = {path: text for path, text in found.items() if text != expected[path]}
    assert wrong == {}
