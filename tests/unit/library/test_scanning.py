"""The index follows the disk."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from blipdesk.bootstrap import open_library
from blipdesk.domain.errors import FolderMissing
from blipdesk.domain.text import Field, FieldEdit
from blipdesk.library.library import Library
from blipdesk.library.results import ScanResult
from blipdesk.library.review import PersonEdit
from blipdesk.runtime.paths import LibraryPaths


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(LibraryPaths(tmp_path / "library")) as found:
        yield found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "photos"
    found.mkdir()
    for number in range(3):
        Image.new("RGB", (8 + number, 8), (number, 80, 90)).save(found / f"{number}.jpg")
    return found


def test_new_photos_are_added_and_known_ones_left(library: Library, folder: Path) -> None:
    assert library.scan([folder]) == ScanResult(added=3)
    assert library.scan([folder]) == ScanResult(unchanged=3)


def test_a_moved_photo_keeps_its_words_in_the_index(library: Library, folder: Path) -> None:
    (_,) = library.set_words([folder / "1.jpg"], PersonEdit((FieldEdit(Field.TITLE, "mine"),)))
    library.scan([folder])
    (folder / "sub").mkdir()
    shutil.move(folder / "1.jpg", folder / "sub" / "moved.jpg")
    assert library.scan([folder]) == ScanResult(moved=1, unchanged=2)
    assert [row.path.name for row in library.search("mine", 5).rows] == ["moved.jpg"]
    (line,) = library.history([folder / "sub" / "moved.jpg"], 5)
    assert line.path == folder / "1.jpg"


def test_a_deleted_photo_is_missing_and_comes_back(library: Library, folder: Path) -> None:
    library.scan([folder])
    away = (folder / "2.jpg").rename(folder.parent / "away")
    assert library.scan([folder]).missing == 1
    away.rename(folder / "2.jpg")
    assert library.scan([folder]) == ScanResult(changed=1, unchanged=2)


def test_an_edited_picture_is_read_again(library: Library, folder: Path) -> None:
    library.scan([folder])
    Image.new("RGB", (50, 50)).save(folder / "0.jpg")
    assert library.scan([folder]) == ScanResult(changed=1, unchanged=2)


def test_a_broken_photo_is_a_problem_and_the_others_are_read(
    library: Library, folder: Path
) -> None:
    (folder / "broken.jpg").write_text("no picture")
    result = library.scan([folder])
    assert result.added == 3
    assert len(result.problems) == 1
    assert "broken.jpg" in result.problems[0]


def test_a_missing_folder_is_refused_and_its_photos_stay_known(
    library: Library, folder: Path
) -> None:
    library.add_folder(folder)
    library.scan([])
    away = folder.rename(folder.parent / "unplugged")
    with pytest.raises(FolderMissing):
        library.scan([folder])
    assert library.scan([]).missing == 0
    away.rename(folder)
    assert library.scan([]) == ScanResult(unchanged=3)
