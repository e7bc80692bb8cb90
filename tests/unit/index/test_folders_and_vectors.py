import os
from collections.abc import Callable
from pathlib import Path

from blipdesk.index.database import Index
from blipdesk.index.folders import WatchedFolder


def test_a_watched_folder_is_listed_once_until_it_is_removed(index: Index) -> None:
    path = Path(os.fsdecode(b"/caf\xe9"))
    with index.transaction():
        assert index.folders.add(path, "2024-01-01T00:00:00+00:00", device=7)
        assert not index.folders.add(path, "2025-01-01T00:00:00+00:00")
        index.folders.set_paused(path, True)
        index.folders.set_device(path, 8)
    assert index.folders.list() == [WatchedFolder(path, "2024-01-01T00:00:00+00:00", True, 8)]
    with index.transaction():
        assert index.folders.remove(path)
        assert not index.folders.remove(path)
    assert index.folders.list() == []


def test_folder_names_are_searched_from_the_watched_root_on(
    index: Index, add_photo: Callable[..., int]
) -> None:
    with index.transaction():
        index.folders.add(Path("/home/ann/pictures"), "2024")
    add_photo("/home/ann/pictures/rome/day one/1.jpg")
    for word, total in (("rome", 1), ("pictures", 1), ('"day one"', 1), ("ann", 0), ("home", 0)):
        assert index.search(f"folder:{word}").total == total


def test_vectors_of_different_models_never_mix(index: Index, add_photo: Callable[..., int]) -> None:
    one, two = add_photo("/p/1.jpg"), add_photo("/p/2.jpg")
    with index.transaction():
        index.vectors.put(one, "m", "r1", b"\x01\x02")
        index.vectors.put(two, "m", "r1", b"\x03\x04")
        index.vectors.put(one, "m", "r2", b"\x05\x06")
        index.vectors.put(one, "m", "r1", b"\x07\x08")
    stored = list(index.vectors.stored_after(0, "m", "r1"))
    assert stored == [(two, b"\x03\x04"), (one, b"\x07\x08")]
    assert index.vectors.get(one, "m", "r2") == b"\x05\x06"
    assert index.vectors.count() == {("m", "r1"): 2, ("m", "r2"): 1}
    with index.transaction():
        assert index.vectors.delete_model("m", "r1") == 2
    assert index.vectors.get(two, "m", "r1") is None
