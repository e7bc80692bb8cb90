"""What is left out, and why."""

import pytest

from blipdesk.watch.ignore import (
    Rules,
    Skip,
    has_photo_suffix,
    is_below,
    parent,
    parse_patterns,
)


@pytest.mark.parametrize(
    ("name", "skip"),
    [
        (b".cache", Skip.HIDDEN),
        (b"@eaDir", Skip.TOOL_FOLDER),
        (b"Exports", Skip.EXCLUDED),
        (b"Export", None),
        (b"proofs \xff", None),
    ],
)
def test_folders_are_left_out_by_name(name: bytes, skip: Skip | None) -> None:
    rules = Rules(exclude=("exports",))
    assert rules.skip_folder(name, b"/photos/" + name) is skip


def test_originals_that_were_kept_beside_photos_are_left_out() -> None:
    assert Rules().skip_file(b"a.jpg_original", b"/p/a.jpg_original") is Skip.ORIGINAL
    assert Rules().skip_file(b"the_original.jpg", b"/p/the_original.jpg") is None


def test_a_pattern_with_a_separator_is_compared_with_the_whole_path() -> None:
    rules = Rules(exclude=("*/raw/*.png",))
    assert rules.skip_file(b"a.png", b"/photos/raw/a.png") is Skip.EXCLUDED
    assert rules.skip_file(b"a.png", b"/photos/done/a.png") is None


def test_a_file_is_left_out_with_the_folder_that_holds_it() -> None:
    rules = Rules()
    assert rules.skip_below(b"/p", b"/p/.trash/a.jpg") is Skip.HIDDEN
    assert rules.skip_below(b"/p", b"/p/a/b.jpg") is None
    assert rules.skip_below(b"/", b"/.hidden/b.jpg") is Skip.HIDDEN


def test_the_named_folder_itself_is_subject_to_no_rule() -> None:
    assert Rules(exclude=("p",)).skip_below(b"/.home/p", b"/.home/p/a.jpg") is None


def test_small_files_are_left_out_only_where_it_is_set() -> None:
    assert Rules(smallest_bytes=1024).skip_size(1023) is Skip.TOO_SMALL
    assert Rules(smallest_bytes=1024).skip_size(1024) is None
    assert Rules().skip_size(0) is None


def test_patterns_are_split_at_semicolons() -> None:
    assert parse_patterns(" a ;; *.png;") == ("a", "*.png")
    assert parse_patterns("") == ()


@pytest.mark.parametrize(
    ("name", "is_photo"),
    [(b"A.JPG", True), (b"a.heic", True), (b"a.txt", False), (b".jpg", False), (b"jpg", False)],
)
def test_a_suffix_makes_a_photo(name: bytes, is_photo: bool) -> None:
    assert has_photo_suffix(name) is is_photo


def test_below_means_the_folder_or_what_is_in_it_and_not_a_neighbour() -> None:
    assert is_below(b"/a", b"/a")
    assert is_below(b"/a/b", b"/a/")
    assert is_below(b"/a", b"/")
    assert not is_below(b"/ab", b"/a")
    assert parent(b"/a/b") == b"/a"
    assert parent(b"/a") == b"/"
