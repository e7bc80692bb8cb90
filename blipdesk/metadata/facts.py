"""Camera, date, place and rating: facts that are read and never written."""

import re
import struct
from collections.abc import Iterator

from blipdesk.domain.photo import PhotoFacts
from blipdesk.metadata import iptc
from blipdesk.metadata.ifd import EXIF_IFD, GPS_IFD, Ifd, Tiff
from blipdesk.metadata.source import DamagedError
from blipdesk.metadata.tag_store import TagStore

_MAKE, _MODEL, _ORIENTATION = 0x010F, 0x0110, 0x0112
_TAKEN, _OFFSET, _LENS = 0x9003, 0x9011, 0xA434
_LATITUDE, _LONGITUDE = (1, 2, b"S", 90.0), (3, 4, b"W", 180.0)
_MAX_TEXT_BYTES = 4096
_DATE = re.compile(r"(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d):(\d\d)")
_ZONE = re.compile(r"[+-]\d\d:\d\d|Z")


def read_facts(store: TagStore) -> PhotoFacts:
    """Return the facts; what is missing or makes no sense is None."""
    blocks, tree = store.blocks, store.tree
    main = _IfdTexts(store.tiff, store.ifd0)
    exif = _IfdTexts(store.tiff, _below(store, EXIF_IFD))
    gps = _IfdTexts(store.tiff, _below(store, GPS_IFD))
    orientation = blocks.orientation or main.integer(_ORIENTATION)
    return PhotoFacts(
        format=blocks.format,
        width_px=blocks.width_px,
        height_px=blocks.height_px,
        orientation=orientation if orientation in range(1, 9) else 1,
        taken=_taken(exif) or _iso_date(tree.text("exif:DateTimeOriginal")),
        camera=_camera(main.text(_MAKE), main.text(_MODEL)),
        lens=exif.text(_LENS) or tree.text("aux:Lens"),
        rating=_rating(tree.text("xmp:Rating")),
        city=tree.text("photoshop:City") or _iim_text(store, iptc.CITY),
        region=tree.text("photoshop:State") or _iim_text(store, iptc.REGION),
        country=tree.text("photoshop:Country") or _iim_text(store, iptc.COUNTRY),
        latitude_deg=gps.degrees(*_LATITUDE),
        longitude_deg=gps.degrees(*_LONGITUDE),
    )


_XMP_FACTS = (
    "exif:DateTimeOriginal",
    "aux:Lens",
    "xmp:Rating",
    "photoshop:City",
    "photoshop:State",
    "photoshop:Country",
)


def list_fact_tags(store: TagStore) -> Iterator[tuple[str, str]]:
    """Yield each tag that facts are read from with its text, in the order of ``read_facts``."""
    main = _IfdTexts(store.tiff, store.ifd0)
    exif = _IfdTexts(store.tiff, _below(store, EXIF_IFD))
    gps = _IfdTexts(store.tiff, _below(store, GPS_IFD))
    latitude, longitude = gps.degrees(*_LATITUDE), gps.degrees(*_LONGITUDE)
    found = {
        "EXIF:Make": main.text(_MAKE),
        "EXIF:Model": main.text(_MODEL),
        "EXIF:Orientation": str(main.integer(_ORIENTATION) or ""),
        "EXIF:DateTimeOriginal": exif.text(_TAKEN),
        "EXIF:OffsetTimeOriginal": exif.text(_OFFSET),
        "EXIF:LensModel": exif.text(_LENS),
        "EXIF:GPSLatitude": None if latitude is None else f"{latitude:.7f}",
        "EXIF:GPSLongitude": None if longitude is None else f"{longitude:.7f}",
    }
    found |= {f"XMP:{name}": store.tree.text(name) for name in _XMP_FACTS}
    for key in (iptc.CITY, iptc.REGION, iptc.COUNTRY):
        found[f"IPTC:{key[0]}:{key[1]}"] = _iim_text(store, key)
    yield from ((tag, text) for tag, text in found.items() if text)


class _IfdTexts:
    """Single values of one directory; an absent directory has none."""

    def __init__(self, tiff: Tiff | None, ifd: Ifd | None) -> None:
        self._tiff, self._ifd = tiff, ifd

    def value(self, tag: int) -> bytes:
        entry = None if self._ifd is None else self._ifd.find(tag)
        if entry is None or self._tiff is None:
            return b""
        return self._tiff.value(entry, _MAX_TEXT_BYTES)

    def text(self, tag: int) -> str | None:
        data = self.value(tag).partition(b"\0")[0]
        try:
            return data.decode("utf-8").strip() or None
        except UnicodeDecodeError:
            return data.decode("latin-1").strip() or None

    def integer(self, tag: int) -> int:
        entry = None if self._ifd is None else self._ifd.find(tag)
        values = self._tiff.integers(entry, 1) if entry and self._tiff else ()
        return values[0] if values else 0

    def degrees(self, reference: int, tag: int, negative: bytes, limit: float) -> float | None:
        """Read three rationals: degrees, minutes, seconds (EXIF 2.32 section 4.6.6)."""
        data = self.value(tag)
        if self._tiff is None or len(data) != 24:
            return None
        numbers = struct.unpack(self._tiff.order + "6I", data)
        parts = list(zip(numbers[::2], numbers[1::2], strict=True))
        if parts[0][1] == 0 or any(below == 0 and above for above, below in parts):
            return None
        values = [above / below if below else 0.0 for above, below in parts]
        degrees = values[0] + values[1] / 60 + values[2] / 3600
        if degrees > limit:
            return None
        return round(-degrees if self.value(reference)[:1].upper() == negative else degrees, 7)


def _below(store: TagStore, pointer: int) -> Ifd | None:
    if store.tiff is None or store.ifd0 is None:
        return None
    entry = store.ifd0.find(pointer)
    offsets = store.tiff.integers(entry, 1) if entry else ()
    try:
        return store.tiff.read_ifd(offsets[0]) if offsets else None
    except DamagedError:
        return None


def _taken(exif: _IfdTexts) -> str | None:
    date = _iso_date(exif.text(_TAKEN))
    zone = exif.text(_OFFSET) or ""
    return date + zone if date and _ZONE.fullmatch(zone) else date


def _iso_date(text: str | None) -> str | None:
    """Turn EXIF's "2024:06:01 12:30:00" into ISO 8601; a date of zeros is none."""
    found = _DATE.match(text or "")
    if found is None or found[1] == "0000" or "00" in (found[2], found[3]):
        return None
    year, month, day, hour, minute, second = found.groups()
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}"


def _camera(make: str | None, model: str | None) -> str | None:
    """Join maker and model; many models begin with their maker's name."""
    if not make or not model:
        return model or make
    return model if model.lower().startswith(make.split()[0].lower()) else f"{make} {model}"


def _rating(text: str | None) -> int | None:
    try:
        value = int(float(text)) if text else None
    except (ValueError, OverflowError):
        return None
    return value if value is not None and -1 <= value <= 5 else None


def _iim_text(store: TagStore, key: tuple[int, int]) -> str | None:
    texts = store.iim.texts(key) if store.iim else ()
    return texts[0] if texts else None
