"""Photos by what their pictures show, beside everything else that a query asks for."""

import json
from collections.abc import Callable, Collection, Sequence
from typing import Protocol

from blipdesk.domain.query import And, LikePhoto, MeaningQuery, Node, ignored_line
from blipdesk.index.connection import Connection
from blipdesk.index.found import Hits
from blipdesk.index.orders import Order, count_of, page_of

FOUND_AT_MOST = 1000
LIKE_INSIDE = "works once, and only beside the other parts, not inside OR or NOT"
_NO_PHOTO = "is no photo of the library; a path with spaces needs quotes"
_FUSION_K = 60  # Cormack, Clarke and Buettcher, SIGIR 2009
_FEW = 10_000
_SPARE = 1.3
_ASKED_AT_MOST = 30_000

Match = tuple[int, float]
Ask = Callable[[int, Collection[int] | None], list[Match]]
Compile = Callable[[Node | None], tuple[str, Sequence[str]]]

# The plus keeps SQLite from looking each of the photos up in the full text index, one by one.
_OF_THESE = (
    "SELECT photo_id FROM (SELECT rowid AS found FROM document_fts WHERE document_fts MATCH ?"
    " AND +rowid IN (SELECT docid FROM document WHERE photo_id IN"
    " (SELECT value FROM json_each(?)))) JOIN document ON docid = found"
)


class Meaning(Protocol):
    """Search by meaning, as ``likeness.Likeness`` offers it."""

    def nearest(self, text: str, limit: int, among: Collection[int] | None = None) -> list[Match]:
        """Return (photo id, cosine) of the photos most like a text, best first."""

    def similar(
        self, photo_id: int, limit: int, among: Collection[int] | None = None
    ) -> list[Match]:
        """Return (photo id, cosine) of the photos most like a photo, best first."""


class MeaningSearch:
    """Answers queries with ``like:``; made by ``Search``.

    Args:
        compile_: gives the MATCH expression of a query and what of it was left out.
    """

    def __init__(self, connection: Connection, compile_: Compile) -> None:
        self._connection = connection
        self._compile = compile_

    def hits(self, wanted: MeaningQuery, meaning: Meaning, offset: int, limit: int) -> Hits:
        """Return the photos most like the text or photo; at most 1,000.

        What is required must hold; plain words add what they find and weigh in the order
        (reciprocal rank fusion).
        """
        ignored: list[str] = []
        nearest = dict(self._nearest(wanted, meaning, ignored))
        lists = [self._findable(list(nearest))]
        if wanted.words is not None:
            parts = tuple(part for part in (wanted.words, wanted.required) if part is not None)
            lists.append(self._by_words(And(parts), wanted.words, ignored))
        found = fused(lists)[:FOUND_AT_MOST]
        return Hits(
            tuple(found[offset:] if limit < 0 else found[offset : offset + limit]),
            len(found),
            len(found) == FOUND_AT_MOST,
            tuple(dict.fromkeys(ignored)),
            nearest,
        )

    def _nearest(self, wanted: MeaningQuery, meaning: Meaning, ignored: list[str]) -> list[Match]:
        ask = self._question(wanted, meaning, ignored)
        if ask is None:
            return []
        if wanted.required is None:
            return ask(FOUND_AT_MOST, None)
        expression, left_out = self._compile(wanted.required)
        ignored += left_out
        return self._among(ask, expression)

    def _question(self, wanted: MeaningQuery, meaning: Meaning, ignored: list[str]) -> Ask | None:
        like = wanted.like
        if not isinstance(like, LikePhoto):
            return lambda limit, among: meaning.nearest(like.text, limit, among)
        photo_id = self._connection.value(
            "SELECT id FROM photo WHERE path = ?", (like.path.encode("utf-8", "surrogateescape"),)
        )
        if photo_id is None:
            ignored.append(ignored_line(f"like:{like.path}", _NO_PHOTO))
            return None
        return lambda limit, among: meaning.similar(photo_id, limit, among)

    def _among(self, ask: Ask, expression: str) -> list[Match]:
        """Return the nearest of the photos that match.

        A few are named to whoever compares, which is exact. To list many takes longer than all
        else: then so many are asked for that the wanted number should be among them, and those that
        do not match are left out. Should that leave too few, they are listed after all.
        """
        asked = self._to_ask_for(expression)
        if asked is not None:
            nearest = ask(asked, None)
            named = json.dumps([photo_id for photo_id, _ in nearest])
            rows = self._connection.rows(_OF_THESE, (expression, named))
            matching = {row[0] for row in rows}
            kept = [match for match in nearest if match[0] in matching]
            if len(kept) >= FOUND_AT_MOST or len(nearest) < asked:
                return kept[:FOUND_AT_MOST]
        return ask(FOUND_AT_MOST, self._matching(expression))

    def _to_ask_for(self, expression: str) -> int | None:
        """Return among how many of the nearest enough should match; None: list what matches."""
        photos = self._connection.value("SELECT ifnull(max(id), 0) FROM photo")
        # Beyond a quarter of the library an exact number would be slow and change nothing.
        matching = count_of(self._connection, expression, photos // 4 + 1)
        asked = int(_SPARE * FOUND_AT_MOST * photos / max(1, matching))
        return asked if matching > _FEW and asked <= _ASKED_AT_MOST else None

    def _matching(self, expression: str) -> list[int]:
        return page_of(self._connection, expression, None, Order.NEWEST, -1, 0)

    def _by_words(self, root: Node, words: Node, ignored: list[str]) -> list[int]:
        expression, left_out = self._compile(root)
        ignored += left_out
        return page_of(self._connection, expression, words, Order.BEST, FOUND_AT_MOST, 0)

    def _findable(self, photo_ids: list[int]) -> list[int]:
        """Return those that are not gone, in their order."""
        sql = "SELECT photo_id FROM document WHERE photo_id IN (SELECT value FROM json_each(?))"
        there = {row[0] for row in self._connection.rows(sql, (json.dumps(photo_ids),))}
        return [photo_id for photo_id in photo_ids if photo_id in there]


def fused(lists: Sequence[Sequence[int]]) -> list[int]:
    """Return the ids of all lists, ordered by the sum of 1 / (60 + place in each list)."""
    scores: dict[int, float] = {}
    for ids in lists:
        for place, photo_id in enumerate(ids, 1):
            scores[photo_id] = scores.get(photo_id, 0.0) + 1 / (_FUSION_K + place)
    return sorted(scores, key=lambda photo_id: -scores[photo_id])
