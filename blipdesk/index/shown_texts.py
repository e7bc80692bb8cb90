"""What to show of photos: what the file says, and proposals where it says nothing."""

import json
from collections.abc import Sequence
from typing import Any

from blipdesk.domain.text import Field, PhotoText
from blipdesk.index.codec import text_to_value
from blipdesk.index.connection import Connection

LISTED = (Field.CAPTION, Field.ALT_TEXT, Field.KEYWORDS)
_PLACES = ", ".join(f"'{field}'" for field in LISTED)
_TEXTS = (
    "SELECT photo_id, field, value, 1 FROM photo_text"
    " WHERE photo_id IN (SELECT value FROM json_each(?1)) {condition}"
    " UNION ALL SELECT photo_id, field, value, 0 FROM draft"
    " WHERE photo_id IN (SELECT value FROM json_each(?1)) AND state IN ('draft', 'approved')"
    " {condition}"
)
_LISTED_TEXTS = _TEXTS.format(condition=f"AND field IN ({_PLACES})")
_ALL_TEXTS = _TEXTS.format(condition="")

Held = dict[str, tuple[str, bool]]


class ShownTexts:
    """Texts for lists of photos; made by ``Search``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, photo_ids: Sequence[int], *, everything: bool = False) -> dict[int, Held]:
        """Return for each photo its fields' values as stored, and whether a file holds them.

        Args:
            everything: all fields; otherwise only caption, alt text and keywords.
        """
        found: dict[int, Held] = {photo_id: {} for photo_id in photo_ids}
        sql = _ALL_TEXTS if everything else _LISTED_TEXTS
        for photo_id, field, value, in_file in self._connection.rows(sql, (json.dumps(photo_ids),)):
            held = found[photo_id]
            if in_file or field not in held:
                held[field] = (value, bool(in_file))
        return found


def as_text(held: Held) -> PhotoText:
    """Return stored values as a text without provenance."""
    values: dict[str, Any] = {
        field: text_to_value(Field(field), value) for field, (value, _) in held.items()
    }
    return PhotoText(**values)
