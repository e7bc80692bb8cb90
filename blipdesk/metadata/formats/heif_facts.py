"""Size and rotation of the main picture from its item properties (ISO 23008-12 section 6.5)."""

from collections.abc import Iterator
from dataclasses import dataclass

from blipdesk.metadata.formats.heif_boxes import Box, read_boxes
from blipdesk.metadata.source import ByteSource, DamagedError

_ROTATED = {0: 1, 1: 8, 2: 3, 3: 6}
_MIRRORED = {1: 2, 8: 7, 3: 4, 6: 5}


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """Stored size and the EXIF number of the turn that the properties ask for."""

    width_px: int = 0
    height_px: int = 0
    orientation: int = 1


def picture_facts(source: ByteSource, iprp: Box | None, primary: int) -> PictureFacts:
    """Read the properties of the main picture; broken ones count as absent."""
    width = height = 0
    orientation = 1
    try:
        for box in _properties(source, iprp, primary):
            body = source.read(box.body, min(box.end - box.body, 12))
            if box.kind == b"ispe":
                width, height = (int.from_bytes(body[i : i + 4], "big") for i in (4, 8))
            elif box.kind == b"irot" and body:
                orientation = _ROTATED[body[0] & 3]
            elif box.kind == b"imir":
                orientation = _MIRRORED.get(orientation, orientation)
    except DamagedError:
        pass
    return PictureFacts(width, height, orientation)


def _properties(source: ByteSource, iprp: Box | None, primary: int) -> Iterator[Box]:
    if iprp is None:
        return
    boxes = tuple(read_boxes(source, iprp.body, iprp.end))
    known = next((b for b in boxes if b.kind == b"ipco"), None)
    properties = tuple(read_boxes(source, known.body, known.end)) if known else ()
    for box in boxes:
        if box.kind == b"ipma":
            data = source.read(box.body, box.end - box.body)
            for index in _associated(data, primary):
                if 1 <= index <= len(properties):
                    yield properties[index - 1]


def _associated(data: bytes, primary: int) -> Iterator[int]:
    """Yield the property numbers that an ipma box gives the main picture."""
    item_width = 4 if data[:1] > b"\0" else 2
    is_wide = bool(data[3:4] and data[3] & 1)
    at = 8
    for _ in range(int.from_bytes(data[4:8], "big")):
        if at + item_width >= len(data):
            return
        item, count = int.from_bytes(data[at : at + item_width], "big"), data[at + item_width]
        at += item_width + 1
        step = 2 if is_wide else 1
        if item == primary:
            for i in range(at, at + count * step, step):
                yield int.from_bytes(data[i : i + step], "big") & (0x7FFF if is_wide else 0x7F)
        at += count * step
