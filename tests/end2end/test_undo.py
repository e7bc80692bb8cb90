"""Undo brings the exact old values back."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from blipdesk.demo.sample_library import write_sample_library
from tests.formats.photo_files import packet


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


def test_what_cannot_be_undone_is_passed_over_and_the_next_undo_goes_on(blipdesk, tmp_path) -> None:
    first, second, third = [p.path for p in write_sample_library(tmp_path / "photos", 3)]
    assert blipdesk("set", "--title", "early", second).code == 0
    assert blipdesk("set", "--title", "late", first, second, third).code == 0
    away = first.rename(tmp_path / "away.jpg")
    other = type(blipdesk)(tmp_path / "another-library")
    assert other("set", "--title", "theirs", third).code == 0
    done = blipdesk("undo", "--json")
    assert [line["state"] for line in done.lines] == ["refused", "written", "failed"]
    lines = blipdesk("history", "--json", "--limit", "10").lines
    reasons = {Path(line["path"]): line["passed_over"] for line in lines if line["verb"] == "set"}
    assert "changed by somebody else" in reasons[third]
    assert reasons[first] is not None
    assert "could not be undone" in blipdesk("history").text
    assert blipdesk("undo", "--json").lines[0]["state"] == "written"  # the batch before
    assert titles(blipdesk, [second]) == [None]
    assert blipdesk("undo").code == 2
    # The photo is there again: the undo that waited for it is made up for.
    away.rename(first)
    assert blipdesk("scan", tmp_path / "photos").code == 0
    assert titles(blipdesk, [first]) == [None]
    newest = blipdesk("history", "--json", first).lines[-1]
    assert (newest["undone_by"] is not None, newest["passed_over"]) == (True, None)


def test_a_named_batch_is_tried_again(blipdesk, tmp_path) -> None:
    photo = write_sample_library(tmp_path / "photos", 1)[0].path
    assert blipdesk("set", "--title", "mine", photo).code == 0
    other = type(blipdesk)(tmp_path / "another-library")
    assert other("set", "--title", "theirs", photo).code == 0
    assert blipdesk("undo").code == 1
    assert blipdesk("undo").code == 2
    assert other("undo").code == 0
    batch = blipdesk("history", "--json").lines[0]["batch"]
    assert blipdesk("undo", "--batch", str(batch)).code == 0
    assert titles(blipdesk, [photo]) == [None]


def test_writes_of_a_model_or_a_time_are_undone_together(blipdesk, tmp_path) -> None:
    photos = [p.path for p in write_sample_library(tmp_path / "photos", 2)]
    before = titles(blipdesk, photos)
    assert blipdesk("describe", "--model", "demo", *photos).code == 0
    assert blipdesk("set", "--title", "mine", *photos).code == 0
    (model,) = {line["model"] for line in blipdesk("history", "--json").lines if line["model"]}
    assert blipdesk("undo", "--model", "another").code == 2
    assert blipdesk("undo", "--model", model.rpartition("/")[2], photos[0]).code == 0
    shown = blipdesk("show", "--json", *photos).lines
    assert [line["caption"] is None for line in shown] == [True, False]
    assert titles(blipdesk, photos) == ["mine", "mine"]
    assert blipdesk("undo", "--until", "2001-01-01").code == 2
    assert blipdesk("undo", "--since", "2999-01-01T10:00").code == 2
    assert blipdesk("undo", "--since", "2001-01-01").code == 0
    assert titles(blipdesk, photos) == before
    assert blipdesk("show", "--json", photos[1]).lines[0]["caption"] is None
    assert blipdesk("undo", "--since", "yesterday").code == 2


def test_an_undo_removes_the_sidecar_that_was_made_and_a_redo_makes_it_again(
    blipdesk, tmp_path
) -> None:
    photo = write_sample_library(tmp_path / "photos", 1)[0].path
    photo.chmod(0o444)
    before = photo.read_bytes()
    assert blipdesk("set", "--title", "beside", "--keyword", "k", photo).code == 0
    sidecar = photo.with_name(photo.name + ".xmp")
    made = sidecar.read_bytes()
    assert blipdesk("undo").code == 0
    assert not sidecar.exists()
    assert titles(blipdesk, [photo]) == [None]
    assert blipdesk("redo").code == 0
    assert sidecar.read_bytes() == made
    assert photo.read_bytes() == before
    assert titles(blipdesk, [photo]) == ["beside"]
    assert blipdesk("undo").code == 0
    assert not sidecar.exists()


@pytest.mark.parametrize("whose", ["another program's", "ours with more in it"])
def test_a_sidecar_that_holds_anything_else_stays_after_an_undo(
    blipdesk, tmp_path, whose: str
) -> None:
    photo = write_sample_library(tmp_path / "photos", 1)[0].path
    photo.chmod(0o444)
    sidecar = photo.with_name(photo.name + ".xmp")
    if whose == "another program's":
        sidecar.write_bytes(packet(""))
    assert blipdesk("set", "--title", "beside", photo).code == 0
    if whose == "ours with more in it":
        text = sidecar.read_text()
        more = '<z:a xmlns:z="urn:z">1</z:a></rdf:Description>'
        sidecar.write_text(text.replace("</rdf:Description>", more))
    assert blipdesk("undo").code == 0
    assert sidecar.exists()
    assert titles(blipdesk, [photo]) == [None]


def test_an_undo_beside_a_photo_never_reaches_into_the_photo(blipdesk, tmp_path) -> None:
    photo = write_sample_library(tmp_path / "photos", 1)[0].path
    photo.chmod(0o444)
    assert blipdesk("set", "--title", "beside", photo).code == 0
    photo.chmod(0o644)
    before = photo.read_bytes()
    assert blipdesk("undo").code == 0
    assert blipdesk("redo").code == 0
    assert photo.read_bytes() == before
    assert titles(blipdesk, [photo]) == ["beside"]


def test_undo_works_after_a_rename_and_after_a_rebuild(blipdesk, tmp_path) -> None:
    photo = write_sample_library(tmp_path / "photos", 1)[0].path
    assert blipdesk("folders", "add", photo.parent).code == 0
    assert blipdesk("set", "--title", "mine", photo).code == 0
    photo = photo.rename(photo.with_name("renamed.jpg"))
    assert blipdesk("scan").code == 0
    assert blipdesk("index", "rebuild").code == 0
    assert blipdesk("undo").code == 0
    assert titles(blipdesk, [photo]) == [None]
    photo = photo.rename(photo.with_name("again.jpg"))
    assert blipdesk("scan").code == 0
    assert blipdesk("redo", photo).code == 0
    assert titles(blipdesk, [photo]) == ["mine"]
