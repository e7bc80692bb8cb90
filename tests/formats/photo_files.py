"""Photo files that the tests make themselves: small, of every format, with the traps inside."""

import io
import struct
import zlib
from collections.abc import Callable
from functools import cache

import piexif
from PIL import Image

from tests.formats.heif_files import heif_file

SIZE = (48, 32)
XMP_HEAD = b"http://ns.adobe.com/xap/1.0/\0"


def picture(mode: str = "RGB") -> Image.Image:
    """Draw a gradient, so that a shifted or damaged picture decodes differently."""
    image = Image.linear_gradient("L").resize(SIZE)
    return Image.merge("RGB", (image, image.rotate(90), image.rotate(180))).convert(mode)


def saved(kind: str, mode: str = "RGB", **options: object) -> bytes:
    """Return a picture as Pillow writes it."""
    buffer = io.BytesIO()
    picture(mode).save(buffer, kind, **options)
    return buffer.getvalue()


def segment(marker: int, payload: bytes) -> bytes:
    """Build a JPEG marker segment."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(payload) + 2) + payload


def with_segments(jpeg: bytes, *segments: bytes) -> bytes:
    """Put segments behind a JPEG's JFIF segment."""
    at = 4 + struct.unpack(">H", jpeg[4:6])[0] if jpeg[2:4] == b"\xff\xe0" else 2
    return jpeg[:at] + b"".join(segments) + jpeg[at:]


def exif_block(order: str = ">", description: bytes | None = None, note: bytes = b"") -> bytes:
    """Build a TIFF block as cameras do: make, orientation, EXIF IFD with date and maker note."""
    entries = [(0x010F, 2, b"TestCam\0"), (0x0112, 3, struct.pack(order + "H", 6))]
    if description is not None:
        entries.append((0x010E, 2, description))
    below = [(0x9003, 2, b"2024:06:01 12:30:00\0"), (0x9011, 2, b"+02:00\0")]
    if note:
        below.append((0x927C, 7, note))
    mark = b"II*\0" if order == "<" else b"MM\0*"
    offset = 8
    body, pointer = b"", len(entries) + 1
    exif_at = offset + 2 + pointer * 12 + 4
    exif, rest = _directory(order, below, exif_at)
    body, values = _directory(
        order,
        [*entries, (0x8769, 4, struct.pack(order + "I", exif_at))],
        8,
        exif_at + len(exif + rest),
    )
    return mark + struct.pack(order + "I", 8) + body + exif + rest + values


def _directory(
    order: str, entries: list[tuple[int, int, bytes]], at: int, values_at: int = 0
) -> tuple[bytes, bytes]:
    values_at = values_at or at + 2 + len(entries) * 12 + 4
    body, values = struct.pack(order + "H", len(entries)), b""
    for tag, kind, data in sorted(entries):
        count = len(data) // {2: 1, 3: 2, 4: 4, 7: 1, 1: 1}[kind]
        body += struct.pack(order + "HHI", tag, kind, count)
        if len(data) <= 4:
            body += data.ljust(4, b"\0")
        else:
            body += struct.pack(order + "I", values_at + len(values))
            values += data + bytes(len(data) & 1)
    return body + bytes(4), values


def packet(properties: str, *, padding: int = 0, wrapper: bool = True) -> bytes:
    """Build an XMP packet around property elements."""
    body = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Other 1.0">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:z="http://example.org/z/">'
        f"{properties}</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    if wrapper:
        head = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        body = f'{head}{body}{" " * padding}<?xpacket end="w"?>'
    return body.encode()


def xmp_segment(data: bytes) -> bytes:
    """Build the APP1 segment of a packet."""
    return segment(0xE1, XMP_HEAD + data)


def data_set(record: int, number: int, value: bytes) -> bytes:
    """Build an IPTC-IIM data set."""
    return struct.pack(">BBBH", 0x1C, record, number, len(value)) + value


def resource(number: int, data: bytes) -> bytes:
    """Build a Photoshop image resource without a name."""
    return (
        b"8BIM"
        + struct.pack(">H", number)
        + b"\0\0"
        + struct.pack(">I", len(data))
        + data
        + (bytes(len(data) & 1))
    )


def photoshop_segment(*resources: bytes) -> bytes:
    """Build the APP13 segment of resources."""
    return segment(0xED, b"Photoshop 3.0\0" + b"".join(resources))


def chunk(kind: bytes, data: bytes) -> bytes:
    """Build a PNG chunk."""
    crc = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + crc


def with_right_check_sums(png: bytes) -> bytes:
    """Compute every chunk's check sum anew."""
    found, at = png[:8], 8
    while at < len(png):
        size = struct.unpack(">I", png[at : at + 4])[0]
        found += chunk(png[at + 4 : at + 8], png[at + 8 : at + 8 + size])
        at += 12 + size
    return found


def png_with(*chunks: bytes) -> bytes:
    """Put chunks behind a PNG's header."""
    data = saved("PNG")
    return data[:33] + b"".join(chunks) + data[33:]


def camera_jpeg(order: str = ">", description: bytes | None = None, note: bytes = b"") -> bytes:
    """Build a JPEG with a camera's EXIF block."""
    block = exif_block(order, description, note)
    return with_segments(saved("JPEG"), segment(0xE1, b"Exif\0\0" + block))


def mpf_jpeg() -> bytes:
    """Build a JPEG with a second picture behind it, that MPF points to."""
    first, second = saved("JPEG"), saved("JPEG", "L")
    head = b"MM\0*" + struct.pack(">I", 8) + struct.pack(">H", 3)
    head += struct.pack(">HHI4s", 0xB000, 7, 4, b"0100") + struct.pack(">HHII", 0xB001, 4, 1, 2)
    head += struct.pack(">HHII", 0xB002, 7, 32, 50) + bytes(4)

    def table(offset: int) -> bytes:
        one = struct.pack(">IIIHH", 0x030000, 0, 0, 0, 0)
        return head + one + struct.pack(">IIIHH", 0, len(second), offset, 0, 0)

    size = len(with_segments(first, segment(0xE2, b"MPF\0" + table(0))))
    start = 20 + 8  # SOI, JFIF, then marker, length and "MPF\0"
    return with_segments(first, segment(0xE2, b"MPF\0" + table(size - start))) + second


def big_tiff() -> bytes:
    """Build a BigTIFF of one strip."""
    pixels = picture().tobytes()
    entries = [
        (256, 3, SIZE[0]), (257, 3, SIZE[1]), (258, 3, 8), (259, 3, 1), (262, 3, 2),
        (273, 16, 16), (277, 3, 3), (278, 3, SIZE[1]), (279, 16, len(pixels)),
    ]  # fmt: skip
    entries[2] = (258, 3, 8)
    body = struct.pack("<Q", len(entries))
    for tag, kind, value in entries:
        count = 3 if tag == 258 else 1
        data = struct.pack("<HHH", 8, 8, 8) if tag == 258 else b""
        data = data or struct.pack("<H" if kind == 3 else "<Q", value)
        body += struct.pack("<HHQ", tag, kind, count) + data.ljust(8, b"\0")
    head = b"II+\0" + struct.pack("<HHQ", 8, 0, 16 + len(pixels))
    return head + pixels + body + bytes(8)


@cache
def all_photos() -> dict[str, bytes]:
    """Return one file of each kind by a telling name."""
    makers: dict[str, Callable[[], bytes]] = {
        "plain.jpg": lambda: saved("JPEG"),
        "progressive.jpg": lambda: saved("JPEG", progressive=True),
        "camera-be.jpg": lambda: camera_jpeg(">", b"old words\0", b"NOTE" * 20),
        "camera-le.jpg": lambda: camera_jpeg("<", None, b"NOTE" * 20),
        "mpf.jpg": mpf_jpeg,
        "cmyk.jpg": lambda: saved("JPEG", "CMYK"),
        "piexif.jpg": lambda: saved("JPEG", exif=piexif.dump({"0th": {0x010F: b"A"}})),
        "plain.png": lambda: saved("PNG"),
        "palette.png": lambda: saved("PNG", "P"),
        "exif.png": lambda: png_with(chunk(b"eXIf", exif_block("<", b"words\0"))),
        "lossy.webp": lambda: saved("WEBP"),
        "lossless.webp": lambda: saved("WEBP", "RGBA", lossless=True),
        "exif.webp": lambda: saved("WEBP", exif=exif_block(">", b"words\0")),
        "plain.tif": lambda: saved("TIFF"),
        "jpeg.tif": lambda: saved("TIFF", compression="jpeg"),
        "big.tif": big_tiff,
        "plain.avif": lambda: saved("AVIF"),
        "boxes.heic": heif_file,
        "based.heic": lambda: heif_file(base_width=4),
        "exif.heic": lambda: heif_file(exif=exif_block("<", b"words\0")),
    }
    return {name: make() for name, make in makers.items()}
