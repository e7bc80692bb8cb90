"""File stamps as columns of the database and back."""

from blipdesk.domain.photo import FileStamp


def stamp_from(columns: list[int | None]) -> FileStamp | None:
    """Return the stamp that size_bytes, mtime_ns, inode and device of a row make up."""
    size_bytes, mtime_ns, inode, device = columns
    if size_bytes is None or mtime_ns is None or inode is None or device is None:
        return None
    return FileStamp(size_bytes, mtime_ns, _unsigned(inode), _unsigned(device))


def stamp_values(stamp: FileStamp | None) -> dict[str, int | None]:
    """Return a stamp's columns by name; without one all are None."""
    if stamp is None:
        return dict.fromkeys(("size_bytes", "mtime_ns", "inode", "device"))
    return {
        "size_bytes": stamp.size_bytes,
        "mtime_ns": stamp.mtime_ns,
        "inode": _signed(stamp.inode),
        "device": _signed(stamp.device),
    }


# NTFS and some network file systems use the 64th bit, which SQLite's integers need for the sign.
def _signed(number: int) -> int:
    return number - (1 << 64) if number >= 1 << 63 else number


def _unsigned(number: int) -> int:
    return number + (1 << 64) if number < 0 else number
