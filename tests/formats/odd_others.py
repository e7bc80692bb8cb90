"""PNG, WebP, TIFF and HEIF files as programs and phones write them."""

import io
import struct
import zlib
from collections.abc import Callable
from functools import cache

from PIL import PngImagePlugin, TiffImagePlugin

from tests.formats import photo_files as files
from tests.formats.heif_files import box, heif_file, infe
from tests.formats.odd_jpegs import full_exif, odd_jpegs, profile
from tests.formats.photo_files import chunk, packet, picture, png_with, saved


def png_before_end(*chunks: bytes) -> bytes:
    """Put chunks behind a PNG's picture."""
    data = saved("PNG")
    return data[:-12] + b"".join(chunks) + data[-12:]


def png_text(keyword: str, text: str, *, packed: bool = False) -> bytes:
    """Build an iTXt chunk."""
    data = zlib.compress(text.encode()) if packed else text.encode()
    flags = b"\1\0" if packed else b"\0\0"
    return chunk(b"iTXt", keyword.encode() + b"\0" + flags + b"\0\0" + data)


def animated(kind: str) -> bytes:
    """Build a picture of three frames."""
    buffer = io.BytesIO()
    frames = [picture().rotate(angle) for angle in (0, 90, 180)]
    frames[0].save(buffer, kind, save_all=True, append_images=frames[1:], duration=90)
    return buffer.getvalue()


def webp_chunk(kind: bytes, data: bytes) -> bytes:
    """Build a RIFF chunk."""
    return kind + struct.pack("<I", len(data)) + data + bytes(len(data) & 1)


def riff(*chunks: bytes) -> bytes:
    """Build a WebP of chunks."""
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def webp_frame() -> bytes:
    """Return the only chunk of a plain WebP."""
    return saved("WEBP")[12:]


def canvas(flags: int) -> bytes:
    """Build the chunk that says what a WebP holds."""
    size = b"".join(struct.pack("<I", side - 1)[:3] for side in files.SIZE)
    return webp_chunk(b"VP8X", bytes((flags, 0, 0, 0)) + size)


def tiff_with(**options: object) -> bytes:
    """Save a TIFF."""
    return saved("TIFF", **options)


def pages() -> bytes:
    """Build a TIFF of three pages, each with a description of its own."""
    buffer = io.BytesIO()
    with TiffImagePlugin.AppendingTiffWriter(buffer, new=True) as writer:
        for number in range(3):
            page = picture("L" if number else "RGB")
            page.encoderinfo = {"tiffinfo": {270: f"page {number}", 305: "Scanner"}}
            page.save(writer, "TIFF", tiffinfo={270: f"page {number}", 305: "Scanner"})
            writer.newFrame()
    return buffer.getvalue()


def tagged_tiff(order: str, more: list[tuple[int, int, bytes]], *, tiles: bool = False) -> bytes:
    """Build a TIFF of one strip or tile by hand, with the directory behind the picture."""
    pixels = picture().tobytes()
    width, height = files.SIZE
    place = (324, 325) if tiles else (273, 279)
    entries: list[tuple[int, int, bytes]] = [
        (256, 3, struct.pack(order + "H", width)),
        (257, 3, struct.pack(order + "H", height)),
        (258, 3, struct.pack(order + "HHH", 8, 8, 8)),
        (259, 3, struct.pack(order + "H", 1)),
        (262, 3, struct.pack(order + "H", 2)),
        (277, 3, struct.pack(order + "H", 3)),
        (place[0], 4, struct.pack(order + "I", 8)),
        (place[1], 4, struct.pack(order + "I", len(pixels))),
    ]
    if tiles:
        entries += [(322, 3, struct.pack(order + "H", 48)), (323, 3, struct.pack(order + "H", 32))]
    else:
        entries.append((278, 3, struct.pack(order + "H", height)))
    entries = sorted(entries + more)
    at = 8 + len(pixels)
    values_at = at + 2 + 12 * len(entries) + 4
    body, values = struct.pack(order + "H", len(entries)), b""
    for tag, kind, data in entries:
        count = len(data) // {1: 1, 2: 1, 3: 2, 4: 4, 7: 1, 12: 8}[kind]
        body += struct.pack(order + "HHI", tag, kind, count)
        if len(data) <= 4:
            body += data.ljust(4, b"\0")
        else:
            body += struct.pack(order + "I", values_at + len(values))
            values += data + bytes(len(data) & 1)
    mark = b"II*\0" if order == "<" else b"MM\0*"
    return mark + struct.pack(order + "I", at) + pixels + body + bytes(4) + values


def sub_ifd_tiff() -> bytes:
    """Build a TIFF with a smaller picture in a SubIFD."""
    data = bytearray(tagged_tiff("<", [(330, 4, bytes(4)), (0x8769, 4, bytes(4))]))
    below = struct.pack("<H", 2) + struct.pack("<HHII", 254, 4, 1, 1)
    below += struct.pack("<HHII", 256, 4, 1, 8) + bytes(4)
    exif = struct.pack("<H", 1) + struct.pack("<HHI4s", 0x9000, 7, 4, b"0231") + bytes(4)
    for tag, block in ((330, below), (0x8769, exif)):
        entry = data.index(struct.pack("<HHI", tag, 4, 1))
        struct.pack_into("<I", data, entry + 8, len(data))
        data += block
    return bytes(data)


def sub_ifd_tiff_of_a_camera() -> bytes:
    """Build a photo as GIMP exports it: the picture, a camera's tags, a thumbnail in a SubIFD."""
    data = sub_ifd_tiff()
    at = int.from_bytes(data[4:8], "little")
    (count,) = struct.unpack_from("<H", data, at)
    entries = data[at + 2 : at + 2 + 12 * count]
    more = struct.pack("<HHII", 254, 4, 1, 0), struct.pack("<HHI4s", 271, 2, 4, b"Cam\0")
    found = sorted([*more, *(entries[i : i + 12] for i in range(0, len(entries), 12))], key=_tag)
    # In front of all, as in the files of cameras: the first bytes must suffice to tell the kind.
    head = struct.pack("<H", len(found))
    distance = 2 + 12 * len(found) + 4
    moved = b"".join(_moved(entry, distance) for entry in found)
    return data[:4] + struct.pack("<I", 8) + head + moved + bytes(4) + data[8:]


def _tag(entry: bytes) -> int:
    return int.from_bytes(entry[:2], "little")


def _moved(entry: bytes, distance: int) -> bytes:
    """Return an entry whose place in the file has moved, if it has one."""
    tag, kind, count, value = struct.unpack("<HHII", entry)
    width = {1: 1, 2: 1, 3: 2, 4: 4, 7: 1}[kind] * count
    is_place = width > 4 or tag in (273, 330, 0x8769)
    return struct.pack("<HHII", tag, kind, count, value + distance) if is_place else entry


def samsung_boxes() -> bytes:
    """Build what Samsung's phones put behind a picture: data with a list that counts backwards."""
    data = b"\0\0\1\x0a\x0e\0\0\0Image_UTC_Data1593487679138"
    table = struct.pack("<4sIIHHII", b"SEFH", 107, 1, 0, 0x0A01, len(data), len(data))
    return box(b"sefd", data + table + struct.pack("<I4s", len(table), b"SEFT"))


def heif_in_idat() -> bytes:
    """Build a HEIC whose EXIF lies in the box of item data, and whose picture is a grid."""
    ftyp = box(b"ftyp", b"heic\0\0\0\0mif1heic")
    exif = b"\0\0\0\0" + files.exif_block("<", b"words\0")
    grid = bytes((0, 0, 0, 1)) + struct.pack(">HH", *files.SIZE)
    tiles = [b"TILE%d" % n * 40 for n in range(2)]

    def meta(start: int) -> bytes:
        iloc = bytes((1, 0, 0, 0, 0x44, 0)) + struct.pack(">H", 4)
        for item, method, offset, length in (
            (1, 1, 0, len(grid)),
            (2, 0, start, len(tiles[0])),
            (3, 0, start + len(tiles[0]), len(tiles[1])),
            (4, 1, len(grid), len(exif)),
        ):
            iloc += struct.pack(">HHHHII", item, method, 0, 1, offset, length)
        kinds = (infe(1, b"grid"), infe(2, b"hvc1"), infe(3, b"hvc1"), infe(4, b"Exif"))
        iinf = box(b"iinf", bytes(4), struct.pack(">H", 4), *kinds)
        dimg = box(b"dimg", struct.pack(">HHHH", 1, 2, 2, 3))
        iref = box(b"iref", bytes(4), dimg, box(b"cdsc", struct.pack(">HHH", 4, 1, 1)))
        ispe = box(b"ispe", bytes(4), struct.pack(">II", *files.SIZE))
        ipma = box(b"ipma", bytes(4), struct.pack(">IHBB", 1, 1, 1, 1))
        return box(
            b"meta",
            bytes(4),
            box(b"hdlr", bytes(8), b"pict", bytes(13)),
            box(b"pitm", bytes(4), struct.pack(">H", 1)),
            iinf,
            iref,
            box(b"iprp", box(b"ipco", ispe), ipma),
            box(b"idat", grid, exif),
            box(b"iloc", iloc),
        )

    start = len(ftyp) + len(meta(0)) + 8
    return ftyp + meta(start) + box(b"mdat", *tiles)


@cache
def odd_pngs() -> dict[str, bytes]:
    """Return one PNG of each oddity by a telling name."""
    xmp = packet("<z:a>1</z:a>", padding=500).decode()
    info = PngImagePlugin.PngInfo()
    info.add_text("Description", "their words")
    info.add_text("Author", "Ann", zip=True)
    info.add_itxt("Comment", "日本", "ja", "コメント")
    makers: dict[str, Callable[[], bytes]] = {
        "texts.png": lambda: saved("PNG", pnginfo=info, icc_profile=profile(), dpi=(72, 72)),
        "exif-behind-the-picture.png": lambda: png_before_end(chunk(b"eXIf", full_exif())),
        "exif-with-a-lead.png": lambda: png_with(chunk(b"eXIf", b"Exif\0\0" + full_exif())),
        "xmp-behind-the-picture.png": lambda: png_before_end(png_text("XML:com.adobe.xmp", xmp)),
        "xmp-of-fireworks.png": lambda: png_with(
            chunk(b"tEXt", b"XML:com.adobe.xmp\0" + xmp.encode())
        ),
        "packed-xmp.png": lambda: png_with(png_text("XML:com.adobe.xmp", xmp, packed=True)),
        "own-chunks.png": lambda: png_with(
            chunk(b"tIME", b"\x07\xe8\1\1\0\0\0"), chunk(b"gAMA", struct.pack(">I", 45455)),
            chunk(b"vpAg", bytes(9)), chunk(b"prVW", b"private" * 9),
        ),
        "animated.png": lambda: animated("PNG"),
        "sixteen-bits.png": lambda: saved("PNG", "I;16"),
        "one-bit.png": lambda: saved("PNG", "1"),
        "behind-the-end.png": lambda: saved("PNG") + b"trailing bytes" * 9,
        "many-pieces.png": lambda: _in_pieces(saved("PNG"), 50),
    }  # fmt: skip
    return {name: make() for name, make in makers.items()}


def _in_pieces(png: bytes, size: int) -> bytes:
    at = png.index(b"IDAT")
    (length,) = struct.unpack(">I", png[at - 4 : at])
    data = png[at + 4 : at + 4 + length]
    pieces = b"".join(chunk(b"IDAT", data[i : i + size]) for i in range(0, length, size))
    return png[: at - 4] + pieces + png[at + 8 + length :]


@cache
def odd_webps() -> dict[str, bytes]:
    """Return one WebP of each oddity by a telling name."""
    frame, exif = webp_frame(), webp_chunk(b"EXIF", full_exif())
    makers: dict[str, Callable[[], bytes]] = {
        "animated.webp": lambda: animated("WEBP"),
        "profile-and-alpha.webp": lambda: saved("WEBP", "RGBA", icc_profile=profile()),
        "canvas-alone.webp": lambda: riff(canvas(0), frame),
        "exif-with-a-lead.webp": lambda: riff(
            canvas(8), frame, webp_chunk(b"EXIF", b"Exif\0\0" + full_exif())
        ),
        "exif-and-xmp.webp": lambda: riff(
            canvas(0x0C), frame, exif, webp_chunk(b"XMP ", packet("<z:a>1</z:a>", padding=301))
        ),
        "own-chunks.webp": lambda: riff(
            canvas(8), frame, webp_chunk(b"odd ", b"12345"), exif, webp_chunk(b"JUNK", b"1")
        ),
        "exif-without-a-flag.webp": lambda: riff(canvas(0), frame, exif),
        "behind-the-end.webp": lambda: riff(frame) + b"trailing",
    }
    return {name: make() for name, make in makers.items()}


@cache
def odd_tiffs() -> dict[str, bytes]:
    """Return one TIFF of each oddity by a telling name."""
    xmp = packet("<z:a>1</z:a>", padding=300)
    iim = files.data_set(2, 25, b"theirs") + files.data_set(2, 120, b"words")
    longs = b"".join(
        (iim + bytes(-len(iim) % 4))[i : i + 4][::-1] for i in range(0, len(iim) + 3 & ~3, 4)
    )
    no_version = files.data_set(2, 0, b"\0\0")
    ome = ('<?xml version="1.0"?><OME>' + "<Plane/>" * 400 + "</OME>").encode() + b"\0"
    makers: dict[str, Callable[[], bytes]] = {
        "pages.tif": pages,
        "sub-ifd.tif": sub_ifd_tiff,
        "big-endian.tif": lambda: tagged_tiff(">", [(270, 2, b"words\0")]),
        "tiles.tif": lambda: tagged_tiff("<", [], tiles=True),
        "xmp-undefined.tif": lambda: tagged_tiff("<", [(700, 7, xmp)]),
        "xmp-bytes.tif": lambda: tagged_tiff(">", [(700, 1, xmp), (305, 2, b"Lightroom\0")]),
        "iptc-longs.tif": lambda: tagged_tiff("<", [(33723, 4, longs)]),
        "iptc-and-photoshop.tif": lambda: tagged_tiff(
            "<",
            [(33723, 7, iim), (34377, 1, files.resource(0x0404, iim) + files.resource(1005, b"x"))],
        ),
        "iptc-that-ends-in-zeros.tif": lambda: tagged_tiff(
            "<", [(33723, 7, no_version + b"\0"), (34377, 1, files.resource(0x0404, no_version))]
        ),
        "sparse.tif": lambda: tagged_tiff(">", [(324, 4, bytes(8)), (325, 4, bytes(8))]),
        "thumbnail-of-gimp.tif": sub_ifd_tiff_of_a_camera,
        "imagej.tif": lambda: tagged_tiff(
            ">", [(270, 2, b"ImageJ=1.53\nimages=1\nslices=1\n\0"), (50838, 4, bytes(8))]
        ),
        "ome.tif": lambda: tagged_tiff("<", [(270, 2, ome)]),
        "map.tif": lambda: tagged_tiff(
            "<",
            [
                (33550, 12, bytes(24)),
                (34735, 3, struct.pack("<4H", 1, 1, 0, 0)),
                (42113, 2, b"0\0"),
            ],
        ),
        "profile.tif": lambda: tagged_tiff("<", [(34675, 7, profile())]),
        "packed.tif": lambda: tiff_with(compression="tiff_lzw"),
        "float.tif": lambda: saved("TIFF", "F"),
        "signed-jpeg.tif": lambda: tiff_with(compression="jpeg", quality=80),
    }
    return {name: make() for name, make in makers.items()}


@cache
def odd_heifs() -> dict[str, bytes]:
    """Return one HEIC or AVIF of each oddity by a telling name."""
    xmp = packet("<z:a>1</z:a>", padding=300)
    makers: dict[str, Callable[[], bytes]] = {
        "grid-in-idat.heic": heif_in_idat,
        "gain-map.heic": lambda: heif_file(
            exif=full_exif(), gain_map_xmp=packet("<z:map>1</z:map>")
        ),
        "both-packets.heic": lambda: heif_file(
            exif=full_exif(), xmp=xmp, gain_map_xmp=packet("<z:map>1</z:map>")
        ),
        "wide-places.heic": lambda: heif_file(exif=full_exif(), offset_width=8),
        "free-space.heic": lambda: heif_file(exif=full_exif(), more_boxes=box(b"free", bytes(90))),
        "samsung.heic": lambda: heif_file(exif=full_exif(), more_boxes=samsung_boxes()),
        "samsung-with-a-film.heic": lambda: heif_file(
            exif=full_exif(), more_boxes=box(b"mpvd", bytes(90)) + samsung_boxes()
        ),
        "packet-with-a-jpegs-mark.heic": lambda: heif_file(xmp=files.XMP_HEAD + xmp),
        "exif-and-xmp.avif": lambda: saved("AVIF", exif=full_exif(), xmp=xmp),
        "profile-and-alpha.avif": lambda: saved("AVIF", "RGBA", icc_profile=profile()),
        "one-frame-of-a-sequence.avif": lambda: animated("AVIF"),
    }
    return {name: make() for name, make in makers.items()}


@cache
def all_odd() -> dict[str, bytes]:
    """Return every odd file by its name, JPEGs too."""
    return odd_jpegs() | odd_pngs() | odd_webps() | odd_tiffs() | odd_heifs()
