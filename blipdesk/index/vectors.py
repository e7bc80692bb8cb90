"""Image embeddings, each with the model that made it: vectors of different models never mix."""

from collections.abc import Iterator

from blipdesk.index.connection import Connection


class Vectors:
    """The embeddings; made by ``Index``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, photo_id: int, model: str, revision: str, vector: bytes) -> None:
        """Store a photo's embedding, replacing the one of the same model and revision.

        Args:
            vector: signed 8-bit numbers, one a dimension, of the normalised vector times 127.
        """
        self._connection.change(
            "INSERT OR REPLACE INTO vector (model, revision, photo_id, values_int8)"
            " VALUES (?, ?, ?, ?)",
            (model, revision, photo_id, vector),
        )

    def get(self, photo_id: int, model: str, revision: str) -> bytes | None:
        """Return a photo's embedding, or None."""
        found: bytes | None = self._connection.value(
            "SELECT values_int8 FROM vector WHERE model = ? AND revision = ? AND photo_id = ?",
            (model, revision, photo_id),
        )
        return found

    def each(self, model: str, revision: str) -> Iterator[tuple[int, bytes]]:
        """Give (photo id, embedding) of all photos, in order of the id."""
        sql = (
            "SELECT photo_id, values_int8 FROM vector WHERE model = ? AND revision = ?"
            " AND photo_id > ? ORDER BY photo_id LIMIT ?"
        )
        rows: Iterator[tuple[int, bytes]] = self._connection.pages(sql, (model, revision), 0)
        return rows

    def count(self) -> dict[tuple[str, str], int]:
        """Count the embeddings of each (model, revision)."""
        sql = "SELECT model, revision, count(*) FROM vector GROUP BY model, revision"
        rows = self._connection.rows(sql)
        return {(model, revision): number for model, revision, number in rows}

    def delete_model(self, model: str, revision: str) -> int:
        """Forget all embeddings of one model and revision; count them."""
        sql = "DELETE FROM vector WHERE model = ? AND revision = ?"
        return self._connection.change(sql, (model, revision))
