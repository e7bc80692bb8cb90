"""From a query tree to one expression of FTS5.

Every leaf becomes quoted words or facets, so nothing that a person typed is ever read as syntax of
FTS5 or SQL. The result is one MATCH, which FTS5 answers in order of the docid.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from blipdesk.domain.query import (
    And,
    Asked,
    ByModel,
    HasIt,
    InFolder,
    InState,
    IsDuplicate,
    Like,
    LikePhoto,
    Node,
    Not,
    OfFormat,
    Or,
    Rating,
    Taken,
    TextField,
    Words,
    WrittenBy,
    ignored_line,
)
from blipdesk.index import facets
from blipdesk.index.lexicon import Completion
from blipdesk.index.tokens import FACET_MARK, hidden_parts, indexable

NOTHING = f"{FACET_MARK}z0"  # a facet that no photo has

_COLUMN = {
    TextField.CAPTION: "caption",
    TextField.ALT: "alt_text",
    TextField.EXTENDED: "extended_description",
    TextField.TITLE: "title",
    TextField.KEYWORD: "keywords",
    TextField.ANSWER: "answers",
    TextField.FILE: "file",
    TextField.FOLDER: "folder",
    TextField.CAMERA: "camera",
    TextField.LENS: "lens",
    TextField.PLACE: "place",
}


@dataclass(frozen=True, slots=True)
class Lookups:
    """What the expression needs to know of the library.

    Args:
        has_words: whether the tokenizer finds any word in a text.
        models: ids of the models whose name contains a text.
        folder: a folder's id.
        complete: the expression for a word that is still being typed.
        years: the first and last year of any photo.
        asked: the facets of a question, or of a question and an answer.
        no_like: why a search by meaning is left out here.
    """

    has_words: Callable[[str], bool]
    models: Callable[[str], list[int]]
    folder: Callable[[str], int | None]
    complete: Callable[[str], Completion]
    years: Callable[[], tuple[int, int]]
    asked: Callable[[str, str | None], list[str]]
    no_like: str = "needs a model that matches texts and pictures"


class Compiler:
    """Compiles one query.

    Args:
        typing: the word that is still being typed; it also finds what begins with it.
        exact: it finds all of that, not only the most common words.

    Attributes:
        ignored: what was left out and why.
        is_partial: rarer words that begin with the typed one are not looked for.
    """

    def __init__(
        self, lookups: Lookups, typing: Words | None = None, *, exact: bool = True
    ) -> None:
        self._lookups = lookups
        self._typing = typing
        self._exact = exact
        self.ignored: list[str] = []
        self.is_partial = False

    def expression(self, root: Node | None) -> str:
        """Return the MATCH expression; for no query that of every photo.

        A query of which nothing is left finds nothing: whoever named a property wants no others.
        """
        if root is None:
            return quoted(facets.EVERY)
        return self._node(root) or quoted(NOTHING)

    def _node(self, node: Node) -> str | None:
        match node:
            case And(parts):
                return self._and(parts)
            case Or(parts):
                return _any_of([found for part in parts if (found := self._node(part))])
            case Not(part):
                found = self._node(part)
                return None if found is None else f"({quoted(facets.EVERY)} NOT {found})"
        return self._leaf(node)

    def _and(self, parts: Iterable[Node]) -> str | None:
        wanted: list[str] = []
        unwanted: list[str] = []
        for part in parts:
            negative = isinstance(part, Not)
            found = self._node(part.part if isinstance(part, Not) else part)
            if found is not None:
                (unwanted if negative else wanted).append(found)
        if not unwanted:
            return f"({' AND '.join(wanted)})" if wanted else None
        positive = " AND ".join(wanted) or quoted(facets.EVERY)
        return f"(({positive}) NOT {_any_of(unwanted)})"

    def _leaf(self, leaf: Node) -> str | None:
        match leaf:
            case Words():
                return self._words(leaf)
            case Like(text) | LikePhoto(text):
                self.ignored.append(ignored_line(f"like:{text}", self._lookups.no_like))
                return None
            case ByModel(name):
                return _any_facet(map(facets.model, self._lookups.models(name)))
            case Asked(question, answer):
                return _any_facet(self._lookups.asked(question, answer))
            case InFolder(path):
                number = self._lookups.folder(path)
                return quoted(NOTHING if number is None else facets.folder(number))
            case Taken():
                return _any_facet(taken_facets(leaf, self._lookups.years()))
            case Rating(first, last):
                stars = range(max(first, -1), min(last, 5) + 1)
                return _any_facet(map(facets.rating, stars))
        return _any_facet(_simple_facet(leaf))

    def _words(self, leaf: Words) -> str | None:
        text = indexable(leaf.text)
        if not self._lookups.has_words(text):
            self.ignored.append(ignored_line(leaf.text, "has nothing that could be found"))
            return None
        expression = quoted(text)
        if leaf.prefix or leaf == self._typing:
            expression = self._beginning(text, exact=leaf.prefix or self._exact)
        if leaf.field is not None:
            expression = f"{_COLUMN[leaf.field]} : {expression}"
        return f"({expression} OR {part})" if (part := _part_of_file(leaf)) else expression

    def _beginning(self, text: str, *, exact: bool) -> str:
        """Return what finds words that begin with a text.

        The index holds stems ("walk" for "walking"), so that a beginning of a written word
        ("walki") may begin no stem: the library's written words are asked. FTS5's own prefixes,
        which read all words between, stand in where these are too many and all are wanted.
        """
        completion = self._lookups.complete(text)
        words = list(dict.fromkeys([quoted(text), *map(quoted, completion.words)]))
        if not completion.is_whole:
            self.is_partial |= not exact
            if exact:
                words[0] = f"{quoted(text)} *"
        return _any_of(words) or ""


def _part_of_file(leaf: Words) -> str | None:
    """Return what finds parts of the words of file names: numbers everywhere, else by file:"""
    is_number = leaf.field is None and len(leaf.text) > 2 and leaf.text.isdecimal()
    if leaf.prefix or not (leaf.field is TextField.FILE or is_number):
        return None
    column = _COLUMN[TextField.FILE]
    stem, dot, ending = leaf.text.rpartition(".")
    parts = [f"{column} : {quoted(part)} *" for part in hidden_parts(stem if dot else ending)]
    if parts and dot and ending.isalnum():
        parts.append(f"{column} : {quoted(ending)}")  # of endings no parts are kept
    return f"({' AND '.join(parts)})" if parts else None


def quoted(text: str) -> str:
    """Return a text as a string of FTS5: the words in it must stand in this order."""
    return '"' + text.replace('"', '""').replace("\0", " ") + '"'


def taken_facets(span: Taken, years: tuple[int, int]) -> list[str]:
    """Return the fewest days, months and years that make up a span.

    Args:
        years: the first and last year of any photo; an open side ends there.
    """
    if years[0] > years[1]:
        return []
    first, end = date(years[0], 1, 1), date(years[1], 12, 31)
    if span.first is not None:
        first = max(first, date(*span.first))
    if span.last is not None:
        end = min(end, date(*span.last))
    found = []
    while first <= end:
        facet, last = _longest_period(first, end)
        found.append(facet)
        if last == date.max:
            break
        first = last + timedelta(days=1)
    return found


def _longest_period(first: date, end: date) -> tuple[str, date]:
    if (first.month, first.day) == (1, 1) and end >= date(first.year, 12, 31):
        return facets.year(first.year), date(first.year, 12, 31)
    if first.day == 1:
        last = _month_end(first)
        if end >= last:
            return facets.month(first.year, first.month), last
    return facets.day(first.year, first.month, first.day), first


def _month_end(day: date) -> date:
    if (day.year, day.month) == (date.max.year, 12):
        return date.max
    return date(day.year + day.month // 12, day.month % 12 + 1, 1) - timedelta(days=1)


def _simple_facet(leaf: Node) -> list[str]:
    match leaf:
        case HasIt(what):
            return [facets.has(what)]
        case InState(state):
            return [facets.state(state)]
        case WrittenBy(by):
            return [facets.by(by)]
        case OfFormat(kind):
            return [facets.container(kind)]
        case IsDuplicate():
            return [facets.DUPLICATE]
    raise AssertionError(leaf)


def _any_facet(names: Iterable[str]) -> str:
    return _any_of([quoted(name) for name in names] or [quoted(NOTHING)]) or ""


def _any_of(expressions: list[str]) -> str | None:
    if len(expressions) < 2:
        return expressions[0] if expressions else None
    return f"({' OR '.join(expressions)})"
