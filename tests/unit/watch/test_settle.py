"""When to look again."""

from blipdesk.domain.photo import FileStamp
from blipdesk.watch.settle import DirtyFolders, Retries, Scope, Stillness


def test_a_folder_is_given_out_once_it_has_been_quiet() -> None:
    dirty = DirtyFolders(quiet_s=1.5, longest_s=10)
    dirty.mark(Scope(b"/a"), 100.0)
    dirty.mark(Scope(b"/a"), 101.0)
    assert dirty.take_due(102.4) == ()
    assert dirty.take_due(102.5) == (Scope(b"/a"),)
    assert dirty.take_due(200.0) == ()


def test_a_folder_that_never_becomes_quiet_is_given_out_all_the_same() -> None:
    dirty = DirtyFolders(quiet_s=1.5, longest_s=10)
    for second in range(11):
        dirty.mark(Scope(b"/a"), 100.0 + second)
    assert dirty.due_s() == 110.0
    assert dirty.take_due(110.0) == (Scope(b"/a"),)


def test_both_ends_of_a_move_are_given_out_together() -> None:
    dirty = DirtyFolders()
    dirty.mark(Scope(b"/a"), 100.0)
    dirty.mark(Scope(b"/b"), 101.0)
    assert dirty.take_due(101.6) == ()
    assert dirty.take_due(102.5) == (Scope(b"/a"), Scope(b"/b"))


def test_what_a_whole_tree_covers_is_not_named_again() -> None:
    dirty = DirtyFolders()
    for folder in (b"/a/b", b"/a b", b"/a/b/c"):
        dirty.mark(Scope(folder), 0.0)
    dirty.mark(Scope(b"/a", whole_tree=True), 0.0)
    assert dirty.take_due(5.0) == (Scope(b"/a", True), Scope(b"/a b"))


def test_a_folder_that_is_looked_at_as_a_whole_anyway_is_forgotten() -> None:
    dirty = DirtyFolders()
    dirty.mark(Scope(b"/a/b"), 0.0)
    dirty.mark(Scope(b"/c"), 0.0)
    dirty.forget(b"/a")
    assert dirty.take_due(5.0) == (Scope(b"/c"),)
    assert len(dirty) == 0
    assert dirty.due_s() is None


def stamp(size: int) -> FileStamp:
    return FileStamp(size, 1, 1, 1)


def test_a_file_is_complete_when_it_held_still_in_two_looks() -> None:
    still = Stillness(interval_s=1.0, looks=2)
    assert not still.observe(b"/a", stamp(1), 0.0)
    assert not still.observe(b"/a", stamp(2), 1.0)  # it grew
    assert not still.observe(b"/a", stamp(2), 1.5)  # too soon to count
    assert not still.observe(b"/a", stamp(2), 2.0)
    assert b"/a" in still
    assert still.observe(b"/a", stamp(2), 3.0)
    assert still.due_s() is None
    assert len(still) == 0


def test_a_file_that_is_gone_is_waited_for_no_longer() -> None:
    still = Stillness(interval_s=1.0)
    still.observe(b"/a", stamp(1), 0.0)
    assert still.due(0.5) == []
    assert still.due(1.0) == [b"/a"]
    still.forget(b"/a")
    assert still.due(9.0) == []


def test_a_photo_is_tried_again_after_longer_and_longer_rests_and_then_no_more() -> None:
    retries = Retries()
    assert retries.failed(7, (10, 100), 0.0) == 10
    assert retries.take_due(9.9) == []
    assert retries.due_s() == 10.0
    assert retries.take_due(10.0) == [7]
    assert retries.take_due(11.0) == []
    assert retries.failed(7, (10, 100), 12.0) == 100
    assert retries.failed(7, (10, 100), 112.0) is None
    assert retries.due_s() is None
    retries.forget(7)
    assert retries.failed(7, (10, 100), 200.0) == 10
