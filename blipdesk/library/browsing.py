"""What a window looks at: lists, counts and one photo's words; nothing here writes into photos."""

import logging
from array import array
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from blipdesk.domain.query import (
    Node,
    Query,
)
from blipdesk.domain.text import Field, PhotoText
from blipdesk.index.answer_counts import AnswerCounts, AnswerLimits
from blipdesk.index.browse import Browse, ListedPhoto
from blipdesk.index.database import Index, open_index
from blipdesk.index.drafts import Draft, DraftState
from blipdesk.index.photos import PhotoRecord
from blipdesk.index.saved_searches import SavedSearch
from blipdesk.library.folder_tree import FolderNode, folder_tree
from blipdesk.library.listing import (
    SHELF_QUERIES,
    Listing,
    ListMaker,
    Shelf,
    View,
)
from blipdesk.runtime.paths import LibraryPaths
from blipdesk.settings.store import load_settings

if TYPE_CHECKING:
    from blipdesk.library.alike import AlikeGroup
    from blipdesk.library.searching import Searcher
    from blipdesk.library.warming import Warming

log = logging.getLogger(__name__)


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
        warming: reads ahead while nobody asks; closed with the browser.
    """

    def __init__(
        self,
        index: Index,
        searcher: "Searcher | None" = None,
        warming: "Warming | None" = None,
    ) -> None:
        self._index = index
        self._searcher = searcher
        self._warming = warming
        self._browse = Browse(index.path, index.finder)
        self._lists = ListMaker(index.finder, self._browse, searcher)

    def close(self) -> None:
        """Close the index, and end the model if it runs."""
        if self._warming is not None:
            self._warming.close()
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
        with self._served_first():
            return self._lists.first(view)

    def listing(self, view: View) -> Listing:
        """Return a whole list.

        Raises:
            BadQuery: a query of absurd size.
            QueryInterrupted: another thread called ``interrupt``.
            InferenceError: the model for a search by meaning failed.
        """
        with self._served_first():
            return self._lists.whole(view)

    def answers(self, view: View, limits: AnswerLimits) -> AnswerCounts:
        """Count what the photos of a view were asked, and what was answered; see ``AnswerLimits``.

        ``domain.asked.asked_term`` gives the term of the query that finds the photos of one line.
        A view by meaning takes as long as its listing.

        Raises:
            BadQuery, QueryInterrupted, InferenceError: as ``listing``.
        """
        with self._served_first():
            return self._lists.answers(view, limits)

    def photos(self, ids: Sequence[int], root: Node | None = None) -> list[ListedPhoto]:
        """Return the rows of some photos, in this order."""
        with self._served_first():
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
        shelves |= {shelf: finder.count(Query(node)) for shelf, node in SHELF_QUERIES.items()}
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

    def _served_first(self) -> AbstractContextManager[None]:
        return nullcontext() if self._warming is None else self._warming.giving_way()

    def _folders(self) -> tuple[FolderNode, ...]:
        counts = {item.path: item.photos for item in self._browse.folder_counts()}
        roots = [root.path for root in self._index.folders.list()]
        return tuple(folder_tree(counts, roots))


def open_browser(
    paths: LibraryPaths, *, with_models: bool = False, reads_ahead: bool = False
) -> Browser:
    """Open a library for looking, making it first if it does not exist.

    Args:
        with_models: it answers ``like:`` as well; a list then takes as long as a model needs.
        reads_ahead: it has the system read what searches in a large library need; for one browser.

    Raises:
        DatabaseError: the folder or the index cannot be used.
        BadSettings: with models: the settings file makes no sense.
    """
    paths.root.mkdir(parents=True, exist_ok=True)
    index = open_index(paths.database)
    try:
        searcher = _new_searcher(index, paths) if with_models else None
        return Browser(index, searcher, _new_warming(index.path) if reads_ahead else None)
    except BaseException:
        index.close()
        raise


def _new_warming(path: Path) -> "Warming":
    # Here and not above: it is not needed for the first picture.
    from blipdesk.library.warming import Warming

    warming = Warming(path)
    warming.start()
    return warming


def _new_searcher(index: Index, paths: LibraryPaths) -> "Searcher":
    # Here and not above: what drives models is not needed for the first picture.
    from blipdesk.library.searching import Searcher

    return Searcher(index, load_settings(paths.settings), paths, log.info)
