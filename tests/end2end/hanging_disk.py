"""A file system that shows a folder and hangs while its process is stopped (SIGSTOP).

It also hangs in the middle of one kind of call, such as "rename", as long as a control file names
it, and takes no notice of who has lost patience meanwhile. Speaks the kernel's FUSE protocol
(linux/fuse.h, version 7.31), so that no library is needed.
Run: python hanging_disk.py SOURCE MOUNTPOINT CONTROL
"""

import ctypes
import errno
import os
import stat
import struct
import sys
import time
from pathlib import Path

_REQUEST = struct.Struct("<IIQQIIIHH")
_ATTR = struct.Struct("<QQQQQQIIIIIIIIII")
_SETATTR = struct.Struct("<IIQQQQQQIIIIIIII")
_WRITE = struct.Struct("<QQIIQII")
_FORGET, _BATCH_FORGET, _INTERRUPT = 2, 42, 36
_NAMES = {10: "unlink", 12: "rename", 16: "write", 20: "fsync", 30: "fsyncdir", 35: "create"}
_NAMES |= {45: "rename"}
_MODE, _SIZE, _ATIME, _MTIME = 1, 8, 16, 32


class Disk:
    """Answers the kernel, one request after the other."""

    def __init__(self, source: Path, descriptor: int, control: Path) -> None:
        self._descriptor = descriptor
        self._control = control
        self.paths = {1: os.fsencode(source)}
        self.ids = {os.fsencode(source): 1}

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
            self._hang_if_wished(code)
            try:
                body, failure = self._answer(code, node, request[_REQUEST.size :]), 0
            except OSError as error:
                body, failure = b"", -(error.errno or errno.EIO)
            os.write(self._descriptor, struct.pack("<IiQ", 16 + len(body), failure, unique) + body)

    def _hang_if_wished(self, code: int) -> None:
        name = _NAMES.get(code)
        while name is not None and self._control.exists() and self._control.read_text() == name:
            self._control.with_suffix(".reached").touch()
            time.sleep(0.02)

    def _answer(self, code: int, node: int, body: bytes) -> bytes:
        match code:
            case 26:  # INIT
                flags = struct.pack("<IIII", 7, 31, 65536, 0)
                return flags + struct.pack("<HHIIHHI28x", 16, 12, 65536, 1, 16, 0, 0)
            case 1:  # LOOKUP
                path = os.path.join(self.paths[node], body.rstrip(b"\0"))
                attributes = self._attributes(path)
                return struct.pack("<QQQQII", self._id(path), 0, 0, 0, 0, 0) + attributes
            case 3:  # GETATTR
                return struct.pack("<QII", 0, 0, 0) + self._attributes(self.paths[node])
            case 14 | 27:  # OPEN, OPENDIR
                return struct.pack("<QII", 0, 0, 0)
            case 15:  # READ
                _, offset, size = struct.unpack_from("<QQI", body)
                with Path(os.fsdecode(self.real(self.paths[node]))).open("rb") as file:
                    return os.pread(file.fileno(), size, offset)
            case 28:  # READDIR
                _, offset, size = struct.unpack_from("<QQI", body)
                return self._listing(self.real(self.paths[node]), offset, size)
            case 17:  # STATFS
                return struct.pack("<QQQQQIIII24x", 1000, 500, 500, 1000, 500, 4096, 255, 4096, 0)
            case 18 | 25 | 29 | 20 | 30:  # RELEASE, FLUSH, RELEASEDIR, FSYNC, FSYNCDIR
                return b""
            case 4 | 10 | 12 | 16 | 35 | 45:
                return self._change(code, self.paths[node], body)
        raise OSError(errno.ENOSYS, "not needed")

    def real(self, path: bytes) -> bytes:
        """Return where the disk keeps what is asked for by a path."""
        return path

    def status(self, path: bytes) -> os.stat_result:
        """Return what the disk says of a path."""
        return os.lstat(self.real(path))

    def _change(self, code: int, path: bytes, body: bytes) -> bytes:
        match code:
            case 4:  # SETATTR
                self._set_attributes(self.real(path), body)
                return struct.pack("<QII", 0, 0, 0) + self._attributes(path)
            case 10:  # UNLINK
                os.unlink(self.real(os.path.join(path, body.rstrip(b"\0"))))
                return b""
            case 12 | 45:  # RENAME, RENAME2
                names = body[8 if code == 12 else 16 :].split(b"\0")
                folder = self.paths[struct.unpack_from("<Q", body)[0]]
                self._rename(os.path.join(path, names[0]), os.path.join(folder, names[1]))
                return b""
            case 16:  # WRITE
                _, offset, size, *_ = _WRITE.unpack_from(body)
                descriptor = os.open(self.real(path), os.O_WRONLY)
                written = os.pwrite(descriptor, body[_WRITE.size :][:size], offset)
                os.close(descriptor)
                return struct.pack("<II", written, 0)
        new = os.path.join(path, body[16:].rstrip(b"\0"))  # CREATE
        _, mode, *_ = struct.unpack_from("<IIII", body)
        os.close(os.open(self.real(new), os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode & 0o7777))
        entry = struct.pack("<QQQQII", self._id(new), 0, 0, 0, 0, 0)
        return entry + self._attributes(new) + struct.pack("<QII", 0, 0, 0)

    def _set_attributes(self, path: bytes, body: bytes) -> None:
        valid, _, _, size, _, atime, mtime, _, atime_ns, mtime_ns, _, mode, *_ = (
            _SETATTR.unpack_from(body)
        )
        if valid & _MODE:
            os.chmod(path, mode & 0o7777)
        if valid & _SIZE:
            os.truncate(path, size)
        if valid & (_ATIME | _MTIME):
            os.utime(path, ns=(atime * 10**9 + atime_ns, mtime * 10**9 + mtime_ns))

    def _rename(self, old: bytes, new: bytes) -> None:
        self.rename(old, new)
        if old in self.ids:
            self.ids[new] = self.ids.pop(old)
            self.paths[self.ids[new]] = new

    def rename(self, old: bytes, new: bytes) -> None:
        """Give a file another name."""
        os.rename(old, new)

    def _id(self, path: bytes) -> int:
        number = self.ids.setdefault(path, len(self.paths) + 1)
        self.paths[number] = path
        return number

    def _attributes(self, path: bytes) -> bytes:
        s = self.status(path)
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


def main(kind: type[Disk] = Disk) -> None:
    """Mount, say so, and serve."""
    source, place, control = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    descriptor = os.open("/dev/fuse", os.O_RDWR)
    libc = ctypes.CDLL(None, use_errno=True)
    options = f"fd={descriptor},rootmode=40000,user_id={os.getuid()},group_id={os.getgid()}"
    if libc.mount(b"disk", os.fsencode(place), b"fuse.blipdesktest", 0, options.encode()):
        sys.exit(os.strerror(ctypes.get_errno()))
    print("mounted", flush=True)  # noqa: T201 - read by the test
    kind(source, descriptor, control).serve()


if __name__ == "__main__":
    main()
