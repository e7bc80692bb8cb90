"""Hints that something happened."""

import logging
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from watchdog.events import DirCreatedEvent, FileCreatedEvent

from blipdesk.watch.ignore import Rules
from blipdesk.watch.settle import Scope
from blipdesk.watch.watcher import Hints, Watcher, is_on_network


def hints_until(watcher: Watcher, is_enough: Callable[[set[Scope], bool], bool]) -> set[Scope]:
    scopes: set[Scope] = set()
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        watcher.wait(0.2)
        hints = watcher.take()
        scopes |= hints.scopes
        if is_enough(scopes, hints.overflowed):
            return scopes
    raise AssertionError(f"only {scopes} came")


def test_a_file_marks_its_folder_and_a_folder_all_of_itself(tmp_path: Path) -> None:
    with Watcher(Rules()) as watcher:
        assert watcher.start(tmp_path)
        (tmp_path / "a.jpg").write_bytes(b"x")
        hints_until(watcher, lambda scopes, _: Scope(os.fsencode(tmp_path)) in scopes)
        (tmp_path / "new").mkdir()
        new = Scope(os.fsencode(tmp_path / "new"), whole_tree=True)
        hints_until(watcher, lambda scopes, _: new in scopes)


def test_a_move_marks_both_ends(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    (tmp_path / "a" / "x.jpg").write_bytes(b"x")
    with Watcher(Rules()) as watcher:
        watcher.start(tmp_path)
        (tmp_path / "a" / "x.jpg").rename(tmp_path / "b" / "x.jpg")
        both = {Scope(os.fsencode(tmp_path / name)) for name in ("a", "b")}
        hints_until(watcher, lambda scopes, _: both <= scopes)


def test_what_is_left_out_gives_no_hint_and_reading_gives_none_either(tmp_path: Path) -> None:
    (tmp_path / "old.jpg").write_bytes(b"x")
    with Watcher(Rules()) as watcher:
        watcher.start(tmp_path)
        (tmp_path / ".blipdesk-1.tmp").write_bytes(b"x")
        (tmp_path / "old.jpg").read_bytes()
        list(tmp_path.iterdir())
        watcher.wait(0.5)
        assert watcher.take().scopes == frozenset()


def test_too_many_dirty_folders_count_as_an_overflow(tmp_path: Path) -> None:
    watcher = Watcher(Rules(), most_scopes=5)  # not started: all events come between two questions
    for number in range(6):
        watcher.note(os.fsencode(tmp_path), DirCreatedEvent(str(tmp_path / str(number))))
    assert watcher.take() == Hints(frozenset(), overflowed=True)
    assert watcher.take() == Hints(frozenset(), overflowed=False)


def test_too_many_events_count_as_an_overflow(tmp_path: Path) -> None:
    watcher = Watcher(Rules(), most_events=50)
    for _ in range(50):
        watcher.note(os.fsencode(tmp_path), FileCreatedEvent(str(tmp_path / "a.jpg")))
    assert not watcher.take().overflowed
    for _ in range(51):
        watcher.note(os.fsencode(tmp_path), FileCreatedEvent(str(tmp_path / "a.jpg")))
    assert watcher.take().overflowed


def test_a_complaint_of_the_library_below_counts_as_an_overflow(tmp_path: Path) -> None:
    with Watcher(Rules()) as watcher:
        watcher.start(tmp_path)
        logging.getLogger("watchdog.observers.inotify_c").warning("queue overflowed")
        assert watcher.take().overflowed
    logging.getLogger("watchdog.observers.inotify_c").warning("queue overflowed")
    assert not watcher.take().overflowed


def test_a_folder_that_is_gone_gives_no_events(tmp_path: Path) -> None:
    with Watcher(Rules()) as watcher:
        assert not watcher.start(tmp_path / "absent")


@pytest.mark.parametrize(
    ("path", "on_network"),
    [("/home/a", False), ("/home/nas/a", True), ("/mnt/phone/x", True), ("relative", False)],
)
def test_the_nearest_mount_decides_whether_a_path_is_on_the_network(
    path: str, on_network: bool
) -> None:
    mounts = [("/", "ext4"), ("/home/nas", "nfs4"), ("/mnt/phone", "fuse.sshfs")]
    assert is_on_network(Path(path), mounts) is on_network
