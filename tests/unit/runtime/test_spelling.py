"""Names on a disk that tells capitals from small letters; tests/end2end has one that does not."""

import os
from pathlib import Path

import pytest

from blipdesk.runtime.spelling import as_spelled


def test_names_that_differ_in_case_alone_are_two_files(tmp_path: Path) -> None:
    small, large = tmp_path / "a.jpg", tmp_path / "A.JPG"
    small.touch()
    if large.exists():
        pytest.skip("this disk does not tell them apart")
    assert as_spelled(large) == large, "which is not there"
    os.link(small, large)
    assert (as_spelled(small), as_spelled(large)) == (small, large)


def test_a_name_without_letters_is_returned_as_it_is(tmp_path: Path) -> None:
    assert as_spelled(tmp_path / "1") == tmp_path / "1"
    assert as_spelled(Path("/")) == Path("/")
