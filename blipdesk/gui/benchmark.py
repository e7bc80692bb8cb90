"""How the window behaves with a library of a given size, measured in the window itself.

``blipdesk bench window`` makes the library and runs this module in a process of its own, so that
the start counts from the beginning of the process. What is on the screen is drawn: pictures come
from memory, because the made-up photos have no files; decoding is beside the window anyway.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

import psutil
from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtTest import QTest

from blipdesk.gui.app import make_application
from blipdesk.gui.job_reports import QUEUE, JobKind, JobOrder, JobReport
from blipdesk.gui.services import Services
from blipdesk.gui.theme import Theme, ThemeChoice
from blipdesk.gui.thumbnails import ThumbnailRequest, Thumbnails
from blipdesk.gui.window import Window
from blipdesk.runtime.paths import LibraryPaths

_WAIT_S = 120.0
_FRAMES = 200
_WORDS = ("dog", "beach", "man", "sunset", "street")
_TICK_MS = 10
_IDLE_S = 3.0
_BUSY_S = 30.0


class _Painted(Thumbnails):
    """Pictures of every colour for photos that have no file."""

    def get(self, photo_id: int) -> QPixmap | None:
        """Return one of some pictures."""
        held = self._samples.setdefault(photo_id % 64, QPixmap())
        if held.isNull():
            held = QPixmap(256, 171)
            held.fill(QColor.fromHsv(photo_id * 37 % 360, 120, 200))
            self._samples[photo_id % 64] = held
        return held

    def want(self, requests: Sequence[ThumbnailRequest]) -> None:
        """Nothing is to be decoded."""

    _samples: ClassVar[dict[int, QPixmap]] = {}


class _Lateness(QObject):
    """How late a timer of 10 ms fires: what a person's next click would have to wait."""

    def __init__(self) -> None:
        super().__init__()
        self.late_ms: list[float] = []
        self._last_s = time.perf_counter()
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def measure(self, seconds: float) -> None:
        """Let the window run for a while."""
        self._last_s = time.perf_counter()
        self._timer.start()
        _spin(lambda: False, seconds)
        self._timer.stop()

    def _tick(self) -> None:
        now_s = time.perf_counter()
        self.late_ms.append(max(0.0, (now_s - self._last_s) * 1000 - _TICK_MS))
        self._last_s = now_s


class _FirstPaint(QObject):
    """Notes when the grid was painted with photos for the first time."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self.after_s: float | None = None
        window.grid.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at paint events."""
        grid = self._window.grid
        if event.type() is QEvent.Type.Paint and self.after_s is None and grid.row_at_hand(0):
            self.after_s = time.time() - psutil.Process().create_time()
        return False


def measure_window(library: Path, describe: Path | None, model: str | None) -> dict[str, float]:
    """Open a library and measure.

    Args:
        describe: a folder of photos that are described meanwhile; None: nothing is.
        model: for describing.

    Returns:
        The figures by name; times in the unit that the name says.
    """
    app = make_application()
    services = Services(LibraryPaths(library))
    services.thumbnails = _Painted(None, parent=services)
    theme = Theme(app)
    theme.apply(ThemeChoice.LIGHT)
    window = Window(services, theme)
    window.resize(1440, 900)
    first = _FirstPaint(window)
    window.show()
    window.begin()
    _spin(lambda: first.after_s is not None, _WAIT_S)
    figures = {"start_s": round(first.after_s or _WAIT_S, 3)}
    figures["first_paint_ms"] = _timed_ms(window.grid.viewport().repaint)
    _spin(lambda: window.is_whole_list, _WAIT_S)
    _spin(lambda: False, 1.0)
    figures["photos"] = window.grid.model().rowCount()
    figures["scroll_p95_ms"] = _percentile(_scroll(window), 95)
    figures["search_p95_ms"] = _percentile(_search(window), 95)
    described = _Described(services)
    if describe is not None:
        _start_describing(window, services, described, describe, model)
    before = described.photos
    late = _Lateness()
    late.measure(_IDLE_S if describe is None else _BUSY_S)
    figures["lateness_p99_ms"] = _percentile(late.late_ms, 99)
    figures["lateness_max_ms"] = round(max(late.late_ms), 1)
    figures["described_meanwhile"] = described.photos - before
    figures["rss_mb"] = round(psutil.Process().memory_info().rss / 1e6, 1)
    figures["load"] = round(os.getloadavg()[0], 2)
    services.stop()
    return figures


def _scroll(window: Window) -> list[float]:
    """Scroll by lines, by pages and by jumps; return the milliseconds of each frame."""
    bar = window.grid.verticalScrollBar()
    frames = []
    for number in range(_FRAMES):
        if number % 20 == 19:
            bar.setValue(bar.maximum() * number // _FRAMES)
        else:
            bar.setValue(bar.value() + (40 if number % 3 else bar.pageStep()))
        frames.append(_timed_ms(window.grid.viewport().repaint))
        _spin(lambda: False, 0.01)
    return frames


def _search(window: Window) -> list[float]:
    """Type words; return the milliseconds from each key to painted rows."""
    times = []
    field = window.top.search
    for word in _WORDS:
        field.put("")
        _spin(lambda: window.is_whole_list, 20.0)
        _spin(lambda: False, 0.5)
        for letter in word:
            start_s = time.perf_counter()
            QTest.keyClicks(field, letter)
            typed = field.text()
            _spin(lambda t=typed: window.shown_query == t, 10.0)  # type: ignore[misc]
            window.grid.viewport().repaint()
            times.append((time.perf_counter() - start_s) * 1000)
            _spin(lambda: False, 0.08)
    field.put("")
    return times


class _Described:
    """Counts what the queue has done."""

    def __init__(self, services: Services) -> None:
        self.photos = self.failed = 0
        self.is_scanned = False
        self.problem = ""
        services.models.reported.connect(self._take)

    def _take(self, report: JobReport) -> None:
        if report.number != QUEUE:
            self.is_scanned |= report.is_over
            return
        self.photos = max(self.photos, report.done - report.failed)
        self.failed = max(self.failed, report.failed)
        self.problem = report.reason or next(iter(report.problems), self.problem)


def _start_describing(
    window: Window, services: Services, described: _Described, folder: Path, model: str | None
) -> None:
    window.folders.add([folder])
    _spin(lambda: described.is_scanned, _WAIT_S)
    services.models.submit(JobOrder(JobKind.DESCRIBE, (folder,), redo=True, model=model))
    _spin(lambda: bool(described.photos or described.failed), 300.0)
    if not described.photos:
        raise SystemExit(f"nothing was described: {described.problem or 'the model took too long'}")


def _spin(done: Callable[[], bool], seconds: float) -> None:
    timer = QElapsedTimer()
    timer.start()
    loop = QEventLoop()
    while not done() and timer.elapsed() < seconds * 1000:
        loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        time.sleep(0.0005)


def _timed_ms(work: Callable[[], object]) -> float:
    start_s = time.perf_counter()
    work()
    return round((time.perf_counter() - start_s) * 1000, 2)


def _percentile(values: list[float], percent: int) -> float:
    if len(values) < 2:
        return round(values[0], 2) if values else 0.0
    return round(statistics.quantiles(values, n=100, method="inclusive")[percent - 1], 2)


def main() -> None:
    """Measure the library named by the first argument and print one JSON object."""
    library, *more = sys.argv[1:]
    describe = Path(more[0]) if more else None
    model = more[1] if len(more) > 1 else None
    sys.stdout.write(json.dumps(measure_window(Path(library), describe, model)) + "\n")
    sys.stdout.flush()
    os._exit(0)  # threads of Qt's plug-ins need not be waited for


if __name__ == "__main__":
    main()
