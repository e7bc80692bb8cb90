"""A file system that shows a folder and hangs while its process is stopped (SIGSTOP).

Speaks the kernel's FUSE protocol (linux/fuse.h, version 7.31), so that no library is needed; it can
only be read. Run: python hanging_disk.py SOURCE MOUNTPOINT
"""

import ctypes
import errno
import os
import stat
import struct
import sys
from pathlib import Path

_REQUEST = struct.Struct("<IIQQIIIHH")
_ATTR = struct.Struct("<QQQQQQIIIIIIIIII")
_LOOKUP, _FORGET, _GETATTR, _OPEN, _READ, _RELEASE, _FLUSH = 1, 2, 3, 14, 15, 18, 25
_INIT, _OPENDIR, _READDIR, _RELEASEDIR, _BATCH_FORGET = 26, 27, 28, 29, 42
_STATFS, _INTERRUPT = 17, 36


class Disk:
    """Answers the kernel, one request after the other."""

    def __init__(self, source: Path, descriptor: int) -> None:
        self._descriptor = descriptor
        self._paths = {1: os.fsencode(source)}
        self._ids = {os.fsencode(source): 1}

    def serve(self) -> None:
        """Answer until the mount goes away."""
        while True:
            try:
                request = os.read(self._descriptor, 1 << 20)
            except OSError as error:
                if error.errno in (errno.ENOENT, errno.EINTR, errno.EAGAIN):
                    continue
                return
            _, code, unique, node, *_ = _REQUEST.unpack_from(request)
            if code in (_FORGET, _BATCH_FORGET, _INTERRUPT):
                continue
            try:
                body, failure = self._answer(code, node, request[_REQUEST.size :]), 0
            except OSError as error:
                body, failure = b"", -(error.errno or errno.EIO)
            os.write(self._descriptor, struct.pack("<IiQ", 16 + len(body), failure, unique) + body)

    def _answer(self, code: int, node: int, body: bytes) -> bytes:
        match code:
            case 26:  # INIT
                flags = struct.pack("<IIII", 7, 31, 65536, 0)
                return flags + struct.pack("<HHIIHHI28x", 16, 12, 65536, 1, 16, 0, 0)
            case 1:  # LOOKUP
                path = os.path.join(self._paths[node], body.rstrip(b"\0"))
                attributes = self._attributes(path)
                return struct.pack("<QQQQII", self._id(path), 0, 0, 0, 0, 0) + attributes
            case 3:  # GETATTR
                return struct.pack("<QII", 0, 0, 0) + self._attributes(self._paths[node])
            case 14 | 27:  # OPEN, OPENDIR
                return struct.pack("<QII", 0, 0, 0)
            case 15:  # READ
                _, offset, size = struct.unpack_from("<QQI", body)
                with Path(os.fsdecode(self._paths[node])).open("rb") as file:
                    return os.pread(file.fileno(), size, offset)
            case 28:  # READDIR
                _, offset, size = struct.unpack_from("<QQI", body)
                return self._listing(self._paths[node], offset, size)
            case 17:  # STATFS
                return struct.pack("<QQQQQIIII24x", 1000, 500, 500, 1000, 500, 4096, 255, 4096, 0)
            case 18 | 25 | 29:  # RELEASE, FLUSH, RELEASEDIR
                return b""
        raise OSError(errno.ENOSYS, "not needed")

    def _id(self, path: bytes) -> int:
        number = self._ids.setdefault(path, len(self._ids) + 1)
        self._paths[number] = path
        return number

    def _attributes(self, path: bytes) -> bytes:
        s = os.lstat(path)
        seconds = [t // 10**9 for t in (s.st_atime_ns, s.st_mtime_ns, s.st_ctime_ns)]
        rest = [t % 10**9 for t in (s.st_atime_ns, s.st_mtime_ns, s.st_ctime_ns)]
        return _ATTR.pack(
            s.st_ino, s.st_size, s.st_blocks, *seconds, *rest, s.st_mode, 1, s.st_uid, s.st_gid,
            0, 4096, 0,
        )  # fmt: skip

    def _listing(self, folder: bytes, offset: int, size: int) -> bytes:
        out = b""
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
        for number, entry in enumerate(listed[offset:], offset + 1):
            kind = stat.S_IFMT(entry.stat(follow_symlinks=False).st_mode) >> 12
            line = struct.pack("<QQII", entry.inode(), number, len(entry.name), kind) + entry.name
            line += bytes(-len(line) % 8)
            if len(out) + len(line) > size:
                break
            out += line
        return out


def main() -> None:
    """Mount, say so, and serve."""
    source, place = Path(sys.argv[1]), sys.argv[2]
    descriptor = os.open("/dev/fuse", os.O_RDWR)
    libc = ctypes.CDLL(None, use_errno=True)
    options = f"fd={descriptor},rootmode=40000,user_id={os.getuid()},group_id={os.getgid()}"
    if libc.mount(b"disk", os.fsencode(place), b"fuse.blipdesktest", 0, options.encode()):
        sys.exit(os.strerror(ctypes.get_errno()))
    print("mounted", flush=True)  # noqa: T201 - read by the test
    Disk(source, descriptor).serve()


if __name__ == "__main__":
    main()
