"""What benchmarks ask of the database and nobody else."""

from blipdesk.index.connection import Connection

_LIKE = (
    "SELECT photo_id FROM document WHERE caption LIKE ?1 OR keywords LIKE ?1 OR alt_text LIKE ?1"
    " LIMIT 200"
)


class Measures:
    """Sizes, and the way of searching that is compared with; made by ``Index``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def full_text_bytes(self) -> int:
        """Return the size of the full text index without its documents; reads the whole file."""
        sql = "SELECT ifnull(sum(pgsize), 0) FROM dbstat WHERE name LIKE 'document_fts%'"
        return int(self._connection.value(sql))

    def by_like(self, word: str) -> list[int]:
        """Find photos as tools without a full text index do."""
        return [row[0] for row in self._connection.rows(_LIKE, (f"%{word}%",))]
