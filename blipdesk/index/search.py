"""Finding photos: from a query to a page of rows."""

import json
import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from blipdesk.domain.query import (
    And,
    LikePhoto,
    MeaningQuery,
    Node,
    Query,
    Words,
    by_meaning,
    ignored_line,
    wanted_words,
)
from blipdesk.domain.query_parser import parse_query
from blipdesk.index.compile import Compiler, Lookups
from blipdesk.index.connection import Connection, Row
from blipdesk.index.highlight import Highlighter, Snippet
from blipdesk.index.lexicon import Lexicon, corrected, single_word
from blipdesk.index.orders import Order, page_of
from blipdesk.index.photos import PhotoStatus
from blipdesk.index.shown_texts import Held, ShownTexts, as_text
from blipdesk.index.tree import FolderTree

COUNT_CAP = 1000
_FUSION_K = 60  # Cormack, Clarke and Buettcher, SIGIR 2009
_NO_MATCHER = "needs a model that matches texts and pictures; see: blipdesk models list"
_LIKE_INSIDE = "works once, and only beside the other parts, not inside OR or NOT"
_SECONDS_A_YEAR = 31_556_952


@dataclass(frozen=True, slots=True)
class SearchRow:
    """One photo that was found.

    Args:
        file: the path as ``os.fsdecode`` gives it.
        caption, alt_text, keyword_list: what the file says, otherwise the open proposal;
            the keywords as a JSON list, None without any.
        proposed: which fields ("caption", "alt_text", "keywords", ...) are proposals only.
        taken: as in ``PhotoFacts``.
        snippet: the found words in their text; None where only a name or a property matched.
        likeness: -1..1, how near the picture is in a search by meaning; None: it was not compared.
        match: 0..1, the matcher's probability that the text fits; None: it was not asked.
        group: the same number for photos that show the same; None: there are no others.
    """

    photo_id: int
    file: str
    status: PhotoStatus
    caption: str | None
    alt_text: str | None
    keyword_list: str | None
    proposed: frozenset[str]
    taken: str | None
    rating: int | None
    snippet: Snippet | None
    likeness: float | None = None
    match: float | None = None
    group: int | None = None

    # Made when they are asked for: they would take half of the time of a page of 200.
    @property
    def path(self) -> Path:
        """The file."""
        return Path(self.file)

    @property
    def keywords(self) -> tuple[str, ...]:
        """The keywords."""
        return tuple(json.loads(self.keyword_list)) if self.keyword_list else ()


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page of what was found.

    Args:
        total: how many photos match; exact up to 1,000.
        is_total_capped: there are more than ``total``.
        ignored: what of the query was left out and why, each a line for the user.
        suggestion: another query that may have been meant; only where nothing was found.
        notes: what else to tell about this answer, each a line for the user.
    """

    total: int
    is_total_capped: bool
    rows: tuple[SearchRow, ...]
    ignored: tuple[str, ...] = ()
    suggestion: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def total_text(self) -> str:
        """The total for people: "3", "1,000+"."""
        return f"{self.total:,}{'+' if self.is_total_capped else ''}"


class Meaning(Protocol):
    """Search by meaning, as ``likeness.Likeness`` offers it."""

    def nearest(
        self, text: str, limit: int, among: Collection[int] | None = None
    ) -> list[tuple[int, float]]:
        """Return (photo id, cosine) of the photos most like a text, best first."""

    def similar(
        self, photo_id: int, limit: int, among: Collection[int] | None = None
    ) -> list[tuple[int, float]]:
        """Return (photo id, cosine) of the photos most like a photo, best first."""


class Search:
    """The search; made by ``Index``."""

    def __init__(self, connection: Connection, tree: FolderTree) -> None:
        self._connection = connection
        self._tree = tree
        self._shown = ShownTexts(connection)
        self.lexicon = Lexicon(connection)

    def find(
        self,
        query: str | Query,
        *,
        limit: int = 50,
        offset: int = 0,
        order: Order = Order.BEST,
        typing: bool = False,
        snippets: bool = True,
        meaning: Meaning | None = None,
    ) -> SearchPage:
        """Return a page of the photos that match.

        Args:
            query: what was typed, or a query tree.
            typing: the text is still being typed: its last word also finds longer ones (one letter
                and, of more than 1,000 photos, only the 24 most common ones). Choose an order by
                date with it; relevance takes too long for every keystroke.
            snippets: whether the found words are looked up in the texts.
            meaning: answers ``like:``; without it that part is left out and said so. At most 1,000
                photos then come in the order of their likeness. Plain words beside it weigh in the
                order and add what they find (reciprocal rank fusion); all else must hold.

        Raises:
            BadQuery: more than 4,000 characters or 100 terms; nothing else is refused.
            QueryInterrupted: another thread called ``Index.interrupt``.
        """
        parsed = parse_query(query) if isinstance(query, str) else query
        wanted = by_meaning(parsed.root)
        if meaning is not None and wanted is not None:
            return self._by_meaning(parsed, wanted, meaning, offset, limit, snippets)
        if wanted is not None and wanted.required is None and wanted.words is None:
            _, compiler = self._compile(parsed.root)  # nothing is left of it: not every photo
            return SearchPage(0, False, (), (*parsed.ignored, *compiler.ignored))
        typed = parsed.typing if typing else None
        no_like = _NO_MATCHER if meaning is None else _LIKE_INSIDE
        expression, compiler = self._compile(parsed.root, typed, exact=False, no_like=no_like)
        total = self._count(expression, COUNT_CAP + 1)
        is_one_letter = typed is not None and len(typed.text) < 2
        if compiler.is_partial and total <= COUNT_CAP and not is_one_letter:
            # Few enough to look for every word. One letter begins a tenth of all words.
            expression, compiler = self._compile(parsed.root, typed, no_like=no_like)
            total = self._count(expression, COUNT_CAP + 1)
        photo_ids = page_of(self._connection, expression, parsed.root, order, limit, offset)
        return SearchPage(
            min(total, COUNT_CAP),
            total > COUNT_CAP,
            self._rows(photo_ids, parsed.root if snippets else None),
            (*parsed.ignored, *compiler.ignored),
            self._suggestion(query) if not total and isinstance(query, str) else None,
        )

    def _by_meaning(
        self,
        query: Query,
        wanted: MeaningQuery,
        meaning: Meaning,
        offset: int,
        limit: int,
        snippets: bool,
    ) -> SearchPage:
        among, ignored = None, list(query.ignored)
        if wanted.required is not None:
            expression, compiler = self._compile(wanted.required, no_like=_LIKE_INSIDE)
            among = page_of(self._connection, expression, None, Order.NEWEST, -1, 0)
            ignored += compiler.ignored
        nearest = dict(self._nearest(wanted, meaning, among, ignored))
        lists = [self._findable(list(nearest))]
        if wanted.words is not None:
            parts = tuple(part for part in (wanted.words, wanted.required) if part is not None)
            expression, compiler = self._compile(And(parts), no_like=_LIKE_INSIDE)
            lists.append(
                page_of(self._connection, expression, wanted.words, Order.BEST, COUNT_CAP, 0)
            )
            ignored += compiler.ignored
        found = fused(lists)[:COUNT_CAP]
        words = query.root if snippets and wanted_words(query.root) else None
        rows = self._rows(found[offset : offset + limit], words)
        return SearchPage(
            len(found),
            len(found) == COUNT_CAP,
            tuple(replace(row, likeness=nearest.get(row.photo_id)) for row in rows),
            tuple(dict.fromkeys(ignored)),
        )

    def _nearest(
        self,
        wanted: MeaningQuery,
        meaning: Meaning,
        among: list[int] | None,
        ignored: list[str],
    ) -> list[tuple[int, float]]:
        if not isinstance(wanted.like, LikePhoto):
            return meaning.nearest(wanted.like.text, COUNT_CAP, among)
        path = wanted.like.path
        photo_id = self._connection.value(
            "SELECT id FROM photo WHERE path = ?", (path.encode("utf-8", "surrogateescape"),)
        )
        found = [] if photo_id is None else meaning.similar(photo_id, COUNT_CAP, among)
        if not found and photo_id is None:
            ignored.append(ignored_line(f"like:{path}", "is no photo of the library"))
        return found

    def _findable(self, photo_ids: list[int]) -> list[int]:
        """Return those that are not gone, in their order."""
        sql = "SELECT photo_id FROM document WHERE photo_id IN (SELECT value FROM json_each(?))"
        there = {row[0] for row in self._connection.rows(sql, (json.dumps(photo_ids),))}
        return [photo_id for photo_id in photo_ids if photo_id in there]

    def count(self, query: str | Query) -> int:
        """Return how many photos match, exactly; slow for common words in large libraries."""
        parsed = parse_query(query) if isinstance(query, str) else query
        return self._count(self._compile(parsed.root)[0], -1)

    def ids(self, query: str | Query, order: Order = Order.NEWEST) -> list[int]:
        """Return the ids of all photos that match."""
        parsed = parse_query(query) if isinstance(query, str) else query
        expression, _ = self._compile(parsed.root)
        return page_of(self._connection, expression, parsed.root, order, -1, 0)

    def tokens(self, text: str) -> tuple[str, ...]:
        """Return the words of a text as the full text index knows them."""
        found = self._connection.tokenize(text)
        return tuple(found)

    def _compile(
        self,
        root: Node | None,
        typing: Words | None = None,
        *,
        exact: bool = True,
        no_like: str = _NO_MATCHER,
    ) -> tuple[str, Compiler]:
        lookups = Lookups(
            lambda text: bool(self.tokens(text)),
            self._models,
            self._folder,
            self.lexicon.complete,
            self._years,
            no_like,
        )
        compiler = Compiler(lookups, typing, exact=exact)
        return compiler.expression(root), compiler

    def _count(self, expression: str, most: int) -> int:
        sql = "SELECT count(*) FROM (SELECT 1 FROM document_fts WHERE document_fts MATCH ? LIMIT ?)"
        return int(self._connection.value(sql, (expression, most)))

    def _folder(self, path: str) -> int | None:
        try:
            return self._tree.find(os.fsencode(Path(path)))
        except UnicodeEncodeError:  # a lone surrogate: no disk has such a name
            return None

    def _models(self, name: str) -> list[int]:
        rows = self._connection.rows("SELECT id, name FROM model")
        return [number for number, known in rows if name.casefold() in known.casefold()]

    def _years(self) -> tuple[int, int]:
        row = self._connection.row(
            "SELECT (SELECT min(docid) FROM document) >> 4, (SELECT max(docid) FROM document) >> 4"
        )
        if row is None or row[0] is None:
            return 1, 0
        first, last = (1970 + seconds // _SECONDS_A_YEAR for seconds in row)
        return max(1, first - 1), min(9999, last + 1)

    def _rows(self, photo_ids: Sequence[int], root: Node | None) -> tuple[SearchRow, ...]:
        texts = self._shown.of(photo_ids, everything=root is not None)
        highlighter = None if root is None else Highlighter(root, self.tokens)
        facts = {row[0]: row for row in self._connection.rows(_FACTS, (json.dumps(photo_ids),))}
        return tuple(
            _row(facts[photo_id], texts[photo_id], highlighter)
            for photo_id in photo_ids
            if photo_id in facts
        )

    def _suggestion(self, text: str) -> str | None:
        changes = []
        for leaf in wanted_words(parse_query(text).root):
            word = single_word(leaf.text)
            better = self.lexicon.correct(word) if word and not leaf.prefix else None
            if better is not None:
                changes.append((leaf.text, better))
        return corrected(text, changes) if changes else None


def fused(lists: Sequence[Sequence[int]]) -> list[int]:
    """Return the ids of all lists, ordered by the sum of 1 / (60 + place in each list)."""
    scores: dict[int, float] = {}
    for ids in lists:
        for place, photo_id in enumerate(ids, 1):
            scores[photo_id] = scores.get(photo_id, 0.0) + 1 / (_FUSION_K + place)
    return sorted(scores, key=lambda photo_id: -scores[photo_id])


_FACTS = (
    "SELECT id, path, status, taken, rating,"
    " (SELECT group_id FROM duplicate WHERE photo_id = photo.id AND kind <> 'shot')"
    " FROM photo WHERE id IN (SELECT value FROM json_each(?))"
)
_STATUSES = {status.value: status for status in PhotoStatus}
_NOTHING_HELD: tuple[None, bool] = (None, True)


def _row(facts: Row, held: Held, highlighter: Highlighter | None) -> SearchRow:
    photo_id, path, status, taken, rating, group = facts
    keywords = held.get("keywords")
    return SearchRow(
        photo_id,
        os.fsdecode(path),
        _STATUSES[status],
        held.get("caption", _NOTHING_HELD)[0],
        held.get("alt_text", _NOTHING_HELD)[0],
        keywords[0] if keywords else None,
        frozenset(field for field, (_, in_file) in held.items() if not in_file),
        taken,
        rating,
        highlighter.snippet(as_text(held)) if highlighter else None,
        group=group,
    )
