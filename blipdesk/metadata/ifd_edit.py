"""Change tags of IFD0 without moving a byte: values and directories are appended, never shifted.

Maker notes and previews are reached by offsets that only their maker knows, so whatever lies in the
block stays where it lies; a directory that gains an entry is copied behind the end and the header's
pointer set to the copy (TIFF 6.0 section 2 lets directories lie anywhere).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from blipdesk.metadata.ifd import MAKER_NOTE, Entry, Ifd, Tiff
from blipdesk.metadata.source import DamagedError

_MAX_CLASSIC = 0xFFFFFFFF
_EMPTY_DIRECTORY_BYTES = 8


@dataclass(frozen=True, slots=True)
class IfdValue:
    """A value with its TIFF type; ``count`` is in units of that type."""

    type: int
    count: int
    data: bytes


@dataclass(frozen=True, slots=True)
class IfdPatch:
    """What to change: bytes to put over others, and bytes to append at the block's end."""

    overwrites: tuple[tuple[int, bytes], ...]
    appended: bytes


def edit_ifd0(tiff: Tiff, edits: Mapping[int, IfdValue | None]) -> IfdPatch:
    """Work out the patch that sets or removes tags of IFD0.

    Args:
        edits: by tag number; None removes the tag.

    Raises:
        DamagedError: the directories cannot be walked safely, or the block would leave 4 GiB.
    """
    return _Ifd0Editor(tiff).apply(edits)


class _Ifd0Editor:
    def __init__(self, tiff: Tiff) -> None:
        self.tiff = tiff
        directories = tuple(tiff.all_ifds())
        self.ifd = directories[0]
        values = [entry for ifd in directories for entry in ifd.entries]
        self.foreign = [_value_range(e) for e in values if e.size > tiff.inline_bytes]
        self.foreign += [_directory_range(tiff, ifd) for ifd in directories[1:]]
        self.taken = [_value_range(entry) for entry in values]
        self.taken += [_directory_range(tiff, ifd) for ifd in directories]
        self.overwrites: list[tuple[int, bytes]] = []
        # A value must begin at an even offset (TIFF 6.0 section 2). The zeros are for maker notes
        # with a pointer to the block's very end: it finds an empty directory instead of our text.
        has_note = any(ifd.find(MAKER_NOTE) for ifd in directories)
        self.gap = bytes((tiff.source.size & 1) + (_EMPTY_DIRECTORY_BYTES if has_note else 0))
        self.appended = bytearray()

    def apply(self, edits: Mapping[int, IfdValue | None]) -> IfdPatch:
        width = self.tiff.entry_bytes
        entries = [(e.tag, self.tiff.source.read(e.position, width)) for e in self.ifd.entries]
        before = list(entries)
        for tag, value in edits.items():
            entries = self._with_tag(entries, tag, value)
        if len(entries) > len(before):
            self._append_directory(entries)
        elif len(entries) < len(before):
            self._shrink_directory(entries, len(before) - len(entries))
        else:
            for old, (was, (_, now)) in zip(
                self.ifd.entries, zip(before, entries, strict=True), strict=True
            ):
                if was[1] != now:
                    self.overwrites.append((old.position, now))
        self._check_structure()
        return IfdPatch(tuple(self.overwrites), bytes(self.appended))

    def _check_structure(self) -> None:
        """Refuse where a value or another directory lies over the header or IFD0."""
        for position, data in self.overwrites:
            is_header = position == self.tiff.pointer_position
            if is_header or self._inside_ifd0(position):
                end = position + len(data)
                if any(position < b and a < end for a, b in self.foreign):
                    raise DamagedError("a value lies over its first directory")

    def _with_tag(
        self, entries: list[tuple[int, bytes]], tag: int, value: IfdValue | None
    ) -> list[tuple[int, bytes]]:
        old = self.ifd.find(tag)
        if value is None:
            return [item for item in entries if item[0] != tag]
        packed = self._pack_entry(tag, value, old)
        if old is not None:
            index = next(i for i, item in enumerate(entries) if item[0] == tag)
            return [*entries[:index], (tag, packed), *entries[index + 1 :]]
        index = next((i for i, item in enumerate(entries) if item[0] > tag), len(entries))
        return [*entries[:index], (tag, packed), *entries[index:]]

    def _pack_entry(self, tag: int, value: IfdValue, old: Entry | None) -> bytes:
        tiff = self.tiff
        head = tiff.pack("H", tag) + tiff.pack("H", value.type)
        head += tiff.pack(tiff.offset_code, value.count)
        if len(value.data) <= tiff.inline_bytes:
            return head + value.data.ljust(tiff.inline_bytes, b"\0")
        if old is not None and self._may_reuse(old, len(value.data)):
            self.overwrites.append((old.value_offset, value.data.ljust(old.size, b"\0")))
            return head + tiff.pack(tiff.offset_code, old.value_offset)
        return head + tiff.pack(tiff.offset_code, self._append(value.data))

    def _may_reuse(self, old: Entry, size: int) -> bool:
        """Whether the old value's bytes are its alone and the new one fits into them."""
        if old.size <= self.tiff.inline_bytes or size > old.size:
            return False
        start, end = _value_range(old)
        overlapping = sum(a < end and start < b for a, b in self.taken)
        return overlapping == 1 and end <= self.tiff.source.size

    def _append(self, data: bytes) -> int:
        if not self.appended:
            self.appended += self.gap
        offset = self.tiff.source.size + len(self.appended)
        self.appended += data + bytes(len(data) & 1)
        if not self.tiff.big and offset + len(data) > _MAX_CLASSIC:
            raise DamagedError("the file would grow over the 4 GiB that TIFF can address")
        return offset

    def _directory(self, entries: list[tuple[int, bytes]]) -> bytes:
        tiff = self.tiff
        body = b"".join(raw for _, raw in entries)
        pointer = tiff.pack(tiff.offset_code, self.ifd.next_offset)
        return tiff.pack(tiff.count_code, len(entries)) + body + pointer

    def _append_directory(self, entries: list[tuple[int, bytes]]) -> None:
        offset = self._append(self._directory(entries))
        pointer = self.tiff.pack(self.tiff.offset_code, offset)
        self.overwrites.append((self.tiff.pointer_position, pointer))

    def _shrink_directory(self, entries: list[tuple[int, bytes]], removed: int) -> None:
        """Rewrite IFD0 where it lies; only its own entries move up, no value does."""
        body = self._directory(entries) + bytes(removed * self.tiff.entry_bytes)
        self.overwrites = [o for o in self.overwrites if not self._inside_ifd0(o[0])]
        self.overwrites.append((self.ifd.offset, body))

    def _inside_ifd0(self, position: int) -> bool:
        start, end = _directory_range(self.tiff, self.ifd)
        return start <= position < end


def _value_range(entry: Entry) -> tuple[int, int]:
    return entry.value_offset, entry.value_offset + entry.size


def _directory_range(tiff: Tiff, ifd: Ifd) -> tuple[int, int]:
    width = len(tiff.pack(tiff.count_code, 0)) + len(tiff.pack(tiff.offset_code, 0))
    return ifd.offset, ifd.offset + width + len(ifd.entries) * tiff.entry_bytes
