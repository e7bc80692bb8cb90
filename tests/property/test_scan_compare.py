"""Leaving out early what has not changed comes to the same as comparing every file."""

import os
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from blipdesk.domain.photo import FileStamp
from blipdesk.watch.ignore import Rules
from blipdesk.watch.reconcile import Plan, SeenFile, plan
from blipdesk.watch.scanner import KnownStamp, TreeScanner, Unchanged

NAMES = ["a.jpg", "b.jpg", "c.JPG", "a.jpg.xmp", "b.xmp", ".h.jpg", "n.txt"]
FOLDERS = ["", "s", "s/t", "s b"]
places = st.tuples(st.sampled_from(FOLDERS), st.sampled_from(NAMES))
changes = st.lists(
    st.tuples(
        st.sampled_from(["write", "delete", "move", "link", "symlink", "replace", "touch"]),
        places,
        places,
    ),
    max_size=8,
)


@dataclass(frozen=True)
class Known:
    """A photo as the index would know it."""

    photo_id: int
    path: bytes
    stamp: FileStamp | None
    status: str = "present"
    sidecar_mark: bytes | None = None


def path_of(root: Path, place: tuple[str, str]) -> Path:
    folder = root / place[0]
    folder.mkdir(parents=True, exist_ok=True)
    return folder / place[1]


def change(root: Path, what: str, one: Path, other: Path) -> None:
    """Do one thing to the tree, where it can be done."""
    if what == "write":
        one.write_bytes(os.urandom(3))
    elif what == "replace":
        temp = one.with_name("temp")
        temp.write_bytes(b"replaced")
        temp.rename(one)
    elif not one.is_file() or (what in ("link", "symlink", "move") and os.path.lexists(other)):
        return
    elif what == "delete":
        one.unlink()
    elif what == "move":
        one.rename(other)
    elif what == "link":
        os.link(one, other)
    elif what == "symlink":
        other.symlink_to(one)
    else:
        os.utime(one, ns=(1, 1))


def compared(root: Path, rules: Rules, known: list[Known], *, early: bool) -> Plan:
    stamps: dict[bytes, KnownStamp] = {}
    for one in known:
        if early and one.stamp is not None and one.sidecar_mark is None:
            s = one.stamp
            stamps[one.path] = (s.size_bytes, s.mtime_ns, s.inode, s.device)
    left = {one.path: one for one in known}
    news: list[SeenFile] = []
    same = 0
    for found in TreeScanner(rules).compare(os.fsencode(root), stamps):
        if isinstance(found, Unchanged):
            assert early
            same += len(found.paths)
            for path in found.paths:
                del left[path]
        elif isinstance(found, SeenFile):
            news.append(found)
    made = plan(left.values(), news)
    return replace(made, same=made.same + same)


@settings(max_examples=150)
@given(
    before=st.lists(places, unique=True, max_size=12),
    changed=changes,
    exclude=st.sampled_from([(), ("b*",), ("s b",)]),
    smallest_bytes=st.sampled_from([0, 4]),
)
def test_what_is_unchanged_may_be_left_out_early(
    before: list[tuple[str, str]],
    changed: list[tuple[str, tuple[str, str], tuple[str, str]]],
    exclude: tuple[str, ...],
    smallest_bytes: int,
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for number, place in enumerate(before):
            path_of(root, place).write_bytes(b"x" * number)
        known = [
            Known(number, file.path, file.stamp, "present", file.sidecar_mark)
            for number, file in enumerate(TreeScanner(Rules()).scan(os.fsencode(root)))
            if isinstance(file, SeenFile)
        ]
        for what, one, other in changed:
            change(root, what, path_of(root, one), path_of(root, other))
        rules = Rules(exclude, smallest_bytes)
        assert compared(root, rules, known, early=True) == compared(root, rules, known, early=False)
