"""Finding photos: from a query to the ids of those that match, and to a page of rows."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from blipdesk.domain.query import Node, Query, Words, by_meaning, wanted_words
from blipdesk.domain.query_parser import parse_query
from blipdesk.index.answer_counts import AnswerCounter, AnswerCounts, AnswerLimits
from blipdesk.index.answer_table import facets_asked
from blipdesk.index.compile import Compiler, Lookups
from blipdesk.index.connection import Connection
from blipdesk.index.found import Hits, SearchPage
from blipdesk.index.found_rows import FoundRows
from blipdesk.index.lexicon import Lexicon, corrected, single_word
from blipdesk.index.meaning import LIKE_INSIDE, Meaning, MeaningSearch
from blipdesk.index.orders import Order, count_of, page_of
from blipdesk.index.tree import FolderTree

COUNT_CAP = 1000
_NO_MATCHER = "needs a model that matches texts and pictures; see: blipdesk models list"
_SECONDS_A_YEAR = 31_556_952


class Search:
    """The search; made by ``Index``."""

    def __init__(self, connection: Connection, tree: FolderTree) -> None:
        self._connection = connection
        self._tree = tree
        self._rows = FoundRows(connection, self.tokens)
        self._meaning = MeaningSearch(connection, self._compile_beside_like)
        self._answers = AnswerCounter(connection)
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
        """Return a page of the photos that match; see ``hits``.

        Args:
            query: what was typed, or a query tree.
            snippets: whether the found words are looked up in the texts.

        Raises:
            BadQuery, QueryInterrupted: see ``hits``.
        """
        parsed = parse_query(query) if isinstance(query, str) else query
        hits = self.hits(
            parsed, limit=limit, offset=offset, order=order, typing=typing, meaning=meaning
        )
        shown = parsed.root if snippets and wanted_words(parsed.root) else None
        rows = self._rows.of(hits.ids, shown)
        if hits.likeness:
            rows = tuple(row._replace(likeness=hits.likeness.get(row.photo_id)) for row in rows)
        suggestion = None
        if not hits.total and isinstance(query, str):
            suggestion = self.suggestion(query)
        return SearchPage(hits.total, hits.is_capped, rows, hits.ignored, suggestion)

    def hits(
        self,
        query: Query,
        *,
        limit: int = 50,
        offset: int = 0,
        order: Order = Order.BEST,
        typing: bool = False,
        meaning: Meaning | None = None,
    ) -> Hits:
        """Return which photos match, a page of them.

        Args:
            limit: -1 for all.
            typing: the text is still being typed: its last word also finds longer ones (one letter
                and, of more than 1,000 photos, only the 24 most common ones). Choose an order by
                date with it; relevance takes too long for every keystroke.
            meaning: answers ``like:``; without it that part is left out and said so. At most 1,000
                photos then come in the order of their likeness. Plain words beside it weigh in the
                order and add what they find (reciprocal rank fusion); all else must hold.

        Raises:
            BadQuery: more than 4,000 characters or 100 terms; nothing else is refused.
            QueryInterrupted: another thread called ``Index.interrupt``.
        """
        if query.root is None and query.ignored:
            return Hits((), 0, ignored=query.ignored)  # whoever named a property wants no others
        wanted = by_meaning(query.root)
        if wanted is not None and meaning is not None:
            hits = self._meaning.hits(wanted, meaning, offset, limit)
            return replace(hits, ignored=(*query.ignored, *hits.ignored))
        typed = query.typing if typing else None
        no_like = LIKE_INSIDE if wanted is None else _NO_MATCHER
        expression, compiler = self._compile(query.root, typed, exact=False, no_like=no_like)
        total = count_of(self._connection, expression, COUNT_CAP + 1)
        is_one_letter = typed is not None and len(typed.text) < 2
        if compiler.is_partial and total <= COUNT_CAP and not is_one_letter:
            # Few enough to look for every word. One letter begins a tenth of all words.
            expression, compiler = self._compile(query.root, typed, no_like=no_like)
            total = count_of(self._connection, expression, COUNT_CAP + 1)
        return Hits(
            tuple(page_of(self._connection, expression, query.root, order, limit, offset)),
            min(total, COUNT_CAP),
            total > COUNT_CAP,
            (*query.ignored, *compiler.ignored),
        )

    def count(self, query: str | Query) -> int:
        """Return how many photos match, exactly; slow for common words in large libraries."""
        parsed = parse_query(query) if isinstance(query, str) else query
        return count_of(self._connection, self._compile(parsed.root)[0])

    def answers(
        self,
        query: str | Query,
        limits: AnswerLimits | None = None,
        *,
        meaning: Meaning | None = None,
    ) -> AnswerCounts:
        """Count what was asked about the photos that match, and what was answered.

        ``domain.asked.asked_term`` gives the term that finds the photos of one line.

        Args:
            limits: default: six questions with six answers each, all exact up to 1,000.
            meaning: answers ``like:``, as in ``hits``.

        Raises:
            BadQuery, QueryInterrupted: see ``hits``.
        """
        parsed = parse_query(query) if isinstance(query, str) else query
        chosen = limits or AnswerLimits()
        if parsed.root is None:
            found = AnswerCounts() if parsed.ignored else self._answers.everywhere(chosen)
            return replace(found, ignored=parsed.ignored)
        if meaning is not None and by_meaning(parsed.root) is not None:
            hits = self.hits(parsed, limit=-1, meaning=meaning)
            return replace(self.answers_among(hits.ids, chosen), ignored=hits.ignored)
        no_like = LIKE_INSIDE if by_meaning(parsed.root) is None else _NO_MATCHER
        expression, compiler = self._compile(parsed.root, no_like=no_like)
        ignored = (*parsed.ignored, *compiler.ignored)
        return replace(self._answers.found(expression, chosen), ignored=ignored)

    def answers_among(
        self, photo_ids: Sequence[int], limits: AnswerLimits | None = None
    ) -> AnswerCounts:
        """Count the answers of some photos, of more than 1,000 those of the first 1,000."""
        return self._answers.among(photo_ids, limits or AnswerLimits())

    def tokens(self, text: str) -> tuple[str, ...]:
        """Return the words of a text as the full text index knows them."""
        found = self._connection.tokenize(text)
        return tuple(found)

    def suggestion(self, text: str) -> str | None:
        """Return another query that may have been meant, None if no word of it is misspelt."""
        changes = []
        for leaf in wanted_words(parse_query(text).root):
            word = single_word(leaf.text)
            better = self.lexicon.correct(word) if word and not leaf.prefix else None
            if better is not None:
                changes.append((leaf.text, better))
        return corrected(text, changes) if changes else None

    def _compile_beside_like(self, root: Node | None) -> tuple[str, list[str]]:
        expression, compiler = self._compile(root, no_like=LIKE_INSIDE)
        return expression, compiler.ignored

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
            lambda question, answer: facets_asked(self._connection, question, answer),
            no_like,
        )
        compiler = Compiler(lookups, typing, exact=exact)
        return compiler.expression(root), compiler

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
