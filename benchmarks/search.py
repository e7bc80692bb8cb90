"""Measure the search on a made-up library: ``python benchmarks/search.py --photos 1000000 --json``.

Prints one object with figures: milliseconds from the query's text to the rows of the page, as wall
clock and ("cpu") as this process's own time, which a busy machine does not distort; ``load`` says
how busy it was.
"""

import argparse
import json
import os
import random
import resource
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from search_library import LibraryMaker, fill

from blipdesk.index.connection import QueryInterrupted
from blipdesk.index.database import Index, open_index
from blipdesk.index.orders import Order

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
_ROUNDS = 11
_MB = 1_000_000


def main() -> None:
    """Make or reuse the library, measure, print."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "library.db"
        figures: dict[str, Any] = {"photos": options.photos, "insert_per_s": None}
        maker = LibraryMaker(options.photos, options.seed)
        if not path.exists():
            figures |= _fill(path, maker)
        figures |= measure(path, maker)
    if not options.json:
        for name, value in figures.items():
            print(f"{name:20} {value}")
    else:
        print(json.dumps(figures))


def measure(path: Path, maker: LibraryMaker) -> dict[str, Any]:
    """Measure one library.

    Args:
        path: its database.
        maker: knows its words.
    """
    with open_index(path) as index:
        figures: dict[str, Any] = {"first_query_ms": _ms(lambda: _page(index, "dog beach"))}
        figures |= _typing(index, _phrases(maker))
        figures["interrupt_ms"] = _interrupted(index)
        figures |= _medians("newest200", lambda text: _page(index, text), _COMMON)
        figures |= _medians("facet", lambda text: _page(index, text), _FACETED)
        figures |= _medians("best50", index.search, _COMMON)
        figures["like_p50_ms"] = _like(index)
        figures["tantivy_p50_ms"] = None
        figures["semantic_p50_ms"] = figures["semantic_recall"] = None
        figures["rss_mb"] = round(_rss_mb())
        figures["fts_mb"] = round(_full_text_mb(index))
        figures["file_mb"] = round(path.stat().st_size / _MB)
        started = time.perf_counter()
        index.health.rebuild_full_text()
        figures["rebuild_s"] = round(time.perf_counter() - started, 1)
    return figures | {"load": round(os.getloadavg()[0], 1), "cores": os.cpu_count()}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--keep", type=Path, help="database to make, or to use if it exists")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def _fill(path: Path, maker: LibraryMaker) -> dict[str, Any]:
    with open_index(path) as index:
        made = _timed(lambda: sum(1 for _ in LibraryMaker(2000).each()))[1]
        wall, cpu = _timed(lambda: fill(index, maker))
    making = made / 2000 * maker.photos  # the generator's own time is not the index's
    return {
        "insert_per_s": round(maker.photos / (wall - making) * 1000),
        "insert_per_cpu_s": round(maker.photos / (cpu - making) * 1000),
    }


def _phrases(maker: LibraryMaker) -> list[str]:
    rng = random.Random(11)
    found = []
    for _ in range(_PHRASES):
        words = [word for word in maker.caption().split() if len(word) > 2]
        found.append(" ".join(rng.sample(words, k=min(len(words), rng.choice((1, 2, 2, 3))))))
    return found


def _typing(index: Index, phrases: list[str]) -> dict[str, Any]:
    times = [
        _timed(lambda text=phrase[:end]: _page(index, text, typing=True))
        for phrase in phrases
        for end in range(1, len(phrase) + 1)
    ]
    figures: dict[str, Any] = {"keystrokes": len(times)}
    for kind, column in (("", 0), ("cpu_", 1)):
        cuts = statistics.quantiles([time[column] for time in times], n=100)
        for percent in (50, 95, 99):
            figures[f"typing_{kind}p{percent}_ms"] = round(cuts[percent - 1], 2)
    return figures


def _page(index: Index, text: str, *, typing: bool = False) -> None:
    index.search(text, limit=200, order=Order.NEWEST, typing=typing, snippets=False)


def _medians(
    name: str, action: Callable[[str], object], queries: tuple[str, ...]
) -> dict[str, Any]:
    times = [_timed(lambda text=text: action(text)) for _ in range(_ROUNDS) for text in queries]
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


def _like(index: Index) -> float:
    """What tools without a full text index do, for one rare word."""
    sql = (
        "SELECT photo_id FROM document WHERE caption LIKE ? OR keywords LIKE ? OR alt_text LIKE ?"
        " LIMIT 200"
    )
    connection = index.photos._connection
    times = [_ms(lambda: connection.rows(sql, ("%zzyx%",) * 3)) for _ in range(3)]
    return round(statistics.median(times), 1)


def _full_text_mb(index: Index) -> float:
    sql = "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'document_fts%'"
    return float(index.photos._connection.value(sql)) / _MB


def _rss_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / _MB if sys.platform == "darwin" else peak / 1000


def _ms(action: Callable[[], object]) -> float:
    return _timed(action)[0]


def _timed(action: Callable[[], object]) -> tuple[float, float]:
    """Return wall and own milliseconds."""
    wall, cpu = time.perf_counter(), time.process_time()
    action()
    return (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000


if __name__ == "__main__":
    main()
