"""From the ids of found photos to the rows that are shown."""

import json
from collections.abc import Callable, Sequence

from blipdesk.domain.query import Node
from blipdesk.index.connection import Connection
from blipdesk.index.found import SearchRow
from blipdesk.index.highlight import Highlighter, Snippet
from blipdesk.index.shown_texts import Held, ShownTexts, as_text

# Joined in this order, so that the rows come in that of the ids.
_FACTS = (
    "SELECT photo.id, photo.path, status, taken, rating,"
    " (SELECT group_id FROM duplicate WHERE photo_id = photo.id AND kind <> 'shot')"
    " FROM json_each(?) AS wanted CROSS JOIN photo ON photo.id = wanted.value ORDER BY wanted.key"
)


class FoundRows:
    """Reads rows; made by ``Search``.

    Args:
        tokens: the full text index's own tokenizer.
    """

    def __init__(self, connection: Connection, tokens: Callable[[str], tuple[str, ...]]) -> None:
        self._connection = connection
        self._tokens = tokens
        self._shown = ShownTexts(connection)

    def of(self, photo_ids: Sequence[int], root: Node | None) -> tuple[SearchRow, ...]:
        """Return the rows of photos, in their order; those that are gone are left out.

        Args:
            root: of the query whose words the snippets show; None: there are no snippets.
        """
        texts = self._shown.of(photo_ids)
        facts = self._connection.rows(_FACTS, (json.dumps(photo_ids),))
        snippet = _no_snippet if root is None else self._snippets(root)
        return tuple(
            SearchRow._make((*row, held := texts[row[0]], snippet(held), None, None))
            for row in facts
        )

    def _snippets(self, root: Node) -> Callable[[Held], Snippet | None]:
        highlighter = Highlighter(root, self._tokens)
        return lambda held: highlighter.snippet(as_text(held))


def _no_snippet(held: Held) -> None:
    return None
