"""How fast drafts are decided by keys alone: ``python benchmarks/review.py [--photos N] [--json]``.

Draws photos, describes them with the bundled models, and presses keys in the window's review as
soon as the next photo stands there: mostly A, and in between E with typed words and Ctrl+Enter, R,
X, S, a draft's number, and U with the decision made again. Reports the photos a minute, how long it
takes from a key to the next photo's words and to its sharp picture on the screen, and when the last
word is in its file. On a screen of its own where there is none.

    --width-px   the photos are that wide (6000 is a camera's 24 megapixels)
    --pause-s    waits so long before each key, as a person who looks does
"""

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QObject, Qt
from PySide6.QtTest import QTest

from blipdesk.bootstrap import open_library
from blipdesk.demo.sample_library import write_sample_library
from blipdesk.gui.app import make_application
from blipdesk.gui.pictures import PictureRequest
from blipdesk.gui.review_page import ReviewPage
from blipdesk.gui.services import Services
from blipdesk.gui.theme import Theme, ThemeChoice
from blipdesk.gui.window import Window
from blipdesk.library.describing import DescribeOptions
from blipdesk.runtime.paths import LibraryPaths, library_paths

_WAIT_S = 60.0
_DECISIONS = ("approve", "approve", "edit", "approve", "reject", "approve", "other draft",
              "decorative", "approve", "undo", "skip", "approve")  # fmt: skip
_KEYS = {"approve": "A", "reject": "R", "decorative": "X", "skip": "S"}


def make_library(root: Path, photos: int, width_px: int) -> LibraryPaths:
    """Draw photos and let the bundled models describe them; nothing is written into them."""
    paths = library_paths(root / "library")
    paths.root.mkdir(parents=True)
    paths.settings.write_text('[writing]\nmode = "reviewed"\n')
    for photo in write_sample_library(root / "photos", photos):
        if width_px:
            with Image.open(photo.path) as drawn:
                size = (width_px, round(width_px * drawn.height / drawn.width))
                drawn.resize(size).save(photo.path, quality=90, exif=drawn.getexif())
    with open_library(paths) as library:
        library.add_folder(root / "photos")
        list(library.runs.describe([root / "photos"], DescribeOptions(model="demo")))
    return paths


def spin(is_done: Callable[[], bool], wait_s: float = _WAIT_S) -> None:
    """Let the window run until something is so."""
    clock, loop = QElapsedTimer(), QEventLoop()
    clock.start()
    while not is_done():
        if clock.elapsed() > wait_s * 1000:
            raise TimeoutError("the window did not come that far")
        loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)


class Painted(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, widget: QObject) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count, and let everything pass."""
        self.times += event.type() is QEvent.Type.Paint
        return False


class Reviewer:
    """Decides by keys and notes how long the next photo takes."""

    def __init__(self, window: Window, services: Services, pause_s: float) -> None:
        self._review: ReviewPage = window.review
        self._services, self._pause_s = services, pause_s
        self._painted = Painted(self._review.view.photo)
        self.words_ms: list[float] = []
        self.picture_ms: list[float] = []
        self.decided = 0

    def decide(self, decision: str) -> None:
        """Press what a decision takes, and wait for the next photo."""
        review = self._review
        if self._pause_s:
            end_s = time.monotonic() + self._pause_s
            spin(lambda: time.monotonic() >= end_s)
        if decision == "edit":
            QTest.keyClick(review, Qt.Key.Key_E)
            QTest.keyClicks(review.panel.text, "In my own words")
            self._press(review.panel.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        elif decision == "other draft":
            QTest.keyClick(review, Qt.Key.Key_2)
            self._press(review, Qt.Key.Key_A)
        elif decision == "undo":
            self._press(review, Qt.Key.Key_R)
            self._press(review, Qt.Key.Key_U)
            self._press(review, Qt.Key.Key_A)
        else:
            self._press(review, Qt.Key[f"Key_{_KEYS[decision]}"])
        self.decided += 1

    def _press(
        self,
        where: QObject,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        review, shown = self._review, self._review.words
        before = None if shown is None else shown.photo.photo_id
        paints, began_s = self._painted.times, time.perf_counter()
        QTest.keyClick(where, key, modifiers)
        spin(lambda: review.is_done or self._now() not in (None, before))
        self.words_ms.append((time.perf_counter() - began_s) * 1000)
        spin(lambda: review.is_done or (self._is_sharp() and self._painted.times > paints))
        self.picture_ms.append((time.perf_counter() - began_s) * 1000)

    def _now(self) -> int | None:
        words = self._review.words
        return None if words is None else words.photo.photo_id

    def _is_sharp(self) -> bool:
        words = self._review.words
        assert words is not None
        request = PictureRequest(words.listed.path, words.listed.mtime_ns)
        return self._services.pictures.get(request) is not None


def run(paths: LibraryPaths, pause_s: float) -> dict[str, object]:
    """Review the whole library; return the figures."""
    app = make_application()
    theme = Theme(app)
    theme.apply(ThemeChoice.LIGHT)
    services = Services(paths, default_model="demo")
    window = Window(services, theme)
    window.show()
    window.begin()
    try:
        return measure(window, services, pause_s)
    finally:
        services.stop()
        window.close()


def measure(window: Window, services: Services, pause_s: float) -> dict[str, object]:
    """Go to the review and decide about everything."""
    spin(lambda: window.grid.model().rowCount() > 0)
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    spin(lambda: window.review.words is not None)
    reviewer = Reviewer(window, services, pause_s)
    spin(reviewer._is_sharp)
    began_s = time.perf_counter()
    for decision in cycle(_DECISIONS):
        reviewer.decide(decision)
        if window.review.is_done:
            break
    took_s = time.perf_counter() - began_s
    spin(lambda: not services.desk.is_busy)
    written_s = time.perf_counter() - began_s
    figures: dict[str, object] = {
        "photos": reviewer.decided,
        "photos_per_minute": round(reviewer.decided / took_s * 60, 1),
        "all_written_after_s": round(written_s, 1),
        "not_saved": len(window.edits.held.failed),
        "load": os.getloadavg()[0],
    }
    for name, values in (("words", reviewer.words_ms), ("picture", reviewer.picture_ms)):
        figures[f"{name}_median_ms"] = round(statistics.median(values), 1)
        figures[f"{name}_worst_ms"] = round(max(values), 1)
    return figures


def main() -> None:
    """Make the photos, review them, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--photos", type=int, default=60)
    parser.add_argument("--width-px", type=int, default=0)
    parser.add_argument("--pause-s", type=float, default=0.0)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    is_headless = not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY")
    if is_headless and shutil.which("xvfb-run") and "QT_QPA_PLATFORM" not in os.environ:
        program = [sys.executable, *sys.argv]
        os.execvp("xvfb-run", ["xvfb-run", "-a", "-s", "-screen 0 1440x900x24", *program])
    with tempfile.TemporaryDirectory() as folder:
        figures = run(make_library(Path(folder), options.photos, options.width_px), options.pause_s)
    if options.json:
        print(json.dumps(figures))
    else:
        print("\n".join(f"{name}: {value}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
