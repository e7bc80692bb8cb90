"""Whether a folder can hold the database: a write-ahead log needs memory that programs share,
which file systems over a network do not give.

Source: https://sqlite.org/wal.html, "all processes using a database must be on the same host".
"""

from collections.abc import Iterable
from pathlib import Path

from blipdesk.domain.errors import DatabaseError
from blipdesk.domain.photo import display_name

_MOUNTS = Path("/proc/self/mountinfo")
_NETWORK = frozenset(
    "nfs nfs4 cifs smb3 smbfs ncpfs afs ceph glusterfs lustre davfs fuse.sshfs fuse.davfs2"
    " fuse.rclone fuse.gvfsd-fuse fuse.glusterfs fuse.s3fs".split()
)


def refuse_network_folder(folder: Path) -> None:
    """Refuse a folder on a network drive; where the system does not say, it is allowed.

    Raises:
        DatabaseError: with what to do instead.
    """
    if not _MOUNTS.exists():
        return
    mounts = _MOUNTS.read_text("utf-8", "replace").split("\n")
    kind = file_system_of(str(folder.resolve()), mounts)
    if kind in _NETWORK:
        raise DatabaseError(
            f"{display_name(str(folder))}: is on a network drive ({kind}), where the library would"
            " be damaged; put it on a local disk with --library (photos may stay where they are)"
        )


def file_system_of(folder: str, mounts: Iterable[str]) -> str:
    """Return the kind of file system that holds a folder.

    Args:
        folder: absolute, links resolved.
        mounts: the lines of /proc/self/mountinfo; see proc_pid_mountinfo(5).
    """
    best, kind = -1, ""
    for line in mounts:
        left, dash, right = line.partition(" - ")
        fields = left.split(" ")
        if not dash or len(fields) < 5:
            continue
        point = _unescaped(fields[4])
        stem = point.rstrip("/") + "/"
        if f"{folder}/".startswith(stem) and len(point) >= best:  # the later mount lies on top
            best, kind = len(point), right.split(" ")[0]
    return kind


def _unescaped(point: str) -> str:
    """Space, tab, newline and backslash are written as three octal digits."""
    for code in ("040", "011", "012", "134"):
        point = point.replace(f"\\{code}", chr(int(code, 8)))
    return point
