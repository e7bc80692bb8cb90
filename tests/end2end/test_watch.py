"""A watched folder, while another process changes what is in it."""

import os
import shutil
import time
from pathlib import Path

import pytest
from PIL import Image

from blipdesk.demo.render import render_scene
from blipdesk.demo.world import sample_scenes
from blipdesk.index.database import open_index
from blipdesk.runtime.paths import library_paths
from tests.end2end.watching import wait_until_waiting
from tests.formats.photo_files import packet


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "photos"
    (found / "sub").mkdir(parents=True)
    return found


def photo(path: Path, seed: int) -> Path:
    scene = sample_scenes(seed + 1, seed=3)[seed]
    render_scene(scene, (240, 160), seed).save(path, "JPEG")
    return path


def plain(path: Path, shade: int) -> Path:
    Image.new("RGB", (16, 16), (shade, 50, 50)).save(path, "JPEG")
    return path


def known(blipdesk) -> dict[str, str]:
    """What the index holds: the status of each photo by its name."""
    with open_index(library_paths(blipdesk.library).database) as index:
        return {record.path.name: record.status.value for record in index.photos.under(Path("/"))}


def test_a_photo_keeps_its_words_through_moves_and_copies(blipdesk, watch, folder: Path) -> None:
    first = photo(folder / "a.jpg", 0)
    watching = watch(folder, "--model", "demo", "--write", "never")
    described = watching.wait("described", first)
    moved = folder / "sub" / "b.jpg"
    first.rename(moved)
    watching.wait("moved", moved)
    copy = Path(shutil.copyfile(moved, folder / "copy.jpg"))
    event = watching.wait("added", copy)
    assert event["detail"] == f"a copy of {moved}"
    (folder / "sub").rename(folder / "renamed")
    watching.wait("moved", folder / "renamed" / "b.jpg")
    second = photo(folder / "c.jpg", 1)
    watching.wait("described", second)
    watching.end()
    descriptions = [event for event in watching.events if event["seen"] == "described"]
    assert len(descriptions) == 2, "a photo was described twice"
    for path in (copy, folder / "renamed" / "b.jpg"):
        (shown,) = blipdesk("show", "--json", path).lines
        assert shown["drafts"]["caption"]["value"] == described["caption"]


def test_our_own_writes_are_no_news(blipdesk, watch, folder: Path) -> None:
    path = photo(folder / "a.jpg", 0)
    watching = watch(folder, "--model", "demo")
    watching.wait("described", path)
    assert blipdesk("set", "--title", "mine", path).code == 0  # another process writes
    before = path.stat()
    (folder / "later").mkdir()
    later = plain(folder / "later" / "x.jpg", 1)
    watching.wait("added", later)
    watching.wait("described", later)
    time.sleep(3)
    watching.end()
    assert path.stat() == before
    events = [event for event in watching.events if event["path"] == str(path)]
    assert [event["seen"] for event in events] == ["added", "described"]


def test_a_file_that_is_still_being_copied_is_left_until_it_is_whole(
    blipdesk, watch, folder: Path, tmp_path: Path
) -> None:
    data = photo(tmp_path / "whole.jpg", 2).read_bytes()
    watching = watch(folder, "--model", "demo")
    watching.wait("compared")
    slow = folder / "slow.jpg"
    longest_s, before_s = 0.0, time.monotonic()
    with slow.open("wb") as file:
        for start in range(0, len(data), len(data) // 8):
            file.write(data[start : start + len(data) // 8])
            file.flush()
            time.sleep(0.5)
            longest_s, before_s = max(longest_s, time.monotonic() - before_s), time.monotonic()
    watching.wait("described", slow)
    watching.end()
    events = [event["seen"] for event in watching.events if event["path"] == str(slow)]
    assert (events.count("described"), events[-1]) == (1, "described")
    # Who does not write for longer than a file has to hold still counts as done.
    assert longest_s > 0.9 or events == ["added", "described"]


def test_edits_deletions_and_atomic_saves_are_followed(blipdesk, watch, folder: Path) -> None:
    paths = [plain(folder / f"{n}.jpg", n) for n in range(4)]
    watching = watch(folder, "--index-only")
    watching.wait("added", paths[3])
    plain(folder / "new.tmp", 200).rename(paths[0])  # as editors save
    watching.wait("changed", paths[0])
    paths[1].unlink()
    watching.wait("gone", paths[1])
    paths[2].rename(folder / "2.JPG")  # only the case
    watching.wait("moved", folder / "2.JPG")
    shutil.rmtree(folder / "sub")
    away = folder.parent / "away"
    away.mkdir()
    plain(away / "in.jpg", 77)
    away.rename(folder / "in")  # a whole folder moves in
    watching.wait("added", folder / "in" / "in.jpg")
    (folder / "in").rename(away)  # and out again
    watching.wait("gone", folder / "in" / "in.jpg")
    watching.end()
    assert known(blipdesk) == {
        "0.jpg": "present",
        "1.jpg": "missing",
        "2.JPG": "present",
        "3.jpg": "present",
        "in.jpg": "missing",
    }


def test_words_that_come_beside_a_photo_are_read(blipdesk, watch, folder: Path) -> None:
    path = plain(folder / "a.jpg", 1)
    watching = watch(folder, "--index-only")
    watching.wait("added", path)
    words = "<rdf:Alt><rdf:li xml:lang='x-default'>theirs</rdf:li></rdf:Alt>"
    path.with_name("a.xmp").write_bytes(packet(f"<dc:title>{words}</dc:title>"))
    watching.wait("changed", path)
    watching.end()
    (found,) = blipdesk("search", "--json", "theirs").lines
    assert found["path"] == str(path)


def test_what_changed_while_nobody_watched_is_caught_up_with(blipdesk, watch, folder: Path) -> None:
    paths = [plain(folder / f"{n}.jpg", n) for n in range(3)]
    first = watch(folder, "--index-only")
    first.wait("added", paths[2])
    first.end()
    paths[0].unlink()
    paths[1].rename(folder / "sub" / "1.jpg")
    plain(paths[2], 99)
    second = watch("--index-only")  # the library's folders
    second.wait("gone", paths[0])
    second.wait("moved", folder / "sub" / "1.jpg")
    second.wait("changed", paths[2])
    second.end()


def test_a_folder_that_disappears_loses_nothing_and_comes_back(
    blipdesk, watch, folder: Path
) -> None:
    path = plain(folder / "a.jpg", 1)
    watching = watch(folder, "--index-only")
    watching.wait("added", path)
    away = folder.rename(folder.parent / "unplugged")
    watching.wait("offline", folder)
    assert known(blipdesk) == {"a.jpg": "offline"}
    away.rename(folder)
    watching.wait("online", folder)
    assert known(blipdesk) == {"a.jpg": "present"}
    later = plain(folder / "b.jpg", 2)  # events come again
    watching.wait("added", later)
    watching.end()


def test_names_links_and_other_things_do_no_harm(blipdesk, watch, folder: Path) -> None:
    watching = watch(folder, "--index-only", "--log", folder.parent / "watch.log")
    watching.wait("compared")
    raw = os.fsencode(folder)
    names = [
        b"\xff\xfe.jpg",
        b"new\nline.jpg",
        b"e\xcc\x81.jpg",
        b"\xc3\xa9.jpg",
        b"n" * 251 + b".jpg",
    ]
    for number, name in enumerate(names):
        plain(Path(os.fsdecode(raw + b"/" + name)), number)
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe.jpg")
    (folder / ".hidden").mkdir()
    plain(folder / ".hidden" / "h.jpg", 9)
    last = plain(folder / "z.jpg", 200)
    watching.wait("added", last)
    watching.end()
    assert len(known(blipdesk)) == len(names) + 1
    log = (folder.parent / "watch.log").read_text(encoding="utf-8")
    assert "pipe.jpg: it is neither a file nor a folder" in log
    assert "loop: it is a link to a folder" in log
    assert len(log.splitlines()) == log.count("\n")
    assert all(line[:2] == "20" for line in log.splitlines()), "a name broke a line"


def test_a_pause_holds_back_and_survives_the_end_of_the_watch(
    blipdesk, watch, folder: Path
) -> None:
    assert blipdesk("queue", "pause").code == 0
    path = photo(folder / "a.jpg", 0)
    first = watch(folder, "--model", "demo")
    first.wait("added", path)
    first.wait("queue")
    first.end()
    assert not any(event["seen"] == "described" for event in first.events)
    (status,) = blipdesk("queue", "status", "--json").lines
    assert (status["waiting"], "paused" in status["held_back"]) == (1, True)
    (line,) = blipdesk("queue", "list", "--json").lines
    assert (line["path"], line["state"]) == (str(path), "queued")
    assert blipdesk("queue", "resume").code == 0
    second = watch(folder, "--model", "demo")
    second.wait("described", path)
    second.end()


def test_the_command_line_works_on_what_a_killed_watch_left(blipdesk, watch, folder: Path) -> None:
    blipdesk("queue", "pause")
    for number in range(3):
        photo(folder / f"{number}.jpg", number)
    watching = watch(folder, "--model", "demo")
    watching.wait("added", folder / "2.jpg")
    wait_until_waiting(blipdesk, 3)  # an event of a photo comes before its place in the queue
    watching.process.kill()
    blipdesk("queue", "resume")
    done = blipdesk("queue", "run", "--model", "demo")
    assert "3 described, 0 failed" in done.text
    (status,) = blipdesk("queue", "status", "--json").lines
    assert (status["waiting"], status["failed"]) == (0, 0)
    assert status["seconds_left"] == 0


def test_why_tells_what_decides_about_a_path(blipdesk, folder: Path) -> None:
    path = plain(folder / "a.jpg", 1)
    (folder / "notes.txt").write_text("words")
    blipdesk("folders", "add", folder)
    blipdesk("scan")
    assert "library: knows it as present" in blipdesk("why", path).text
    assert "library: knows 1 photos in it" in blipdesk("why", folder).text
    assert "folder: is one of the library's" in blipdesk("why", folder).text
    assert "left out: it is not a photo" in blipdesk("why", folder / "notes.txt").text
    assert "is not there" in blipdesk("why", folder / "absent.jpg").text
