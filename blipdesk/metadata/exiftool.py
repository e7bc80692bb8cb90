"""exiftool as the second writer, where it is installed and the user allowed it.

It only puts finished blocks into a copy of the photo: the blocks are built, and the copy is
verified, by the same code as for our own splice, so nothing is trusted to it that is not checked.
It never gets to write the photo itself, reads no configuration of the user, and is stopped when it
takes too long.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from blipdesk.domain.photo import PhotoFormat
from blipdesk.metadata import iptc
from blipdesk.metadata.container import Blocks, NewBlocks, patched
from blipdesk.metadata.ifd import Tiff
from blipdesk.metadata.ifd_edit import edit_ifd0
from blipdesk.metadata.new_exif import new_exif_block
from blipdesk.metadata.safe_file import file_hash, sync_file
from blipdesk.metadata.source import DamagedError, MemorySource

TIME_LIMIT_S = 120.0
_MAX_EXIF_BYTES = 1 << 24
_FORMATS = {
    PhotoFormat.JPEG,
    PhotoFormat.PNG,
    PhotoFormat.WEBP,
    PhotoFormat.TIFF,
    PhotoFormat.HEIF,
    PhotoFormat.AVIF,
}


def find_exiftool() -> Path | None:
    """Return the program, None where it is not installed."""
    found = shutil.which("exiftool")
    return None if found is None else Path(found)


def exiftool_note(reason: str) -> str:
    """Say to the user that it was exiftool that wrote, and why."""
    return f"written by exiftool: {reason}"


def check_possible(blocks: Blocks, new: NewBlocks, path: Path) -> None:
    """Make sure that these blocks can be handed to exiftool.

    Raises:
        DamagedError: they cannot.
    """
    if blocks.format not in _FORMATS:
        raise DamagedError("exiftool is not asked to write files of this kind")
    if b"\n" in os.fsencode(path) or b"\r" in os.fsencode(path):
        raise DamagedError("exiftool cannot be told a name with a line break")
    if blocks.format is PhotoFormat.TIFF and new.exif_tags:
        raise DamagedError("exiftool would move the directories of a TIFF file")
    for _ in _new_data(blocks, new):
        pass


def write_by_exiftool(
    program: Path, source: Path, temp: Path, blocks: Blocks, new: NewBlocks
) -> tuple[bytes, bytes]:
    """Let exiftool write a copy with new blocks, and force it to the disk.

    Args:
        program: from ``find_exiftool``.
        source: the photo; only read.
        temp: must not exist; beside the photo.
        blocks: of the photo as it is.
        new: what to put in.

    Returns:
        The ``file_hash`` of the original and of the temp.

    Raises:
        DamagedError: exiftool cannot do it, said so, or took too long.
        OSError: the disk refused.
    """
    with tempfile.TemporaryDirectory(prefix="blipdesk-") as scratch:
        lines = [b"-q", b"-o", os.fsencode(temp.absolute())]
        for name, data in _new_data(blocks, new):
            if data is None:
                lines.append(f"-{name}:all=".encode())
                continue
            block = Path(scratch) / f"{name}.bin"
            block.write_bytes(data)
            lines.append(f"-{name}<=".encode() + os.fsencode(block))
        if new.resources is not None and _had_digest_in_step(blocks):
            lines.append(b"-IPTCDigest=new")
        lines.append(os.fsencode(source.absolute()))
        arguments = Path(scratch) / "arguments"
        arguments.write_bytes(b"\n".join(lines) + b"\n")
        _run(program, arguments, temp)
    sync_file(temp)
    return file_hash(source), file_hash(temp)


def _run(program: Path, arguments: Path, temp: Path) -> None:
    # An empty -config keeps the user's own definitions out; it must come before all else.
    command = [str(program), "-config", "", "-charset", "filename=UTF8", "-@", str(arguments)]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIME_LIMIT_S,
            check=False,
            umask=-1 if os.name == "nt" else 0o077,  # a half-written photo is nobody else's to read
        )
    except subprocess.TimeoutExpired:
        raise DamagedError(f"exiftool did not end within {TIME_LIMIT_S:g} seconds") from None
    except OSError as error:
        raise DamagedError(f"exiftool could not be started: {error.strerror}") from None
    if done.returncode or not temp.exists():
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise DamagedError(f"exiftool said: {said[0][:200] if said else 'nothing'}")


def _new_data(blocks: Blocks, new: NewBlocks) -> Iterator[tuple[str, bytes | None]]:
    """Yield the blocks as exiftool names them; None removes one."""
    if new.has_new_xmp:
        yield "XMP", new.xmp
    if new.exif_tags:
        yield "EXIF", _exif_block(blocks, new)
    if new.iim is not None:
        yield "IPTC", new.iim
    elif new.resources is not None:
        iim = iptc.find_iim(iptc.parse_resources(new.resources))
        if iim is None:
            raise DamagedError("the IPTC block would go away")
        yield "IPTC", iim


def _exif_block(blocks: Blocks, new: NewBlocks) -> bytes:
    if blocks.exif is None:
        return new_exif_block({t: v for t, v in new.exif_tags.items() if v is not None})
    data = blocks.exif.read(0, _MAX_EXIF_BYTES)
    return patched(data, edit_ifd0(Tiff(MemorySource(data)), new.exif_tags))


def _had_digest_in_step(blocks: Blocks) -> bool:
    if blocks.resources is None:
        return False
    resources = iptc.parse_resources(blocks.resources)
    iim = iptc.find_iim(resources)
    return iim is not None and iptc.digest_state(resources, iim) is True
