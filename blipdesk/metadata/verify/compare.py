"""Compare a file before and after a write with what the write was meant to do."""

import struct
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

from blipdesk.metadata.model import TagChange
from blipdesk.metadata.verify.read_file import BadFile, take_snapshot
from blipdesk.metadata.verify.read_tiff import BadTiff, kept_value, read_tags
from blipdesk.metadata.verify.read_xmp import BadXmp, Property, properties, raw_shape
from blipdesk.metadata.verify.snapshot import Snapshot, TagKey, TagValue

_NUMBERS = {
    "EXIF:ImageDescription": 0x010E,
    "EXIF:XPTitle": 0x9C9B,
    "EXIF:XPComment": 0x9C9C,
    "EXIF:XPKeywords": 0x9C9E,
    "EXIF:XPSubject": 0x9C9F,
}
_NAMESPACES = {
    "dc": "{http://purl.org/dc/elements/1.1/}",
    "Iptc4xmpCore": "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}",
    "lr": "{http://ns.adobe.com/lightroom/1.0/}",
    "xmpMM": "{http://ns.adobe.com/xap/1.0/mm/}",
    "photoshop": "{http://ns.adobe.com/photoshop/1.0/}",
    "blipdesk": "{urn:blipdesk:xmp:1.0/}",
}
_MAIN = "main0"
_Sets = list[tuple[int, int, bytes]]


# The last two: something is not there that has to be.
_BROKEN = (
    BadFile,
    BadTiff,
    BadXmp,
    struct.error,
    zlib.error,
    ValueError,
    LookupError,
    StopIteration,
)


def look_at(path: Path | None) -> Snapshot | str:
    """Look at the original, which may be done while the new file is written.

    Args:
        path: None for a file that did not exist.

    Returns:
        What is in it, or why it does not read.

    Raises:
        OSError: the disk failed.
    """
    try:
        return Snapshot() if path is None else take_snapshot(path)
    except _BROKEN as error:
        return str(error)


def find_differences(
    before: Path | None,
    after: Path,
    changes: tuple[TagChange, ...],
    look: Callable[[Path | None], Snapshot | str] = look_at,
) -> list[str]:
    """Return what is wrong in the new file; [] if it is exactly as intended.

    Args:
        before: the original; None for a file that did not exist.
        after: the new file.
        changes: what was meant to change.
        look: gives what ``look_at`` gives for the original, if somebody has looked already.

    Raises:
        OSError: the disk failed.
    """
    old = look(before)
    if isinstance(old, str):
        return [f"it does not read back: {old}"]
    try:
        new = take_snapshot(after, old.holes)
        found = [*_rest(old, new), *_exif(old, new, changes), *_xmp(old, new, changes)]
        return [*found, *_iptc(old, new, changes)]
    except _BROKEN as error:
        return [f"it does not read back: {error}"]


def _rest(old: Snapshot, new: Snapshot) -> list[str]:
    found = []
    if old.rest != new.rest:
        found.append("the picture or another part of the file differs")
    if old.canvas and old.canvas != new.canvas:
        found.append("the canvas differs")
    if old.resources != new.resources and (old.resources or new.resources != [b""]):
        found.append("a Photoshop resource differs")
    for name, blocks in (("EXIF", new.exif), ("XMP", new.xmp), ("IPTC", new.iim)):
        if len(blocks) > 1:
            found.append(f"there are {len(blocks)} {name} blocks")
    return found


def _exif(old: Snapshot, new: Snapshot, changes: Sequence[TagChange]) -> list[str]:
    wanted = {_NUMBERS[c.tag]: c for c in changes if c.tag in _NUMBERS}
    if not wanted and not old.tags:
        return [] if old.exif == new.exif else ["the EXIF block differs"]
    before, after = _all_tags(old), _all_tags(new)
    found = []
    for number, change in wanted.items():
        if not _holds(after.get((_MAIN, number)), change.new):
            found.append(f"{change.tag} does not hold what was written")
    keys = [k for k in before.keys() | after.keys() if k[0] != _MAIN or k[1] not in wanted]
    is_new = not before and not (set(after) - {(_MAIN, n) for n in wanted})
    changed = [k for k in keys if before.get(k) != after.get(k)]
    if changed and not is_new:
        found.append("other EXIF tags differ: " + ", ".join(f"{k[1]:#06x}" for k in changed[:4]))
    return found


def _all_tags(snapshot: Snapshot) -> dict[TagKey, TagValue]:
    if not snapshot.exif:
        return snapshot.tags
    block = snapshot.exif[0]
    return read_tags(lambda at, n: block[at : at + n])


def _holds(value: TagValue | None, raw: bytes | None) -> bool:
    """Whether an entry is the wanted one: type, count, then the value."""
    if value is None or raw is None:
        return value is None and raw is None
    return struct.pack(">HI", value[0], value[1]) == raw[:6] and value[3] == kept_value(raw[6:])


def _xmp(old: Snapshot, new: Snapshot, changes: Sequence[TagChange]) -> list[str]:
    wanted = {_qualified(c.tag): c for c in changes if c.tag.startswith("XMP:")}
    if not wanted:
        return [] if old.xmp == new.xmp else ["the XMP packet differs"]
    before, after = _properties(old), _properties(new)
    found = []
    for name, change in wanted.items():
        shapes = [p.shape for p in after if p.name == name]
        if shapes != ([] if change.new is None else [raw_shape(change.new)]):
            found.append(f"{change.tag} does not hold what was written")
    others = [[p for p in side if p.name not in wanted] for side in (before, after)]
    if not _says_something(old) or not _says_something(
        new
    ):  # a packet came or went: its wrapper alone may differ
        others = [[p for p in side if not p.name.startswith("#")] for side in others]
    if others[0] != others[1]:
        found.append("other XMP properties differ")
    return found


def _properties(snapshot: Snapshot) -> list[Property]:
    return properties(snapshot.xmp[0]) if _says_something(snapshot) else []


def _says_something(snapshot: Snapshot) -> bool:
    return bool(snapshot.xmp and snapshot.xmp[0].strip(b" \t\r\n\0"))


def _qualified(tag: str) -> str:
    prefix, _, local = tag.removeprefix("XMP:").partition(":")
    return _NAMESPACES[prefix] + local


def _iptc(old: Snapshot, new: Snapshot, changes: Sequence[TagChange]) -> list[str]:
    wanted = {_numbers(c.tag): c for c in changes if c.tag.startswith("IPTC:")}
    if not wanted:
        return [] if old.iim == new.iim else ["the IPTC block differs"]
    before, after = _data_sets(old), _data_sets(new)
    found = []
    for key, change in wanted.items():
        values = [v for a, b, v in after if (a, b) == key]
        packed = b"".join(len(v).to_bytes(4, "big") + v for v in values) or None
        if packed != change.new:
            found.append(f"{change.tag} does not hold what was written")
    others = [[d for d in side if d[:2] not in wanted] for side in (before, after)]
    if others[0] != others[1]:
        found.append("other IPTC values differ")
    return found


def _numbers(tag: str) -> tuple[int, int]:
    _, record, number = tag.split(":")
    return int(record), int(number)


def _data_sets(snapshot: Snapshot) -> _Sets:
    found: _Sets = []
    rest = snapshot.iim[0] if snapshot.iim else b""
    while rest[:1] == b"\x1c":
        size, skip = int.from_bytes(rest[3:5], "big"), 5
        if size >= 0x8000:
            skip = 5 + size - 0x8000
            size = int.from_bytes(rest[5:skip], "big")
        found.append((rest[1], rest[2], rest[skip : skip + size]))
        rest = rest[skip + size :]
    return found
