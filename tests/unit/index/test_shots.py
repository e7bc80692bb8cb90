"""A raw file and the JPEG of the same shot are one photo, whatever happens to the two files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blipdesk.domain.photo import PhotoFacts, PhotoFormat
from blipdesk.domain.text import Field, PhotoText, Provenance, ReviewState, Source
from blipdesk.index.browse import Browse
from blipdesk.index.database import Index, open_index
from blipdesk.index.photos import PhotoStatus

Add = Callable[..., int]


def _found(index: Index, query: str) -> list[str]:
    return sorted(row.path.name for row in index.search(query).rows)


@pytest.fixture
def pair(index: Index, add_photo: Add) -> tuple[int, int]:
    """A raw file whose sidecar says something else than its JPEG; their ids."""
    raw = add_photo("/p/IMG_1.CR2", PhotoText(title="Regatta"), kind=PhotoFormat.RAW)
    return raw, add_photo("/p/IMG_1.JPG", PhotoText(caption="a boat"))


def test_it_is_found_once_by_the_words_and_names_of_both(
    index: Index, pair: tuple[int, int]
) -> None:
    for query in ("", "boat", "regatta", "boat regatta", "file:cr2", "format:raw", "format:jpeg"):
        assert _found(index, query) == ["IMG_1.JPG"], query
    assert _found(index, "missing:title") == []
    assert index.search("").total == 1
    assert index.check().is_well


def test_without_its_jpeg_the_raw_file_stands_for_itself(
    index: Index, pair: tuple[int, int]
) -> None:
    raw, jpeg = pair
    with index.transaction():
        index.photos.set_status(jpeg, PhotoStatus.MISSING)
    assert _found(index, "") == _found(index, "regatta") == ["IMG_1.CR2"]
    assert _found(index, "boat") == []
    with index.transaction():
        index.photos.set_status(jpeg, PhotoStatus.PRESENT)
    assert _found(index, "regatta") == ["IMG_1.JPG"]
    with index.transaction():
        index.photos.move(jpeg, Path("/q/IMG_1.JPG"))
    assert _found(index, "") == ["IMG_1.CR2", "IMG_1.JPG"]
    with index.transaction():
        index.photos.move(raw, Path("/q/IMG_1.CR2"))
    assert _found(index, "") == ["IMG_1.JPG"]
    with index.transaction():
        index.photos.delete(jpeg)
    assert _found(index, "") == ["IMG_1.CR2"]
    assert index.check().is_well


def test_only_files_of_exactly_one_name_belong_together(index: Index, add_photo: Add) -> None:
    for name in ("A.CR2", "A.b.JPG", "AA.JPG", "A", "B.PNG"):
        kind = PhotoFormat.RAW if name.endswith("CR2") else PhotoFormat.JPEG
        add_photo(f"/p/{name}", kind=PhotoFormat.PNG if name.endswith("PNG") else kind)
    add_photo("/p/B.CR2", kind=PhotoFormat.RAW)
    add_photo("/q/A.JPG")
    assert len(_found(index, "")) == 7


def test_reviewing_and_folders_count_it_once(index: Index, pair: tuple[int, int]) -> None:
    origin = Provenance(Source.MACHINE, ReviewState.DRAFT, "blip", "r1")
    with index.transaction():
        for photo_id in pair:
            index.drafts.put(photo_id, Field.ALT_TEXT, "A boat", origin, created="2024")
    browse = Browse(index.path, index.finder)
    assert browse.count() == browse.count_drafts() == 1
    assert browse.drafts_worst_first() == [pair[1]]
    assert [folder.photos for folder in browse.folder_counts()] == [1]
    browse.close()


_NAMES = st.sampled_from(["/p/a.cr2", "/p/a.jpg", "/p/a.heic", "/q/a.nef", "/q/a.jpg", "/p/b.jpg"])
_ACTS = st.lists(
    st.tuples(st.sampled_from(["add", "miss", "back", "move", "delete"]), _NAMES, _NAMES),
    max_size=12,
)


def _kind(name: str) -> PhotoFormat:
    ending = name.rpartition(".")[2]
    kinds = {"jpg": PhotoFormat.JPEG, "heic": PhotoFormat.HEIF}
    return kinds.get(ending, PhotoFormat.RAW)


@settings(max_examples=60)
@given(acts=_ACTS)
def test_after_any_changes_the_documents_are_those_of_a_fresh_start(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, str, str]]
) -> None:
    path = tmp_path_factory.mktemp("shots") / "library.db"
    with open_index(path) as index:
        for act, name, other in acts:
            photo = index.photos.by_path(Path(name))
            with index.transaction():
                if act == "add":
                    index.photos.upsert(Path(name), PhotoFacts(_kind(name)))
                elif photo is None:
                    continue
                elif act == "delete":
                    index.photos.delete(photo.photo_id)
                elif act == "move":
                    same_kind = name.rpartition(".")[2] == other.rpartition(".")[2]
                    if same_kind and index.photos.by_path(Path(other)) is None:
                        index.photos.move(photo.photo_id, Path(other))
                else:
                    status = PhotoStatus.MISSING if act == "miss" else PhotoStatus.PRESENT
                    index.photos.set_status(photo.photo_id, status)
        connection = index.photos._connection
        sql = "SELECT photo_id, file, facets FROM document ORDER BY photo_id"
        before = connection.rows(sql)
        assert index.check().is_well
        index.health.rebuild_documents()
        assert connection.rows(sql) == before
