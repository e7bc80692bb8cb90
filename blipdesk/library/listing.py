"""From what a window wants to see to the photos of a list."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from blipdesk.domain.errors import BadQuery
from blipdesk.domain.query import (
    And,
    Has,
    HasIt,
    InFolder,
    InState,
    IsDuplicate,
    Node,
    Not,
    Or,
    Query,
    State,
    Words,
    by_meaning,
)
from blipdesk.domain.query_parser import parse_query
from blipdesk.index.answer_counts import AnswerCounts, AnswerLimits
from blipdesk.index.browse import Browse
from blipdesk.index.orders import Order
from blipdesk.index.search import Search

if TYPE_CHECKING:
    from blipdesk.library.searching import Searcher

_LIKE_LATER = "like: is looked for when you stop typing"
FIRST_PHOTOS = 240
"""So many are listed at once; the rest of a large list follows."""


class Shelf(StrEnum):
    """The lists that every library has."""

    ALL = "all"
    NO_ALT_TEXT = "no_alt_text"
    DRAFTS = "drafts"
    APPROVED = "approved"
    PROBLEMS = "problems"
    DUPLICATES = "duplicates"


SHELF_QUERIES: dict[Shelf, Node] = {
    Shelf.NO_ALT_TEXT: And((Not(HasIt(Has.ALT)), Not(HasIt(Has.DECORATIVE)))),
    Shelf.APPROVED: Or((InState(State.APPROVED), InState(State.EDITED))),
    Shelf.DUPLICATES: IsDuplicate(),
}


@dataclass(frozen=True, slots=True)
class View:
    """What is listed, and how.

    Args:
        folder: only photos in it and below.
        query: as typed.
        typing: the last word of the query may go on.
        in_haste: the first photos suffice: more is being typed.
        by_day: the list is to be cut at the days.
        by_folder: it is to be cut at the folders, which come by path.
    """

    shelf: Shelf = Shelf.ALL
    folder: Path | None = None
    query: str = ""
    order: Order = Order.NEWEST
    typing: bool = False
    in_haste: bool = False
    by_day: bool = False
    by_folder: bool = False

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return self.shelf is Shelf.ALL and self.folder is None and not self.query.strip()


@dataclass(frozen=True, slots=True)
class PhotoGroup:
    """Photos of one day or of one folder that follow each other.

    Args:
        first: position of the first one in the list.
        day: days since 1970-01-01.
        folder: of all of them, where the list is cut at the folders.
    """

    first: int
    day: int = 0
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """The photos of a view.

    Args:
        ids: photo ids in order; the first ones only while ``is_whole`` is false.
        total: how many there are.
        root: of the query, for highlighting.
        ignored: what of the query was left out, lines for the user.
        suggestion: another query that may have been meant, where nothing was found.
    """

    view: View
    ids: "array[int]"
    total: int
    is_whole: bool = True
    groups: tuple[PhotoGroup, ...] = ()
    root: Node | None = None
    ignored: tuple[str, ...] = ()
    suggestion: str | None = None


class ListMaker:
    """Makes lists; of one thread.

    Args:
        finder: the search of the same database as ``browse``.
        searcher: answers ``like:``; None: another one does, which is said.
    """

    def __init__(self, finder: Search, browse: Browse, searcher: "Searcher | None") -> None:
        self._finder = finder
        self._browse = browse
        self._searcher = searcher

    def first(self, view: View) -> Listing | None:
        """Return the beginning of a list that is long; None: ``listing`` is as quick."""
        if not view.is_everything or view.by_day or view.by_folder:
            return None
        if view.order is not Order.NEWEST:
            return None
        total = self._browse.count()
        if total <= FIRST_PHOTOS:
            return None
        ids = array("q", self._browse.newest(FIRST_PHOTOS))
        return Listing(view, ids, total, is_whole=False)

    def whole(self, view: View) -> Listing:
        """Return a whole list.

        Raises:
            BadQuery: a query of absurd size.
            QueryInterrupted: another thread called ``interrupt``.
        """
        if view.by_folder:
            return self._by_folder(self.whole(replace(view, by_folder=False, by_day=False)), view)
        if view.is_everything and view.order in (Order.NEWEST, Order.OLDEST):
            ids, days = self._browse.all_by_date(newest_first=view.order is Order.NEWEST)
            return Listing(view, ids, len(ids), groups=_groups(days) if view.by_day else ())
        parsed = parse_query(view.query)
        if view.typing and parsed.typing is not None and not view.in_haste:
            parsed = replace(parsed, root=_going_on(parsed.root, parsed.typing))
        listing = self._found(view, parsed)
        if (
            view.by_day
            and by_meaning(parsed.root) is None
            and view.order in (Order.NEWEST, Order.OLDEST)
        ):
            days = self._browse.days_of(listing.ids)
            return replace(listing, groups=_groups(days))
        return listing

    def answers(self, view: View, limits: AnswerLimits) -> AnswerCounts:
        """Count what the photos of a view were asked, and what was answered."""
        if view.is_everything:
            return self._finder.answers(Query(), limits)
        parsed = parse_query(view.query)
        if parsed.root is None and parsed.ignored:
            return AnswerCounts(ignored=parsed.ignored)
        if by_meaning(parsed.root) is None and view.shelf not in (Shelf.DRAFTS, Shelf.PROBLEMS):
            query = Query(_all_of(_parts(view, parsed)), parsed.ignored)
            return self._finder.answers(query, limits)
        listing = self.whole(View(view.shelf, view.folder, view.query, view.order))
        found = self._finder.answers_among(listing.ids, limits)
        return replace(found, ignored=listing.ignored)

    def _by_folder(self, listing: Listing, view: View) -> Listing:
        ids, firsts = self._browse.by_folder(listing.ids)
        groups = tuple(PhotoGroup(first, folder=folder) for first, folder in firsts)
        return replace(listing, view=view, ids=ids, groups=groups)

    def _found(self, view: View, parsed: Query) -> Listing:
        if parsed.root is None and parsed.ignored:
            return Listing(view, array("q"), 0, ignored=parsed.ignored)
        meaning = None
        if by_meaning(parsed.root) is not None:
            if view.in_haste or self._searcher is None:
                return Listing(view, array("q"), 0, root=parsed.root, ignored=(_LIKE_LATER,))
            meaning = self._searcher.meaning()
        parts = _parts(view, parsed)
        among = self._among(view.shelf)
        if among is not None and not parts:
            return Listing(view, array("q", among), len(among))
        query = Query(_all_of(parts), parsed.ignored, parsed.typing)
        if view.in_haste and parsed.typing is not None and view.shelf is Shelf.ALL:
            return self._first_found(view, query, parsed)
        hits = self._finder.hits(query, limit=-1, order=view.order, meaning=meaning)
        ids = array("q", hits.ids)
        if among is not None:
            wanted = set(ids)
            ids = array("q", [photo_id for photo_id in among if photo_id in wanted])
        suggestion = self._finder.suggestion(view.query) if not ids and view.query.strip() else None
        return Listing(view, ids, len(ids), root=parsed.root, ignored=hits.ignored,
                       suggestion=suggestion)  # fmt: skip

    def _first_found(self, view: View, query: Query, parsed: Query) -> Listing:
        """While somebody is typing the first photos suffice; the rest follows on a pause."""
        hits = self._finder.hits(query, limit=FIRST_PHOTOS, order=view.order, typing=True)
        is_whole = len(hits.ids) == hits.total and not hits.is_capped
        assert parsed.typing is not None
        return Listing(
            view,
            array("q", hits.ids),
            hits.total,
            is_whole,
            root=_going_on(parsed.root, parsed.typing),
            ignored=hits.ignored,
        )

    def _among(self, shelf: Shelf) -> Sequence[int] | None:
        if shelf is Shelf.DRAFTS:
            return self._browse.drafts_worst_first()
        if shelf is Shelf.PROBLEMS:
            return self._browse.problems()
        return None


def _parts(view: View, parsed: Query) -> list[Node]:
    """Return what all must hold for a photo of a view."""
    parts = [parsed.root] if parsed.root is not None else []
    if view.folder is not None:
        parts.append(InFolder(str(view.folder)))
    if view.shelf in SHELF_QUERIES:
        parts.append(SHELF_QUERIES[view.shelf])
    return parts


def asks_by_meaning(view: View) -> bool:
    """Whether a list can only be made by a browser with models, and may take seconds."""
    try:
        root = parse_query(view.query).root
    except BadQuery:
        return False  # who makes the list says so
    return not view.in_haste and by_meaning(root) is not None


def _all_of(parts: list[Node]) -> Node | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    return And(tuple(parts))


def _going_on(node: Node | None, last: Words) -> Node | None:
    """Return the query in which its last word is the beginning of one."""
    match node:
        case And(parts):
            return And(tuple(_going_on(part, last) or part for part in parts))
        case Or(parts):
            return Or(tuple(_going_on(part, last) or part for part in parts))
        case Words() if node == last:
            return replace(node, prefix=True)
    return node


def _groups(days: "array[int]") -> tuple[PhotoGroup, ...]:
    groups = []
    last: int | None = None
    for position, day in enumerate(days):
        if day != last:
            groups.append(PhotoGroup(position, day))
            last = day
    return tuple(groups)
