"""The verifier's view of HEIF and AVIF: every item by its content, every property, every box."""

import struct
from collections.abc import Iterator

import xxhash

from blipdesk.metadata.verify.read_samples import BadItems, Digest, ReadAt, sequence_samples, split
from blipdesk.metadata.verify.snapshot import Hole, Snapshot

_XMP = b"application/rdf+xml"
_BOOKKEEPING = (b"iloc", b"iinf", b"iref", b"idat")
_Place = tuple[int, list[tuple[int, int]]]


def heif_snapshot(
    read_at: ReadAt, digest: Digest, size: int, holes: tuple[Hole, ...] = ()
) -> Snapshot:
    """Read a HEIF or AVIF file.

    Args:
        holes: where the original held its EXIF and XMP: what lies there now says nothing.

    Raises:
        BadItems: its boxes are broken.
    """
    found = Snapshot()
    top = list(split(read_at, 0, size))
    begin, end = next((b, e) for kind, _, b, e in top if kind == b"meta")
    inner = {kind: (a, b, e) for kind, a, b, e in split(read_at, begin + 4, end)}
    places = _places(read_at(inner[b"iloc"][1], inner[b"iloc"][2] - inner[b"iloc"][1]))
    kinds = _kinds(read_at, *inner[b"iinf"][1:])
    links = _links(read_at, inner.get(b"iref"))
    pitm = read_at(inner[b"pitm"][1], 8)
    primary = int.from_bytes(pitm[4:8] if pitm[0] else pitm[4:6], "big")
    idat = inner.get(b"idat", (0, 0, 0))[1]
    own_spans: list[tuple[int, int]] = []
    item_spans: list[tuple[int, int]] = []
    for item, (method, extents) in sorted(places.items()):
        spans = [(start + (idat if method == 1 else 0), length) for start, length in extents]
        item_spans += spans
        data = b"".join(digest(start, start + length) for start, length in spans if length)
        kind = kinds.get(item, b"")
        about = [targets for name, origin, targets in links if (name, origin) == (b"cdsc", item)]
        is_own = not about or any(primary in targets for targets in about)
        if is_own and kind in (b"Exif", _XMP):
            _keep(found, kind, b"".join(read_at(*span) for span in spans))
            own_spans += spans
        else:
            found.rest.append(f"item {item} {method}".encode() + kind + data)
            found.rest += [b"link %r" % (link,) for link in links if link[1] == item]
    found.rest += [b"link %r" % (k,) for k in links if k[1] not in places]
    found.rest += [k + digest(a, e) for k, (a, _, e) in inner.items() if k not in _BOOKKEEPING]
    stores = [(body, end) for kind, _, body, end in top if kind == b"mdat"]
    own = {(n, first - body, size) for n, body, first, size in _inside(stores, own_spans)}
    found.holes = tuple(sorted(own | set(holes)))
    found.rest += [
        kind + digest(a, e)
        for kind, a, b, e in top
        if kind not in (b"meta", b"mdat") and not _is_retired(read_at, kind, b, e)
    ]
    found.rest += list(sequence_samples(read_at, digest, top))
    found.rest += list(_left_over(stores, digest, found.holes, item_spans))
    return found


def _is_retired(read_at: ReadAt, kind: bytes, body: int, end: int) -> bool:
    """Whether a free box was the list of items once: it begins with what handles pictures."""
    first = read_at(body, 24) if kind == b"free" and end - body >= 24 else b""
    return first[8:12] == b"hdlr" and first[20:24] == b"pict"


def _inside(
    data: list[tuple[int, int]], spans: list[tuple[int, int]]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield for each span the number and start of the box it lies in, its start and length."""
    for number, (body, end) in enumerate(data):
        for first, length in spans:
            if body <= first < end:
                yield number, body, first, length


def _left_over(
    data: list[tuple[int, int]],
    digest: Digest,
    holes: tuple[Hole, ...],
    items: list[tuple[int, int]],
) -> Iterator[bytes]:
    """Yield what the data boxes hold besides the items, which are looked at one by one.

    Args:
        items: start and length of each part of them in the file.
    """
    for number, (body, end) in enumerate(data):
        total, at, left = xxhash.xxh3_128(), body, 0
        known = [(body + start, length) for n, start, length in holes if n == number]
        known += [(first, length) for first, length in items if body <= first < end]
        for first, length in [*sorted(known), (end, 0)]:
            if at < first <= end:
                left += first - at
                total.update(digest(at, first))
            at = max(at, first + length)  # what lies there now may overlap what lay there before
        if left:
            yield b"mdat %d" % number + total.digest()


def _keep(found: Snapshot, kind: bytes, data: bytes) -> None:
    if kind == _XMP:
        found.xmp.append(data.removeprefix(b"http://ns.adobe.com/xap/1.0/\0"))
    else:
        skip = 4 + struct.unpack_from(">I", data)[0]
        found.exif.append(data[skip:])
        found.rest.append(b"exif lead" + data[:skip])


def _kinds(read_at: ReadAt, body: int, end: int) -> dict[int, bytes]:
    """Return each item's type, or its content type where it is "mime"."""
    found = {}
    lead = 8 if read_at(body, 1)[0] else 6
    for _, _, start, stop in split(read_at, body + lead, end):
        data = read_at(start, stop - start)
        wide = 4 if data[0] == 3 else 2
        item = int.from_bytes(data[4 : 4 + wide], "big")
        kind = data[6 + wide : 10 + wide] if data[0] >= 2 else b"old"
        if kind == b"mime":
            kind = data[10 + wide :].split(b"\0")[1]
        found[item] = kind
    return found


def _links(
    read_at: ReadAt, iref: tuple[int, int, int] | None
) -> list[tuple[bytes, int, tuple[int, ...]]]:
    if iref is None:
        return []
    _, body, end = iref
    code = "I" if read_at(body, 1)[0] else "H"
    found = []
    for kind, _, start, stop in split(read_at, body + 4, end):
        data = read_at(start, stop - start)
        origin, count = struct.unpack_from(f">{code}H", data)
        targets = struct.unpack_from(f">{count}{code}", data, struct.calcsize(f">{code}H"))
        found.append((kind, origin, targets))
    return found


def _places(data: bytes) -> dict[int, _Place]:
    version, found, at = data[0], {}, 6
    w_offset, w_length, w_base = data[4] >> 4, data[4] & 15, data[5] >> 4
    w_index = data[5] & 15 if version else 0

    def take(width: int) -> int:
        nonlocal at
        at += width
        return int.from_bytes(data[at - width : at], "big")

    for _ in range(take(4 if version == 2 else 2)):
        item = take(4 if version == 2 else 2)
        method = take(2) & 15 if version else 0
        take(2)
        base, extents = take(w_base), []
        for _ in range(take(2)):
            take(w_index)
            start = take(w_offset)
            extents.append((base + start, take(w_length)))
        found[item] = (method, extents)
    if at > len(data):
        raise BadItems("iloc is cut off")
    return found
