"""How fast the search is on a made-up library, seeded, beside LIKE and tantivy on the same rows.

The library is made first. Then a process of its own opens it, as a user's would: its first query,
its memory and its times are what is reported. Times are from the query's text to the page's rows.
"""

import multiprocessing
import os
import random
import resource
import statistics
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from blipdesk.domain.errors import BugError
from blipdesk.domain.query import And, Like, Query
from blipdesk.domain.query_parser import parse_query
from blipdesk.index.answer_counts import AnswerLimits
from blipdesk.index.connection import QueryInterrupted
from blipdesk.index.database import Index, open_index
from blipdesk.index.likeness import Likeness
from blipdesk.index.orders import Order
from blipdesk.library.made_library import MATCHER, LibraryMaker, fill, made_vectors
from blipdesk.library.search_peer import peer_median_ms

_PHRASES = 40
_COMMON = ("man", "dog", "woman", "red", "standing", "beach", "a")
_FACETED = (
    "rating:5 dog",
    "missing:alt woman",
    "taken:2014 dog",
    "taken:2014-03..2014-08 man",
    "camera:canon horse",
    "state:draft child",
    "by:machine bird",
    "folder:/photos/2014 boat",
)
_LIKES = 60
_LIKE_FACETS = (
    "by:machine",
    "taken:2010..2020",
    "missing:alt -dog",
    "rating:>=3",
    "rating:5",
    "taken:2014",
    "taken:2014-05 rating:5",
)
_ROUNDS = 11
_MB = 1_000_000

Figures = dict[str, float | int | None]


@dataclass(frozen=True, slots=True)
class SearchBench:
    """What is measured.

    Args:
        photos: size of the library.
        seed: the same seed makes the same library.
        database: where it is made; one that is there is used as it is.
    """

    photos: int
    seed: int
    database: Path

    def run(self, on_notice: Callable[[str], None]) -> Figures:
        """Make the library, measure, and return the figures by name; None: not measured."""
        figures: Figures = {"photos": self.photos, "insert_per_s": None}
        if not self.database.exists():
            on_notice(f"making a library of {self.photos:,} photos")
            figures |= self._fill()
        with open_index(self.database) as index:
            on_notice("sorting embeddings")
            _likeness(index, self.database, self.photos).nearest("0", 1)
        on_notice("measuring")
        context = multiprocessing.get_context("spawn")
        mine, theirs = context.Pipe(duplex=False)
        child = context.Process(target=_measure_in_child, args=(self, theirs))
        child.start()
        theirs.close()
        try:
            figures |= mine.recv()
        except EOFError as error:
            raise BugError("the measuring process ended without a result") from error
        finally:
            child.join()
        on_notice("comparing and rebuilding")
        figures |= self._measure_here()
        return figures | {"load": round(os.getloadavg()[0], 1), "cores": os.cpu_count()}

    def _fill(self) -> Figures:
        with open_index(self.database) as index:
            spent = fill(index, LibraryMaker(self.photos, self.seed))
            _fill_vectors(index, self.photos)
        return {
            "insert_per_s": round(self.photos / spent.wall_s),
            "insert_cpu_per_s": round(self.photos / spent.cpu_s),
        }

    def measure(self) -> Figures:
        """Measure a library that is there, in this process."""
        maker = LibraryMaker(self.photos, self.seed)
        before = time.perf_counter()
        with open_index(self.database) as index:
            _page(index, "dog beach")
            figures: Figures = {"first_query_ms": round((time.perf_counter() - before) * 1000, 1)}
            figures |= _typing(index, _phrases(maker))
            figures["interrupt_ms"] = _interrupted(index)
            figures |= _medians("newest200", lambda text: _page(index, text), _COMMON)
            figures |= _medians("facet", lambda text: _page(index, text), _FACETED)
            figures |= _medians("best50", index.search, _COMMON)
            figures |= _medians("answers", index.finder.answers, _COMMON + _FACETED)
            quick = AnswerLimits(is_quick=True)
            figures |= _medians(
                "answers_quick",
                lambda text: index.finder.answers(text, quick),
                _COMMON + _FACETED,
            )
            likeness = _likeness(index, self.database, self.photos)
            started = time.perf_counter()
            likeness.nearest("0", 10)
            figures["semantic_first_ms"] = round((time.perf_counter() - started) * 1000)
            figures |= _medians(
                "semantic",
                lambda text: index.search(_liked(int(text)), limit=50, meaning=likeness),
                tuple(str(number) for number in range(_LIKES)),
            )
            figures |= _medians(
                "semantic_facet",
                lambda text: index.search(_liked(5, text), limit=50, meaning=likeness),
                _LIKE_FACETS,
            )
        figures["rss_mb"] = round(_peak_rss_mb())
        return figures

    def _measure_here(self) -> Figures:
        figures: Figures = {}
        with open_index(self.database) as index:
            figures |= _recall(index, self.database, self.photos)
            figures["fts_mb"] = round(index.measures.full_text_bytes() / _MB)
            figures["file_mb"] = round(self.database.stat().st_size / _MB)
            times = [_timed(lambda: index.measures.by_like("zzyx"))[0] for _ in range(3)]
            figures["like_p50_ms"] = round(statistics.median(times), 1)
            wall, cpu = _timed(index.health.rebuild_full_text)
            figures["rebuild_s"] = round(wall / 1000, 1)
            figures["rebuild_cpu_s"] = round(cpu / 1000, 1)
        figures["tantivy_p50_ms"] = peer_median_ms(
            LibraryMaker(self.photos, self.seed), self.database.with_name("tantivy"), _COMMON
        )
        return figures


def _measure_in_child(bench: SearchBench, pipe: Any) -> None:
    pipe.send(bench.measure())
    pipe.close()


def _fill_vectors(index: Index, photos: int) -> None:
    for start in range(0, photos, 10_000):
        rows = made_vectors(start, min(start + 10_000, photos))
        with index.transaction():
            for number, row in enumerate(rows, start + 1):
                index.vectors.put(number, *MATCHER, row.tobytes())


def _questions(photos: int) -> NDArray[np.int8]:
    """Return embeddings near those of some photos, as a text's is near its picture's."""
    rng = np.random.default_rng(12)
    found = []
    for number in rng.integers(photos, size=_LIKES):
        row = made_vectors(int(number), int(number) + 1)[0].astype(np.float32)
        noise = rng.normal(size=row.shape) * np.linalg.norm(row) / np.sqrt(len(row))
        mixed = row + 0.7 * noise
        found.append((127 * mixed / np.abs(mixed).max()).astype(np.int8))
    return np.array(found)


def _likeness(index: Index, database: Path, photos: int, **options: Any) -> Likeness:
    questions = _questions(photos)
    return Likeness(
        index.vectors,
        *MATCHER,
        lambda text: questions[int(text)].tobytes(),
        cache=database.with_name("pictures.faiss"),
        **options,
    )


def _liked(number: int, facets: str = "") -> Query:
    """Return the query for what is like a made question, with properties that must hold."""
    root = parse_query(facets).root
    like = Like(str(number))
    return Query(like if root is None else And((like, root)))


def _recall(index: Index, database: Path, photos: int) -> Figures:
    """Return the shares of the true ten nearest that are found: of all, and with properties."""
    asked = [_liked(n) for n in range(_LIKES)]
    faceted = [_liked(n, facets) for facets in _LIKE_FACETS for n in range(_LIKES // 6)]
    fast = _likeness(index, database, photos)
    found = [_ten(index, query, fast) for query in (*asked, *faceted)]
    del fast
    exact = _likeness(index, database, photos, exact_at_most=photos)
    true = [_ten(index, query, exact) for query in (*asked, *faceted)]
    return {
        "semantic_recall": _share(found[:_LIKES], true[:_LIKES]),
        "semantic_facet_recall": _share(found[_LIKES:], true[_LIKES:]),
    }


def _ten(index: Index, query: Query, likeness: Likeness) -> set[int]:
    return set(index.finder.hits(query, limit=10, meaning=likeness).ids)


def _share(found: list[set[int]], true: list[set[int]]) -> float:
    hits = sum(len(one & other) for one, other in zip(found, true, strict=True))
    return round(hits / sum(map(len, true)), 4)


def _phrases(maker: LibraryMaker) -> list[str]:
    rng = random.Random(11)
    found = []
    for _ in range(_PHRASES):
        words = [word for word in maker.caption().split() if len(word) > 2]
        found.append(" ".join(rng.sample(words, k=min(len(words), rng.choice((1, 2, 2, 3))))))
    return found


def _typing(index: Index, phrases: list[str]) -> Figures:
    times = []
    for phrase in phrases:
        for end in range(1, len(phrase) + 1):
            text = phrase[:end]
            times.append(_timed(lambda text=text: _page(index, text, typing=True)))  # type: ignore[misc]
    figures: Figures = {"keystrokes": len(times)}
    for kind, column in (("", 0), ("cpu_", 1)):
        cuts = statistics.quantiles([one[column] for one in times], n=100)
        for percent in (50, 95, 99):
            figures[f"typing_{kind}p{percent}_ms"] = round(cuts[percent - 1], 2)
    return figures


def _page(index: Index, text: str, *, typing: bool = False) -> None:
    index.search(text, limit=200, order=Order.NEWEST, typing=typing, snippets=False)


def _medians(name: str, action: Callable[[str], object], queries: tuple[str, ...]) -> Figures:
    times = []
    for _ in range(_ROUNDS if len(queries) < _LIKES else 2):
        for text in queries:
            times.append(_timed(lambda text=text: action(text)))  # type: ignore[misc]
    return {
        f"{name}_p50_ms": round(statistics.median(wall for wall, _ in times), 2),
        f"{name}_cpu_p50_ms": round(statistics.median(cpu for _, cpu in times), 2),
    }


def _interrupted(index: Index) -> float:
    """Return how long the slowest query runs on after another thread called ``interrupt``."""
    times = []
    for _ in range(10):
        called: list[float] = []

        def stop(called: list[float] = called) -> None:
            called.append(time.perf_counter())
            index.interrupt()

        timer = threading.Timer(0.03, stop)
        timer.start()
        try:
            while not called:
                index.finder.count("a OR man OR dog OR by:machine")
        except QueryInterrupted:
            times.append((time.perf_counter() - called[0]) * 1000)
        timer.join()
    return round(max(times), 2) if times else 0.0


def _peak_rss_mb() -> float:
    status = Path("/proc/self/status")
    if status.exists():  # elsewhere the peak includes that of the program that started this one
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1000
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / _MB if sys.platform == "darwin" else peak / 1000


def _timed(action: Callable[[], object]) -> tuple[float, float]:
    """Return wall-clock and own milliseconds; the own ones are true on a busy machine as well."""
    wall, cpu = time.perf_counter(), time.process_time()
    action()
    return (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000
