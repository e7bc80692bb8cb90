"""A digest of a photo's image data alone: no write of metadata changes it."""

from pathlib import Path

import xxhash


def image_digest(path: Path) -> bytes:
    """Return the 16-byte xxh3_128 over the image data only, streamed with bounded memory.

    JPEG: all but APPn and COM segments, up to the end of the primary image. PNG: the critical and
    colour chunks. A container that is not known, or is damaged, is digested as a whole file.

    Raises:
        Unreadable: the file cannot be opened or read.
    """
    with path.open("rb") as file:
        digest = xxhash.xxh3_128()
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return bytes(digest.digest())
