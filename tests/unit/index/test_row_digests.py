"""What a repair need not read from the photos again."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from blipdesk.domain.photo import FileStamp, PhotoFacts, PhotoFormat
from blipdesk.domain.text import Answer, Field, PhotoText, Provenance, ReviewState, Source
from blipdesk.index.connection import Connection
from blipdesk.index.database import Index, open_index
from blipdesk.index.photos import PhotoRecord, PhotoStatus
from blipdesk.index.recovery import recover
from blipdesk.index.row_digests import RowDigests

PHOTOS = 150
PAGE_BYTES = 4096
HUMAN = Provenance(Source.HUMAN, ReviewState.EDITED, score=0.25, date="2024-01-01T00:00:00+00:00")


def _add(index: Index, number: int) -> int:
    facts = PhotoFacts(PhotoFormat.JPEG, 60, 40, 1, f"2024-01-01T10:{number % 60:02}:00", "Canon")
    stamp = FileStamp(1000 + number, number * 10**9 + 7, number + 1, 1)
    path = Path(f"/p/{number % 7}/{number}.jpg")
    photo_id = index.photos.upsert(path, facts, stamp=stamp, image_digest=bytes([number]) * 16)
    text = PhotoText(
        caption=f"a boat number{number}",
        answers=(Answer("is it day?", "yes"),),
        provenance={Field.CAPTION: HUMAN},
    )
    index.texts.replace(photo_id, text)
    index.vectors.put(photo_id, "m", "r", bytes([number]) * 64)
    return photo_id


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    with open_index(path) as index, index.transaction():
        for number in range(PHOTOS):
            _add(index, number)
    return path


def _known(index: Index) -> dict[int, tuple[PhotoRecord, PhotoText]]:
    photos = index.photos.under(Path("/"))
    return {photo.photo_id: (photo, index.texts.get(photo.photo_id)) for photo in photos}


def _recovered(path: Path, *copies: Path) -> int:
    return recover(path, copies, path.with_name("damaged.db")).doubtful


def test_photos_whose_rows_are_as_they_were_written_need_not_be_read_again(library: Path) -> None:
    with open_index(library) as index:
        before = _known(index)
    assert _recovered(library) == 0
    with open_index(library) as index:
        assert _known(index) == before
        assert index.vectors.total("m", "r") == PHOTOS


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE photo SET taken = '2024-01-01T10:06:09' WHERE id = 7",
        "UPDATE photo SET size_bytes = size_bytes + 1 WHERE id = 7",
        "UPDATE photo SET name_key = 'x' WHERE id = 7",
        "UPDATE photo SET status = 'offline' WHERE id = 7",
        "UPDATE photo SET path = CAST('/p/other.jpg' AS BLOB) WHERE id = 7",
        "UPDATE photo_text SET value = 'a coat' WHERE photo_id = 7 AND field = 'caption'",
        "UPDATE photo_text SET source = 'machine' WHERE photo_id = 7 AND field = 'caption'",
        "UPDATE photo_text SET score = 0.26 WHERE photo_id = 7 AND field = 'caption'",
        "DELETE FROM photo_text WHERE photo_id = 7 AND field = 'answers'",
        "UPDATE row_digest SET digest = digest + 1 WHERE photo_id = 7",
        "DELETE FROM row_digest WHERE photo_id = 7",
    ],
)
def test_a_photo_whose_rows_say_something_else_is_to_be_read_again(
    library: Path, change: str
) -> None:
    raw = apsw.Connection(str(library))
    raw.execute(change)
    raw.close()
    assert _recovered(library) == 1
    with open_index(library) as index:
        unread = [photo.photo_id for photo, _ in _known(index).values() if photo.stamp is None]
    assert unread == [7]


def test_rows_of_a_copy_do_not_count_beside_newer_ones_that_are_lost(library: Path) -> None:
    copy = library.with_name("copy.db")
    shutil.copyfile(library, copy)
    with open_index(library) as index, index.transaction():
        index.texts.replace(7, PhotoText(caption="newer"))
    raw = apsw.Connection(str(library))
    raw.execute("DELETE FROM photo_text WHERE photo_id = 7")
    raw.close()
    assert _recovered(library, copy) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda index: index.photos.set_stamp(7, FileStamp(1, 2, 3, 4)),
        lambda index: index.photos.move(7, Path("/elsewhere/a.jpg")),
        lambda index: index.photos.set_status(7, PhotoStatus.OFFLINE),
        lambda index: index.texts.replace(7, PhotoText(title="new")),
        lambda index: index.photos.delete(7),
        lambda index: _add(index, 200),
    ],
)
def test_the_digest_follows_every_change(library: Path, change: Callable[[Index], object]) -> None:
    with open_index(library) as index, index.transaction():
        change(index)
    connection = Connection(library, read_only=True)
    assert list(RowDigests(connection).differing()) == []
    orphans = "SELECT count(*) FROM row_digest WHERE photo_id NOT IN (SELECT id FROM photo)"
    assert connection.value(orphans) == 0
    connection.close()


def test_an_embedding_of_another_length_than_its_models_is_dropped(library: Path) -> None:
    raw = apsw.Connection(str(library))
    raw.execute("UPDATE vector SET values_int8 = x'01' WHERE photo_id = 1")
    raw.close()
    _recovered(library)
    with open_index(library) as index:
        assert index.vectors.total("m", "r") == PHOTOS - 1
        assert index.vectors.get(1, "m", "r") is None


def _flip(path: Path, seed: int) -> None:
    rng, content = random.Random(seed), bytearray(path.read_bytes())
    for _ in range(10 + seed % 3 * 60):
        content[rng.randrange(PAGE_BYTES, len(content))] = rng.randrange(256)
    path.write_bytes(content)


def _check_flipped(whole: Path, folder: Path, seed: int, before: dict[int, object]) -> int:
    folder.mkdir()
    path = folder / "library.db"
    shutil.copyfile(whole, path)
    _flip(path, seed)
    _recovered(path)
    with open_index(path) as index:
        after = _known(index)
        kept = [known for known in after.values() if known[0].stamp is not None]
        for known in kept:
            assert known == before[known[0].photo_id]
    return len(kept)


def _check_many(library: Path, seeds: range) -> None:
    with open_index(library) as index:
        before: dict[int, object] = dict(_known(index))
    kept = [_check_flipped(library, library.with_name(str(n)), n, before) for n in seeds]
    assert sum(kept) > PHOTOS * len(seeds) // 4


def test_no_photo_keeps_its_stamp_whose_rows_a_disk_has_changed(library: Path) -> None:
    _check_many(library, range(12))


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_nor_does_any_in_three_hundred_damaged_libraries(library: Path) -> None:
    _check_many(library, range(100, 400))
