"""One undo for words and files, and one history that tells of both."""

from pathlib import Path

import pytest
from PIL import Image


@pytest.fixture
def photo(blipdesk, tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    (folder / "sub").mkdir(parents=True)
    path = folder / "a.jpg"
    Image.new("RGB", (20, 16), (200, 30, 30)).save(path)
    blipdesk("folders", "add", folder)
    return path


def title_of(blipdesk, path: Path) -> object:
    (shown,) = blipdesk("show", "--json", path).lines
    return shown["title"]


def test_undo_takes_back_the_newest_thing_of_either_kind(blipdesk, photo: Path) -> None:
    blipdesk("set", "--title", "first", photo)
    blipdesk("files", "move", "--to", photo.parent / "sub", photo)
    moved = photo.parent / "sub" / "a.jpg"
    blipdesk("set", "--title", "second", moved)
    done = blipdesk("undo")
    assert (done.code, "undoing batch 3: set of 20" in done.text) == (0, True)
    assert title_of(blipdesk, moved) == "first"
    done = blipdesk("undo", "--last")
    assert (done.code, "undoing batch 2: move of 20" in done.text) == (0, True)
    assert photo.exists() and not moved.exists()
    (line,) = blipdesk("undo", "--json").lines
    assert line["state"] == "written"
    assert title_of(blipdesk, photo) is None
    done = blipdesk("undo")
    assert (done.code, "nothing is left to undo" in done.stderr) == (2, True)


def test_redo_does_the_newest_undone_thing_of_either_kind_again(blipdesk, photo: Path) -> None:
    blipdesk("set", "--title", "first", photo)
    blipdesk("files", "move", "--to", photo.parent / "sub", photo)
    moved = photo.parent / "sub" / "a.jpg"
    blipdesk("undo")
    blipdesk("undo")
    assert photo.exists() and title_of(blipdesk, photo) is None
    (line,) = blipdesk("redo", "--json").lines
    assert (line["state"], title_of(blipdesk, photo)) == ("written", "first")
    done = blipdesk("redo")
    assert (done.code, "taking back batch 3: undo of 20" in done.text) == (0, True)
    assert moved.exists() and title_of(blipdesk, moved) == "first"
    done = blipdesk("redo")
    assert (done.code, "nothing is left to redo" in done.stderr) == (2, True)
    done = blipdesk("files", "redo")
    assert (done.code, "no file operation is left to redo" in done.stderr) == (2, True)
    assert blipdesk("undo").code == 0
    assert photo.exists()


def test_a_batch_of_files_is_undone_by_its_number(blipdesk, photo: Path) -> None:
    blipdesk("files", "rename", "--pattern", "b", photo)
    blipdesk("set", "--title", "t", photo.with_name("b.jpg"))
    (line,) = blipdesk("undo", "--json", "--batch", "1").lines
    assert (line["done"], line["target"]) == ("move", str(photo))
    assert title_of(blipdesk, photo) == "t"


def test_the_history_tells_of_words_and_files_newest_first(blipdesk, photo: Path) -> None:
    blipdesk("set", "--title", "first", photo)
    blipdesk("files", "trash", photo)
    blipdesk("undo")
    lines = blipdesk("history", "--json").lines
    assert [(line["batch"], line["verb"]) for line in lines] == [
        (3, "undo"),
        (2, "trash"),
        (1, "set"),
    ]
    assert [line.get("state") for line in lines] == ["done", "undone", None]
    assert [line["batch"] for line in blipdesk("history", "--json", photo).lines] == [3, 2, 1]
    text = blipdesk("history", photo).text
    assert f"trash  (undone)\n  {photo} -> " in text
    assert "  undo: move\n" in text
    assert len(blipdesk("history", "--json", "--limit", "1").lines) == 1
