"""JPEG files as cameras, phones and programs write them, which no rule book would lead to."""

import io
import struct
from collections.abc import Callable
from functools import cache

import piexif
from PIL import Image, ImageCms

from tests.formats import photo_files as files
from tests.formats.photo_files import (
    camera_jpeg,
    packet,
    saved,
    segment,
    with_segments,
    xmp_segment,
)

_EXIF = b"Exif\0\0"


def small_jpeg() -> bytes:
    """Draw the small picture of an IFD1."""
    buffer = io.BytesIO()
    files.picture().resize((16, 12)).save(buffer, "JPEG")
    return buffer.getvalue()


def full_exif() -> bytes:
    """Every directory that EXIF knows: IFD0, EXIF, GPS, interoperability, IFD1 with a picture."""
    block: bytes = piexif.dump(
        {
            "0th": {0x010F: b"Canon", 0x0110: b"EOS", 0x013B: b"Ann", 0x8298: b"(c) Ann"},
            "Exif": {
                0x9003: b"2024:06:01 12:30:00",
                0x927C: b"MAKER" * 40,
                0x9286: b"ASCII\0\0\0their comment",
                0xA005: 0,
            },
            "GPS": {
                1: b"N",
                2: ((48, 1), (51, 1), (30, 1)),
                3: b"E",
                4: ((2, 1), (17, 1), (40, 1)),
            },
            "Interop": {1: b"R98"},
            "1st": {0x0103: 6, 0x011A: (72, 1), 0x011B: (72, 1), 0x0128: 2},
            "thumbnail": small_jpeg(),
        }
    )
    return block.removeprefix(_EXIF)


def hand_made_exif(order: str, entries: list[tuple[int, int, bytes]], *, at: int = 8) -> bytes:
    """Build a block of one directory in the given order of tags, with bytes between its parts."""
    body, values = struct.pack(order + "H", len(entries)), b""
    values_at = at + 2 + 12 * len(entries) + 4 + 3  # an odd offset, as some programs have
    for tag, kind, data in entries:
        count = len(data) // {1: 1, 2: 1, 3: 2, 4: 4, 7: 1}[kind]
        body += struct.pack(order + "HHI", tag, kind, count)
        if len(data) <= 4:
            body += data.ljust(4, b"\0")
        else:
            body += struct.pack(order + "I", values_at + len(values))
            values += data
    mark = b"II*\0" if order == "<" else b"MM\0*"
    return mark + struct.pack(order + "I", at) + bytes(at - 8) + body + bytes(4) + b"gap" + values


def windows_exif() -> bytes:
    """What Explorer leaves: its own tags in UTF-16, two kilobytes of padding, a schema's offset."""
    xp = {0x9C9B: "Titel", 0x9C9C: "words", 0x9C9D: "Ann", 0x9C9E: "a;b", 0x9C9F: "words"}
    entries = [(0x010E, 2, b"words\0"), (0x0112, 3, struct.pack("<H", 1))]
    entries += [(tag, 1, f"{text}\0".encode("utf-16-le")) for tag, text in xp.items()]
    return hand_made_exif("<", [*entries, (0xEA1C, 7, bytes(2060))])


def exif_jpeg(block: bytes, *more: bytes) -> bytes:
    """Build a JPEG with an EXIF block and further segments."""
    return with_segments(saved("JPEG"), segment(0xE1, _EXIF + block), *more)


LIGHTROOM = (
    "</rdf:Description>"
    '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:lr="http://ns.adobe.com/lightroom/1.0/"'
    ' xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"'
    ' xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"'
    ' xmp:Rating="4" xmp:CreatorTool="Adobe Lightroom 13" crs:Exposure2012="+0.35"'
    ' xmpMM:InstanceID="xmp.iid:1" crs:HasSettings="True">'
    "<xmpMM:History><rdf:Seq>"
    '<rdf:li stEvt:action="saved" stEvt:instanceID="xmp.iid:1" stEvt:changed="/metadata"/>'
    "</rdf:Seq></xmpMM:History>"
    "<lr:hierarchicalSubject><rdf:Bag><rdf:li>Places|Paris</rdf:li><rdf:li>Ann</rdf:li></rdf:Bag>"
    "</lr:hierarchicalSubject>"
    "<crs:ToneCurvePV2012><rdf:Seq><rdf:li>0, 0</rdf:li><rdf:li>255, 255</rdf:li></rdf:Seq>"
    "</crs:ToneCurvePV2012>"
    "<dc:subject><rdf:Bag><rdf:li>Paris</rdf:li><rdf:li>Ann</rdf:li></rdf:Bag></dc:subject>"
)
DIGIKAM = (
    '<digiKam:TagsList xmlns:digiKam="http://www.digikam.org/ns/1.0/"><rdf:Seq>'
    "<rdf:li>Places/Paris</rdf:li></rdf:Seq></digiKam:TagsList>"
    '<MicrosoftPhoto:LastKeywordXMP xmlns:MicrosoftPhoto="http://ns.microsoft.com/photo/1.0/">'
    "<rdf:Bag><rdf:li>Places/Paris</rdf:li></rdf:Bag></MicrosoftPhoto:LastKeywordXMP>"
    '<acdsee:categories xmlns:acdsee="http://ns.acdsee.com/iptc/1.0/">&lt;Categories&gt;'
    "&lt;Category Assigned=&quot;1&quot;&gt;Paris&lt;/Category&gt;&lt;/Categories&gt;"
    "</acdsee:categories>"
    '<mwg-rs:Regions xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"'
    ' xmlns:stArea="http://ns.adobe.com/xmp/sType/Area#" rdf:parseType="Resource">'
    '<mwg-rs:RegionList><rdf:Bag><rdf:li rdf:parseType="Resource"><mwg-rs:Name>Ann</mwg-rs:Name>'
    '<mwg-rs:Area stArea:x="0.5" stArea:y="0.5" stArea:w="0.1" stArea:h="0.1"/>'
    "</rdf:li></rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions>"
)
TWO_CASES = (
    "<dc:subject><rdf:Bag><rdf:li>Politics</rdf:li><rdf:li>politics</rdf:li></rdf:Bag></dc:subject>"
)
MOTION = (
    '</rdf:Description><rdf:Description rdf:about=""'
    ' xmlns:GCamera="http://ns.google.com/photos/1.0/camera/"'
    ' xmlns:Container="http://ns.google.com/photos/1.0/container/"'
    ' xmlns:Item="http://ns.google.com/photos/1.0/container/item/" GCamera:MotionPhoto="1"'
    ' GCamera:MicroVideoOffset="64"><Container:Directory><rdf:Seq>'
    '<rdf:li rdf:parseType="Resource"><Container:Item Item:Mime="image/jpeg"'
    ' Item:Semantic="Primary" Item:Length="0" Item:Padding="0"/></rdf:li>'
    '<rdf:li rdf:parseType="Resource"><Container:Item Item:Mime="video/mp4"'
    ' Item:Semantic="MotionPhoto" Item:Length="64"/></rdf:li></rdf:Seq></Container:Directory>'
)
FILM = (
    struct.pack(">I", 24)
    + b"ftypmp42\0\0\0\0mp42isom"
    + struct.pack(">I", 40)
    + b"mdat"
    + b"F" * 32
)


def profile() -> bytes:
    """Return the sRGB profile."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def split_profile(parts: int) -> tuple[bytes, ...]:
    """Split a colour profile over several segments."""
    data = profile()
    step = -(-len(data) // parts)
    pieces = [data[i : i + step] for i in range(0, len(data), step)]
    lead = b"ICC_PROFILE\0"
    return tuple(
        segment(0xE2, lead + bytes((number, len(pieces))) + piece)
        for number, piece in enumerate(pieces, 1)
    )


def between_scans(jpeg: bytes) -> bytes:
    """Put a comment before the last scan of a progressive picture."""
    at = jpeg.rindex(b"\xff\xda")
    return jpeg[:at] + segment(0xFE, b"between two scans") + jpeg[at:]


def with_fill(jpeg: bytes) -> bytes:
    """Put fill bytes before every table."""
    for marker in (b"\xff\xdb", b"\xff\xc4"):
        at = jpeg.index(marker)
        jpeg = jpeg[:at] + b"\xff\xff\xff" + jpeg[at:]
    return jpeg


def apple_note() -> bytes:
    """Build a maker note that has its own header and counts from its own start."""
    entry = struct.pack(">HHII", 0x0011, 2, 37, 32)
    return b"Apple iOS\0\0\1MM" + struct.pack(">H", 1) + entry + bytes(4) + b"8" * 36 + b"\0"


def nikon_note() -> bytes:
    """Build a maker note with a TIFF header of the other byte order inside."""
    inner = b"II*\0" + struct.pack("<IHHHII", 8, 1, 0x0004, 2, 8, 26) + bytes(4) + b"QUALITY\0"
    return b"Nikon\0\2\x10\0\0" + inner


@cache
def odd_jpegs() -> dict[str, bytes]:
    """Return one file of each oddity by a telling name."""
    jpeg = saved("JPEG")
    theirs = files.data_set(2, 25, b"Politics") + files.data_set(2, 25, b"politics")
    app = {n: (lambda data, n=n: segment(0xE0 + n, data)) for n in range(16)}
    makers: dict[str, Callable[[], bytes]] = {
        "all-directories.jpg": lambda: exif_jpeg(full_exif()),
        "windows-explorer.jpg": lambda: exif_jpeg(windows_exif()),
        "exif-before-jfif.jpg": lambda: (
            jpeg[:2] + segment(0xE1, _EXIF + files.exif_block("<")) + jpeg[2:]
        ),
        "xmp-exif-iptc-profile.jpg": lambda: with_segments(
            jpeg,
            xmp_segment(packet("<z:a>1</z:a>", padding=100)),
            files.photoshop_segment(files.resource(0x0404, files.data_set(2, 25, b"key"))),
            *split_profile(3),
            segment(0xE1, _EXIF + full_exif()),
            segment(0xFE, b"a comment"),
        ),
        "two-photoshop-segments.jpg": lambda: with_segments(
            jpeg,
            files.photoshop_segment(files.resource(0x03ED, b"1234567890123456")),
            files.photoshop_segment(files.resource(0x0404, files.data_set(2, 120, b"theirs"))),
        ),
        "lightroom.jpg": lambda: exif_jpeg(
            full_exif(), xmp_segment(packet(LIGHTROOM, padding=2000))
        ),
        "digikam.jpg": lambda: exif_jpeg(full_exif(), xmp_segment(packet(DIGIKAM))),
        "motion-photo.jpg": lambda: exif_jpeg(full_exif(), xmp_segment(packet(MOTION))) + FILM,
        "dji.jpg": lambda: exif_jpeg(
            files.exif_block("<", b"DCIM\\PANORAMA\0"),
            *(app[n](b"DJI" * 900) for n in (3, 4, 4, 5, 7)),
            xmp_segment(packet("<z:AbsoluteAltitude>+12.3</z:AbsoluteAltitude>")),
        ),
        "gopro.jpg": lambda: exif_jpeg(
            full_exif(), app[6](b"GoPro\0DEVC" + bytes(500)), app[6](b"GoPro\0" + b"GPMF" * 99)
        ),
        "flir.jpg": lambda: exif_jpeg(
            full_exif(), app[1](b"FLIR\0\1\0\1" + bytes(900)), app[1](b"FLIR\0\1\1\1" + bytes(90))
        ),
        "all-app-segments.jpg": lambda: with_segments(
            jpeg,
            app[0](b"JFXX\0\x10" + small_jpeg()),
            app[2](b"FPXR\0\0\1" + bytes(40)),
            app[10](b"UNICODE\0words"),
            app[12](b"Ducky\0\1\0\4\0\0\0<\0\0"),
            app[14](b"Adobe\0d\0\0\0\0\1"),
            app[15](b"Q 90\0"),
        ),
        "comment-between-scans.jpg": lambda: between_scans(saved("JPEG", progressive=True)),
        "restart-markers.jpg": lambda: saved("JPEG", restart_marker_blocks=1),
        "fill-bytes.jpg": lambda: with_fill(jpeg),
        "grey.jpg": lambda: saved("JPEG", "L"),
        "apple.jpg": lambda: camera_jpeg(">", None, apple_note()),
        "nikon.jpg": lambda: camera_jpeg(">", b"          \0", nikon_note()),
        "blank-caption.jpg": lambda: camera_jpeg("<", b" " * 31 + b"\0"),
        "caption-of-nothing.jpg": lambda: camera_jpeg("<", b"\0"),
        "caption-without-end.jpg": lambda: exif_jpeg(hand_made_exif("<", [(0x010E, 2, b"no end")])),
        "unsorted-tags.jpg": lambda: exif_jpeg(
            hand_made_exif(
                ">",
                [
                    (0x0112, 3, b"\0\1"),
                    (0x010F, 2, b"Maker\0"),
                    (0xC4A5, 7, b"PrintIM\0" + b"0300"),
                ],
                at=26,
            )
        ),
        "repeated-tag.jpg": lambda: exif_jpeg(
            hand_made_exif(
                "<", [(0x010F, 2, b"Maker\0"), (0x0110, 2, b"one\0"), (0x0110, 2, b"two\0")]
            )
        ),
        "packet-without-wrapper.jpg": lambda: exif_jpeg(
            full_exif(), xmp_segment(packet("<z:a>1</z:a>", wrapper=False))
        ),
        "packet-that-is-read-only.jpg": lambda: exif_jpeg(
            full_exif(), xmp_segment(packet("<z:a>1</z:a>").replace(b'end="w"', b"end='r'"))
        ),
        "iptc-of-latin-1.jpg": lambda: with_segments(
            jpeg,
            files.photoshop_segment(
                files.resource(
                    0x0404,
                    files.data_set(2, 90, "Köln".encode("latin-1")) + files.data_set(2, 0, b"\0\2"),
                )
            ),
        ),
        "resources-of-other-programs.jpg": lambda: exif_jpeg(
            full_exif(),
            files.photoshop_segment(
                files.resource(0x0404, theirs).replace(b"8BIM", b"PHUT"),
                files.resource(0x0404, files.data_set(2, 120, b"words")),
            ),
        ),
        "keywords-in-two-cases.jpg": lambda: with_segments(
            saved("JPEG"),
            files.photoshop_segment(files.resource(0x0404, theirs)),
            xmp_segment(packet(TWO_CASES)),
        ),
        "garbage-behind-the-end.jpg": lambda: jpeg + b"\0" * 700 + b"camera's own log" * 9,
        "cmyk-of-adobe.jpg": lambda: saved("JPEG", "CMYK", icc_profile=profile()),
        "arithmetic-names.JPG": lambda: exif_jpeg(full_exif()),
    }
    return {name: make() for name, make in makers.items()}


def decoded(data: bytes) -> tuple[str, tuple[int, int], bytes]:
    """Decode a picture."""
    with Image.open(io.BytesIO(data)) as image:
        return image.mode, image.size, image.tobytes()
