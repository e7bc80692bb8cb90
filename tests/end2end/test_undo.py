"""Undo brings the exact old values back."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from blipdesk.demo.sample_library import write_sample_library


def tags(path: Path) -> dict[str, object]:
    """Return every metadata value of a file as another program reads it."""
    if shutil.which("exiftool"):
        command = ["exiftool", "-j", "-a", "-G1", "-u", "-struct", "-b", str(path)]
        (found,) = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        return {
            k: v
            for k, v in found.items()
            if not k.startswith(("System:", "ExifTool:")) and k != "SourceFile"
        }
    with Image.open(path) as image:
        exif = image.getexif()
        return {**dict(exif), **dict(exif.get_ifd(0x8769)), **dict(exif.get_ifd(0x8825))}


@pytest.mark.parametrize("suffix", [".jpg", ".png"])
def test_undo_of_everything_leaves_every_tag_as_it_was(blipdesk, tmp_path, suffix) -> None:
    photos = [p.path for p in write_sample_library(tmp_path / "photos", 4, seed=3)]
    if suffix == ".png":
        photos = [to_png(path) for path in photos]
    before = {path: tags(path) for path in photos}
    assert blipdesk("describe", "--model", "demo", *photos).code == 0
    assert blipdesk("ask", "-q", "where is it?", "--model", "demo", *photos).code == 0
    assert blipdesk("approve", *photos).code == 0
    words = ["--caption", "Straße № 5 – 東京 😀", "--keyword", "ключ", "--decorative"]
    assert blipdesk("set", *words, *photos).code == 0
    changed = {path: tags(path) for path in photos}
    assert all(changed[path] != before[path] for path in photos)
    while blipdesk("undo", "--last").code == 0:
        pass
    after = {path: tags(path) for path in photos}
    assert after == before


def to_png(path: Path) -> Path:
    target = path.with_suffix(".png")
    with Image.open(path) as image:
        small = image.resize((image.width // 4, image.height // 4))
        small.save(target, exif=image.getexif().tobytes())
    path.unlink()
    return target


def test_a_value_that_somebody_changed_since_is_not_undone(blipdesk, tmp_path) -> None:
    photo = write_sample_library(tmp_path / "photos", 1)[0].path
    assert blipdesk("set", "--title", "mine", photo).code == 0
    other = type(blipdesk)(tmp_path / "another-library")
    assert other("set", "--title", "theirs", photo).code == 0
    done = blipdesk("undo", "--json")
    assert done.code == 1
    assert done.lines[0]["state"] == "refused"
    assert blipdesk("show", "--json", photo).lines[0]["title"] == "theirs"


def test_nothing_to_undo_is_said_with_exit_status_2(blipdesk) -> None:
    done = blipdesk("undo")
    assert done.code == 2
    assert "nothing is left to undo" in done.stderr


def test_redo_walks_back_up_what_undo_walked_down(blipdesk, tmp_path) -> None:
    photos = [p.path for p in write_sample_library(tmp_path / "photos", 2)]
    states = [titles(blipdesk, photos)]
    for word in ("one", "two"):
        assert blipdesk("set", "--title", word, *photos).code == 0
        states.append(titles(blipdesk, photos))
    for state in (states[1], states[0]):
        assert blipdesk("undo").code == 0
        assert titles(blipdesk, photos) == state
    for state in (states[1], states[2]):
        done = blipdesk("redo", "--json")
        assert (done.code, [line["state"] for line in done.lines]) == (0, ["written"] * 2)
        assert titles(blipdesk, photos) == state
    done = blipdesk("redo")
    assert (done.code, "nothing is left to redo" in done.stderr) == (2, True)
    assert blipdesk("undo").code == 0
    assert titles(blipdesk, photos) == states[1]


def titles(blipdesk, photos: list[Path]) -> list[object]:
    return [line["title"] for line in blipdesk("show", "--json", *photos).lines]


def test_one_photo_is_redone_alone_and_not_over_newer_words(blipdesk, tmp_path) -> None:
    photos = [p.path for p in write_sample_library(tmp_path / "photos", 2)]
    before = titles(blipdesk, photos)
    assert blipdesk("set", "--title", "mine", *photos).code == 0
    assert blipdesk("undo").code == 0
    assert blipdesk("redo", photos[0]).code == 0
    assert titles(blipdesk, photos) == ["mine", before[1]]
    assert "nothing is left to redo" in blipdesk("redo", photos[0]).stderr
    assert blipdesk("set", "--title", "newer", photos[1]).code == 0
    done = blipdesk("redo", "--json", photos[1])
    assert (done.code, done.lines[0]["state"]) == (1, "refused")
    assert titles(blipdesk, photos) == ["mine", "newer"]
