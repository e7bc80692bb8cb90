"""Digests of the rows that were read from a photo, which tell whether a damage has changed them."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

import xxhash

from blipdesk.index.connection import Connection, Row

# All that comes from the file and its name. What is computed or counted elsewhere is left out:
# folder_id, generation, perceptual_hash, sharpness.
_PHOTO = (
    "SELECT id, path, name, name_key, display_path, status, problem, size_bytes, mtime_ns, inode,"
    " device, image_digest, sidecar, sidecar_mark, format, width_px, height_px, orientation, taken,"
    " camera, lens, rating, city, region, country, latitude_deg, longitude_deg FROM photo WHERE"
)
_TEXTS = (
    "SELECT photo_id, field, value, source, state, model, revision, prompt, score, date, items"
    " FROM photo_text WHERE"
)
_BLOCK = 2000


class RowDigests:
    """Writes them and compares; of one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def write(self, photo_ids: Iterable[int]) -> None:
        """Note what the rows of some photos say now."""
        found = [
            (
                photo[0],
                _digest(
                    photo, self._connection.rows(f"{_TEXTS} photo_id = ? ORDER BY field", photo[:1])
                ),
            )
            for photo_id in photo_ids
            for photo in self._connection.rows(f"{_PHOTO} id = ?", (photo_id,))
        ]
        self._connection.change_many(
            "INSERT OR REPLACE INTO row_digest (photo_id, digest) VALUES (?, ?)", found
        )

    def differing(self) -> Iterator[int]:
        """Give the photos whose rows are not as they were written, as far as anybody can tell."""
        first = 0
        while photos := self._connection.rows(
            f"{_PHOTO} id > ? ORDER BY id LIMIT ?", (first, _BLOCK)
        ):
            between = (first, photos[-1][0])
            texts = self._grouped(
                f"{_TEXTS} photo_id > ? AND photo_id <= ? ORDER BY photo_id, field", between
            )
            sql = "SELECT photo_id, digest FROM row_digest WHERE photo_id > ? AND photo_id <= ?"
            known: dict[int, int] = dict(self._connection.rows(sql, between))
            for photo in photos:
                if known.get(photo[0]) != _digest(photo, texts.get(photo[0], [])):
                    yield photo[0]
            first = photos[-1][0]

    def _grouped(self, sql: str, values: tuple[int, ...]) -> dict[int, list[Row]]:
        rows = self._connection.rows(sql, values)
        return {photo_id: list(group) for photo_id, group in groupby(rows, key=itemgetter(0))}


def _digest(photo: Row, texts: list[Row]) -> int:
    """Return 64 bits, signed as SQLite's integers are."""
    number = xxhash.xxh3_64_intdigest(repr((photo, texts)).encode("utf-8", "surrogatepass"))
    return number - (1 << 63)
