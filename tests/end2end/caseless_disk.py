"""A file system that does not tell capitals from small letters, but keeps how a name was spelled.

So do macOS and Windows by default. A file that is replaced takes the new one's spelling.
Run: python caseless_disk.py SOURCE MOUNTPOINT CONTROL
"""

import os
from pathlib import Path

from hanging_disk import Disk, main


class CaselessDisk(Disk):
    """Finds every file under any spelling of its name."""

    def real(self, path: bytes) -> bytes:
        """Return the path as its last name is spelled on the disk."""
        folder, name = os.path.split(path)
        if os.path.lexists(path) or not os.path.isdir(folder):
            return path
        folded = os.fsdecode(name).casefold()
        found = (n for n in os.listdir(folder) if os.fsdecode(n).casefold() == folded)
        return os.path.join(folder, next(found, name))

    def rename(self, old: bytes, new: bytes) -> None:
        """Give a file another name, in place of whatever answers to it."""
        source, taken = self.real(old), self.real(new)
        if taken not in (source, new):
            Path(os.fsdecode(taken)).unlink(missing_ok=True)
        os.rename(source, new)


if __name__ == "__main__":
    main(CaselessDisk)
