"""A file system that does not tell capitals from small letters, but keeps how a name was spelled.

So do macOS and Windows by default. A file that is replaced takes the new one's spelling.
Run: python caseless_disk.py SOURCE MOUNTPOINT CONTROL
"""

import os
from pathlib import Path

from hanging_disk import Disk, main

_OPEN = b"/proc/self/fd/"


class CaselessDisk(Disk):
    """Finds every file under any spelling of its name."""

    def real(self, path: bytes) -> bytes:
        """Return the path as its last name is spelled on the disk."""
        folder, name = os.path.split(path)
        if path.startswith(_OPEN) or os.path.lexists(path) or not os.path.isdir(folder):
            return path
        folded = os.fsdecode(name).casefold()
        found = (n for n in os.listdir(folder) if os.fsdecode(n).casefold() == folded)
        return os.path.join(folder, next(found, name))

    def status(self, path: bytes) -> os.stat_result:
        """Return what the disk says of a path, or of a file that lost its name."""
        return os.stat(path) if path.startswith(_OPEN) else super().status(path)

    def rename(self, old: bytes, new: bytes) -> None:
        """Give a file another name, in place of whatever answers to it."""
        source, taken = self.real(old), self.real(new)
        if os.path.lexists(taken) and taken != source:
            self._keep_for_those_who_read(taken, new)
            if taken != new:
                Path(os.fsdecode(taken)).unlink()
        os.rename(source, new)

    def _keep_for_those_who_read(self, taken: bytes, name: bytes) -> None:
        """Let a file that is replaced stay what it was for everybody who has it open."""
        kept = _OPEN + b"%d" % os.open(taken, os.O_RDONLY)
        for number, path in self.paths.items():
            if path.lower() == name.lower():
                self.paths[number] = kept
        self.ids = {p: n for p, n in self.ids.items() if p.lower() != name.lower()}


if __name__ == "__main__":
    main(CaselessDisk)
