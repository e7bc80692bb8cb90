"""The EXIF block of a file that has none; the one job that piexif is trusted with."""

import piexif

from blipdesk.metadata.ifd_edit import IfdValue
from blipdesk.metadata.source import DamagedError

IMAGE_DESCRIPTION = 0x010E


def new_exif_block(tags: dict[int, IfdValue]) -> bytes:
    """Build a TIFF block with these tags in IFD0.

    Raises:
        DamagedError: a tag other than ImageDescription; no file without EXIF needs one.
    """
    if set(tags) != {IMAGE_DESCRIPTION}:
        raise DamagedError("only a description is written into a file without EXIF")
    text = tags[IMAGE_DESCRIPTION].data.rstrip(b"\0")
    block: bytes = piexif.dump({"0th": {IMAGE_DESCRIPTION: text}})
    return block.removeprefix(b"Exif\0\0")
