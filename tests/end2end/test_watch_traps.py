"""What editors, cameras and file systems do to a watched folder."""

import os
import shutil
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from blipdesk.index.database import open_index
from blipdesk.runtime.paths import library_paths
from tests.end2end.watching import wait_until_waiting


@pytest.fixture
def folder(blipdesk, tmp_path: Path) -> Path:
    found = tmp_path / "photos"
    (found / "sub").mkdir(parents=True)
    blipdesk.library.mkdir()
    (blipdesk.library / "settings.toml").write_text("[watch]\nfull_every_s = 2.0\n")
    return found


def plain(path: Path, shade: int) -> Path:
    Image.new("RGB", (16, 16), (shade, 50, 50)).save(path, "JPEG")
    return path


def records(blipdesk) -> dict[str, tuple[int, str]]:
    with open_index(library_paths(blipdesk.library).database) as index:
        return {r.path.name: (r.photo_id, r.status.value) for r in index.photos.under(Path("/"))}


def rename_over(photo: Path, new: bytes) -> None:
    """Most editors: write beside, rename over."""
    temp = photo.with_name(f".{photo.name}.part")
    temp.write_bytes(new)
    temp.replace(photo)


def in_place(photo: Path, new: bytes) -> None:
    """Tools that open the file and write into it, in several pieces."""
    with photo.open("r+b") as file:
        for start in range(0, len(new), 200):
            file.write(new[start : start + 200])
            file.flush()
        file.truncate()


def with_backup(photo: Path, new: bytes) -> None:
    """GIMP and Lightroom: the old file moves aside, the new one is written, the old one goes."""
    backup = photo.with_name(f"{photo.name}~")
    photo.rename(backup)
    photo.write_bytes(new)
    backup.unlink()


def kept_backup(photo: Path, new: bytes) -> None:
    """The same, but the old file stays beside under a name of its own."""
    photo.rename(photo.with_name(f"{photo.stem}_backup.bak"))
    photo.write_bytes(new)


def deleted_first(photo: Path, new: bytes) -> None:
    """Exports over an older export: the old file goes first."""
    photo.unlink()
    photo.write_bytes(new)


def swapped(photo: Path, new: bytes) -> None:
    """macOS programs: both names are exchanged, then the old one goes."""
    other = photo.with_name("other.tmp")
    other.write_bytes(new)
    aside = photo.with_name("aside.tmp")
    photo.rename(aside)
    other.rename(photo)
    aside.unlink()


@pytest.mark.parametrize(
    "save", [rename_over, in_place, with_backup, kept_backup, deleted_first, swapped]
)
def test_an_editors_save_is_a_change_of_the_same_photo(
    blipdesk, watch, folder: Path, tmp_path: Path, save: Callable[[Path, bytes], None]
) -> None:
    photo = plain(folder / "a.jpg", 1)
    new = plain(tmp_path / "new.jpg", 200).read_bytes()
    watching = watch(folder, "--index-only")
    watching.wait("added", photo)
    before = records(blipdesk)["a.jpg"]
    save(photo, new)
    watching.wait("changed", photo)
    watching.end()
    assert records(blipdesk)["a.jpg"] == before
    assert photo.read_bytes() == new


def test_what_is_left_out_is_named_once_with_its_reason(
    blipdesk, watch, folder: Path, tmp_path: Path
) -> None:
    with (blipdesk.library / "settings.toml").open("a") as file:
        file.write('[folders]\nexclude = "*_small.*;exports"\nsmallest_kib = 1\n')
    (folder / "exports").mkdir()
    plain(folder / "exports" / "e.jpg", 1)
    plain(folder / ".hidden.jpg", 2)
    (folder / ".cache").mkdir()
    plain(folder / ".cache" / "c.jpg", 3)
    (folder / "words.txt").write_text("words " * 400)
    (folder / "tiny.jpg").write_bytes(plain(tmp_path / "t.jpg", 4).read_bytes()[:300])
    log = tmp_path / "watch.log"
    watching = watch(folder, "--index-only", "--log", log)
    watching.wait("compared")
    noise = os.urandom(90 * 90 * 3)
    Image.frombytes("RGB", (90, 90), noise).save(folder / "a_small.jpg", quality=95)
    large = folder / "large.jpg"
    Image.frombytes("RGB", (90, 90), noise).save(large, quality=95)
    watching.wait("added", large)
    watching.wait("compared", after=len(watching.events))
    watching.end()
    assert set(records(blipdesk)) == {"large.jpg"}
    lines = log.read_text().splitlines()
    reasons = {
        ".hidden.jpg": "begins with a dot",
        ".cache": "begins with a dot",
        "exports": "folders.exclude",
        "a_small.jpg": "folders.exclude",
        "tiny.jpg": "folders.smallest_kib",
        "words.txt": "it is not a photo",
    }
    for name, reason in reasons.items():
        (line,) = [line for line in lines if f"{folder / name}: " in line]
        assert "left out" in line and reason in line
        assert reason in blipdesk("why", folder / name).text
    assert any(f"added      {large}" in line for line in lines)


def test_special_files_and_hostile_names_do_no_harm(
    blipdesk, watch, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(folder / "pipe.jpg")
    with socket.socket(socket.AF_UNIX) as listener:
        monkeypatch.chdir(folder)  # a socket's path is short
        listener.bind("socket.jpg")
    if os.geteuid() == 0:
        subprocess.run(["mknod", folder / "null.jpg", "c", "1", "3"], check=False)
    (folder / "dangling.jpg").symlink_to(folder / "nowhere.jpg")
    names = [b"\x1b[31mred.jpg", b"\xe2\x80\xaegpj.evil.jpg", b"tab\there.jpg", b"-rf.jpg"]
    for number, name in enumerate(names):
        plain(Path(os.fsdecode(os.fsencode(folder) + b"/" + name)), number)
    watching = watch(folder, "--index-only")
    watching.wait("added", plain(folder / "z.jpg", 99))
    watching.end()
    present = {name for name, (_, status) in records(blipdesk).items() if status == "present"}
    assert {os.fsencode(name) for name in present} == {*names, b"z.jpg"}
    text = blipdesk("why", Path(os.fsdecode(os.fsencode(folder) + b"/" + names[0]))).text
    assert "\x1b" not in text


def test_rights_that_are_lost_midway_lose_nothing(blipdesk, watch, folder: Path) -> None:
    inside, outside = plain(folder / "sub" / "a.jpg", 1), plain(folder / "b.jpg", 2)
    watching = watch(folder, "--index-only", as_person=True)
    watching.wait("added", inside)
    watching.wait("added", outside)
    (folder / "sub").chmod(0)
    try:
        problem = watching.wait("problem")
        assert "sub" in str(problem["detail"]) and "cannot be opened" in str(problem["detail"])
        later = watching.wait("added", plain(folder / "c.jpg", 3))
        assert later
    finally:
        (folder / "sub").chmod(0o755)
    watching.wait("changed", plain(inside, 77))
    outside.chmod(0)
    rename_over(outside, plain(folder.parent / "new.jpg", 55).read_bytes())
    watching.wait("changed", outside)
    watching.end()
    assert not any(event["seen"] == "gone" for event in watching.events)
    assert {status for _, status in records(blipdesk).values()} == {"present"}


def test_a_photo_without_rights_is_a_problem_until_it_gets_them(
    blipdesk, watch, folder: Path
) -> None:
    closed = plain(folder / "closed.jpg", 1)
    closed.chmod(0)
    watching = watch(folder, "--index-only", as_person=True)
    problem = watching.wait("problem", closed)
    assert "cannot be" in str(problem["detail"])
    closed.chmod(0o644)
    blipdesk("scan", as_person=True)
    watching.end()
    assert records(blipdesk)["closed.jpg"][1] == "present"


def test_two_processes_never_describe_one_photo_twice(blipdesk, folder: Path) -> None:
    for number in range(24):
        plain(folder / f"{number}.jpg", 10 * number)
    blipdesk("folders", "add", folder)
    assert blipdesk("scan").code == 0
    blipdesk("queue", "pause")
    with blipdesk.start("watch", "--model", "demo", folder) as watching:
        wait_until_waiting(blipdesk, 24)
        watching.terminate()
        watching.communicate()
    blipdesk("queue", "resume")
    runs = [blipdesk.start("queue", "run", "--model", "demo") for _ in range(2)]
    texts = [run.communicate(timeout=240)[0].decode() for run in runs]
    described = [line for text in texts for line in text.splitlines() if ".jpg: " in line]
    assert len(described) == len(set(described)) == 24


def test_a_photo_that_moves_keeps_its_approvals_answers_vectors_and_history(
    blipdesk, watch, folder: Path
) -> None:
    photo = plain(folder / "a.jpg", 9)
    blipdesk("folders", "add", folder)
    blipdesk("describe", "--model", "demo", photo)
    blipdesk("ask", "-q", "is it red?", "--model", "demo", photo)
    blipdesk("approve", photo)
    before = whole(blipdesk)
    moved = folder / "sub" / "b.jpg"
    watching = watch(folder, "--index-only")
    watching.wait("compared")
    shutil.move(photo, moved)
    watching.wait("moved", moved)
    watching.end()
    assert whole(blipdesk) == before
    assert before["vectors"] and before["history"] and before["answers"]


def whole(blipdesk) -> dict[str, object]:
    with open_index(library_paths(blipdesk.library).database) as index:
        (photo,) = index.photos.under(Path("/"))
        text = index.texts.get(photo.photo_id)
        return {
            "text": text,
            "answers": text.answers,
            "drafts": index.drafts.current(photo.photo_id),
            "vectors": index.vectors.count(),
            "history": [e.entry_id for e in index.history.entries_of_photo(photo.photo_id)],
        }
