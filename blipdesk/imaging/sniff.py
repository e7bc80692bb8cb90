"""Tell a picture's container by its first bytes, never by its name."""

from blipdesk.domain.photo import PhotoFormat

SNIFF_BYTES = 4096
"""How many leading bytes ``sniff_format`` wants; fewer are fine for a short file."""


def sniff_format(head: bytes) -> PhotoFormat:
    """Return the container that the first bytes show; ``OTHER`` for everything unknown.

    Args:
        head: the file's first ``SNIFF_BYTES`` bytes.
    """
    if head.startswith(b"\xff\xd8\xff"):
        return PhotoFormat.JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PhotoFormat.PNG
    return PhotoFormat.OTHER
