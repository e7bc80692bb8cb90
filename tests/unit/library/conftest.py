"""What the tests of this folder share: an empty library, which they may replace by their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from blipdesk.bootstrap import open_library
from blipdesk.library.files import FileOperations
from blipdesk.library.library import Library
from blipdesk.runtime.paths import LibraryPaths


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """An empty library; what goes to the trash stays below the test's folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    with open_library(LibraryPaths(tmp_path / "library")) as found:
        yield found


@pytest.fixture
def files(library: Library) -> FileOperations:
    """The operations on its photos' files."""
    return library.files


@pytest.fixture
def watched_folder(library: Library, tmp_path: Path) -> Path:
    """A folder of the library, with three photos that it knows."""
    found = tmp_path / "photos"
    found.mkdir()
    for number in range(3):
        Image.new("RGB", (8 + number, 8), (number, 80, 90)).save(found / f"{number}.jpg")
    library.add_folder(found)
    library.scan([])
    return found
