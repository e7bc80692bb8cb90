"""What to show of photos: what the file says, and proposals where it says nothing."""

import json
from collections.abc import Sequence
from typing import Any

from blipdesk.domain.text import Field, PhotoText
from blipdesk.index.codec import text_to_value
from blipdesk.index.connection import Connection

_PROPOSED = (
    "SELECT photo_id, field, draft.value FROM json_each(?) AS wanted"
    " JOIN draft ON photo_id = wanted.value WHERE state IN ('draft', 'approved')"
)
_IN_FILE = (
    "SELECT photo_id, field, photo_text.value FROM json_each(?) AS wanted"
    " JOIN photo_text ON photo_id = wanted.value"
)

Held = dict[str, tuple[str, bool]]


class ShownTexts:
    """Texts for lists of photos."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, photo_ids: Sequence[int]) -> dict[int, Held]:
        """Return for each photo its fields' values as stored, and whether a file holds them."""
        found: dict[int, Held] = {photo_id: {} for photo_id in photo_ids}
        wanted = (json.dumps(photo_ids),)
        for photo_id, field, value in self._connection.rows(_PROPOSED, wanted):
            found[photo_id][field] = (value, False)
        for photo_id, field, value in self._connection.rows(_IN_FILE, wanted):
            found[photo_id][field] = (value, True)
        return found


def as_text(held: Held) -> PhotoText:
    """Return stored values as a text without provenance."""
    values: dict[str, Any] = {
        field: text_to_value(Field(field), value) for field, (value, _) in held.items()
    }
    return PhotoText(**values)
