"""HEIF files of our own bytes: no decoder reads their picture, but every list in them is real."""

import struct


def box(kind: bytes, *parts: bytes) -> bytes:
    """Build a box."""
    body = b"".join(parts)
    return struct.pack(">I", len(body) + 8) + kind + body


def infe(item: int, kind: bytes, content_type: bytes = b"") -> bytes:
    """Build an item's entry."""
    tail = content_type + b"\0" if content_type else b""
    return box(b"infe", b"\x02\0\0\0", struct.pack(">HH", item, 0), kind, b"\0", tail)


def heif_file(
    *,
    exif: bytes | None = None,
    xmp: bytes | None = None,
    gain_map_xmp: bytes | None = None,
    more_boxes: bytes = b"",
    offset_width: int = 4,
    base_width: int = 0,
) -> bytes:
    """Build a HEIC of a main picture (item 1) and an auxiliary one (item 2).

    Args:
        exif: the TIFF block of an EXIF item.
        xmp: a packet that describes the main picture.
        gain_map_xmp: a packet that describes the auxiliary picture.
        more_boxes: put behind the media data.
        offset_width: bytes of the positions in iloc.
        base_width: bytes of the base of each item there.
    """
    items = {1: (b"hvc1", b"", b"MAIN" * 64), 2: (b"hvc1", b"", b"GAIN" * 16)}
    links = [(b"auxl", 2, 1)]
    for data, kind, content, about in (
        (None if exif is None else b"\0\0\0\0" + exif, b"Exif", b"", 1),
        (xmp, b"mime", b"application/rdf+xml", 1),
        (gain_map_xmp, b"mime", b"application/rdf+xml", 2),
    ):
        if data is not None:
            number = max(items) + 1
            items[number] = (kind, content, data)
            links.append((b"cdsc", number, about))
    ftyp = box(b"ftyp", b"heic\0\0\0\0mif1heic")
    widths = (offset_width, base_width)
    size = len(ftyp) + len(_meta(items, links, 0, widths))
    meta = _meta(items, links, size + 8, widths)
    return ftyp + meta + box(b"mdat", *(data for _, _, data in items.values())) + more_boxes


def _meta(
    items: dict[int, tuple[bytes, bytes, bytes]],
    links: list[tuple[bytes, int, int]],
    start: int,
    widths: tuple[int, int],
) -> bytes:
    offset_width, base_width = widths
    code = {4: ">I", 8: ">Q"}[offset_width]
    places = b""
    for number, (_, _, data) in items.items():
        places += struct.pack(">HHH", number, 0, 0) + bytes(base_width) + struct.pack(">H", 1)
        places += struct.pack(code, start) + struct.pack(">I", len(data))
        start += len(data)
    iloc = (
        bytes((1, 0, 0, 0, offset_width << 4 | 4, base_width << 4))
        + struct.pack(">H", len(items))
        + places
    )
    infos = b"".join(infe(number, kind, content) for number, (kind, content, _) in items.items())
    references = (
        box(kind, struct.pack(">HHH", origin, 1, target)) for kind, origin, target in links
    )
    ispe = box(b"ispe", bytes(4), struct.pack(">II", 640, 480))
    ipma = box(b"ipma", bytes(4), struct.pack(">IHBB", 1, 1, 1, 1))
    return box(
        b"meta",
        bytes(4),
        box(b"hdlr", bytes(8), b"pict", bytes(13)),
        box(b"pitm", bytes(4), struct.pack(">H", 1)),
        box(b"iloc", iloc),
        box(b"iinf", bytes(4), struct.pack(">H", len(items)), infos),
        box(b"iref", bytes(4), *references),
        box(b"iprp", box(b"ipco", ispe), ipma),
    )
