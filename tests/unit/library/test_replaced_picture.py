"""What models and fingerprints say of a picture goes when another picture takes its place."""

from pathlib import Path

from PIL import Image

from blipdesk.index.database import open_index
from blipdesk.library.ingest import Ingest


def test_a_picture_that_was_replaced_loses_what_was_seen_in_it(tmp_path: Path) -> None:
    photo = tmp_path / "a.jpg"
    Image.new("RGB", (64, 48), "red").save(photo)
    with open_index(tmp_path / "library.db") as index:
        ingest = Ingest(index)
        photo_id = ingest.remember(photo).photo_id
        with index.transaction():
            index.vectors.put(photo_id, "itm", "r1", b"\x01\x02")
            index.duplicates.put_look(photo_id, 5, 1.5)
        ingest.remember(photo)
        assert index.vectors.get(photo_id, "itm", "r1") is not None
        assert index.duplicates.is_looked_at(photo_id)
        Image.new("RGB", (80, 48), "blue").save(photo)
        assert ingest.remember(photo).photo_id == photo_id
        assert index.vectors.get(photo_id, "itm", "r1") is None
        assert not index.duplicates.is_looked_at(photo_id)
