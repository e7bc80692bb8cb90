"""The verifier's view of a TIFF file: every entry, and every strip and tile."""

import struct
from collections.abc import Callable, Iterator

from blipdesk.metadata.verify.read_tiff import ReadAt, read_tags
from blipdesk.metadata.verify.snapshot import Snapshot, TagKey, TagValue

_TEXT_TAGS = {700: "xmp", 33723: "iim", 34377: "photoshop"}
_DATA_TAGS = {0x0111: 0x0117, 0x0144: 0x0145, 0x0201: 0x0202}
Digest = Callable[[int, int], bytes]


def tiff_snapshot(read_at: ReadAt, digest: Digest, size: int) -> Snapshot:
    """Read a TIFF file.

    Raises:
        BadTiff: a directory cannot be read.
    """
    found = Snapshot()
    mark = "<" if read_at(0, 2) == b"II" else ">"
    tags = read_tags(read_at)
    for key, value in tags.items():
        kind = _TEXT_TAGS.get(key[1]) if key[0] == "main0" else None
        if kind is None:
            found.tags[key] = value
            continue
        width = {4: 4, 3: 2}.get(value[0], 1)
        data = read_at(value[2], value[1] * width) if value[2] else value[3]
        _keep(found, kind, data, is_numbers=width == 4)
    found.rest.extend(sorted(_pictures(tags, mark, read_at, digest, size)))
    return found


def _keep(found: Snapshot, kind: str, data: bytes, *, is_numbers: bool) -> None:
    if kind == "xmp":
        found.xmp.append(data)
    elif kind == "iim":
        if is_numbers and not data.startswith(b"\x1c"):
            words = struct.unpack(f"<{len(data) // 4}I", data)
            data = struct.pack(f">{len(words)}I", *words)
        found.iim.append(data)
    else:
        found.photoshop = data


def _pictures(
    tags: dict[TagKey, TagValue], mark: str, read_at: ReadAt, digest: Digest, size: int
) -> Iterator[bytes]:
    """Yield a digest of each strip, tile and JPEG stream, with its place."""
    for (name, tag), value in tags.items():
        sizes = tags.get((name, _DATA_TAGS.get(tag, -1)))
        if sizes is None:
            continue
        starts = _numbers(value, mark, read_at)
        for start, length in zip(starts, _numbers(sizes, mark, read_at), strict=False):
            end = min(start + length, size)
            content = digest(start, end) if start < end else b"outside"
            yield f"{name} {tag} {start}".encode() + content


def _numbers(value: TagValue, mark: str, read_at: ReadAt) -> tuple[int, ...]:
    code = {3: "H", 4: "I", 13: "I", 16: "Q"}.get(value[0])
    if code is None:
        return ()
    size = struct.calcsize(code) * value[1]
    data = read_at(value[2], size) if value[2] else value[3][:size]
    return struct.unpack(f"{mark}{len(data) // struct.calcsize(code)}{code}", data)
