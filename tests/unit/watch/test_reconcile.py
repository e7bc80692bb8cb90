"""The comparison of what is known with what is there."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from blipdesk.domain.photo import FileStamp
from blipdesk.watch.reconcile import Move, Plan, SeenFile, plan


@dataclass(frozen=True)
class File:
    photo_id: int
    path: bytes
    stamp: FileStamp | None
    status: str = "present"
    sidecar_mark: bytes | None = None


def stamp(inode: int, size: int = 100, mtime: int = 5, device: int = 1) -> FileStamp:
    return FileStamp(size, mtime, inode, device)


A, B, C = stamp(1), stamp(2), stamp(3)


def test_nothing_is_to_be_done_where_all_is_as_it_was() -> None:
    result = plan([File(1, b"/a", A)], [SeenFile(b"/a", A)])
    assert result == Plan(same=1)
    assert result.is_empty


def test_new_changed_and_gone_files_are_told_apart() -> None:
    known = [File(1, b"/changed", A), File(2, b"/gone", B)]
    seen = [SeenFile(b"/changed", stamp(1, size=9)), SeenFile(b"/new", C)]
    result = plan(known, seen)
    assert (result.changed, result.added) == ((seen[0],), (seen[1],))
    assert [file.photo_id for file in result.missing] == [2]


def test_a_renamed_file_is_a_move() -> None:
    result = plan([File(1, b"/old", A)], [SeenFile(b"/new", A)])
    assert result == Plan(moved=(Move(1, b"/old", SeenFile(b"/new", A)),))


def test_a_series_whose_numbers_are_shifted_is_moved_as_a_whole() -> None:
    known = [File(1, b"/1", A), File(2, b"/2", B), File(3, b"/3", C)]
    seen = [SeenFile(b"/2", A), SeenFile(b"/3", B), SeenFile(b"/4", C)]
    result = plan(known, seen)
    assert {(m.old, m.new.path) for m in result.moved} == {
        (b"/1", b"/2"),
        (b"/2", b"/3"),
        (b"/3", b"/4"),
    }
    assert not (result.added or result.changed or result.missing)


def test_two_swapped_names_are_two_moves() -> None:
    result = plan([File(1, b"/1", A), File(2, b"/2", B)], [SeenFile(b"/1", B), SeenFile(b"/2", A)])
    assert {m.photo_id for m in result.moved} == {1, 2}


def test_an_editors_save_with_a_backup_beside_it_keeps_the_photo_at_its_path() -> None:
    seen = [SeenFile(b"/a.jpg", B), SeenFile(b"/a.jpg~", A)]
    result = plan([File(1, b"/a.jpg", A)], seen)
    assert result.changed == (seen[0],)
    assert result.added == (seen[1],)
    assert not result.moved


def test_a_stamp_that_two_files_have_decides_nothing() -> None:
    known = [File(1, b"/a", A), File(2, b"/b", A)]
    result = plan(known, [SeenFile(b"/c", A)])
    assert not result.moved
    assert {file.photo_id for file in result.missing} == {1, 2}


def test_nothing_below_a_folder_that_could_not_be_looked_at_is_missing() -> None:
    result = plan([File(1, b"/a/x", A), File(2, b"/b/x", B)], [], unlooked=[b"/a"])
    assert [file.photo_id for file in result.missing] == [2]


def test_what_is_missing_already_is_not_missed_again_and_comes_back() -> None:
    gone = File(1, b"/a", A, "missing")
    assert plan([gone], []).missing == ()
    assert plan([gone], [SeenFile(b"/a", A)]).changed == (SeenFile(b"/a", A),)


def test_a_file_that_we_are_about_to_write_is_our_own_business() -> None:
    seen = SeenFile(b"/a", B)
    assert plan([File(1, b"/a", A)], [seen], promised={1}) == Plan(own=(seen,))


def test_a_drive_with_another_number_is_no_news_about_its_files() -> None:
    other = stamp(1, device=9)
    assert plan([File(1, b"/a", A)], [SeenFile(b"/a", other)]) == Plan(restamped=((1, other),))


def test_a_file_that_could_not_be_read_is_told_apart_until_it_changes() -> None:
    broken = File(1, b"/a", A, "unreadable")
    assert plan([broken], [SeenFile(b"/a", A)]).unreadable == (SeenFile(b"/a", A),)
    assert plan([broken], [SeenFile(b"/a", B)]).changed == (SeenFile(b"/a", B),)


places = st.dictionaries(
    st.integers(1, 6).map(lambda n: f"/{n}".encode()), st.integers(1, 6).map(stamp), max_size=6
)


@given(places, places)
def test_carrying_out_the_plan_makes_what_is_known_equal_to_the_disk(
    before: dict[bytes, FileStamp], after: dict[bytes, FileStamp]
) -> None:
    known = [File(n, path, held) for n, (path, held) in enumerate(before.items(), 1)]
    result = plan(known, [SeenFile(path, held) for path, held in after.items()])
    state = {file.photo_id: (file.path, file.stamp) for file in known}
    for gone in result.missing:
        del state[gone.photo_id]
    for move in result.moved:
        assert state[move.photo_id][1] == move.new.stamp
        state[move.photo_id] = (move.new.path, move.new.stamp)
    by_path = {path: photo_id for photo_id, (path, _) in state.items()}
    assert len(by_path) == len(state), "two photos at one path"
    for file in result.changed:
        state[by_path[file.path]] = (file.path, file.stamp)
    for number, file in enumerate(result.added, 100):
        assert file.path not in by_path
        state[number] = (file.path, file.stamp)
    assert dict(state.values()) == after
