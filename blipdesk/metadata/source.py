"""Random access to bytes that may be a huge file, and what is said when they are broken."""

import os
from dataclasses import dataclass
from typing import Protocol


class DamagedError(ValueError):
    """Bytes do not follow their format; inside this layer only, translated by reader and writer."""


class NoPlaceError(DamagedError):
    """Nothing is wrong with the file, but our own writer finds no place for the new blocks."""


class ByteSource(Protocol):
    """Bytes by position; nothing is held in memory beyond what was asked for."""

    @property
    def size(self) -> int:
        """How many bytes there are."""

    def read(self, offset: int, length: int) -> bytes:
        """Return up to ``length`` bytes; fewer only at the end."""


@dataclass(frozen=True, slots=True)
class FileSource:
    """An open file."""

    descriptor: int
    size: int

    def read(self, offset: int, length: int) -> bytes:
        """Return up to ``length`` bytes; fewer only at the end.

        Raises:
            OSError: the disk or the network share failed.
        """
        if offset < 0 or offset >= self.size or length <= 0:
            return b""
        return os.pread(self.descriptor, min(length, self.size - offset), offset)


@dataclass(frozen=True, slots=True)
class MemorySource:
    """Bytes at hand, such as the EXIF block of a JPEG."""

    data: bytes

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return len(self.data)

    def read(self, offset: int, length: int) -> bytes:
        """Return up to ``length`` bytes; fewer only at the end."""
        return self.data[offset : offset + length] if offset >= 0 and length > 0 else b""


@dataclass(frozen=True, slots=True)
class Piece:
    """Instead of the original's bytes from ``start`` to ``end`` stand these; all else is kept."""

    start: int
    end: int
    data: bytes

    @property
    def growth(self) -> int:
        """By how many bytes everything behind moves."""
        return len(self.data) - (self.end - self.start)


def new_position(position: int, pieces: tuple[Piece, ...]) -> int:
    """Say where a byte of the original lies after the pieces are in; it must not be replaced."""
    return position + sum(piece.growth for piece in pieces if piece.end <= position)
