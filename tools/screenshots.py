"""Make the pictures in docs/screenshots: ``make screenshots``.

Draws the sample photos, describes them with the bundled models and photographs the window in its
states and themes. The pictures hold nothing but drawn scenes and the fonts that ship with it.

    python tools/screenshots.py [--out docs/screenshots] [--library DIR]
"""

import argparse
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QElapsedTimer, QEventLoop, QLocale, Qt
from PySide6.QtWidgets import QApplication, QWidget

from blipdesk.bootstrap import open_library
from blipdesk.demo.sample_library import write_sample_library
from blipdesk.domain.text import Field, FieldEdit
from blipdesk.gui.app import load_translation, make_application
from blipdesk.gui.first_run import FirstRun
from blipdesk.gui.keys_dialog import KeysDialog
from blipdesk.gui.preferences import PreferencesDialog
from blipdesk.gui.services import Services
from blipdesk.gui.sidebar import Place
from blipdesk.gui.theme import Theme, ThemeChoice
from blipdesk.gui.window import Window
from blipdesk.library.describing import AskOptions, DescribeOptions
from blipdesk.library.listing import Shelf
from blipdesk.library.review import PersonEdit
from blipdesk.runtime.paths import LibraryPaths

PHOTOS = 48
SIZE = (1440, 900)


def speak(app: QApplication, code: str) -> None:
    """Let the window speak a language and write its numbers and dates."""
    QLocale.setDefault(QLocale(code))
    load_translation(app, QLocale(code))


def make_sample(root: Path) -> LibraryPaths:
    """Draw photos, describe them, approve some and damage one."""
    paths = LibraryPaths(root / "library")
    paths.root.mkdir(parents=True, exist_ok=True)
    paths.settings.write_text('[writing]\nmode = "reviewed"\n[models]\ncaption = "demo"\n')
    photos = write_sample_library(root / "photos", PHOTOS)
    with open_library(paths) as library:
        library.add_folder(root / "photos")
        described = [photo.path for number, photo in enumerate(photos) if number % 5]
        list(library.runs.describe(described, DescribeOptions(model="demo")))
        questions = ("where is it?", "what is on the left?")
        list(library.runs.ask(described[-6:], questions, AskOptions(model="demo")))
        fields = (Field.CAPTION, Field.ALT_TEXT, Field.KEYWORDS)
        list(library.approve(described[::3], fields))
        decorative = PersonEdit((FieldEdit(Field.DECORATIVE, True),))
        list(library.set_words([photos[-3].path], decorative))
        broken = photos[20].path
        broken.write_bytes(broken.read_bytes()[:3000])
        library.scan([root / "photos"])
    return paths


class Studio:
    """One window, photographed in one theme."""

    def __init__(self, app: QApplication, paths: LibraryPaths, out: Path, theme: Theme) -> None:
        self._app, self._out = app, out
        self.theme = theme
        self.services = Services(paths, default_model="demo")
        self.window = Window(self.services, theme)
        self.window.resize(*SIZE)
        self.window.show()
        self.window.begin()

    def wait(self, done: Callable[[], bool] = lambda: False, seconds: float = 1.2) -> None:
        """Let the window work."""
        timer = QElapsedTimer()
        timer.start()
        while timer.elapsed() < seconds * 1000 and not done():
            self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.005)

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """Save a picture."""
        self.wait(seconds=0.4)
        (widget or self.window).grab().save(str(self._out / f"{name}.png"))

    def close(self) -> None:
        """End the threads."""
        self.window.hide()
        self.services.stop()


def photograph(app: QApplication, paths: LibraryPaths, out: Path, theme: Theme, name: str) -> None:
    """Take the pictures of one theme."""
    studio = Studio(app, paths, out, theme)
    window = studio.window
    studio.wait(lambda: window.grid.model().rowCount() > 0, 20)
    studio.wait(seconds=6)
    window.grid.choose(9)
    studio.wait(seconds=1.5)
    studio.take(f"library-{name}")
    window.inspector.tabs.setCurrentIndex(1)
    window.grid.choose(4)
    studio.wait(seconds=1)
    studio.take(f"ask-{name}")
    window.inspector.tabs.setCurrentIndex(2)
    studio.wait(seconds=1.5)
    studio.take(f"info-{name}")
    window.inspector.tabs.setCurrentIndex(3)
    window.grid.choose(10)
    studio.wait(seconds=1)
    studio.take(f"history-{name}")
    window.inspector.tabs.setCurrentIndex(0)
    window.grid.choose(0)
    window.page.by_folder.trigger()
    studio.wait(seconds=1)
    studio.take(f"folders-{name}")
    window.page.by_folder.trigger()
    studio.wait(seconds=0.5)
    window.top.search.put("beach OR night")
    studio.wait(seconds=1.5)
    studio.take(f"search-{name}")
    window.top.search.put("elefant")
    studio.wait(seconds=1)
    studio.take(f"nothing-found-{name}")
    window.top.search.put("")
    window.sidebar.go(Place(Shelf.PROBLEMS))
    studio.wait(seconds=1.5)
    studio.take(f"problems-{name}")
    window.sidebar.go(Place())
    studio.wait(seconds=1)
    window.navigation.show_mode("review")
    studio.wait(seconds=2)
    studio.take(f"review-{name}")
    window.navigation.show_mode("library")
    studio.wait(seconds=0.5)
    window.grid.choose(9)
    photo_id = window.grid.current_id()
    if photo_id is not None:
        window.navigation.open_stage(photo_id)
    studio.wait(seconds=1.5)
    studio.take(f"stage-{name}")
    for dialog, called in (
        (PreferencesDialog(window), "preferences"),
        (KeysDialog(window), "keys"),
    ):
        dialog.show()
        studio.wait(seconds=0.8)
        if isinstance(dialog, PreferencesDialog):
            dialog.show_page("writing")
        studio.take(f"{called}-{name}", dialog)
        dialog.close()
    studio.close()


def photograph_first_run(app: QApplication, root: Path, out: Path, theme: Theme, name: str) -> None:
    """Take the pictures of an empty library."""
    studio = Studio(app, LibraryPaths(root / f"empty-{name}"), out, theme)
    window = studio.window
    studio.wait(lambda: isinstance(window.centre.currentWidget(), FirstRun), 40)
    first = window.centre.currentWidget()
    assert isinstance(first, FirstRun)
    studio.take(f"first-run-folder-{name}")
    first.take_folders([root / "photos"])
    studio.wait(lambda: bool(first.cards.card_of), 10)
    studio.take(f"first-run-model-{name}")
    first.go_on.click()
    studio.take(f"first-run-writing-{name}")
    first.skipped.emit()
    studio.take(f"empty-{name}")
    studio.close()


def photograph_work(app: QApplication, paths: LibraryPaths, out: Path, theme: Theme) -> None:
    """Take a picture while photos are being described."""
    studio = Studio(app, paths, out, theme)
    window = studio.window
    studio.wait(lambda: window.grid.model().rowCount() > 0, 20)
    studio.wait(seconds=3)
    window.grid.choose(9)
    window.grid.selectAll()
    window.verbs.regenerate()
    studio.wait(lambda: window.strip.bar.isVisible() and window.strip.bar.value() > 5, 60)
    studio.take("describing-light")
    window.strip.cancel.click()
    studio.wait(seconds=3)
    studio.close()


def photograph_kinds(app: QApplication, paths: LibraryPaths, out: Path) -> None:
    """Take the window mirrored, small, in other languages, with much contrast and large text."""
    theme = Theme(app)
    theme.apply(ThemeChoice.LIGHT)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    _one(app, paths, out, theme, "library-right-to-left")
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    _one(app, paths, out, theme, "library-1024x640", (1024, 640))
    theme.apply(ThemeChoice.HIGH_CONTRAST)
    _one(app, paths, out, theme, "library-high-contrast")
    theme.apply(ThemeChoice.LIGHT)
    for code, name in (("de", "german"), ("fr", "french")):
        speak(app, code)
        _one(app, paths, out, theme, f"library-{name}")
    speak(app, "en_GB")
    for scale in (1.5, 2.0):
        large = Theme(app, scale)
        large.apply(ThemeChoice.LIGHT)
        _one(app, paths, out, large, f"library-text-{scale:.0%}".replace("%", ""))


def _one(
    app: QApplication,
    paths: LibraryPaths,
    out: Path,
    theme: Theme,
    name: str,
    size: tuple[int, int] = SIZE,
) -> None:
    studio = Studio(app, paths, out, theme)
    studio.window.resize(*size)
    studio.wait(lambda: studio.window.grid.model().rowCount() > 0, 20)
    studio.wait(seconds=3)
    studio.window.grid.choose(9)
    studio.wait(seconds=1.5)
    studio.take(name)
    studio.close()


def main() -> None:
    """Make all pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("docs/screenshots"))
    parser.add_argument("--library", type=Path, help="a folder that an earlier run has made")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    root = options.library or Path(tempfile.mkdtemp(prefix="blipdesk-shots-"))
    made = (root / "photos").exists()
    paths = LibraryPaths(root / "library") if made else make_sample(root)
    app = make_application()
    speak(app, "en_GB")
    theme = Theme(app)
    for choice, name in ((ThemeChoice.LIGHT, "light"), (ThemeChoice.DARK, "dark")):
        theme.apply(choice)
        photograph(app, paths, options.out, theme, name)
        photograph_first_run(app, root, options.out, theme, name)
    theme.apply(ThemeChoice.LIGHT)
    photograph_kinds(app, paths, options.out)
    theme = Theme(app)  # the text is as large again as it is mostly
    theme.apply(ThemeChoice.LIGHT)
    photograph_work(app, paths, options.out, theme)
    if options.library is None:
        shutil.rmtree(root)


if __name__ == "__main__":
    main()
