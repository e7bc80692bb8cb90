"""What a window looks at: lists, counts and one photo's words; nothing here writes into photos."""

import logging
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise
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
from blipdesk.domain.text import Field, PhotoText
from blipdesk.index.browse import Browse, ListedPhoto
from blipdesk.index.database import Index, open_index
from blipdesk.index.drafts import Draft, DraftState
from blipdesk.index.orders import Order
from blipdesk.index.photos import PhotoRecord
from blipdesk.index.saved_searches import SavedSearch
from blipdesk.runtime.paths import LibraryPaths
from blipdesk.settings.store import load_settings

if TYPE_CHECKING:
    from blipdesk.library.alike import AlikeGroup
    from blipdesk.library.searching import Searcher

log = logging.getLogger(__name__)

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


_NODES: dict[Shelf, Node] = {
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


@dataclass(frozen=True, slots=True)
class FolderNode:
    """A folder of the tree.

    Args:
        photos: in it and below.
        is_offline: a folder of the library whose drive is not there.
        is_root: it was added to the library.
    """

    path: Path
    photos: int
    is_offline: bool = False
    is_root: bool = False
    children: tuple["FolderNode", ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """The numbers beside the lists.

    Args:
        shelves: photos in each list.
    """

    shelves: dict[Shelf, int] = field(default_factory=dict)
    folders: tuple[FolderNode, ...] = ()
    saved: tuple[SavedSearch, ...] = ()


@dataclass(frozen=True, slots=True)
class PhotoWords:
    """What the index knows of one photo's words."""

    photo: PhotoRecord
    listed: ListedPhoto
    text: PhotoText
    drafts: tuple[Draft, ...]

    def draft(self, name: Field) -> Draft | None:
        """Return the open proposal for a field."""
        return next(
            (d for d in self.drafts if d.field is name and d.state is DraftState.DRAFT), None
        )


class Browser:
    """Answers what a window asks; for one thread, except ``interrupt``.

    Args:
        index: open, of this thread; closed with the browser.
        searcher: answers ``like:``; closed with the browser. None: another browser does, which is
            said while somebody types.
    """

    def __init__(self, index: Index, searcher: "Searcher | None" = None) -> None:
        self._index = index
        self._searcher = searcher
        self._browse = Browse(index.path, index.finder)

    def close(self) -> None:
        """Close the index, and end the model if it runs."""
        if self._searcher is not None:
            self._searcher.close()
        self._browse.close()
        self._index.close()

    def interrupt(self) -> None:
        """Stop the query that runs now; from any thread."""
        self._index.interrupt()
        self._browse.interrupt()

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

    def listing(self, view: View) -> Listing:
        """Return a whole list.

        Raises:
            BadQuery: a query of absurd size.
            QueryInterrupted: another thread called ``interrupt``.
        """
        if view.by_folder:
            return self._by_folder(self.listing(replace(view, by_folder=False, by_day=False)), view)
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

    def _by_folder(self, listing: Listing, view: View) -> Listing:
        ids, firsts = self._browse.by_folder(listing.ids)
        groups = tuple(PhotoGroup(first, folder=folder) for first, folder in firsts)
        return replace(listing, view=view, ids=ids, groups=groups)

    def photos(self, ids: Sequence[int], root: Node | None = None) -> list[ListedPhoto]:
        """Return the rows of some photos, in this order."""
        return self._browse.photos(ids, root)

    def undescribed(self, ids: Sequence[int]) -> list[int]:
        """Return those of some photos that no model has described, in the same order."""
        return self._browse.undescribed(ids)

    def review_queue(self, *, by_folder: bool = False) -> "array[int]":
        """Return the photos whose words wait for review.

        Args:
            by_folder: folder by folder and there by name; else the lowest score comes first.
        """
        waiting = self._browse.drafts_worst_first()
        return array("q", self._browse.by_place(waiting) if by_folder else waiting)

    def review_scores(self) -> dict[int, float]:
        """Return the lowest score of each photo that waits for review, where one was given."""
        return self._browse.draft_scores()

    def words(self, photo_id: int) -> PhotoWords | None:
        """Return what is known of one photo; None: it was forgotten."""
        photo = self._index.photos.get(photo_id)
        listed = self._browse.photos([photo_id])
        if photo is None or not listed:
            return None
        text = self._index.texts.get(photo_id)
        drafts = tuple(self._index.drafts.current(photo_id))
        return PhotoWords(photo, listed[0], text, drafts)

    def overview(self) -> Overview:
        """Count everything; slow in large libraries."""
        finder = self._index.finder
        shelves = {
            Shelf.ALL: self._browse.count(),
            Shelf.DRAFTS: self._browse.count_drafts(),
            Shelf.PROBLEMS: self._browse.count_problems(),
        }
        shelves |= {shelf: finder.count(Query(node)) for shelf, node in _NODES.items()}
        saved = tuple(self._index.saved_searches.list())
        return Overview(shelves, self._folders(), saved)

    def alike(self, photo_id: int) -> "AlikeGroup | None":
        """Return the photos that show the same as one, the best first; None: there are no others.

        Groups are known after ``Library.regroup``, which ``blipdesk duplicates`` calls.
        """
        # Here and not above: none of it is needed for the first picture.
        from blipdesk.library.alike import group_of

        return group_of(self._index, photo_id)

    def completions(self, word: str, limit: int = 8) -> tuple[str, ...]:
        """Return common words of the library that begin so."""
        return self._index.finder.lexicon.complete(word, limit).words

    def save_search(self, search: SavedSearch) -> None:
        """Give a search a name.

        Raises:
            InputError: the name is empty.
        """
        with self._index.transaction():
            self._index.saved_searches.save(search)

    def remove_search(self, name: str) -> None:
        """Forget a named search."""
        with self._index.transaction():
            self._index.saved_searches.remove(name)

    def open_drafts(self, path: Path) -> list[int]:
        """Return the ids of the proposals for a photo that nobody has decided about."""
        photo = self._index.photos.by_path(path)
        if photo is None:
            return []
        drafts = self._index.drafts.current(photo.photo_id)
        return [draft.draft_id for draft in drafts if draft.state is DraftState.DRAFT]

    def newest_file_batch(self) -> int | None:
        """Return the newest batch of file operations that can be undone."""
        return self._index.file_steps.last_undoable()

    def reopen(self, draft_ids: Sequence[int]) -> None:
        """Let proposals wait for review again."""
        with self._index.transaction():
            for draft_id in draft_ids:
                if self._index.drafts.get(draft_id) is not None:
                    self._index.drafts.set_state(draft_id, DraftState.DRAFT)

    def _found(self, view: View, parsed: Query) -> Listing:
        if parsed.root is None and parsed.ignored:
            return Listing(view, array("q"), 0, ignored=parsed.ignored)
        meaning = None
        if by_meaning(parsed.root) is not None:
            if view.in_haste or self._searcher is None:
                return Listing(view, array("q"), 0, root=parsed.root, ignored=(_LIKE_LATER,))
            meaning = self._searcher.meaning()
        parts: list[Node] = [parsed.root] if parsed.root is not None else []
        if view.folder is not None:
            parts.append(InFolder(str(view.folder)))
        if view.shelf in _NODES:
            parts.append(_NODES[view.shelf])
        among = self._among(view.shelf)
        if among is not None and not parts:
            return Listing(view, array("q", among), len(among))
        query = Query(_all_of(parts), parsed.ignored, parsed.typing)
        finder = self._index.finder
        if view.in_haste and parsed.typing is not None and view.shelf is Shelf.ALL:
            return self._first_found(view, query, parsed)
        hits = finder.hits(query, limit=-1, order=view.order, meaning=meaning)
        ids = array("q", hits.ids)
        if among is not None:
            wanted = set(ids)
            ids = array("q", [photo_id for photo_id in among if photo_id in wanted])
        suggestion = finder.suggestion(view.query) if not ids and view.query.strip() else None
        return Listing(view, ids, len(ids), root=parsed.root, ignored=hits.ignored,
                       suggestion=suggestion)  # fmt: skip

    def _first_found(self, view: View, query: Query, parsed: Query) -> Listing:
        """While somebody is typing the first photos suffice; the rest follows on a pause."""
        hits = self._index.finder.hits(query, limit=FIRST_PHOTOS, order=view.order, typing=True)
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

    def _folders(self) -> tuple[FolderNode, ...]:
        counts = {item.path: item.photos for item in self._browse.folder_counts()}
        roots = [root.path for root in self._index.folders.list()]
        return tuple(folder_tree(counts, roots))


def asks_by_meaning(view: View) -> bool:
    """Whether a list can only be made by a browser with models, and may take seconds."""
    try:
        root = parse_query(view.query).root
    except BadQuery:
        return False  # who makes the list says so
    return not view.in_haste and by_meaning(root) is not None


def open_browser(paths: LibraryPaths, *, with_models: bool = False) -> Browser:
    """Open a library for looking, making it first if it does not exist.

    Args:
        with_models: it answers ``like:`` as well; a list then takes as long as a model needs.

    Raises:
        DatabaseError: the folder or the index cannot be used.
        BadSettings: with models: the settings file makes no sense.
    """
    paths.root.mkdir(parents=True, exist_ok=True)
    index = open_index(paths.database)
    try:
        return Browser(index, _new_searcher(index, paths) if with_models else None)
    except BaseException:
        index.close()
        raise


def _new_searcher(index: Index, paths: LibraryPaths) -> "Searcher":
    # Here and not above: what drives models is not needed for the first picture.
    from blipdesk.library.searching import Searcher

    return Searcher(index, load_settings(paths.settings), paths, log.info)


def folder_tree(counts: dict[Path, int], roots: Sequence[Path]) -> list[FolderNode]:
    """Arrange folders below the library's own; photos elsewhere get a top folder of their own.

    Args:
        counts: photos in each folder itself.
        roots: the library's folders; those inside another one are not listed twice.
    """
    tops = _topmost(roots)
    strays = [folder for folder in counts if not any(up in tops for up in _upwards(folder))]
    tops |= _topmost(strays)
    below: dict[Path, set[Path]] = {}
    for folder in counts:
        for child, up in pairwise(_upwards(folder)):
            if child in tops:
                break
            below.setdefault(up, set()).add(child)
    return [_node(top, counts, below, is_root=top in roots) for top in sorted(tops)]


def _topmost(folders: Sequence[Path]) -> set[Path]:
    known = set(folders)
    return {folder for folder in known if known.isdisjoint(folder.parents)}


def _upwards(folder: Path) -> tuple[Path, ...]:
    return (folder, *folder.parents)


def _node(
    folder: Path, counts: dict[Path, int], below: dict[Path, set[Path]], *, is_root: bool = False
) -> FolderNode:
    inner = sorted(below.get(folder, ()), key=lambda path: path.name.casefold())
    children = tuple(_node(child, counts, below) for child in inner)
    total = counts.get(folder, 0) + sum(child.photos for child in children)
    offline = is_root and not folder.is_dir()
    return FolderNode(folder, total, offline, is_root, children)


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
