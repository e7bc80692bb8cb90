"""What other programs read of words that BlipDesk has written, in every script and format."""

import io
import struct
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PIL import Image, UnidentifiedImageError

from blipdesk.domain.text import Answer, Field, FieldEdit, FieldValue
from blipdesk.metadata import WriteTarget, plan_edit
from tests.formats.photo_files import (
    all_photos,
    data_set,
    photoshop_segment,
    resource,
    saved,
    with_segments,
)
from tests.formats.writing import MACHINE, carry_out, exiftool_of_all

CAPTION, TITLE = "犬が走る 🐕 Ελλάδα", "כלב רץ"
ALT_TEXT, EXTENDED = 'Собака <бежит> & "лает"', "كلب يركض في الشارع"
KEYWORDS = ("狗", "Straße", "кошка", "नमस्ते")
ANSWER = Answer("どこ？", "外で", 0.25, "vqa", "r2", "2026-01-01")
VALUES: dict[Field, FieldValue] = {
    Field.CAPTION: CAPTION,
    Field.ALT_TEXT: ALT_TEXT,
    Field.EXTENDED_DESCRIPTION: EXTENDED,
    Field.TITLE: TITLE,
    Field.KEYWORDS: KEYWORDS,
    Field.ANSWERS: (ANSWER,),
    Field.DECORATIVE: False,
}
WITH_EXIF_CAPTION = frozenset(
    "big.tif camera-be.jpg camera-le.jpg cmyk.jpg exif.heic exif.png exif.webp iptc.jpg jpeg.tif"
    " mpf.jpg piexif.jpg plain.jpg plain.tif progressive.jpg windows.jpg".split()
)
# exiv2 0.28 knows no BigTIFF, and takes no base for the places of HEIF's items.
UNKNOWN_TO_EXIV2 = frozenset(("big.tif", "based.heic"))


def with_iptc() -> bytes:
    """A JPEG whose IPTC says that it is UTF-8."""
    sets = (
        data_set(1, 90, b"\x1b%G"),
        data_set(2, 5, b"old"),
        data_set(2, 25, b"older"),
        data_set(2, 120, b"oldest"),
    )
    return with_segments(saved("JPEG"), photoshop_segment(resource(0x0404, b"".join(sets))))


def with_windows_tags() -> bytes:
    """A JPEG in which Windows Explorer has left a title and keywords."""
    exif = Image.Exif()
    exif[0x9C9B] = exif[0x9C9E] = "old\0".encode("utf-16-le")
    return saved("JPEG", exif=exif)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Photos of every format with all fields written."""
    made = tmp_path_factory.mktemp("written")
    edits = tuple(
        FieldEdit(field, value, MACHINE if field is Field.CAPTION else None)
        for field, value in VALUES.items()
    )
    more = {"iptc.jpg": with_iptc(), "windows.jpg": with_windows_tags()}
    for name, data in (all_photos() | more).items():
        (made / name).write_bytes(data)
        assert carry_out(plan_edit(made / name, edits)).target is WriteTarget.FILE
    return made


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_exiftool_reads_every_field(folder: Path) -> None:
    wanted = {
        "XMP-dc:Description": CAPTION,
        "XMP-dc:Title": TITLE,
        "XMP-dc:Subject": ";".join(KEYWORDS),
        "XMP-iptcCore:AltTextAccessibility": ALT_TEXT,
        "XMP-iptcCore:ExtDescrAccessibility": EXTENDED,
        "XMP-blipdesk:Decorative": "False",
        "XMP-blipdesk:AnswersQuestion": ANSWER.question,
        "XMP-blipdesk:AnswersAnswer": ANSWER.answer,
        "XMP-blipdesk:ProvenanceModel": str(MACHINE.model),
    }
    beside = {
        "iptc.jpg": {
            "IPTC:Caption-Abstract": CAPTION,
            "IPTC:ObjectName": TITLE,
            "IPTC:Keywords": ";".join(KEYWORDS),
        },
        "windows.jpg": {"IFD0:XPTitle": TITLE, "IFD0:XPKeywords": ";".join(KEYWORDS)},
    }
    tags = ("XMP:all", "IFD0:ImageDescription", "IFD0:XPTitle", "IFD0:XPKeywords", "IPTC:all")
    found = exiftool_of_all(folder, *tags)
    assert sorted(found) == names(folder)
    for name, said in found.items():
        expected = wanted | beside.get(name, {})
        if name in WITH_EXIF_CAPTION:
            expected["IFD0:ImageDescription"] = CAPTION
        assert (name, {tag: said.get(tag) for tag in expected}) == (name, expected)
        assert "ExifTool:Warning" not in said, name


@pytest.fixture
def exiv2() -> Iterator[ModuleType]:
    """The binding of exiv2, which is under the GPL and hence no dependency."""
    try:
        import pyexiv2
    except (ImportError, OSError):  # where its library does not fit the system
        pytest.skip("pyexiv2 is not installed: pip install --group compare")
    pyexiv2.set_log_level(4)
    yield pyexiv2


def test_exiv2_reads_every_field(folder: Path, exiv2: ModuleType) -> None:
    for name in names(folder):
        if name in UNKNOWN_TO_EXIV2:
            continue
        with exiv2.Image(str(folder / name)) as image:
            xmp, exif, iptc = image.read_xmp(), image.read_exif(), image.read_iptc()
        assert (name, _by_exiv2(xmp)) == (name, VALUES_IN_XMP)
        if name in WITH_EXIF_CAPTION:
            assert (name, exif["Exif.Image.ImageDescription"]) == (name, CAPTION)
        if name == "windows.jpg":
            assert exif["Exif.Image.XPTitle"].rstrip("\0") == TITLE
            assert exif["Exif.Image.XPKeywords"].rstrip("\0") == ";".join(KEYWORDS)
        if name == "iptc.jpg":
            assert iptc["Iptc.Application2.Caption"] == CAPTION
            assert iptc["Iptc.Application2.ObjectName"] == TITLE
            assert iptc["Iptc.Application2.Keywords"] == list(KEYWORDS)


VALUES_IN_XMP = {
    "dc.description": CAPTION,
    "dc.title": TITLE,
    "dc.subject": list(KEYWORDS),
    "iptc.AltTextAccessibility": ALT_TEXT,
    "iptc.ExtDescrAccessibility": EXTENDED,
    "blipdesk.decorative": "False",
    "blipdesk.answers[1]/blipdesk:question": ANSWER.question,
    "blipdesk.answers[1]/blipdesk:answer": ANSWER.answer,
    "blipdesk.provenance[1]/blipdesk:model": MACHINE.model,
}


def _by_exiv2(xmp: dict[str, Any]) -> dict[str, object]:
    found = {name: xmp.get(f"Xmp.{name}") for name in VALUES_IN_XMP}
    return {
        name: value['lang="x-default"'] if isinstance(value, dict) else value
        for name, value in found.items()
    }


def test_pillow_reads_every_field(folder: Path) -> None:
    unread = []
    for name in names(folder):
        try:
            with Image.open(io.BytesIO((folder / name).read_bytes())) as image:
                xmp, exif = image.getxmp(), image.getexif()
        except UnidentifiedImageError:
            unread.append(name)
            continue
        said = xmp["xmpmeta"]["RDF"]["Description"]
        assert (name, _plain(said)) == (name, PLAIN)
        if name in WITH_EXIF_CAPTION:  # Pillow takes EXIF's texts for Latin-1
            assert (name, exif[0x010E].encode("latin-1").decode()) == (name, CAPTION)
        if name == "windows.jpg":
            assert _utf16(exif[0x9C9B]) == TITLE
            assert _utf16(exif[0x9C9E]) == ";".join(KEYWORDS)
    assert unread == ["based.heic", "boxes.heic", "exif.heic"], "which need a decoder beside it"


PLAIN = {
    "description": CAPTION,
    "title": TITLE,
    "subject": list(KEYWORDS),
    "AltTextAccessibility": ALT_TEXT,
    "ExtDescrAccessibility": EXTENDED,
    "decorative": "False",
}


def _plain(said: dict[str, Any]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name in PLAIN:
        value = said[name]
        if isinstance(value, dict):
            (items,) = value.values()
            value = items["li"]
        found[name] = value["text"] if isinstance(value, dict) else value
    return found


def _utf16(value: bytes | tuple[int, ...]) -> str:
    data = value if isinstance(value, bytes) else struct.pack(f"{len(value)}B", *value)
    return data.decode("utf-16-le").rstrip("\0")
