"""The mirror of what the files hold: one row for each photo and field."""

from types import MappingProxyType
from typing import Any

from blipdesk.domain.text import Field, PhotoText, Provenance, ReviewState, Source
from blipdesk.index.codec import (
    or_damaged,
    provenance_columns,
    provenance_from,
    text_to_value,
    value_to_text,
)
from blipdesk.index.connection import Connection, Row
from blipdesk.index.documents import Documents

_COLUMNS = "field, value, source, state, model, revision, prompt, score, date, items"


class Texts:
    """The texts in files and sidecars; made by ``Index``."""

    def __init__(self, connection: Connection, documents: Documents) -> None:
        self._connection = connection
        self._documents = documents

    def replace(self, photo_id: int, text: PhotoText) -> None:
        """Let the mirror say what the file says, and nothing else."""
        self._connection.change("DELETE FROM photo_text WHERE photo_id = ?", (photo_id,))
        self._connection.change_many(
            f"INSERT INTO photo_text (photo_id, {_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            [(photo_id, *_row(text, field)) for field in Field if not text.is_empty(field)],
        )
        self._documents.touch(photo_id)

    def get(self, photo_id: int) -> PhotoText:
        """Return what the file held when it was read last; empty for an unknown photo."""
        sql = f"SELECT {_COLUMNS} FROM photo_text WHERE photo_id = ?"
        return photo_text(self._connection.rows(sql, (photo_id,)))

    def get_many(self, photo_ids: list[int]) -> dict[int, PhotoText]:
        """Return the texts of several photos at once; a photo without any is absent."""
        sql = (
            f"SELECT photo_id, {_COLUMNS} FROM photo_text"
            " WHERE photo_id IN (SELECT value FROM json_each(?))"
        )
        found: dict[int, list[Row]] = {}
        for photo_id, *row in self._connection.rows(sql, (str(list(photo_ids)),)):
            found.setdefault(photo_id, []).append(tuple(row))
        return {photo_id: photo_text(rows) for photo_id, rows in found.items()}


@or_damaged
def photo_text(rows: list[Row]) -> PhotoText:
    """Build the value from its rows."""
    values: dict[str, Any] = {}
    origins: dict[Field, Provenance] = {}
    for name, text, source, state, *columns in rows:
        field = Field(name)
        values[field.value] = text_to_value(field, text)
        origin = provenance_from(Source(source), ReviewState(state) if state else None, columns)
        if origin != _NO_ORIGIN:
            origins[field] = origin
    return PhotoText(**values, provenance=MappingProxyType(origins))


def _row(text: PhotoText, field: Field) -> tuple[str | float | None, ...]:
    origin = text.origin(field)
    value = value_to_text(text.value(field))
    return (field, value, origin.source, origin.state, *provenance_columns(origin))


_NO_ORIGIN = Provenance(Source.UNKNOWN)
