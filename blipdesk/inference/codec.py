"""Messages as framed JSON: four bytes of length, then UTF-8 text; nothing is ever unpickled."""

import base64
import dataclasses
import json
import struct
import types
import typing
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from blipdesk.domain.errors import BugError
from blipdesk.inference import wire

_LENGTH = struct.Struct(">I")
MAX_FRAME_BYTES = 64 * 1024 * 1024

T = TypeVar("T")

_KINDS: dict[str, type[Any]] = {
    kind.__name__: kind for kind in typing.get_args(wire.ToChild | wire.FromChild)
}


def encode(message: wire.ToChild | wire.FromChild) -> bytes:
    """Return the frame of a message."""
    kind = type(message).__name__
    # ASCII escapes carry the lone surrogates of file names that are no UTF-8 unchanged.
    body = json.dumps([kind, _to_wire(message)], ensure_ascii=True).encode("ascii")
    if len(body) > MAX_FRAME_BYTES:
        raise BugError(f"a {kind} message of {len(body)} bytes is too long")
    return _LENGTH.pack(len(body)) + body


def decode(body: bytes) -> wire.ToChild | wire.FromChild:
    """Return the message of one frame's body.

    Raises:
        BugError: the bytes are no message that this version knows.
    """
    try:
        kind, fields = json.loads(body)
        message: wire.ToChild | wire.FromChild = _from_wire(_KINDS[kind], fields)
    except (ValueError, KeyError, TypeError) as error:
        raise BugError(f"a message between the processes is malformed: {error}") from error
    return message


def read_frame(stream: BinaryIO) -> bytes | None:
    """Read one frame's body; None at the end of the stream, also in the middle of a frame.

    Raises:
        BugError: the length is absurd, so something else wrote into the pipe.
    """
    head = _read_exactly(stream, _LENGTH.size)
    if head is None:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > MAX_FRAME_BYTES:
        raise BugError("the pipe between the processes carries something that is no message")
    return _read_exactly(stream, length)


def write_frame(stream: BinaryIO, body: bytes) -> None:
    """Write one frame and see it off.

    Raises:
        OSError: the other end is gone.
    """
    stream.write(_LENGTH.pack(len(body)) + body)
    stream.flush()


def _read_exactly(stream: BinaryIO, count: int) -> bytes | None:
    pieces = bytearray()
    while len(pieces) < count:
        piece = stream.read(count - len(pieces))
        if not piece:
            return None
        pieces += piece
    return bytes(pieces)


def _to_wire(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return {f.name: _to_wire(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_to_wire(item) for item in value]
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, Path):
        return str(value)
    return value


def _from_wire(kind: Any, value: Any) -> Any:
    """Build a value of the annotated type ``kind`` from JSON, or raise TypeError/ValueError."""
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        return _optional(typing.get_args(kind), value)
    if origin is tuple:
        return tuple(_from_wire(typing.get_args(kind)[0], item) for item in value)
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return kind(**{name: _from_wire(hints[name], item) for name, item in value.items()})  # type: ignore[operator]
    if kind is bytes:
        return base64.b64decode(value, validate=True)
    if kind is Path or issubclass(kind, StrEnum):
        return kind(value)
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value


def _optional(kinds: tuple[Any, ...], value: Any) -> Any:
    if value is None:
        return None
    (kind,) = (k for k in kinds if k is not types.NoneType)
    return _from_wire(kind, value)
