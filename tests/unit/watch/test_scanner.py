"""A look at a tree."""

import os
import socket
from pathlib import Path

import pytest
from PIL import Image

from blipdesk.watch.ignore import Rules, Skip
from blipdesk.watch.reconcile import SeenFile
from blipdesk.watch.scanner import Skipped, TreeScanner, Trouble


def photo(path: Path, shade: int = 9) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (8, 8), (shade, 0, 0)).save(path, "JPEG")
    return path


def look(top: Path, rules: Rules = Rules(), *, whole_tree: bool = True):  # noqa: B008 - frozen
    found = list(TreeScanner(rules).scan(os.fsencode(top), whole_tree=whole_tree))
    seen = [os.fsdecode(f.path).removeprefix(f"{top}/") for f in found if isinstance(f, SeenFile)]
    skipped = {
        os.fsdecode(f.path).removeprefix(f"{top}/"): f.skip for f in found if isinstance(f, Skipped)
    }
    return seen, skipped, [f for f in found if isinstance(f, Trouble)]


def test_files_come_before_folders_and_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.jpg", "a.jpg", "z/1.jpg", "c/1.jpg"):
        photo(tmp_path / name)
    assert look(tmp_path)[0] == ["a.jpg", "b.jpg", "c/1.jpg", "z/1.jpg"]
    assert look(tmp_path, whole_tree=False)[0] == ["a.jpg", "b.jpg"]


def test_everything_that_is_left_aside_has_its_reason(tmp_path: Path) -> None:
    photo(tmp_path / ".hidden.jpg")
    photo(tmp_path / ".cache" / "a.jpg")
    photo(tmp_path / "@eaDir" / "a.jpg")
    photo(tmp_path / "out" / "a.jpg")
    (tmp_path / "small.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "notes.txt").write_text("words" * 500)
    os.mkfifo(tmp_path / "pipe.jpg")
    (tmp_path / "loop").symlink_to(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s.jpg"))
        seen, skipped, troubles = look(tmp_path, Rules(("out",), 600))
    assert (seen, troubles) == ([], [])
    assert skipped == {
        ".hidden.jpg": Skip.HIDDEN,
        ".cache": Skip.HIDDEN,
        "@eaDir": Skip.TOOL_FOLDER,
        "out": Skip.EXCLUDED,
        "small.jpg": Skip.TOO_SMALL,
        "notes.txt": Skip.NOT_A_PHOTO,
        "pipe.jpg": Skip.NOT_A_FILE,
        "s.jpg": Skip.NOT_A_FILE,
        "loop": Skip.LINKED_FOLDER,
    }


def test_content_makes_a_photo_where_the_name_does_not(tmp_path: Path) -> None:
    photo(tmp_path / "no-suffix")
    assert look(tmp_path)[0] == ["no-suffix"]


def test_another_name_of_a_file_is_no_second_photo(tmp_path: Path) -> None:
    first = photo(tmp_path / "a.jpg")
    os.link(first, tmp_path / "b.jpg")
    (tmp_path / "c.jpg").symlink_to(first)
    seen, skipped, _ = look(tmp_path)
    assert seen == ["a.jpg"]
    assert skipped == {"b.jpg": Skip.SAME_FILE, "c.jpg": Skip.SAME_FILE}
    (found,) = (
        f for f in TreeScanner(Rules()).scan(os.fsencode(tmp_path)) if f.path[-5:-4] == b"a"
    )
    assert isinstance(found, SeenFile)
    assert found.has_other_names


def test_a_dangling_link_and_a_missing_folder_are_trouble(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").symlink_to(tmp_path / "nowhere.jpg")
    (trouble,) = look(tmp_path)[2]
    assert trouble.is_gone
    assert "a.jpg: cannot be found" in trouble.reason
    (trouble,) = look(tmp_path / "absent")[2]
    assert trouble.path == os.fsencode(tmp_path / "absent")


@pytest.mark.parametrize(
    "name",
    [b"\xff\xfe.jpg", b"new\nline.jpg", b"e\xcc\x81.jpg", b"\xc3\xa9.jpg", b"n" * 251 + b".jpg"],
)
def test_any_name_is_listed_as_its_bytes(tmp_path: Path, name: bytes) -> None:
    path = os.fsencode(tmp_path) + b"/" + name
    photo(Path(os.fsdecode(path)))
    (found,) = TreeScanner(Rules()).scan(os.fsencode(tmp_path))
    assert found.path == path
