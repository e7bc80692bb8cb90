"""The index follows the disk."""

import os
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
from blipdesk.watch.lane import Lane
from blipdesk.watch.settle import Scope
from tests.formats.photo_files import packet


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


def counted(library: Library, folder: Path) -> tuple[int, int]:
    """Scan; return how many photos had changed and how many had not."""
    result = library.scan([folder])
    return result.changed, result.unchanged


def beside(photo: Path, title: str, name: str | None = None) -> Path:
    path = photo.with_name(name or f"{photo.name}.xmp")
    words = f"<rdf:Alt><rdf:li xml:lang='x-default'>{title}</rdf:li></rdf:Alt>"
    path.write_bytes(packet(f"<dc:title>{words}</dc:title>"))
    return path


@pytest.mark.parametrize("name", ["0.jpg.xmp", "0.xmp", "0.XMP"])
def test_a_sidecar_that_comes_changes_or_goes_alone_is_read_again(
    library: Library, folder: Path, name: str
) -> None:
    library.scan([folder])
    for title in ("theirs", "later"):
        sidecar = beside(folder / "0.jpg", title, name)
        assert counted(library, folder) == (1, 2)
        assert [row.path.name for row in library.search(title, 5).rows] == ["0.jpg"]
        assert counted(library, folder) == (0, 3)
    assert library.search("theirs", 5).rows == ()
    sidecar.unlink()
    assert counted(library, folder) == (1, 2)
    assert library.search("later", 5).rows == ()
    assert counted(library, folder) == (0, 3)


def test_a_sidecar_of_ours_is_no_news(library: Library, folder: Path) -> None:
    photo = folder / "1.jpg"
    photo.chmod(0o444)
    library.scan([folder])
    edit = PersonEdit((FieldEdit(Field.TITLE, "mine"),))
    (result,) = library.set_words([photo], edit)
    assert result.write.written_to == "sidecar"
    assert counted(library, folder) == (0, 3)


def test_the_sidecar_of_a_linked_photos_target_is_read_and_followed(
    library: Library, folder: Path
) -> None:
    target, place = folder.parent / "elsewhere.jpg", folder / "9.jpg"
    (folder / "0.jpg").rename(target)
    place.symlink_to(target)
    library.scan([folder])
    beside(target, "quokka")
    assert counted(library, folder) == (1, 2)
    assert [row.path for row in library.search("quokka", 5).rows] == [place]
    assert counted(library, folder) == (0, 3)


def test_a_sidecar_that_cannot_be_read_is_no_endless_news(library: Library, folder: Path) -> None:
    library.scan([folder])
    (folder / "0.jpg.xmp").write_text("no xml")
    (folder / "1.jpg.xmp").mkdir()
    assert counted(library, folder) == (2, 1)
    assert counted(library, folder) == (0, 3)


def test_a_look_at_a_folder_alone_knows_nothing_of_those_in_it(
    library: Library, folder: Path
) -> None:
    (folder / "sub").mkdir()
    Image.new("RGB", (9, 9)).save(folder / "sub" / "deep.jpg")
    library.scan([folder])
    (folder / "sub" / "deep.jpg").unlink()
    (folder / "1.jpg").unlink()
    look = library._scanner.look([Scope(os.fsencode(folder))], Lane())
    assert (look.plan.same, [Path(os.fsdecode(k.path)) for k in look.plan.missing]) == (
        2,
        [folder / "1.jpg"],
    )
    look = library._scanner.look([Scope(os.fsencode(folder), True)], Lane())
    assert (look.plan.same, len(look.plan.missing)) == (2, 2)
