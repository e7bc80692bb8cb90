"""A disk that stops answering holds up nothing else, and loses nothing."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from blipdesk.index.database import open_index
from blipdesk.metadata.reader import read_metadata
from blipdesk.runtime.paths import library_paths
from tests.end2end.watching import PATIENCE_S, wait_until

pytestmark = pytest.mark.skipif(
    not Path("/dev/fuse").exists() or os.geteuid() != 0, reason="mounting needs FUSE and root"
)
SERVER = Path(__file__).with_name("hanging_disk.py")
LONG = partial(pytest.param, marks=[pytest.mark.slow])


class Disk:
    """A mounted folder that can be made to hang.

    Args:
        place: where it is mounted.
        source: what it shows.
    """

    def __init__(self, place: Path, source: Path) -> None:
        self.place = place
        self.source = source
        self._control = source.with_name("hang at")
        self._server = subprocess.Popen(
            [sys.executable, SERVER, source, place, self._control], stdout=subprocess.PIPE
        )
        assert self._server.stdout is not None
        self.is_mounted = self._server.stdout.readline() == b"mounted\n"

    def hang(self) -> None:
        """Answer no longer."""
        self._server.send_signal(signal.SIGSTOP)

    def hang_at(self, call: str) -> None:
        """Answer no longer once somebody asks for a call such as "rename"."""
        self._control.write_text(call)

    def wait_until_it_hangs(self) -> None:
        """Return once the disk hangs in the call that was named."""
        wait_until(self._control.with_suffix(".reached").exists)

    def go_on(self) -> None:
        """Answer what was asked meanwhile, and go on."""
        self._control.unlink(missing_ok=True)
        self._server.send_signal(signal.SIGCONT)

    def pull(self) -> None:
        """Take it away; whoever waits for an answer gets an error."""
        self._server.kill()
        self._server.wait()
        subprocess.run(["umount", "--lazy", self.place], check=True)
        self._control.unlink()

    def close(self) -> None:
        """Unmount it."""
        self.go_on()
        subprocess.run(["umount", "--lazy", self.place], check=False)
        self._server.kill()
        self._server.wait()
        assert self._server.stdout is not None
        self._server.stdout.close()


@contextmanager
def mounted(place: Path, source: Path) -> Iterator[Disk]:
    disk = Disk(place, source)
    try:
        if not disk.is_mounted:
            pytest.skip("this system lets nobody mount")
        yield disk
    finally:
        disk.close()


@pytest.fixture
def disk(blipdesk, tmp_path: Path) -> Iterator[Disk]:
    """A disk with three photos, and a library that has little patience."""
    blipdesk.library.mkdir(parents=True)
    (blipdesk.library / "settings.toml").write_text(
        "[folders]\npatience_s = 1.0\n[watch]\nfull_every_s = 2.0\n"
    )
    source, place = tmp_path / "source", tmp_path / "disk"
    (source / "sub").mkdir(parents=True)
    place.mkdir()
    for number, name in enumerate(("a.jpg", "b.jpg", "sub/c.jpg")):
        plain(source / name, number)
    with mounted(place, source) as found:
        yield found


@pytest.fixture
def other(tmp_path: Path) -> Path:
    found = tmp_path / "other"
    found.mkdir()
    plain(found / "o.jpg", 100)
    return found


def plain(path: Path, shade: int) -> Path:
    Image.new("RGB", (16, 16), (shade, 50, 50)).save(path, "JPEG")
    return path


def statuses(blipdesk) -> dict[str, str]:
    with open_index(library_paths(blipdesk.library).database) as index:
        return {record.path.name: record.status.value for record in index.photos.under(Path("/"))}


def test_other_folders_are_followed_while_a_disk_hangs(
    blipdesk, watch, disk: Disk, other: Path
) -> None:
    watching = watch(disk.place, other, "--index-only")
    for name in ("a.jpg", "b.jpg", "sub/c.jpg"):
        watching.wait("added", disk.place / name)
    watching.wait("added", other / "o.jpg")
    disk.hang()
    watching.wait("added", plain(other / "while it hangs.jpg", 7))
    watching.wait("offline", disk.place)
    watching.wait("added", plain(other / "later.jpg", 8))
    assert statuses(blipdesk) == {
        **dict.fromkeys(("a.jpg", "b.jpg", "c.jpg"), "offline"),
        **dict.fromkeys(("o.jpg", "while it hangs.jpg", "later.jpg"), "present"),
    }
    disk.go_on()
    watching.wait("online", disk.place)
    plain(disk.source / "new.jpg", 9)
    watching.wait("added", disk.place / "new.jpg")
    watching.end()
    assert set(statuses(blipdesk).values()) == {"present"}


def test_a_disk_that_hangs_from_the_start_is_left_alone_and_the_watch_ends(
    blipdesk, watch, disk: Disk, other: Path
) -> None:
    assert blipdesk("folders", "add", disk.place).code == 0
    assert blipdesk("folders", "add", other).code == 0
    disk.hang()
    watching = watch("--index-only")
    watching.wait("added", other / "o.jpg")
    watching.wait("offline", disk.place)
    watching.end()  # which has a limit


def test_a_photo_is_not_described_while_its_disk_hangs_and_loses_no_try_by_it(
    blipdesk, watch, disk: Disk, other: Path
) -> None:
    blipdesk("folders", "add", disk.place)
    blipdesk("folders", "add", other)
    assert blipdesk("scan").code == 0
    disk.hang()
    watching = watch("--model", "demo", "--write", "never")
    watching.wait("described", other / "o.jpg")
    lines = {Path(line["path"]).name: line for line in blipdesk("queue", "list", "--json").lines}
    assert all(line["attempts"] == 0 for line in lines.values())
    disk.go_on()
    watching.wait("described", disk.place / "a.jpg")
    watching.wait("described", disk.place / "sub" / "c.jpg")
    watching.end()


def test_a_scan_says_that_a_disk_does_not_answer_and_reads_the_others(
    blipdesk, disk: Disk, other: Path
) -> None:
    blipdesk("folders", "add", disk.place)
    blipdesk("folders", "add", other)
    assert blipdesk("scan").code == 0
    plain(other / "p.jpg", 55)
    disk.hang()
    done = blipdesk("scan")
    assert (done.code, "does not answer" in done.stderr) == (1, True)
    assert statuses(blipdesk)["p.jpg"] == "present"
    assert statuses(blipdesk)["a.jpg"] == "offline"
    disk.go_on()
    assert blipdesk("scan").code == 0
    assert statuses(blipdesk)["a.jpg"] == "present"


def words_in(path: Path) -> str | None:
    return read_metadata(path).text.caption


def outbox_of(blipdesk) -> list[tuple[str, str | None]]:
    with open_index(library_paths(blipdesk.library).database) as index:
        entries = (*index.outbox.prepared(), *index.outbox.pending(), *index.outbox.failed())
        return [(entry.state.value, entry.reason) for entry in entries]


def assert_settled(blipdesk, disk: Disk) -> None:
    """Every photo has its words once, the index says the same, and no temp is left."""
    assert outbox_of(blipdesk) == []
    assert not list(disk.source.rglob(".blipdesk*"))
    with open_index(library_paths(blipdesk.library).database) as index:
        for record in index.photos.under(disk.place):
            metadata = read_metadata(record.path)
            assert metadata.text.caption and metadata.text == index.texts.get(record.photo_id)
            (entry,) = index.history.entries_of_photo(record.photo_id)
            assert "caption" in {change.field for change in entry.fields}
        assert index.check().problems == ()


@pytest.mark.parametrize("call", ["create", "rename", "fsyncdir", LONG("write"), LONG("fsync")])
def test_a_write_that_hangs_holds_up_no_other_folder_and_ends_when_the_disk_answers(
    blipdesk, watch, disk: Disk, other: Path, call: str
) -> None:
    disk.hang_at(call)
    watching = watch(disk.place, other, "--model", "demo")
    disk.wait_until_it_hangs()
    later = plain(other / "while it hangs.jpg", 7)
    watching.wait("described", other / "o.jpg")
    watching.wait("described", later)
    wait_until(lambda: any("does not answer" in str(reason) for _, reason in outbox_of(blipdesk)))
    assert blipdesk("queue", "status", "--json").lines[0]["failed_writes"] >= 1
    assert words_in(other / "o.jpg") and words_in(later)
    assert blipdesk("set", "--title", "mine", later).code == 0, "a person writes meanwhile"
    disk.go_on()
    for name in ("a.jpg", "b.jpg", "sub/c.jpg"):
        watching.wait("described", disk.place / name)
    wait_until(lambda: not outbox_of(blipdesk))
    watching.end()
    assert_settled(blipdesk, disk)


@pytest.mark.parametrize("call", ["rename", LONG("create"), LONG("fsyncdir")])
def test_a_watch_that_is_killed_while_a_write_hangs_leaves_what_the_next_start_settles(
    blipdesk, watch, disk: Disk, call: str
) -> None:
    disk.hang_at(call)
    watching = watch(disk.place, "--model", "demo")
    disk.wait_until_it_hangs()
    wait_until(lambda: any("does not answer" in str(reason) for _, reason in outbox_of(blipdesk)))
    watching.process.kill()
    disk.go_on()  # the kernel lets nobody die before his call has come back
    watching.process.wait(PATIENCE_S)
    again = watch(disk.place, "--model", "demo")
    wait_until(lambda: all(words_in(path) for path in disk.source.rglob("*.jpg")))
    wait_until(lambda: not outbox_of(blipdesk))
    again.end()
    assert_settled(blipdesk, disk)


def test_a_write_whose_disk_is_pulled_while_it_hangs_is_kept_until_the_disk_is_there_again(
    blipdesk, watch, disk: Disk, other: Path
) -> None:
    disk.hang_at("rename")
    watching = watch(disk.place, other, "--model", "demo")
    disk.wait_until_it_hangs()
    wait_until(lambda: any("does not answer" in str(reason) for _, reason in outbox_of(blipdesk)))
    disk.pull()
    watching.wait("offline", disk.place)
    assert all(words_in(path) is None for path in disk.source.rglob("*.jpg"))
    assert outbox_of(blipdesk)
    watching.wait("described", plain(other / "while it is away.jpg", 7))
    with mounted(disk.place, disk.source):
        watching.wait("online", disk.place)
        wait_until(lambda: all(words_in(path) for path in disk.source.rglob("*.jpg")))
        wait_until(lambda: not outbox_of(blipdesk))
        watching.end()
        assert_settled(blipdesk, disk)
