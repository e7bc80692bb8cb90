"""What is broken, hostile or wrong gets one clear line, and the run goes on."""

import os
import shutil
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import apsw
import pytest
from PIL import Image

from blipdesk.demo.render import render_scene
from blipdesk.demo.world import sample_scenes


@pytest.fixture(scope="module")
def good(tmp_path_factory) -> Path:
    """One photo that is in order."""
    path = tmp_path_factory.mktemp("good") / "good.jpg"
    render_scene(sample_scenes(1, seed=2, held_out=True)[0], (600, 400), 1).save(path)
    return path


def describe(blipdesk, *paths: Path, **how: bool):
    return blipdesk("describe", "--model", "demo", "--json", *paths, **how)


def test_each_broken_file_gets_one_line_and_the_others_are_described(
    blipdesk, tmp_path, good
) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    shutil.copy(good, folder / "good.jpg")
    (folder / "text.jpg").write_text("this is no picture")
    (folder / "empty.jpg").touch()
    (folder / "truncated.jpg").write_bytes(good.read_bytes()[: good.stat().st_size // 2])
    (folder / "huge.png").write_bytes(png_of_claimed_size(30_000, 30_000))
    (folder / "notes.txt").write_text("not a photo, and not named like one")
    done = describe(blipdesk, folder)
    assert done.code == 1
    lines = done.by_name()
    assert lines.keys() == {"good.jpg", "text.jpg", "empty.jpg", "truncated.jpg", "huge.png"}
    assert lines.pop("good.jpg")["state"] == "described"
    for name, line in lines.items():
        assert line["state"] == "failed"
        assert name in line["reason"]
        assert "\n" not in line["reason"]


def png_of_claimed_size(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    row = zlib.compress(bytes(1 + 3 * width), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", row) + chunk(b"IEND", b"")


@pytest.mark.skipif(os.name == "nt", reason="Windows file names cannot hold these")
def test_hostile_names_are_described_and_shown_without_breaking_the_output(
    blipdesk, tmp_path, good
) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    names = [
        b"new\nline.jpg",
        "emoji 😀.jpg".encode(),
        b"caf\xe9.jpg",
        b"-rf.jpg",
        b"a" * 251 + b".jpg",
    ]
    for name in names:
        shutil.copy(good, folder / os.fsdecode(name))
    done = describe(blipdesk, folder)
    assert done.code == 0, done.stderr
    assert {os.fsencode(name) for name in done.by_name()} == set(names)
    assert all(line["written"] for line in done.lines)
    plain = blipdesk("describe", "--model", "demo", folder)
    assert len(plain.text.splitlines()) == len(names) + 1
    assert "new\\nline.jpg" in plain.text
    found = blipdesk("search", "--json", "file:line").by_name()
    assert list(found) == ["new\nline.jpg"]


def test_a_missing_path_is_a_failed_line_not_the_end_of_the_run(blipdesk, tmp_path, good) -> None:
    photo = shutil.copy(good, tmp_path / "a.jpg")
    done = describe(blipdesk, tmp_path / "gone.jpg", photo)
    assert done.code == 1
    assert [line["state"] for line in done.lines] == ["failed", "described"]


def test_a_read_only_file_is_described_beside_itself(blipdesk, tmp_path, good) -> None:
    photo = Path(shutil.copy(good, tmp_path / "a.jpg"))
    before = photo.read_bytes()
    photo.chmod(0o444)
    done = describe(blipdesk, photo)
    (line,) = done.lines
    assert (done.code, line["state"], line["written_to"]) == (0, "described", "sidecar")
    assert "read-only" in line["reason"]
    assert photo.read_bytes() == before
    (shown,) = blipdesk("show", "--json", photo).lines
    assert shown["caption"] == line["caption"]
    assert shown["sidecar"] == str(tmp_path / "a.jpg.xmp")
    found = blipdesk("search", "--json", *line["caption"].split()[:2]).by_name()
    assert list(found) == ["a.jpg"]
    assert blipdesk("undo").code == 0
    assert blipdesk("show", "--json", photo).lines[0]["caption"] is None


@pytest.mark.skipif(sys.platform != "linux", reason="needs setpriv where root runs it")
def test_a_folder_without_permission_is_one_failed_line(blipdesk, tmp_path, good) -> None:
    closed = tmp_path / "photos" / "closed"
    closed.mkdir(parents=True)
    shutil.copy(good, tmp_path / "photos" / "a.jpg")
    closed.chmod(0)
    try:
        done = describe(blipdesk, tmp_path / "photos", as_person=True)
    finally:
        closed.chmod(0o700)
    assert done.code == 1
    failed, described = sorted(done.lines, key=lambda line: line["state"], reverse=True)
    assert (failed["state"], described["state"]) == ("failed", "described")
    assert "closed: cannot be opened: Permission denied" in failed["reason"]


def test_a_text_that_files_cannot_hold_is_refused_before_anything_is_touched(
    blipdesk, tmp_path, good
) -> None:
    photo = Path(shutil.copy(good, tmp_path / "a.jpg"))
    before = photo.read_bytes()
    done = blipdesk("set", "--caption", "bell \x07 rings", photo)
    assert done.code == 2
    assert "U+0007" in done.stderr
    assert photo.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["set", "x.jpg"], "nothing to set"),
        (["ask", "-q", "is it?"], ""),
        (["ask", "no question mark", "x.jpg"], "-q QUESTION"),
        (["search", "--limit", "0", "x"], "--limit"),
        (["describe"], "PATH"),
        (["describe", "--write", "sometimes", "x.jpg"], "empty"),
        (["folders", "add", "no-such-folder"], "no such folder"),
        (["scan", "no-such-folder"], "no such folder"),
        (["folders", "remove", "no-such-folder"], "none of the library's folders"),
        (["undo", "--last", "--batch", "3"], "name one of"),
        (["undo", "--batch", "3"], "no batch 3"),
        (["gui", "no-such-folder"], "no such folder"),
        (["frobnicate"], "frobnicate"),
    ],
)
def test_wrong_use_is_explained_with_exit_status_2(blipdesk, arguments, expected) -> None:
    done = blipdesk(*arguments)
    assert done.code == 2
    assert expected in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a screen")
@pytest.mark.parametrize("arguments", [["gui"], []])
def test_the_window_says_that_there_is_no_screen(blipdesk, arguments) -> None:
    screens = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), "")
    done = blipdesk.with_environment(**screens)(*arguments)
    assert done.code == 2
    assert "there is no screen" in done.stderr


def test_a_model_that_is_not_there_names_the_command_that_gets_it(blipdesk, good) -> None:
    done = blipdesk("describe", good)
    assert done.code in (1, 2)
    assert done.stdout == b""
    assert "blipdesk models download Salesforce/blip-image-captioning-base" in done.stderr


def test_a_model_folder_of_the_wrong_class_is_refused(blipdesk, good) -> None:
    vqa = blipdesk("models", "path", "demo/vqa")
    folder = vqa.text.strip() or "missing"
    done = blipdesk("describe", "--model", folder, good)
    assert done.code in (1, 2)
    assert "BlipForQuestionAnswering" in done.stderr


def test_a_model_folder_with_bin_weights_only_is_refused(blipdesk, tmp_path, good) -> None:
    source = Path(blipdesk("models", "path", "demo/caption").text.strip())
    folder = tmp_path / "model"
    shutil.copytree(source, folder)
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    done = blipdesk("describe", "--model", folder, good)
    assert done.code in (1, 2)
    assert ".bin" in done.stderr


def test_damaged_weights_end_the_run_with_one_line(blipdesk, tmp_path, good) -> None:
    source = Path(blipdesk("models", "path", "demo/caption").text.strip())
    folder = tmp_path / "model"
    shutil.copytree(source, folder)
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:1000])
    done = blipdesk("describe", "--model", folder, good)
    assert done.code == 1
    assert len(done.stderr.strip().splitlines()) <= 2


def test_settings_that_make_no_sense_are_named(blipdesk, good) -> None:
    blipdesk.library.mkdir(parents=True)
    (blipdesk.library / "settings.toml").write_text("[writing]\nmode = 'always'\n")
    done = blipdesk("show", good)
    assert done.code == 2
    assert "writing.mode must be one of" in done.stderr


def test_a_library_of_a_newer_version_is_refused(blipdesk, good) -> None:
    assert blipdesk("show", good).code == 0
    database = apsw.Connection(str(blipdesk.library / "library.db"))
    database.pragma("user_version", 9999)
    database.close()
    done = blipdesk("show", good)
    assert done.code == 1
    assert "newer" in done.stderr


@pytest.mark.skipif(not hasattr(os, "statvfs") or os.geteuid() != 0, reason="needs a small mount")
def test_a_full_disk_keeps_the_photo_whole_and_the_words_safe(blipdesk, tmp_path, good) -> None:
    mount = tmp_path / "small"
    mount.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(mount)]
    if subprocess.run(command, capture_output=True).returncode != 0:
        pytest.skip("a small file system cannot be mounted here")
    try:
        photo = Path(shutil.copy(good, mount / "a.jpg"))
        before = photo.read_bytes()
        filler = mount / "filler"
        with filler.open("wb", buffering=0) as file, pytest.raises(OSError):
            while True:
                file.write(bytes(4096))
        done = blipdesk("set", "--caption", "kept for later", "--json", photo)
        assert done.code == 1
        assert done.lines[0]["state"] == "failed"
        assert photo.read_bytes() == before
        assert sorted(path.name for path in mount.iterdir()) == ["a.jpg", "filler"]
        filler.unlink()
        assert blipdesk("scan", mount).code == 0  # tries again what failed
        assert blipdesk("show", "--json", photo).lines[0]["caption"] == "kept for later"
    finally:
        subprocess.run(["umount", str(mount)], check=True)


def test_pictures_of_all_sizes_down_to_one_pixel_are_described(blipdesk, tmp_path) -> None:
    for width, height in ((1, 1), (1, 2000), (3000, 2)):
        Image.new("RGB", (width, height), "green").save(tmp_path / f"{width}x{height}.png")
    done = describe(blipdesk, tmp_path)
    assert done.code == 0, done.stderr
    assert len(done.lines) == 3
