"""What a power cut can leave: the disk may lose everything that nobody forced to it.

kill -9 keeps the operating system's memory, so it says nothing about fsync. Here every change to
the folder is recorded in its order, and every state is built that a disk may be left in when the
power goes: data that was not synced is gone or cut short, and each rename, link or removal that the
folder's own sync did not follow may have happened or not.
"""

import itertools
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image

from blipdesk.bootstrap import open_library
from blipdesk.domain.text import Field, FieldEdit
from blipdesk.index.connection import Connection
from blipdesk.library import file_moves
from blipdesk.library.history import UndoSelection
from blipdesk.library.review import PersonEdit
from blipdesk.metadata import writer
from blipdesk.runtime.paths import library_paths

Operation = tuple[str, ...]


@dataclass
class Recorder:
    """The order of what was done below a folder."""

    root: Path
    operations: list[Operation] = field(default_factory=list)
    contents: dict[str, bytes] = field(default_factory=dict)
    is_on: bool = False

    def hook(self, event: str, arguments: tuple[object, ...]) -> None:
        """Take note of names that change."""
        if not self.is_on or event not in ("os.rename", "os.link", "os.remove"):
            return
        paths = [os.fsdecode(a) for a in arguments[:2] if isinstance(a, str | bytes | os.PathLike)]
        if paths and paths[0].startswith(str(self.root)):
            if event != "os.remove":
                self.contents[paths[0]] = Path(paths[0]).read_bytes()
            if event != "os.remove" or os.path.lexists(paths[0]):
                self.operations.append((event, *paths))

    def synced(self, descriptor: int) -> None:
        """Take note of what was forced to the disk."""
        path = os.readlink(f"/proc/self/fd/{descriptor}")
        if self.is_on and path.startswith(str(self.root)):
            self.operations.append(("sync", path))

    def committed(self, durable: bool) -> None:
        """Take note of a commit, after which the index says so."""
        if self.is_on:
            self.operations.append(("commit", "durable" if durable else "light"))


@pytest.fixture(scope="module")
def hooks() -> Iterator[list[Recorder]]:
    """An audit hook cannot be taken away, so that one serves all tests."""
    recorders: list[Recorder] = []

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        for recorder in recorders:
            recorder.hook(event, arguments)

    sys.addaudithook(hook)
    yield recorders
    recorders.clear()


@pytest.fixture
def recorder(
    hooks: list[Recorder], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Recorder]:
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("needs /proc")
    found = Recorder(tmp_path / "photos")
    found.root.mkdir()
    sync, commit = os.fsync, Connection._run_before_commit

    def fsync(descriptor: int) -> None:
        sync(descriptor)
        found.synced(descriptor)

    def before_commit(connection: Connection) -> None:
        commit(connection)
        found.committed(connection._durable)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Connection, "_run_before_commit", before_commit)
    hooks.append(found)
    yield found
    hooks.remove(found)


def states(recorder: Recorder, before: dict[str, bytes], upto: int) -> Iterator[dict[str, bytes]]:
    """Give what the folder may hold if the power goes after some operations."""
    done = recorder.operations[:upto]
    loose = [
        number
        for number, (name, *paths) in enumerate(done)
        if name.startswith("os.") and not _is_synced(done[number + 1 :], paths)
    ]
    for kept in itertools.product((True, False), repeat=len(loose)):
        lost = {number for number, is_kept in zip(loose, kept, strict=True) if not is_kept}
        yield _apply(recorder, before, done, lost)


def _is_synced(later: list[Operation], paths: list[str]) -> bool:
    folders = {os.path.dirname(path) for path in paths[-1:]}
    return all(("sync", folder) in later for folder in folders)


def _apply(
    recorder: Recorder, before: dict[str, bytes], done: list[Operation], lost: set[int]
) -> dict[str, bytes]:
    disk, synced = dict(before), set(before)
    for number, (name, *paths) in enumerate(done):
        if name == "sync":
            synced.add(paths[0])
        elif name in ("os.rename", "os.link") and number not in lost:
            source, target = paths
            # A file's data that was never synced is not there after the power cut.
            whole = source in synced
            disk[target] = recorder.contents[source] if whole else b"lost"
            if whole:
                synced.add(target)
            if name == "os.rename":
                disk.pop(source, None)
        elif name == "os.remove" and number not in lost:
            disk.pop(paths[0], None)
    return disk


def check_every_cut(
    recorder: Recorder, before: dict[str, bytes], holds: Callable[[dict[str, bytes], int], bool]
) -> list[str]:
    found = []
    for upto in range(len(recorder.operations) + 1):
        for disk in states(recorder, before, upto):
            if not holds(disk, upto):
                found.append(f"after {recorder.operations[:upto]}")
    return found


def photo(path: Path) -> Path:
    Image.new("RGB", (32, 32), (90, 80, 70)).save(path)
    return path


def write_a_title(recorder: Recorder, tmp_path: Path) -> list[str]:
    """Record one write; say where a cut would leave a torn photo or lose a promise."""
    path = photo(recorder.root / "a.jpg")
    with open_library(library_paths(tmp_path / "library")) as library:
        library.scan([recorder.root])
        old = path.read_bytes()
        recorder.is_on = True
        (result,) = library.set_words([path], PersonEdit((FieldEdit(Field.TITLE, "mine"),)))
        recorder.is_on = False
    assert not result.failed
    new = path.read_bytes()
    last = max(n for n, operation in enumerate(recorder.operations) if operation[0] == "commit")

    def holds(disk: dict[str, bytes], upto: int) -> bool:
        # Once the last commit has taken the promise out of the outbox, the file must have it.
        allowed = (new,) if upto > last else (old, new)
        return disk.get(str(path)) in allowed

    return check_every_cut(recorder, {str(path): old}, holds)


def test_a_power_cut_leaves_the_old_photo_or_the_new_one(
    recorder: Recorder, tmp_path: Path
) -> None:
    assert write_a_title(recorder, tmp_path) == []
    names = [operation[0] for operation in recorder.operations]
    before = recorder.operations[: names.index("os.rename")]
    commits = [operation for operation in before if operation[0] == "commit"]
    assert commits[-1] == ("commit", "durable"), "promise and plan are, before the file changes"


def test_a_power_cut_leaves_each_of_several_photos_old_or_new(
    recorder: Recorder, tmp_path: Path
) -> None:
    paths = [photo(recorder.root / f"{number}.jpg") for number in range(3)]
    with open_library(library_paths(tmp_path / "library")) as library:
        library.scan([recorder.root])
        old = {str(path): path.read_bytes() for path in paths}
        recorder.is_on = True
        results = list(library.set_words(paths, PersonEdit((FieldEdit(Field.TITLE, "mine"),))))
        recorder.is_on = False
    assert not any(result.failed for result in results)
    new = {str(path): path.read_bytes() for path in paths}
    names = [operation[0] for operation in recorder.operations]
    renames = [number for number, name in enumerate(names) if name == "os.rename"]
    commits = [number for number, name in enumerate(names) if name == "commit"]
    plan = max(number for number in commits if number < renames[0])
    assert recorder.operations[plan] == ("commit", "durable"), "promises and plans are, before"
    assert not [number for number in commits if renames[0] < number < renames[-1]]
    end = min(number for number in commits if number > renames[-1])

    def holds(disk: dict[str, bytes], upto: int) -> bool:
        # Once the commit after the replacements has ended the promises, the files must have them.
        allowed = (new,) if upto > end else (old, new)
        return all(any(disk.get(path) == state[path] for state in allowed) for path in new)

    assert check_every_cut(recorder, old, holds) == []


def test_a_power_cut_while_an_undo_removes_a_sidecar_leaves_it_whole_or_gone(
    recorder: Recorder, tmp_path: Path
) -> None:
    path = photo(recorder.root / "a.jpg")
    path.chmod(0o444)
    sidecar = recorder.root / "a.jpg.xmp"
    with open_library(library_paths(tmp_path / "library")) as library:
        (result,) = library.set_words([path], PersonEdit((FieldEdit(Field.TITLE, "mine"),)))
        assert result.write.written_to == "sidecar"
        before = {str(p): p.read_bytes() for p in (path, sidecar)}
        recorder.is_on = True
        (result,) = library.undo(UndoSelection())
        recorder.is_on = False
    assert not result.failed
    assert not sidecar.exists()
    names = [operation[0] for operation in recorder.operations]
    removal = names.index("os.remove")
    commits = [number for number, name in enumerate(names) if name == "commit"]
    plan = max(number for number in commits if number < removal)
    assert recorder.operations[plan] == ("commit", "durable")
    end = min(number for number in commits if number > removal)

    def holds(disk: dict[str, bytes], upto: int) -> bool:
        allowed = (None,) if upto > end else (before[str(sidecar)], None)
        return disk[str(path)] == before[str(path)] and disk.get(str(sidecar)) in allowed

    assert check_every_cut(recorder, before, holds) == []


@pytest.mark.parametrize("fault", ["temp not synced", "folder not synced"])
def test_a_forgotten_sync_is_caught(
    recorder: Recorder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    if fault == "folder not synced":
        monkeypatch.setattr(writer, "sync_folder", lambda folder: None)
    else:
        synced = recorder.synced

        def only_folders(descriptor: int) -> None:
            if os.path.isdir(f"/proc/self/fd/{descriptor}"):
                synced(descriptor)

        monkeypatch.setattr(recorder, "synced", only_folders)
    assert write_a_title(recorder, tmp_path) != []


def move_a_photo(recorder: Recorder) -> list[str]:
    source, target = photo(recorder.root / "a.jpg"), recorder.root / "sub" / "a.jpg"
    target.parent.mkdir()
    data = source.read_bytes()
    recorder.is_on = True
    file_moves.move(source, target, "step-1")
    recorder.is_on = False
    end = len(recorder.operations)

    def holds(disk: dict[str, bytes], upto: int) -> bool:
        places = [disk[str(p)] for p in (source, target) if str(p) in disk]
        is_there = data in places and set(places) == {data}
        return is_there and (upto < end or str(target) in disk)

    return check_every_cut(recorder, {str(source): data}, holds)


def test_a_power_cut_never_leaves_a_photo_in_no_place(recorder: Recorder) -> None:
    assert move_a_photo(recorder) == []
