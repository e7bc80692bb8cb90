"""What was taken back is done again, unless the world has changed meanwhile."""

from pathlib import Path

import pytest
from PIL import Image

from blipdesk.domain.errors import InputError
from blipdesk.library.file_plans import FilePlan
from blipdesk.library.files import FileOperations
from blipdesk.library.library import Library
from blipdesk.library.results import ScanResult


@pytest.fixture
def folder(library: Library, tmp_path: Path) -> Path:
    found = tmp_path / "photos"
    (found / "sub").mkdir(parents=True)
    for number in range(2):
        Image.new("RGB", (8 + number, 8), (number, 80, 90)).save(found / f"{number}.jpg")
    library.scan([found])
    return found


def state_of(folder: Path) -> dict[str, bytes | None]:
    """Every file with its bytes, and every folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def do(files: FileOperations, plan: FilePlan) -> None:
    assert [result.reason for result in files.carry_out(plan) if result.reason] == []


def plan_of(files: FileOperations, folder: Path, verb: str) -> FilePlan:
    photos = [folder / "0.jpg", folder / "1.jpg"]
    match verb:
        case "move":
            return files.plan_move(photos, folder / "sub")
        case "copy":
            return files.plan_copy(photos, folder / "sub")
        case "rename into each other":
            return files.plan_rename(photos[::-1], "{counter:1}", first_number=0)
        case "trash":
            return files.plan_trash(photos)
        case "trash a folder":
            return files.plan_trash([folder / "sub"])
    return files.plan_new_folder(folder / "new")


@pytest.mark.parametrize(
    "verb", ["move", "copy", "rename into each other", "trash", "trash a folder", "new folder"]
)
def test_what_was_undone_is_done_again_and_can_be_undone_again(
    library: Library, files: FileOperations, folder: Path, verb: str
) -> None:
    before = state_of(folder)
    do(files, plan_of(files, folder, verb))
    after = state_of(folder)
    assert after != before
    for _ in range(2):
        assert all(result.reason is None for result in files.undo())
        assert state_of(folder) == before
        assert all(result.reason is None for result in files.redo())
        assert state_of(folder) == after
        scanned = library.scan([folder])
        assert scanned == ScanResult(unchanged=scanned.unchanged), "the index followed by itself"
    with pytest.raises(InputError, match="no file operation is left to redo"):
        files.redo()


def test_several_undos_are_done_again_in_their_order(files: FileOperations, folder: Path) -> None:
    do(files, files.plan_move([folder / "0.jpg"], folder / "sub"))
    do(files, files.plan_rename([folder / "sub" / "0.jpg"], "last"))
    list(files.undo())
    list(files.undo())
    assert (folder / "0.jpg").exists()
    list(files.redo())
    assert (folder / "sub" / "0.jpg").exists()
    list(files.redo())
    assert (folder / "sub" / "last.jpg").exists()


def test_a_name_that_was_taken_meanwhile_is_not_overwritten(
    files: FileOperations, folder: Path
) -> None:
    do(files, files.plan_move([folder / "0.jpg"], folder / "sub"))
    list(files.undo())
    (folder / "sub" / "0.jpg").write_bytes(b"somebody else's")
    (told,) = files.redo()
    assert "is there already" in str(told.reason)
    assert (folder / "sub" / "0.jpg").read_bytes() == b"somebody else's"
    assert (folder / "0.jpg").exists()


def test_a_photo_that_is_gone_meanwhile_is_told_and_passed_over(
    files: FileOperations, folder: Path
) -> None:
    do(files, files.plan_move([folder / "0.jpg"], folder / "sub"))
    list(files.undo())
    (folder / "0.jpg").unlink()
    (told,) = files.redo()
    assert "is no longer there" in str(told.reason)
    with pytest.raises(InputError):
        files.redo()


@pytest.mark.parametrize("name", ["0.jpg", "sub"])
def test_what_was_changed_since_it_came_back_is_not_deleted_again(
    files: FileOperations, folder: Path, name: str
) -> None:
    do(files, files.plan_trash([folder / name]))
    list(files.undo())
    changed = folder / name if name != "sub" else folder / "sub" / "new.jpg"
    changed.write_bytes(b"edited")
    (told,) = files.redo()
    assert "was changed since and is kept" in str(told.reason)
    assert changed.read_bytes() == b"edited"


def test_a_copy_that_left_the_trash_is_not_made_again(files: FileOperations, folder: Path) -> None:
    do(files, files.plan_copy([folder / "0.jpg"], folder / "sub"))
    (back,) = files.undo()
    back.target.unlink()
    (told,) = files.redo()
    assert "is no longer there" in str(told.reason)
    assert not (folder / "sub" / "0.jpg").exists()


def test_only_an_undo_is_done_again(files: FileOperations, folder: Path) -> None:
    do(files, files.plan_move([folder / "0.jpg"], folder / "sub"))
    with pytest.raises(InputError):
        files.redo()
    with pytest.raises(InputError):
        files.redo(files.newest_batch())
