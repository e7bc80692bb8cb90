"""What to show of photos: what the file says, and proposals where it says nothing."""

from collections.abc import Sequence

from blipdesk.domain.text import Field, PhotoText
from blipdesk.index.codec import text_to_value
from blipdesk.index.connection import Connection

Shown = tuple[PhotoText, frozenset[str]]

_SHOWN = (Field.CAPTION, Field.ALT_TEXT, Field.KEYWORDS)
_TEXTS = (
    "SELECT photo_id, field, value, 1 FROM photo_text"
    " WHERE photo_id IN (SELECT value FROM json_each(?1))"
    " UNION ALL SELECT photo_id, field, value, 0 FROM draft"
    " WHERE photo_id IN (SELECT value FROM json_each(?1)) AND state IN ('draft', 'approved')"
)


class ShownTexts:
    """Texts for lists of photos; made by ``Search``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, photo_ids: Sequence[int]) -> dict[int, Shown]:
        """Return for each photo its texts and which of its fields are proposals only."""
        files: dict[int, dict[Field, str]] = {}
        proposals: dict[int, dict[Field, str]] = {}
        rows = self._connection.rows(_TEXTS, (str(list(photo_ids)),))
        for photo_id, field, value, in_file in rows:
            holder = files if in_file else proposals
            holder.setdefault(photo_id, {})[Field(field)] = value
        return {
            photo_id: _shown(files.get(photo_id, {}), proposals.get(photo_id, {}))
            for photo_id in photo_ids
        }


def _shown(file: dict[Field, str], proposals: dict[Field, str]) -> Shown:
    proposed = frozenset(
        field.value for field in _SHOWN if field in proposals and field not in file
    )
    held = {name: proposals[Field(name)] for name in proposed} | file
    values = {Field(name).value: text_to_value(Field(name), value) for name, value in held.items()}
    return PhotoText(**values), proposed  # type: ignore[arg-type]
