import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from blipdesk.domain.errors import KnownError
from blipdesk.domain.photo import FileStamp, PhotoFacts, PhotoFormat
from blipdesk.domain.text import Field, PhotoText, Provenance, Source
from blipdesk.index.database import Index
from blipdesk.index.natural_order import natural_key
from blipdesk.index.photos import PhotoStatus

FACTS = PhotoFacts(
    PhotoFormat.HEIF,
    4000,
    3000,
    6,
    "2024-06-01T12:30:00+02:00",
    "Canon EOS R6",
    "RF 50mm",
    4,
    "Porto",
    "Norte",
    "Portugal",
    41.1,
    -8.6,
)
STAMP = FileStamp(123_456, 1_700_000_000_123_456_789, 2**64 - 1, 2**63)


def test_a_photo_comes_back_as_it_was_given(index: Index) -> None:
    with index.transaction():
        photo_id = index.photos.upsert(
            Path("/photos/a.heic"),
            FACTS,
            stamp=STAMP,
            image_digest=bytes(range(16)),
            sidecar=Path("/photos/a.xmp"),
        )
    photo = index.photos.get(photo_id)
    assert photo is not None
    assert (photo.facts, photo.stamp, photo.image_digest) == (FACTS, STAMP, bytes(range(16)))
    assert (photo.path, photo.sidecar) == (Path("/photos/a.heic"), Path("/photos/a.xmp"))
    assert index.photos.by_path(Path("/photos/a.heic")) == photo
    assert index.photos.by_digest(bytes(range(16))) == [photo]


@pytest.mark.parametrize(
    "name",
    [b"caf\xe9 \xff.jpg", b"new\nline.jpg", "東京 😀.jpg".encode(), b"'; DROP TABLE photo; --.jpg"],
)
def test_any_name_that_a_disk_can_hold_is_kept_byte_for_byte(index: Index, name: bytes) -> None:
    path = Path(os.fsdecode(b"/photos/" + name))
    with index.transaction():
        photo_id = index.photos.upsert(path, FACTS)
    photo = index.photos.get(photo_id)
    assert photo is not None
    assert os.fsencode(photo.path) == b"/photos/" + name
    assert [row.path for row in index.search("").rows] == [path]


def test_reading_a_file_again_keeps_its_id_and_texts_and_takes_the_new_facts(index: Index) -> None:
    path = Path("/photos/a.jpg")
    with index.transaction():
        photo_id = index.photos.upsert(path, FACTS, stamp=STAMP)
        index.texts.replace(photo_id, PhotoText(caption="a boat"))
        again = index.photos.upsert(path, replace(FACTS, rating=1), stamp=None, problem="torn")
    photo = index.photos.get(again)
    assert again == photo_id and photo is not None
    assert (photo.facts.rating, photo.stamp, photo.problem) == (1, None, "torn")
    assert index.texts.get(photo_id).caption == "a boat"


def test_an_id_is_never_given_again(index: Index, add_photo: Callable[..., int]) -> None:
    first = add_photo("/photos/a.jpg")
    with index.transaction():
        index.photos.delete(first)
    assert add_photo("/photos/b.jpg") > first


def test_below_a_folder_means_neither_its_twin_nor_its_parent(
    index: Index, add_photo: Callable[..., int]
) -> None:
    inside = ["/p/a/1.jpg", "/p/a/b/2.jpg", "/p/a/\U0010ffff/3.jpg"]
    for path in [*inside, "/p/ab/4.jpg", "/p/a.jpg", "/p/a0/5.jpg", "/p/A/6.jpg"]:
        add_photo(path)
    found = [str(photo.path) for photo in index.photos.under(Path("/p/a"))]
    assert sorted(found) == sorted(inside)
    assert [os.fsdecode(known.path) for known in index.photos.known_files(Path("/p/a"))] == found
    assert len(list(index.photos.under(Path("/")))) == 7


def test_a_folder_of_more_than_one_page_is_given_whole_and_once(index: Index) -> None:
    with index.transaction():
        for number in range(2500):
            index.photos.upsert(Path(f"/p/{number}.jpg"), FACTS)
    known = [file.path for file in index.photos.known_files(Path("/p"))]
    assert len(set(known)) == len(known) == 2500
    assert known == sorted(known)
    present = index.photos.with_status(PhotoStatus.PRESENT)
    assert [photo.photo_id for photo in present] == sorted(
        photo.photo_id for photo in index.photos.under(Path("/p"))
    )


def test_a_moved_photo_keeps_texts_and_drafts_and_is_found_at_its_new_place(
    index: Index, add_photo: Callable[..., int]
) -> None:
    photo_id = add_photo("/photos/old/IMG_1.jpg", PhotoText(caption="a boat"))
    with index.transaction():
        index.drafts.put(
            photo_id, Field.ALT_TEXT, "a small boat", Provenance(Source.MACHINE), created="2024"
        )
        index.photos.move(photo_id, Path("/photos/new/boat.jpg"))
    assert index.texts.get(photo_id).caption == "a boat"
    assert len(index.drafts.current(photo_id)) == 1
    assert index.search("folder:/photos/old").total == 0
    assert [row.path for row in index.search("file:boat folder:new").rows] == [
        Path("/photos/new/boat.jpg")
    ]


def test_a_photo_is_not_moved_onto_another_one(index: Index, add_photo: Callable[..., int]) -> None:
    photo_id, _ = add_photo("/p/a.jpg"), add_photo("/p/b.jpg")
    with pytest.raises(KnownError, match="another photo"), index.transaction():
        index.photos.move(photo_id, Path("/p/b.jpg"))


def test_a_forgotten_photo_leaves_nothing_but_its_history(
    index: Index, add_photo: Callable[..., int]
) -> None:
    photo_id = add_photo("/p/a.jpg", PhotoText(caption="a boat"))
    with index.transaction():
        index.drafts.put(photo_id, Field.TITLE, "t", Provenance(Source.MACHINE), created="2024")
        index.vectors.put(photo_id, "m", "r", b"\x01")
        index.photos.delete(photo_id)
    counts = index.check().counts
    assert {name for name, number in counts.items() if number} == set()
    assert index.check().is_well
    assert index.search("boat").total == 0


def test_a_missing_photo_is_not_found_until_it_is_there_again(
    index: Index, add_photo: Callable[..., int]
) -> None:
    photo_id = add_photo("/p/a.jpg", PhotoText(caption="a boat"))
    with index.transaction():
        index.photos.set_status(photo_id, PhotoStatus.MISSING, "not on the disk")
    assert index.search("boat").total == 0
    assert index.photos.count() == {PhotoStatus.MISSING: 1}
    with index.transaction():
        index.photos.set_status(photo_id, PhotoStatus.PRESENT)
    assert index.search("boat").total == 1


def test_an_offline_drive_changes_its_photos_and_no_others(
    index: Index, add_photo: Callable[..., int]
) -> None:
    inside, outside = add_photo("/drive/a.jpg"), add_photo("/other/b.jpg")
    with index.transaction():
        changed = index.photos.set_status_under(
            Path("/drive"), PhotoStatus.PRESENT, PhotoStatus.OFFLINE
        )
    assert changed == 1
    assert [row.photo_id for row in index.search("is:offline").rows] == [inside]
    assert [row.photo_id for row in index.search("-is:offline").rows] == [outside]


def test_an_own_write_changes_the_stamp_and_keeps_the_digest(
    index: Index, add_photo: Callable[..., int]
) -> None:
    photo_id = add_photo("/p/a.jpg", image_digest=b"d" * 16)
    with index.transaction():
        index.photos.set_stamp(photo_id, STAMP)
    photo = index.photos.get(photo_id)
    assert photo is not None and (photo.stamp, photo.image_digest) == (STAMP, b"d" * 16)


def test_names_sort_as_people_sort_them() -> None:
    names = ["img_10.jpg", "IMG_9.jpg", "img_009b.jpg", "Zoo.jpg", "a2.jpg", "a10.jpg", "9.jpg"]
    assert sorted(names, key=natural_key) == [
        "9.jpg",
        "a2.jpg",
        "a10.jpg",
        "IMG_9.jpg",
        "img_009b.jpg",
        "img_10.jpg",
        "Zoo.jpg",
    ]
