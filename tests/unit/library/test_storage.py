"""What a library keeps beside the photos, and throwing it away."""

from pathlib import Path

import pytest

from blipdesk.bootstrap import open_library
from blipdesk.domain.errors import InputError
from blipdesk.index.thumbnails import ThumbnailStore
from blipdesk.library.storage import Part, StoredPart, clear_part, stored_parts
from blipdesk.runtime.paths import LibraryPaths, library_paths


@pytest.fixture
def paths(tmp_path: Path) -> LibraryPaths:
    """Return the places of a library that has been opened once."""
    made = library_paths(tmp_path / "library")
    with open_library(made):
        pass
    return made


def part(paths: LibraryPaths, wanted: Part) -> StoredPart:
    return next(one for one in stored_parts(paths) if one.part is wanted)


def test_every_part_has_its_size(paths: LibraryPaths) -> None:
    assert part(paths, Part.INDEX).size_bytes >= paths.database.stat().st_size > 0
    assert part(paths, Part.THUMBNAILS).size_bytes == 0
    paths.pictures_by_meaning.write_bytes(b"x" * 1000)
    assert part(paths, Part.MEANING).size_bytes == 1000


def test_thumbnails_are_thrown_away_and_their_room_is_free(paths: LibraryPaths) -> None:
    store = ThumbnailStore(paths.thumbnails)
    for number in range(200):
        store.put(number.to_bytes(2), b"j" * 5000, number)
    store.close()
    before = part(paths, Part.THUMBNAILS)
    clear_part(paths, before)
    assert part(paths, Part.THUMBNAILS).size_bytes < before.size_bytes / 4
    again = ThumbnailStore(paths.thumbnails)
    assert again.get((7).to_bytes(2)) is None
    again.close()


def test_the_newest_copy_of_the_index_stays(paths: LibraryPaths) -> None:
    paths.backups.mkdir(parents=True, exist_ok=True)
    for day in ("2026-01-01", "2026-01-02", "2026-01-03"):
        (paths.backups / f"library-{day}.db").write_bytes(b"copy")
    newest = sorted(paths.backups.iterdir())[-1]
    clear_part(paths, part(paths, Part.BACKUPS))
    assert list(paths.backups.iterdir()) == [newest]
    assert not part(paths, Part.BACKUPS).can_be_cleared


@pytest.mark.parametrize("kept", [Part.INDEX, Part.LOG])
def test_what_cannot_be_made_again_is_not_thrown_away(paths: LibraryPaths, kept: Part) -> None:
    assert not part(paths, kept).can_be_cleared
    with pytest.raises(InputError, match="not thrown away"):
        clear_part(paths, part(paths, kept))
    assert paths.database.exists()
