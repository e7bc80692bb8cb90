"""IPTC-IIM data sets (IIM 4.2) inside Photoshop image resources (Adobe's file format, 2020).

Edited byte-wise: what is not asked for keeps its bytes and its place.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from blipdesk.metadata.source import DamagedError

IIM_RESOURCE, DIGEST_RESOURCE = 0x0404, 0x0425
CHARSET = (1, 90)
TITLE, KEYWORDS, CITY, REGION, COUNTRY, CAPTION = (
    (2, 5),
    (2, 25),
    (2, 90),
    (2, 95),
    (2, 101),
    (2, 120),
)
BYTE_LIMITS = {TITLE: 64, KEYWORDS: 64, CAPTION: 2000}
_UTF8_MARK = b"\x1b%G"
_ADOBE = b"8BIM"
_SIGNATURES = (_ADOBE, b"PHUT", b"AgHg", b"DCSR", b"MeSa")


@dataclass(frozen=True, slots=True)
class DataSet:
    """One IIM data set."""

    key: tuple[int, int]
    data: bytes

    def to_bytes(self) -> bytes:
        """Serialise; IIM 4.2 section 1.6 gives values from 32 KiB on an extended length."""
        size = len(self.data)
        head = bytes((0x1C, *self.key))
        if size < 0x8000:
            return head + size.to_bytes(2, "big") + self.data
        return head + b"\x80\x04" + size.to_bytes(4, "big") + self.data


@dataclass(frozen=True, slots=True)
class Resource:
    """One Photoshop image resource; ``head`` is everything before the data's size."""

    head: bytes
    number: int
    data: bytes

    @property
    def is_adobes(self) -> bool:
        """Whether Photoshop itself numbers it; under other signatures a number says nothing."""
        return self.head.startswith(_ADOBE)

    def to_bytes(self) -> bytes:
        """Serialise with the pad byte that keeps the next one at an even place."""
        size = len(self.data)
        return self.head + size.to_bytes(4, "big") + self.data + bytes(size & 1)


def parse_data_sets(block: bytes) -> tuple[DataSet, ...]:
    """Split an IIM block; zero padding at its end is accepted.

    Raises:
        DamagedError: something in it is no data set.
    """
    found, at = [], 0
    while at < len(block):
        if block[at] == 0 and not any(block[at:]):
            break
        if block[at] != 0x1C or at + 5 > len(block):
            raise DamagedError("the IPTC block is broken")
        size, start = int.from_bytes(block[at + 3 : at + 5], "big"), at + 5
        if size & 0x8000:
            width = size & 0x7FFF
            if width > 4:
                raise DamagedError("the IPTC block is broken")
            size, start = int.from_bytes(block[start : start + width], "big"), start + width
        if start + size > len(block):
            raise DamagedError("the IPTC block is cut off")
        found.append(DataSet((block[at + 1], block[at + 2]), block[start : start + size]))
        at = start + size
    return tuple(found)


def parse_resources(block: bytes) -> tuple[Resource, ...]:
    """Split the payload of Photoshop's segments.

    Raises:
        DamagedError: it does not end where its resources end.
    """
    found, at = [], 0
    while at < len(block):
        if block[at] == 0 and not any(block[at:]):
            break
        if block[at : at + 4] not in _SIGNATURES or at + 12 > len(block):
            raise DamagedError("the Photoshop block is broken")
        name_end = at + 7 + block[at + 6]
        name_end += (name_end - at) & 1  # the name with its length byte is padded to even
        size = int.from_bytes(block[name_end : name_end + 4], "big")
        start = name_end + 4
        if start + size > len(block):
            raise DamagedError("the Photoshop block is cut off")
        number = int.from_bytes(block[at + 4 : at + 6], "big")
        found.append(Resource(block[at:name_end], number, block[start : start + size]))
        at = start + size + (size & 1)
    return tuple(found)


class Iim:
    """The data sets of one photo, with the character set they are in."""

    def __init__(self, data_sets: tuple[DataSet, ...]) -> None:
        self.data_sets = data_sets

    def values(self, key: tuple[int, int]) -> tuple[bytes, ...]:
        """Return the raw values of a data set number, in the file's order."""
        return tuple(d.data for d in self.data_sets if d.key == key)

    def texts(self, key: tuple[int, int]) -> tuple[str, ...]:
        """Return the non-blank values as text: UTF-8, else Latin-1 as undeclared data mostly is."""
        decoded = (decode(value) for value in self.values(key))
        return tuple(text for text in (d.strip(" \t\r\n\0") for d in decoded) if text)

    def put(self, key: tuple[int, int], values: tuple[bytes, ...]) -> None:
        """Set all values of a number; they stand where the first was, else in numeric order."""
        others = [d for d in self.data_sets if d.key != key]
        at = next((i for i, d in enumerate(self.data_sets) if d.key == key), None)
        if at is None:
            at = next((i for i, d in enumerate(others) if d.key > key), len(others))
        self.data_sets = (*others[:at], *(DataSet(key, v) for v in values), *others[at:])

    def to_bytes(self) -> bytes:
        """Serialise all data sets."""
        return b"".join(d.to_bytes() for d in self.data_sets)

    def encoding_for(self, texts: tuple[str, ...]) -> tuple[str, bool] | None:
        """Choose how to write texts beside the values that are there.

        Returns:
            The encoding and whether UTF-8 must be declared first; None where the texts cannot be
            written without making other values unreadable.
        """
        if self.values(CHARSET) and self.values(CHARSET)[0] != _UTF8_MARK:
            return ("ascii", False) if all(t.isascii() for t in texts) else None
        if self.values(CHARSET) or all(t.isascii() for t in texts):
            return "utf-8", False
        others = b"".join(d.data for d in self.data_sets if d.key[0] == 2 and d.key[1] != 0)
        if others.isascii():
            return "utf-8", True
        if _is_utf8(others):
            return "utf-8", False
        fits = all(_fits_latin1(t) for t in texts)
        return ("latin-1", False) if fits else None


def declare_utf8() -> bytes:
    """Return the value of 1:90 that says UTF-8 (ISO 2022 escape)."""
    return _UTF8_MARK


def decode(value: bytes) -> str:
    """Read a value as UTF-8, else as Latin-1."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _is_utf8(value: bytes) -> bool:
    try:
        value.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _fits_latin1(text: str) -> bool:
    """Whether Latin-1 can hold it, and nobody can mistake the bytes for UTF-8."""
    try:
        data = text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return text.isascii() or not _is_utf8(data)


def cut_text(text: str, encoding: str, limit: int) -> bytes:
    """Encode a text and cut it to at most ``limit`` bytes, never inside a character."""
    data = text.encode(encoding)
    if len(data) <= limit:
        return data
    return data[:limit].decode(encoding, "ignore").encode(encoding)


def _is_iim(resource: Resource) -> bool:
    return resource.number == IIM_RESOURCE and resource.is_adobes and bool(resource.data)


def _is_digest(resource: Resource) -> bool:
    return resource.number == DIGEST_RESOURCE and resource.is_adobes


def find_iim(resources: tuple[Resource, ...]) -> bytes | None:
    """Return the IIM block among the resources, None without one that says something."""
    found = [r.data for r in resources if _is_iim(r)]
    if len(found) > 1:
        raise DamagedError("there are two IPTC blocks")
    return found[0] if found else None


def digest_state(resources: tuple[Resource, ...], iim: bytes) -> bool | None:
    """Say whether the stored digest fits the IIM block (MWG 2.0 section 3.3); None: none stored."""
    stored = [r.data for r in resources if _is_digest(r)]
    if not stored or len(stored[0]) != 16:
        return None
    # TIFF pads the block to whole 32-bit words, over which not every program takes the digest.
    trimmed = b"".join(d.to_bytes() for d in parse_data_sets(iim))
    return stored[0] in (_md5(iim), _md5(trimmed))


def with_iim(resources: tuple[Resource, ...], old: bytes, new: bytes) -> bytes:
    """Serialise the resources with another IIM block; a digest that was in step stays so."""
    in_step = digest_state(resources, old)
    return b"".join(r.to_bytes() for r in _exchange(resources, new, bool(in_step)))


def _exchange(resources: tuple[Resource, ...], new: bytes, in_step: bool) -> Iterator[Resource]:
    for resource in resources:
        if _is_iim(resource):
            yield replace(resource, data=new)
        elif _is_digest(resource) and in_step:
            yield replace(resource, data=_md5(new))
        else:
            yield resource


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()  # the standard's choice


def raw_values(values: tuple[bytes, ...]) -> bytes | None:
    """Pack a data set's values into a ``TagChange`` value; None for none."""
    return b"".join(len(v).to_bytes(4, "big") + v for v in values) or None


def unpack_values(raw: bytes | None) -> tuple[bytes, ...]:
    """Reverse ``raw_values``.

    Raises:
        DamagedError: the recorded value is broken.
    """
    values, at = [], 0
    while raw is not None and at < len(raw):
        size = int.from_bytes(raw[at : at + 4], "big")
        if at + 4 + size > len(raw):
            raise DamagedError("a recorded IPTC value is broken")
        values.append(raw[at + 4 : at + 4 + size])
        at += 4 + size
    return tuple(values)
