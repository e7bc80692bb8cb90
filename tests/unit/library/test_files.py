"""File operations keep files, sidecars and the index in step."""

import os
import sys
import types
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from blipdesk.domain.errors import InputError
from blipdesk.domain.text import Field, FieldEdit, Provenance, ReviewState, Source
from blipdesk.library import file_moves
from blipdesk.library.file_plans import Collision
from blipdesk.library.files import FileOperations
from blipdesk.library.library import Library
from blipdesk.library.results import ScanResult
from blipdesk.library.review import PersonEdit


@pytest.fixture
def folder(library: Library, tmp_path: Path) -> Path:
    found = tmp_path / "photos"
    (found / "sub").mkdir(parents=True)
    for number in range(3):
        Image.new("RGB", (8 + number, 8), (number, 80, 90)).save(found / f"{number}.jpg")
    edit = PersonEdit((FieldEdit(Field.TITLE, "mine"),))
    list(library.set_words([found / "1.jpg"], edit))
    library.scan([found])
    return found


def names(folder: Path) -> set[str]:
    found = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    return {name for name in found if not name.startswith("data")}


def assert_in_step(library: Library, folder: Path) -> None:
    """A scan finds nothing to do: the index followed by itself."""
    result = library.scan([folder])
    assert result == ScanResult(unchanged=result.unchanged), result


def test_a_moved_photo_keeps_its_words_and_comes_back(
    library: Library, files: FileOperations, folder: Path
) -> None:
    before = (folder / "1.jpg").read_bytes()
    (result,) = files.carry_out(files.plan_move([folder / "1.jpg"], folder / "sub"))
    assert result.reason is None
    assert names(folder) == {"0.jpg", "2.jpg", "sub/1.jpg"}
    assert [row.path for row in library.search("mine", 5).rows] == [folder / "sub" / "1.jpg"]
    assert_in_step(library, folder)
    (back,) = files.undo()
    assert back.reason is None
    assert (folder / "1.jpg").read_bytes() == before
    assert_in_step(library, folder)
    with pytest.raises(InputError, match="no file operation is left"):
        list(files.undo())


def test_a_name_that_is_taken_is_refused_or_numbered(files: FileOperations, folder: Path) -> None:
    Image.new("RGB", (40, 40)).save(folder / "sub" / "0.jpg")
    kept = (folder / "sub" / "0.jpg").read_bytes()
    (result,) = files.carry_out(files.plan_move([folder / "0.jpg"], folder / "sub"))
    assert "is there already" in str(result.reason)
    assert (folder / "sub" / "0.jpg").read_bytes() == kept
    plan = files.plan_move([folder / "0.jpg"], folder / "sub", Collision.NUMBER)
    (result,) = files.carry_out(plan)
    assert result.target == folder / "sub" / "0 2.jpg"


def test_a_photo_that_is_replaced_goes_to_the_trash_and_comes_back(
    library: Library, files: FileOperations, folder: Path
) -> None:
    new, old = folder / "1.jpg", folder / "sub" / "1.jpg"
    old.write_bytes((folder / "2.jpg").read_bytes())
    library.scan([folder])
    before = new.read_bytes(), old.read_bytes()
    plan = files.plan_move([new], folder / "sub", Collision.REPLACE)
    assert [(step.source, step.problem) for step in plan.steps] == [(old, None), (new, None)]
    assert all(result.reason is None for result in files.carry_out(plan))
    assert old.read_bytes() == before[0]
    assert (folder.parent / "data/Trash/files/1.jpg").read_bytes() == before[1]
    assert_in_step(library, folder)
    assert all(result.reason is None for result in files.undo())
    assert (new.read_bytes(), old.read_bytes()) == before
    assert_in_step(library, folder)


def give_draft(library: Library, path: Path, text: str) -> None:
    """Let a machine have proposed a caption."""
    index = library._index
    photo = index.photos.by_path(path)
    assert photo is not None
    origin = Provenance(Source.MACHINE, ReviewState.DRAFT, model="m", score=0.5)
    with index.transaction():
        index.drafts.put(photo.photo_id, Field.CAPTION, text, origin, created="2025-01-01")


def known(library: Library, path: Path) -> tuple[int, str | None, list[object]]:
    """Return what the index knows of a photo: its row, its title, and its drafts."""
    index = library._index
    photo = index.photos.by_path(path)
    assert photo is not None
    drafts = [draft.value for draft in index.drafts.current(photo.photo_id)]
    return photo.photo_id, index.texts.get(photo.photo_id).title, drafts


@pytest.mark.parametrize("by_copying", [False, True])
def test_a_photo_that_is_replaced_keeps_its_drafts_and_words_for_the_undo(
    library: Library, files: FileOperations, folder: Path, by_copying: bool
) -> None:
    new, old = folder / "1.jpg", folder / "sub" / "1.jpg"
    old.write_bytes((folder / "2.jpg").read_bytes())
    library.scan([folder])
    list(library.set_words([old], PersonEdit((FieldEdit(Field.TITLE, "Old one"),))))
    give_draft(library, old, "a draft of the old one")
    give_draft(library, new, "a draft of the new one")
    before = known(library, old)
    plan = files.plan_copy if by_copying else files.plan_move
    assert all(
        r.reason is None for r in files.carry_out(plan([new], old.parent, Collision.REPLACE))
    )
    assert known(library, old)[1:] == ("mine", ["a draft of the new one"])
    assert_in_step(library, folder)
    assert all(result.reason is None for result in files.undo())
    assert known(library, old) == before
    assert known(library, new)[2] == ["a draft of the new one"]
    assert_in_step(library, folder)


def test_neither_a_folder_nor_what_the_plan_itself_puts_there_is_replaced(
    files: FileOperations, folder: Path
) -> None:
    (folder / "other").mkdir()
    (folder / "other" / "1.jpg").write_bytes((folder / "0.jpg").read_bytes())
    (folder / "sub" / "2.jpg").mkdir()
    paths = [folder / "1.jpg", folder / "other" / "1.jpg", folder / "2.jpg"]
    plan = files.plan_move(paths, folder / "sub", Collision.REPLACE)
    assert [step.problem is None for step in plan.steps] == [True, False, False]


def test_a_copy_beside_itself_needs_a_number(files: FileOperations, folder: Path) -> None:
    refused = files.plan_copy([folder / "0.jpg"], folder)
    assert "there already" in (refused.steps[0].problem or "")
    replaced = files.plan_copy([folder / "0.jpg"], folder, Collision.REPLACE)
    assert "there already" in (replaced.steps[0].problem or "")
    numbered = files.plan_copy([folder / "0.jpg"], folder, Collision.NUMBER)
    assert numbered.steps[0].target == folder / "0 2.jpg"


def test_a_name_that_was_taken_since_the_preview_is_never_overwritten(
    files: FileOperations, folder: Path
) -> None:
    plan = files.plan_move([folder / "0.jpg"], folder / "sub")
    (folder / "sub" / "0.jpg").write_bytes(b"somebody else's")
    (result,) = files.carry_out(plan)
    assert "is there already" in str(result.reason)
    assert (folder / "sub" / "0.jpg").read_bytes() == b"somebody else's"
    assert (folder / "0.jpg").exists()


def test_sidecars_and_the_raw_file_of_a_shot_travel_along(
    library: Library, files: FileOperations, folder: Path
) -> None:
    (folder / "0.CR2").write_bytes(b"II*\0\x10\0\0\0CR\x02\0" + b"raw" * 100)
    (folder / "0.CR2.xmp").write_text("<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")
    results = list(files.carry_out(files.plan_move([folder / "0.jpg"], folder / "sub")))
    assert [result.reason for result in results] == [None, None, None]
    assert {"sub/0.jpg", "sub/0.CR2", "sub/0.CR2.xmp"} <= names(folder)
    list(files.undo())
    assert {"0.jpg", "0.CR2", "0.CR2.xmp"} <= names(folder)


def test_a_copy_is_known_at_once_and_its_undo_puts_it_into_the_trash(
    library: Library, files: FileOperations, folder: Path
) -> None:
    (result,) = files.carry_out(files.plan_copy([folder / "1.jpg"], folder / "sub"))
    assert result.reason is None
    assert len(library.search("mine", 5).rows) == 2
    assert (folder / "sub" / "1.jpg").stat().st_mtime_ns == (folder / "1.jpg").stat().st_mtime_ns
    assert_in_step(library, folder)
    (back,) = files.undo()
    assert back.reason is None
    assert names(folder) == {"0.jpg", "1.jpg", "2.jpg"}
    assert back.target.exists()


def test_a_copy_that_was_changed_since_is_kept(files: FileOperations, folder: Path) -> None:
    list(files.carry_out(files.plan_copy([folder / "1.jpg"], folder / "sub")))
    (folder / "sub" / "1.jpg").write_bytes(b"edited")
    (back,) = files.undo()
    assert "was changed since" in str(back.reason)
    assert (folder / "sub" / "1.jpg").exists()


def test_photos_are_renamed_by_a_pattern(
    library: Library, files: FileOperations, folder: Path
) -> None:
    plan = files.plan_rename([folder / "0.jpg", folder / "1.jpg"], "trip_{counter:2}")
    assert [step.target.name for step in plan.steps] == ["trip_01.jpg", "trip_02.jpg"]
    assert names(folder) == {"0.jpg", "1.jpg", "2.jpg"}, "a preview touched a file"
    list(files.carry_out(plan))
    assert names(folder) == {"trip_01.jpg", "trip_02.jpg", "2.jpg"}
    assert_in_step(library, folder)


def test_the_photos_of_a_folder_are_renamed_and_a_shot_has_one_number(
    files: FileOperations, folder: Path
) -> None:
    (folder / "0.CR2").write_bytes(b"II*\0\x10\0\0\0CR\x02\0" + b"raw" * 100)
    plan = files.plan_rename([folder], "trip_{counter:1}")
    assert {step.target.name for step in plan.steps} == {
        "trip_1.jpg",
        "trip_1.CR2",
        "trip_2.jpg",
        "trip_3.jpg",
    }


def test_names_can_be_shifted_and_swapped(
    library: Library, files: FileOperations, folder: Path
) -> None:
    content = {n: (folder / f"{n}.jpg").read_bytes() for n in range(3)}
    shift = files.plan_rename([folder / f"{n}.jpg" for n in range(3)], "{counter:1}")
    assert all(result.reason is None for result in files.carry_out(shift))
    assert {n: (folder / f"{n + 1}.jpg").read_bytes() for n in range(3)} == content
    assert_in_step(library, folder)
    swap = files.plan_rename([folder / "2.jpg", folder / "1.jpg"], "{counter:1}")
    assert all(result.reason is None for result in files.carry_out(swap))
    assert (folder / "1.jpg").read_bytes() == content[1]
    assert (folder / "2.jpg").read_bytes() == content[0]
    assert_in_step(library, folder)
    assert [row.path.name for row in library.search("mine", 5).rows] == ["1.jpg"]
    assert all(result.reason is None for result in files.undo())
    assert (folder / "2.jpg").read_bytes() == content[1]
    assert_in_step(library, folder)


def test_a_change_of_case_alone_is_a_rename(files: FileOperations, folder: Path) -> None:
    (folder / "0.jpg").rename(folder / "abc.jpg")
    list(files.carry_out(files.plan_rename([folder / "abc.jpg"], "ABC")))
    assert "ABC.jpg" in names(folder)


def test_what_is_deleted_lies_in_the_trash_as_other_programs_expect_it(
    library: Library, files: FileOperations, folder: Path
) -> None:
    (result,) = files.carry_out(files.plan_trash([folder / "1.jpg"]))
    assert result.target.parent.name == "files"
    info = result.target.parent.parent / "info" / "1.jpg.trashinfo"
    assert f"Path={folder}/1.jpg" in info.read_text()
    assert library.scan([folder]).missing == 0
    (back,) = files.undo()
    assert back.reason is None
    assert not info.exists()
    assert_in_step(library, folder)
    assert len(library.search("mine", 5).rows) == 1


@pytest.fixture
def secret_trash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A trash as macOS and Windows have it, which tells nobody where something lies in it."""
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()

    def throw_away(path: Path) -> None:
        path.rename(bin_folder / path.name)

    monkeypatch.setattr("blipdesk.library.trash.sys.platform", "darwin")
    package = types.SimpleNamespace(send2trash=throw_away)
    monkeypatch.setitem(sys.modules, "send2trash", package)
    return bin_folder


def test_a_trash_that_tells_no_places_takes_photos_with_their_sidecars(
    library: Library, files: FileOperations, folder: Path, secret_trash: Path
) -> None:
    (folder / "1.jpg.xmp").write_text("<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")
    results = list(files.carry_out(files.plan_trash([folder / "1.jpg"])))
    assert all(result.reason is None for result in results)
    assert {path.name for path in secret_trash.iterdir()} == {"1.jpg", "1.jpg.xmp"}
    assert not (folder / "1.jpg").exists()
    assert library.scan([folder]).missing == 0, "the index knew it already"
    assert library.search("mine", 5).rows == ()


def test_what_only_the_systems_trash_can_bring_back_holds_up_no_other_undo(
    files: FileOperations, folder: Path, secret_trash: Path
) -> None:
    list(files.carry_out(files.plan_move([folder / "0.jpg"], folder / "sub")))
    list(files.carry_out(files.plan_trash([folder / "1.jpg"])))
    (told,) = files.undo()
    assert "put it back from there" in str(told.reason)
    (back,) = files.undo()
    assert back.reason is None
    assert (folder / "0.jpg").exists()


def test_a_deletion_that_a_crash_cut_off_is_completed_in_any_trash(
    library: Library, files: FileOperations, folder: Path, secret_trash: Path
) -> None:
    plan = files.plan_trash([folder / "1.jpg", folder / "2.jpg"])
    with library._index.transaction(durable=True):
        batch_id = library._index.history.start("trash", library._clock.date_text(), ())
        library._index.file_steps.plan(
            batch_id, [(step.kind, step.source, step.target) for step in plan.steps]
        )
    (folder / "1.jpg").rename(secret_trash / "1.jpg")  # done, and not yet noted
    assert [result.reason for result in files.recover()] == [None, None]
    assert {path.name for path in secret_trash.iterdir()} == {"1.jpg", "2.jpg"}
    assert library._index.file_steps.planned() == []


def test_a_trash_that_refuses_leaves_the_photo(
    library: Library, files: FileOperations, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("blipdesk.library.trash.sys.platform", "win32")
    monkeypatch.setitem(sys.modules, "send2trash", None)
    (result,) = files.carry_out(files.plan_trash([folder / "1.jpg"]))
    assert "send2trash is not installed" in str(result.reason)
    assert (folder / "1.jpg").exists()
    assert len(library.search("mine", 5).rows) == 1


def test_what_cannot_be_undone_is_passed_over_and_tried_again_by_its_name(
    files: FileOperations, folder: Path, tmp_path: Path
) -> None:
    list(files.carry_out(files.plan_move([folder / "0.jpg"], folder / "sub")))
    list(files.carry_out(files.plan_move([folder / "1.jpg"], folder / "sub")))
    away = (folder / "sub" / "1.jpg").rename(tmp_path / "away.jpg")
    batch_id = files.newest_batch()
    (told,) = files.undo()
    assert "no longer there" in str(told.reason)
    (back,) = files.undo()
    assert (back.reason, back.target) == (None, folder / "0.jpg")
    away.rename(folder / "sub" / "1.jpg")
    (back,) = files.undo(batch_id)
    assert (back.reason, back.target) == (None, folder / "1.jpg")
    with pytest.raises(InputError, match="no file operation is left"):
        list(files.undo())


def test_a_folder_moves_with_everything_in_it(
    library: Library, files: FileOperations, folder: Path
) -> None:
    list(files.carry_out(files.plan_new_folder(folder / "new")))
    list(files.carry_out(files.plan_move([folder / "1.jpg"], folder / "sub")))
    (result,) = files.carry_out(files.plan_move([folder / "sub"], folder / "new"))
    assert result.reason is None
    assert [row.path for row in library.search("mine", 5).rows] == [
        folder / "new" / "sub" / "1.jpg"
    ]
    assert_in_step(library, folder)
    for _ in range(3):
        assert all(undone.reason is None for undone in files.undo())
    assert not (folder / "new").exists()
    assert_in_step(library, folder)


def test_a_folder_cannot_be_put_into_itself(files: FileOperations, folder: Path) -> None:
    (result,) = files.carry_out(files.plan_move([folder], folder / "sub"))
    assert "into itself" in str(result.reason)


@pytest.mark.parametrize("what", ["plan_move", "plan_copy"])
def test_a_missing_folder_or_file_is_refused(
    files: FileOperations, folder: Path, what: str
) -> None:
    with pytest.raises(InputError, match="no such folder"):
        getattr(files, what)([folder / "1.jpg"], folder / "absent")
    with pytest.raises(InputError, match="no such file"):
        getattr(files, what)([folder / "absent.jpg"], folder / "sub")


@pytest.fixture
def other_disk() -> Iterator[Path]:
    memory = Path("/dev/shm")
    if not memory.is_dir() or memory.stat().st_dev == Path("/tmp").stat().st_dev:
        pytest.skip("there is no second file system")
    found = memory / f"blipdesk-test-{os.getpid()}"
    found.mkdir()
    yield found
    for path in found.iterdir():
        path.unlink()
    found.rmdir()


def test_a_move_to_another_disk_is_a_verified_copy(
    library: Library, files: FileOperations, folder: Path, other_disk: Path
) -> None:
    before = (folder / "1.jpg").read_bytes()
    (result,) = files.carry_out(files.plan_move([folder / "1.jpg"], other_disk))
    assert result.reason is None
    assert (other_disk / "1.jpg").read_bytes() == before
    assert not (folder / "1.jpg").exists()
    assert [row.path for row in library.search("mine", 5).rows] == [other_disk / "1.jpg"]
    assert_in_step(library, other_disk)
    (back,) = files.undo()
    assert back.reason is None
    assert list(other_disk.iterdir()) == []


def test_a_move_whose_source_was_not_yet_taken_away_is_completed(
    files: FileOperations, folder: Path
) -> None:
    source, target = folder / "0.jpg", folder / "sub" / "0.jpg"
    os.link(source, target)  # as a crash between the two leaves it
    file_moves.move(source, target, "step-1")
    assert names(folder) == {"1.jpg", "2.jpg", "sub/0.jpg"}
    file_moves.move(source, target, "step-1")
    assert names(folder) == {"1.jpg", "2.jpg", "sub/0.jpg"}


def test_a_batch_that_was_stopped_by_its_user_is_not_completed_later(
    library: Library, files: FileOperations, folder: Path, tmp_path: Path
) -> None:
    paths = [folder / f"{n}.jpg" for n in range(3)]
    run = files.carry_out(files.plan_move(paths, folder / "sub"))
    next(run)
    run.close()  # type: ignore[attr-defined]
    assert files.recover() == []
    assert names(folder) == {"sub/0.jpg", "1.jpg", "2.jpg"}
