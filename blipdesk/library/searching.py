"""Finding photos by words and by meaning, with a model where one is installed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from blipdesk.domain.errors import InferenceError, InputError
from blipdesk.domain.query import Like, Query, asks_for_duplicates, by_meaning
from blipdesk.domain.query_parser import parse_query
from blipdesk.index.answer_counts import AnswerCounts, AnswerLimits
from blipdesk.index.database import Index
from blipdesk.index.found import SearchPage, SearchRow
from blipdesk.index.orders import Order
from blipdesk.inference.catalogue import DEMO, find_model
from blipdesk.inference.engine import Engine
from blipdesk.inference.messages import ModelChoice, ModelLocation, PhotoRequest, Task
from blipdesk.library.model_choice import engine_options
from blipdesk.runtime.paths import LibraryPaths
from blipdesk.settings.schema import Settings

if TYPE_CHECKING:
    from blipdesk.index.likeness import Likeness

RERANKED = 24
"""So many of the best by meaning are looked at again on request; about 0.3 s each on a CPU."""


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """How a search is answered.

    Args:
        limit: photos on the page, 1 or more.
        offset: photos before the page.
        order: without effect on a search by meaning.
        rerank: the matcher looks at the best photos by meaning again, with the text in view.
    """

    limit: int = 50
    offset: int = 0
    order: Order = Order.BEST
    rerank: bool = False


@dataclass(frozen=True, slots=True)
class Matcher:
    """A matching model on this disk: its name for the engine, and where it lies."""

    name: str
    location: ModelLocation


class Searcher:
    """Searches one library; starts the model when a search by meaning first needs it.

    Args:
        index: open, of this thread.
        on_notice: is called with lines worth telling.
    """

    def __init__(
        self,
        index: Index,
        settings: Settings,
        paths: LibraryPaths,
        on_notice: Callable[[str], None],
    ) -> None:
        self._index = index
        self._settings = settings
        self._paths = paths
        self._on_notice = on_notice
        self._engine: Engine | None = None
        self._likeness: Likeness | None = None

    def search(self, text: str, options: SearchOptions) -> SearchPage:
        """Find photos; any text is a valid query.

        Raises:
            InputError: a query of absurd size, or a limit below 1.
            InferenceError: the model for a search by meaning failed.
        """
        if options.limit < 1:
            raise InputError("the limit must be 1 or more")
        query = parse_query(text)
        wanted = by_meaning(query.root)
        likeness = None if wanted is None else self._ready()
        page = self._index.search(
            text if likeness is None else query,
            limit=max(options.limit, RERANKED) if options.rerank else options.limit,
            offset=options.offset,
            order=options.order,
            meaning=likeness,
        )
        page = replace(page, notes=self._notes(query, options, wanted is not None))
        if likeness is None or wanted is None:
            return page
        if options.rerank and isinstance(wanted.like, Like):
            rows = self._reranked(wanted.like.text, page.rows)
            page = replace(page, rows=rows)
        notes = (*page.notes, *self._coverage(query, likeness))
        return replace(page, rows=page.rows[: options.limit], notes=notes)

    def answers(self, text: str, limits: AnswerLimits) -> AnswerCounts:
        """Count what the photos of a search were asked, and what was answered.

        Raises:
            InputError, InferenceError: as ``search``.
        """
        query = parse_query(text)
        likeness = None if by_meaning(query.root) is None else self._ready()
        return self._index.finder.answers(query, limits, meaning=likeness)

    def meaning(self) -> "Likeness | None":
        """Return what answers ``like:``, starting its model; None: no model is installed."""
        return self._ready()

    def close(self) -> None:
        """End the model's process, if it runs."""
        if self._engine is not None:
            self._engine.close()
        self._engine = self._likeness = None

    def _ready(self) -> "Likeness | None":
        if self._likeness is None:
            matcher = installed_matcher(self._index, self._settings, self._paths.models)
            if matcher is None:
                return None
            # Here and not above: numpy would slow the start of every command.
            from blipdesk.index.likeness import Likeness

            options = engine_options(self._settings, self._paths.models)
            engine = Engine(ModelChoice(match=matcher.name), options, self._on_notice)
            self._engine = engine
            self._likeness = Likeness(
                self._index.vectors,
                matcher.location.id,
                matcher.location.revision,
                lambda text: engine.embed_texts((text,))[0],
                cache=self._paths.pictures_by_meaning,
                on_notice=self._on_notice,
            )
        return self._likeness

    def _notes(self, query: Query, options: SearchOptions, is_like: bool) -> tuple[str, ...]:
        notes = []
        if options.rerank and not is_like:
            notes.append("to look again at the best works with like: only")
        if asks_for_duplicates(query.root) and not self._index.duplicates.are_known():
            notes.append("is:duplicate knows no groups yet; run: blipdesk duplicates")
        return tuple(notes)

    def _coverage(self, query: Query, likeness: "Likeness") -> tuple[str, ...]:
        """Say so where pictures have not been looked at yet."""
        embedded = self._index.vectors.total(*likeness.model)
        photos = self._index.finder.count(Query())
        if embedded >= photos:
            return ()
        return (
            f"like: compares {embedded:,} of {photos:,} pictures; for the others"
            " run: blipdesk index embed",
        )

    def _reranked(self, text: str, rows: tuple[SearchRow, ...]) -> tuple[SearchRow, ...]:
        """Return the rows by the matcher's probability plus the cosine, as BLIP's authors do.

        Photos that cannot be looked at come last, in their order.
        """
        assert self._engine is not None
        best, rest = rows[:RERANKED], rows[RERANKED:]
        requests = [
            PhotoRequest(row.photo_id, row.path, caption=False, match_texts=(text,)) for row in best
        ]
        fits = {
            outcome.photo_id: outcome.match_scores[0]
            for outcome in self._engine.process(requests)
            if outcome.error is None
        }
        seen = [row._replace(match=fits[row.photo_id]) for row in best if row.photo_id in fits]
        seen.sort(key=lambda row: -((row.match or 0.0) + (row.likeness or 0.0)))
        return (*seen, *(row for row in best if row.photo_id not in fits), *rest)


def installed_matcher(index: Index, settings: Settings, models_folder: Path) -> Matcher | None:
    """Choose the matching model: the setting's, unless the library was looked at by another.

    A library whose pictures were looked at by another model that is on this disk, such as the demo,
    is searched with that one. None: no matching model is installed.
    """
    counts = index.vectors.count()
    found = [
        Matcher(name, location)
        for name in dict.fromkeys((settings.match_model, *_names(counts)))
        if name and (location := _located(name, models_folder)) is not None
    ]
    if not found:
        return None
    return max(found, key=lambda one: counts.get((one.location.id, one.location.revision), 0))


def _names(counts: dict[tuple[str, str], int]) -> list[str]:
    return [DEMO if model.startswith(f"{DEMO}/") else model for model, _ in counts]


def _located(name: str, models_folder: Path) -> ModelLocation | None:
    try:
        return find_model(name, Task.MATCH, models_folder)
    except InferenceError:
        return None
