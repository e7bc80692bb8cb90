"""The image digest: equal for equal pixels, whatever the metadata say."""

import io
import struct
from pathlib import Path

import pytest

from blipdesk.domain.errors import Unreadable
from blipdesk.domain.photo import PhotoFormat
from blipdesk.imaging.digest import image_digest
from blipdesk.imaging.sniff import sniff_format
from tests.formats import photo_files as files
from tests.formats.heif_files import heif_file
from tests.formats.odd_others import odd_tiffs


def digest_of(folder: Path, data: bytes) -> bytes:
    path = folder / "photo"
    path.write_bytes(data)
    return image_digest(path)


def test_segments_of_text_do_not_change_a_jpegs_digest(tmp_path: Path) -> None:
    plain = files.saved("JPEG")
    block = b"Exif\0\0" + files.exif_block(">", b"words\0")
    text = files.with_segments(plain, files.segment(0xE1, block), files.segment(0xFE, b"comment"))
    assert digest_of(tmp_path, plain) == digest_of(tmp_path, text)


def test_what_follows_a_jpegs_picture_does_not_change_its_digest(tmp_path: Path) -> None:
    plain = files.saved("JPEG")
    assert digest_of(tmp_path, plain) == digest_of(tmp_path, plain + b"trailer")


@pytest.mark.parametrize("mode", [{}, {"progressive": True}])
def test_one_changed_byte_of_the_picture_changes_a_jpegs_digest(
    tmp_path: Path, mode: dict[str, object]
) -> None:
    plain = files.saved("JPEG", **mode)
    other = bytearray(plain)
    other[-10] ^= 1
    assert digest_of(tmp_path, plain) != digest_of(tmp_path, bytes(other))


def test_text_chunks_do_not_change_a_pngs_digest(tmp_path: Path) -> None:
    text = files.png_with(files.chunk(b"tEXt", b"Comment\0hello"))
    assert digest_of(tmp_path, files.saved("PNG")) == digest_of(tmp_path, text)


def test_a_colour_profile_is_part_of_a_pngs_picture(tmp_path: Path) -> None:
    gamma = files.png_with(files.chunk(b"gAMA", b"\0\0\xb1\x8f"))
    assert digest_of(tmp_path, files.saved("PNG")) != digest_of(tmp_path, gamma)


def test_a_heifs_exif_and_xmp_are_not_part_of_its_picture(tmp_path: Path) -> None:
    text = heif_file(exif=files.exif_block(), xmp=files.packet(""))
    assert digest_of(tmp_path, heif_file()) == digest_of(tmp_path, text)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_another_picture_of_the_same_size_has_another_digest(tmp_path: Path, kind: str) -> None:
    buffer = io.BytesIO()
    files.picture().rotate(180).save(buffer, kind)
    assert digest_of(tmp_path, files.saved(kind)) != digest_of(tmp_path, buffer.getvalue())


def test_one_changed_byte_changes_the_digest_of_bigtiff_and_heif(tmp_path: Path) -> None:
    for data, at in ((files.big_tiff(), 100), (heif_file(), heif_file().index(b"MAIN"))):
        other = bytearray(data)
        other[at] ^= 1
        assert digest_of(tmp_path, data) != digest_of(tmp_path, bytes(other))


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff", b"II*\0\xff\xff\xff\xff", b"text"])
def test_what_is_no_whole_picture_is_digested_as_a_file(tmp_path: Path, data: bytes) -> None:
    assert len(digest_of(tmp_path, data)) == 16


def test_a_file_that_cannot_be_opened_gives_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"gone\.jpg cannot be read: No such file"):
        image_digest(tmp_path / "gone.jpg")


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\xff\xd8\xff\xe0", PhotoFormat.JPEG),
        (b"RIFF\0\0\0\0WEBPVP8 ", PhotoFormat.WEBP),
        (b"II*\0\x08\0\0\0\0\0", PhotoFormat.TIFF),
        (b"MM\0+\0\x08\0\0", PhotoFormat.TIFF),
        (b"II*\0\x10\0\0\0CR\x02\0", PhotoFormat.RAW),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", PhotoFormat.AVIF),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", PhotoFormat.HEIF),
        (b"\0\0\0\x18ftypisom\0\0\0\0mp41isom", PhotoFormat.OTHER),
        (b"GIF89a", PhotoFormat.GIF),
        (b"text", PhotoFormat.OTHER),
        (b"", PhotoFormat.OTHER),
    ],
)
def test_the_content_decides_the_format(head: bytes, kind: PhotoFormat) -> None:
    assert sniff_format(head) is kind


def test_a_photo_with_a_thumbnail_below_it_is_no_raw_file() -> None:
    whole = odd_tiffs()["thumbnail-of-gimp.tif"]
    assert sniff_format(whole) is PhotoFormat.TIFF
    entry = whole.index(struct.pack("<HHI", 254, 4, 1))
    preview = whole[: entry + 8] + struct.pack("<I", 1) + whole[entry + 12 :]
    assert sniff_format(preview) is PhotoFormat.RAW
