"""Photos that show the same are grouped, and of a burst only the best is described."""

import shutil
import struct
from datetime import datetime, timedelta
from pathlib import Path

import piexif
import pytest
from PIL import Image, ImageFilter

from blipdesk.demo.sample_library import write_sample_library


def _taken(path: Path, moment: datetime) -> None:
    exif = {"Exif": {piexif.ExifIFD.DateTimeOriginal: moment.strftime("%Y:%m:%d %H:%M:%S")}}
    exif["0th"] = {piexif.ImageIFD.Make: "Made", piexif.ImageIFD.Model: "Up"}
    piexif.insert(piexif.dump(exif), str(path))


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A burst of three, a copy under another name, and two photos that stand alone."""
    root = tmp_path_factory.mktemp("photos")
    sources = [photo.path for photo in write_sample_library(root / "drawn", 3)]
    folder = root / "mine"
    folder.mkdir()
    with Image.open(sources[0]) as picture:
        small = picture.convert("RGB").resize((1200, 900))
    began = datetime(2024, 5, 1, 12)
    for number, blur in enumerate((3, 0, 5)):
        frame = small.filter(ImageFilter.GaussianBlur(blur)) if blur else small
        frame.save(folder / f"burst_{number}.jpg", quality=92)
        _taken(folder / f"burst_{number}.jpg", began + timedelta(seconds=number))
    shutil.copyfile(sources[1], folder / "one.jpg")
    shutil.copyfile(sources[1], folder / "one again.jpg")
    shutil.copyfile(sources[2], folder / "alone.jpg")
    return folder


def _names(lines: list[dict]) -> list[tuple[str, str, set[str]]]:
    return sorted(
        (line["kind"], Path(line["best"]).name, {Path(p).name for p in line["others"]})
        for line in lines
    )


def test_groups_are_found_with_the_sharpest_first(blipdesk, folder) -> None:
    done = blipdesk("duplicates", "--json", folder)
    assert done.code == 0, done.stderr
    copies, burst = _names(done.lines)
    assert copies[0] == "copy" and {copies[1]} | copies[2] == {"one.jpg", "one again.jpg"}
    assert burst[0] in ("near", "burst")
    assert burst[1:] == ("burst_1.jpg", {"burst_0.jpg", "burst_2.jpg"})
    found = blipdesk("search", "is:duplicate", "--json").lines
    assert len(found) == 5
    by_name = {Path(line["path"]).name: line["group"] for line in found}
    assert by_name["burst_0.jpg"] == by_name["burst_1.jpg"] != by_name["one.jpg"] is not None
    assert f"(group {by_name['one.jpg']})" in blipdesk("search", "is:duplicate").text
    assert "2 groups" in blipdesk("duplicates", folder).text
    (folder / "alone.jpg").touch()
    assert len(blipdesk("duplicates", "--json", folder / "one.jpg").lines) == 1


def test_of_a_burst_the_best_is_described_and_the_others_get_its_text(blipdesk, folder) -> None:
    done = blipdesk("describe", "--model", "demo", "--write", "never", "--bursts", "--json", folder)
    assert done.code == 0, done.stderr
    lines = done.by_name()
    assert len(lines) == len(done.lines) == 6
    assert {line["state"] for line in lines.values()} == {"described"}
    best = lines["burst_1.jpg"]
    for name in ("burst_0.jpg", "burst_2.jpg"):
        if lines[name]["caption"] == best["caption"]:
            assert lines[name]["score"] >= 0.5
    assert lines["one.jpg"]["caption"] == lines["one again.jpg"]["caption"]
    again = blipdesk(
        "describe", "--model", "demo", "--write", "never", "--bursts", "--json", folder
    )
    assert {line["state"] for line in again.lines} == {"skipped"} and len(again.lines) == 6


def test_a_raw_file_and_its_jpeg_are_one_photo(blipdesk, folder, tmp_path) -> None:
    shot = tmp_path / "shot"
    shot.mkdir()
    shutil.copyfile(folder / "alone.jpg", shot / "IMG_1.JPG")
    shutil.copyfile(folder / "one.jpg", shot / "IMG_2.JPG")
    size = struct.pack("<HHII", 0x100, 3, 1, 6000) + struct.pack("<HHII", 0x101, 3, 1, 4000)
    header = b"II*\0" + struct.pack("<I", 16) + b"CR\x02\0" + bytes(4)
    raw = header + struct.pack("<H", 2) + size + bytes(4) + b"raw" * 200  # no picture in it
    (shot / "IMG_1.CR2").write_bytes(raw)
    done = blipdesk("describe", "--model", "demo", "--json", shot)
    assert done.code == 0, done.stderr
    lines = done.by_name()
    assert lines["IMG_1.CR2"]["caption"] == lines["IMG_1.JPG"]["caption"] is not None
    found = blipdesk("search", "--json", f"folder:{shot}").lines
    assert sorted(Path(line["path"]).name for line in found) == ["IMG_1.JPG", "IMG_2.JPG"]
    assert len(blipdesk("search", "format:raw", "--json").lines) == 1
    assert blipdesk("duplicates", "--json", shot).lines == []
    (shot / "IMG_1.JPG").unlink()
    blipdesk("scan", shot)
    [line] = blipdesk("search", "format:raw", "--json").lines
    assert Path(line["path"]).name == "IMG_1.CR2"
    assert line["caption"] == lines["IMG_1.JPG"]["caption"]
