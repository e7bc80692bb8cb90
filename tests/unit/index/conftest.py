from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from blipdesk.domain.photo import FileStamp, PhotoFacts, PhotoFormat
from blipdesk.domain.text import PhotoText
from blipdesk.index.database import Index, open_index

AddPhoto = Callable[..., int]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with open_index(tmp_path / "library.db") as opened:
        yield opened


@pytest.fixture
def add_photo(index: Index) -> AddPhoto:
    """Add one photo in its own transaction and return its id."""

    def add(
        path: str | Path = "/photos/IMG_1.jpg",
        text: PhotoText | None = None,
        *,
        image_digest: bytes | None = None,
        kind: PhotoFormat = PhotoFormat.JPEG,
        **facts: object,
    ) -> int:
        with index.transaction():
            photo_id = index.photos.upsert(
                Path(path),
                PhotoFacts(kind, **facts),
                stamp=FileStamp(1000, 1_700_000_000 * 10**9, 7, 1),
                image_digest=image_digest,
            )
            index.texts.replace(photo_id, text or PhotoText())
        return photo_id

    return add
