"""Finding photos below paths."""

import os
from pathlib import Path

import pytest
from PIL import Image

from blipdesk.library.walk import walk
from blipdesk.metadata.safe_file import temp_path_for


def picture(path: Path, kind: str = "JPEG") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (8, 8)).save(path, kind)
    return path


def test_photos_are_found_by_name_or_by_content_and_the_rest_is_counted(tmp_path: Path) -> None:
    named = picture(tmp_path / "a.jpg")
    unnamed = picture(tmp_path / "sub" / "scan", "PNG")
    broken = tmp_path / "broken.jpg"
    broken.write_text("no picture")
    (tmp_path / "notes.txt").write_text("no picture")
    walked = walk([tmp_path])
    assert {c.path for c in walked.candidates} == {named, unnamed, broken}
    assert walked.not_photos == 1


def test_hidden_folders_tool_folders_and_own_temps_are_left_out(tmp_path: Path) -> None:
    picture(tmp_path / ".hidden" / "a.jpg")
    picture(tmp_path / "@eaDir" / "a.jpg")
    picture(tmp_path / ".a.jpg")
    picture(temp_path_for(tmp_path / "a.jpg", "1-2"))
    assert walk([tmp_path]).candidates == ()


def test_a_file_that_is_named_is_taken_whatever_its_name(tmp_path: Path) -> None:
    text = tmp_path / ".notes.txt"
    text.write_text("x")
    assert [c.path for c in walk([text]).candidates] == [text]


def test_what_does_not_exist_is_a_candidate_with_a_problem(tmp_path: Path) -> None:
    (candidate,) = walk([tmp_path / "gone.jpg"]).candidates
    assert candidate.problem is not None
    assert "gone.jpg" in candidate.problem


@pytest.mark.skipif(os.name == "nt", reason="needs rights on Windows")
def test_links_are_neither_followed_in_circles_nor_counted_twice(tmp_path: Path) -> None:
    photo = picture(tmp_path / "in" / "a.jpg")
    (tmp_path / "in" / "loop").symlink_to(tmp_path)
    (tmp_path / "in" / "b.jpg").symlink_to(photo)
    os.link(photo, tmp_path / "in" / "c.jpg")
    assert len(walk([tmp_path]).candidates) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs here")
def test_a_fifo_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    assert walk([tmp_path]).candidates == ()
    (named,) = walk([tmp_path / "pipe.jpg"]).candidates
    assert named.problem is not None


def test_folders_come_in_order_of_their_names(tmp_path: Path) -> None:
    paths = [picture(tmp_path / name) for name in ("1.jpg", "b/2.jpg", "b/c/3.jpg", "d/4.jpg")]
    assert [c.path for c in walk([tmp_path]).candidates] == paths
