"""What the digests of the single containers share."""

from typing import BinaryIO

Part = bytes | tuple[int, int]
"""Bytes as they are, or a span of the file from its start to its end position."""

_LARGEST_POSITION = 1 << 42  # file systems refuse positions that none of their files can have


class NotUnderstoodError(ValueError):
    """The file does not follow its format; the whole of it is digested then."""


def read_at(file: BinaryIO, position: int, length: int) -> bytes:
    """Read bytes at a position; fewer only at the end, none where no file can reach."""
    if position > _LARGEST_POSITION:
        return b""
    file.seek(position)
    return file.read(length)
