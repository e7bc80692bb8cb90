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

    def newest(self) -> int:
        """Return a number that rises with every embedding stored, 0 before the first."""
        return int(self._connection.value("SELECT ifnull(max(id), 0) FROM vector"))

    def total(self, model: str, revision: str) -> int:
        """Count the embeddings of one model and revision."""
        sql = "SELECT count(*) FROM vector WHERE model = ? AND revision = ?"
        return int(self._connection.value(sql, (model, revision)))

    def stored_at(self, number: int, model: str, revision: str) -> list[tuple[int, bytes]]:
        """Return (photo id, embedding) of the last one stored up to a number, if there is one."""
        sql = (
            "SELECT photo_id, values_int8 FROM vector NOT INDEXED"
            " WHERE model = ? AND revision = ? AND id <= ? ORDER BY id DESC LIMIT 1"
        )
        rows = self._connection.rows(sql, (model, revision, number))
        return [(photo_id, vector) for photo_id, vector in rows]

    def stored_after(self, number: int, model: str, revision: str) -> Iterator[tuple[int, bytes]]:
        """Give (photo id, embedding) of those stored after ``newest`` gave a number."""
        sql = (
            "SELECT photo_id, values_int8, id FROM vector NOT INDEXED"
            " WHERE model = ? AND revision = ? AND id > ? ORDER BY id LIMIT ?"
        )
        for photo_id, vector, _ in self._connection.pages(sql, (model, revision), number, key=2):
            yield photo_id, vector

    def count(self) -> dict[tuple[str, str], int]:
        """Count the embeddings of each (model, revision)."""
        sql = "SELECT model, revision, count(*) FROM vector GROUP BY model, revision"
        rows = self._connection.rows(sql)
        return {(model, revision): number for model, revision, number in rows}

    def copy(self, source_id: int, target_id: int) -> None:
        """Give a photo the vectors of another one with the same picture."""
        self._connection.change(
            "INSERT OR IGNORE INTO vector (model, revision, photo_id, values_int8)"
            " SELECT model, revision, ?, values_int8 FROM vector WHERE photo_id = ?",
            (target_id, source_id),
        )

    def forget(self, photo_id: int) -> None:
        """Forget a photo's embeddings: its picture is another one now."""
        self._connection.change("DELETE FROM vector WHERE photo_id = ?", (photo_id,))

    def delete_model(self, model: str, revision: str) -> int:
        """Forget all embeddings of one model and revision; count them."""
        sql = "DELETE FROM vector WHERE model = ? AND revision = ?"
        return self._connection.change(sql, (model, revision))
