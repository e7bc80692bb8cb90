"""How fast folders are compared with the index, and how fast a watch over many folders begins."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from blipdesk.domain.photo import FileStamp, PhotoFacts, PhotoFormat
from blipdesk.index.database import Index, open_index
from blipdesk.library.ingest import Ingest
from blipdesk.library.scanning import Scanner
from blipdesk.watch.ignore import Rules
from blipdesk.watch.lane import Lane
from blipdesk.watch.settle import Scope
from blipdesk.watch.watcher import Watcher

_GROUP_FILES = 5_000
_LONGEST_START_S = 3600.0
_FACTS = PhotoFacts(PhotoFormat.JPEG, 6000, 4000)


@dataclass(frozen=True, slots=True)
class ScanBenchOptions:
    """What is measured.

    Args:
        files: in the tree that is compared with the index.
        folders: in the tree that is watched.
        rounds: how often each is measured; the median counts.
    """

    files: int = 100_000
    folders: int = 20_000
    rounds: int = 3


@dataclass(frozen=True, slots=True)
class ScanBenchResult:
    """What was measured, in seconds.

    Args:
        compare_s: a comparison of the whole tree with the index, nothing being news.
        compare_cpu_s: the same in time of a CPU, which other programs do not stretch.
        listing_s: the bare listing of the same tree with the stamp of every file, in the same
            round; the comparison can take no less.
        listing_cpu_s: likewise.
        watch_s: from the wish to watch until every change is reported.
    """

    compare_s: float
    compare_cpu_s: float
    listing_s: float
    listing_cpu_s: float
    watch_s: float


def measure(
    folder: Path, options: ScanBenchOptions, on_step: Callable[[str], None]
) -> ScanBenchResult:
    """Make trees of empty files in a folder and measure.

    Args:
        folder: empty; what is made in it stays there.
        on_step: is called with what is being done.
    """
    photos, many = folder / "photos", folder / "folders"
    on_step(f"making {options.files:,} files and {options.folders:,} folders")
    _make_files(photos, options.files)
    _make_folders(many, options.folders)
    compares, listings = [], []
    with open_index(folder / "library.db") as index:
        on_step(f"telling the index of {options.files:,} photos")
        _remember(index, photos)
        scanner = Scanner(index, Ingest(index), Rules(), 60.0)
        on_step("comparing")
        for _ in range(options.rounds):
            listings.append(_timed(lambda: _list(photos)))
            compares.append(_timed(lambda: _compare(scanner, photos, options.files)))
    on_step("watching")
    watches = [_timed_watch(many) for _ in range(options.rounds)]
    return ScanBenchResult(
        _median([wall_s for wall_s, _ in compares]),
        _median([cpu_s for _, cpu_s in compares]),
        _median([wall_s for wall_s, _ in listings]),
        _median([cpu_s for _, cpu_s in listings]),
        _median(watches),
    )


def _make_files(root: Path, files: int) -> None:
    for first in range(0, files, 1000):
        folder = root / f"{first // 100_000:03}" / f"{first // 1000:06}"
        folder.mkdir(parents=True)
        for number in range(first, min(first + 1000, files)):
            (folder / f"IMG_{number:07}.JPG").touch()


def _make_folders(root: Path, folders: int) -> None:
    for number in range(folders):
        (root / f"{number // 200:04}" / f"{number:06}").mkdir(parents=True)


def _remember(index: Index, root: Path) -> None:
    pending: list[tuple[Path, FileStamp]] = []
    for folder, _, names in os.walk(root):
        for name in names:
            path = Path(folder, name)
            pending.append((path, FileStamp.of(path.stat())))
            if len(pending) == _GROUP_FILES:
                _store(index, pending)
    _store(index, pending)


def _store(index: Index, files: list[tuple[Path, FileStamp]]) -> None:
    with index.transaction():
        for path, stamp in files:
            index.photos.upsert(path, _FACTS, stamp=stamp)
    files.clear()


def _list(root: Path) -> None:
    pending = [os.fsencode(root)]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                else:
                    entry.stat()


def _compare(scanner: Scanner, root: Path, files: int) -> None:
    look = scanner.look((Scope(os.fsencode(root), True),), Lane(60.0))
    if look.plan.same != files:
        raise AssertionError(f"{look.plan.same} of {files} files were recognised")


def _timed_watch(root: Path) -> float:
    with Watcher(Rules()) as watcher:
        return _timed(lambda: watcher.start(root, _LONGEST_START_S))[0]


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds on the wall's clock, and those of a CPU, all threads together."""
    started_s, started_cpu_s = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - started_s, time.process_time() - started_cpu_s


def _median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]
