"""Make the pictures in docs/screenshots: ``make screenshots``.

Draws the sample photos, describes them with the bundled models and photographs the window in its
states and themes. The pictures hold nothing but drawn scenes and the fonts that ship with it; the
Japanese one is made where a font for it is installed (Debian: fonts-noto-cjk).

    python tools/screenshots.py [--out docs/screenshots]
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import fields
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QElapsedTimer, QEventLoop, QLocale, QRect, QRectF, Qt
from PySide6.QtGui import QFontDatabase, QPainter, QPainterPath
from PySide6.QtWidgets import QApplication, QWidget

from blipdesk.bootstrap import open_library
from blipdesk.demo.sample_library import SamplePhoto, write_sample_library
from blipdesk.domain.text import Field, FieldEdit
from blipdesk.gui.app import load_translation, make_application
from blipdesk.gui.first_captions import FirstCaptions
from blipdesk.gui.first_run import FirstRun
from blipdesk.gui.keys_dialog import KeysDialog
from blipdesk.gui.preferences import PreferencesDialog
from blipdesk.gui.services import Services
from blipdesk.gui.sidebar import Place
from blipdesk.gui.theme import Theme, ThemeChoice
from blipdesk.gui.tokens import RADIUS_L
from blipdesk.gui.window import Window
from blipdesk.index.database import open_index
from blipdesk.library.describing import AskOptions, DescribeOptions
from blipdesk.library.history import UndoSelection
from blipdesk.library.listing import Shelf
from blipdesk.library.made_library import LibraryMaker, fill
from blipdesk.library.review import PersonEdit
from blipdesk.runtime.paths import LibraryPaths
from blipdesk.settings.schema import Settings

PHOTOS, MANY = 48, 500_000
SHOWN = 3
"""Which of the newest photos is chosen: three owls, with a draft."""
SHOWN_CAPTIONS = 6
BROKEN, UNDONE, DECORATIVE = 8, 39, 45
SIZE = (1440, 900)
QUESTIONS = ("where is it?", "what is on the left?", "how many things are there?")
SETTINGS = """
[models]
caption = "demo"
[writing]
mode = "reviewed"
[queue]
describe_new = false
"""
_QUIET_MS, _MOST_MS = 900, 120_000


def speak(app: QApplication, code: str) -> None:
    """Let the window speak a language and write its numbers and dates."""
    QLocale.setDefault(QLocale(code))
    load_translation(app, QLocale(code))


def make_sample(home: Path) -> LibraryPaths:
    """Draw photos, describe most of them, ask about many, approve some and damage one."""
    paths = LibraryPaths(home / "library")
    paths.root.mkdir(parents=True)
    paths.settings.write_text(SETTINGS)
    photos = write_sample_library(home / "Pictures", PHOTOS)
    broken = photos[BROKEN].path
    broken.write_bytes(broken.read_bytes()[:3000])
    taken_s = broken.stat().st_mtime - 1500 * 86_400
    os.utime(broken, (taken_s, taken_s))  # what has no date of its own goes by the file's
    with open_library(paths) as library:
        library.add_folder(home / "Pictures")
        described = [photo.path for number, photo in enumerate(photos) if number % 5]
        list(library.runs.describe(described, DescribeOptions(model="demo")))
        list(library.runs.ask(described[16:], QUESTIONS, AskOptions(model="demo")))
        fields = (Field.CAPTION, Field.ALT_TEXT, Field.KEYWORDS, Field.ANSWERS)
        list(library.approve(described[::3], fields))
        decorative = PersonEdit((FieldEdit(Field.DECORATIVE, True),))
        list(library.set_words([photos[DECORATIVE].path], decorative))
        library.scan([home / "Pictures"])
    _pass_over(paths, home, photos[UNDONE])
    return paths


def _pass_over(paths: LibraryPaths, home: Path, photo: SamplePhoto) -> None:
    """Let another program change a title, so that an undo leaves it as it is."""

    def titled(root: Path, title: str) -> None:
        with open_library(LibraryPaths(root)) as library:
            list(library.set_words([photo.path], PersonEdit((FieldEdit(Field.TITLE, title),))))

    titled(paths.root, "Evening")
    (home / "other").mkdir()
    titled(home / "other", "By the road")
    with open_library(paths) as library:
        list(library.undo(UndoSelection(None, (photo.path,))))
        library.scan([home / "Pictures"])


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

    def wait(self, done: Callable[[], bool]) -> None:
        """Let the window work until something is so."""
        timer = QElapsedTimer()
        timer.start()
        while not done():
            if timer.elapsed() > _MOST_MS:
                raise TimeoutError("the window does not get there")
            self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.005)

    def settle(self) -> None:
        """Let the window work until it has had nothing to do for a while."""
        services = self.services
        parts = (services.reader, services.counter, services.desk)
        quiet = QElapsedTimer()
        quiet.start()

        def is_quiet() -> bool:
            if any(part.is_busy for part in (*parts, services.thumbnails, services.pictures)):
                quiet.restart()
            return quiet.elapsed() > _QUIET_MS

        self.wait(is_quiet)

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """Save a picture of the window as it comes to rest, or of a part of it."""
        self.settle()
        (widget or self.window).grab().save(str(self._out / f"{name}.png"))

    def take_with(self, name: str, popup: QWidget) -> None:
        """Save a picture of the window with what has opened over it."""
        self.settle()
        picture = self.window.grab()
        corner = self.window.mapFromGlobal(popup.pos())
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(QRect(corner, popup.size())), RADIUS_L, RADIUS_L)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(shape)
        painter.drawPixmap(corner, popup.grab())
        painter.end()
        picture.save(str(self._out / f"{name}.png"))

    def close(self) -> None:
        """End the threads."""
        self.window.hide()
        self.services.stop()


def photograph(app: QApplication, paths: LibraryPaths, out: Path, theme: Theme, name: str) -> None:
    """Take the pictures of one theme."""
    studio = Studio(app, paths, out, theme)
    window, tabs = studio.window, studio.window.inspector.tabs
    studio.wait(lambda: window.grid.model().rowCount() > 0)
    studio.settle()
    window.grid.choose(SHOWN)
    studio.take(f"library-{name}")
    _photograph_tabs(studio, name)
    tabs.setCurrentIndex(0)
    window.page.by_folder.trigger()
    studio.settle()
    window.grid.choose(0)
    studio.take(f"folders-{name}")
    window.page.by_folder.trigger()
    studio.settle()
    window.grid.choose(SHOWN)
    window.page.filters.answers.click()
    studio.take_with(f"answers-{name}", window.page.filters.panel)
    window.page.filters.panel.close()
    for query, called in (("beach OR night", "search"), ("elefant", "nothing-found")):
        window.top.search.put(query)
        studio.settle()
        if window.grid.model().rowCount():
            window.grid.choose(1)
        studio.take(f"{called}-{name}")
    window.top.search.put("")
    window.sidebar.go(Place(Shelf.PROBLEMS))
    studio.settle()
    window.grid.choose(0)
    studio.take(f"problems-{name}")
    window.sidebar.go(Place())
    studio.settle()
    window.navigation.show_mode("review")
    studio.take(f"review-{name}")
    window.navigation.show_mode("library")
    studio.settle()
    window.grid.choose(SHOWN)
    photo_id = window.grid.current_id()
    assert photo_id is not None
    window.navigation.open_stage(photo_id)
    studio.take(f"stage-{name}")
    _photograph_dialogs(studio, name)
    studio.close()


def _photograph_tabs(studio: Studio, name: str) -> None:
    """Take the inspector's tabs, each with a photo that has something to show there."""
    window, tabs = studio.window, studio.window.inspector.tabs
    for number, called, shelf, position in (
        (1, "ask", Shelf.APPROVED, 2),
        (2, "info", Shelf.APPROVED, 2),
        (3, "history", Shelf.ALL, PHOTOS - UNDONE - 1),
    ):
        window.sidebar.go(Place(shelf))
        studio.settle()
        tabs.setCurrentIndex(number)
        window.grid.choose(position)
        studio.take(f"{called}-{name}")
    window.sidebar.go(Place())
    studio.settle()


def _photograph_dialogs(studio: Studio, name: str) -> None:
    preferences = PreferencesDialog(studio.window)
    preferences.show()
    studio.wait(lambda: len(preferences.row) == len(fields(Settings)))
    for page, called in (("writing", "preferences"), ("storage", "storage")):
        preferences.show_page(page)
        studio.take(f"{called}-{name}", preferences)
    preferences.close()
    keys = KeysDialog(studio.window)
    keys.show()
    studio.take(f"keys-{name}", keys)
    keys.close()


def photograph_first_run(app: QApplication, home: Path, out: Path, theme: Theme, name: str) -> None:
    """Take the pictures of an empty library."""
    studio = Studio(app, LibraryPaths(home / f"empty-{name}"), out, theme)
    window = studio.window
    studio.wait(lambda: isinstance(window.centre.currentWidget(), FirstRun))
    first = window.centre.currentWidget()
    assert isinstance(first, FirstRun)
    studio.take(f"first-run-folder-{name}")
    first.take_folders([home / "Pictures"])
    studio.wait(lambda: bool(first.cards.card_of))
    studio.take(f"first-run-model-{name}")
    first.go_on.click()
    studio.take(f"first-run-writing-{name}")
    first.skipped.emit()
    studio.take(f"empty-{name}")
    studio.close()


def photograph_first_captions(app: QApplication, home: Path, out: Path, theme: Theme) -> None:
    """Take a picture of what a new library shows while its first photos are being described."""
    studio = Studio(app, LibraryPaths(home / "first"), out, theme)
    window = studio.window
    studio.wait(lambda: isinstance(window.centre.currentWidget(), FirstRun))
    first = window.centre.currentWidget()
    assert isinstance(first, FirstRun)
    first.finished.emit([home / "Pictures"], "demo", "reviewed", True)
    studio.wait(lambda: isinstance(window.centre.currentWidget(), FirstCaptions))
    page = window.centre.currentWidget()
    assert isinstance(page, FirstCaptions)
    studio.wait(lambda: len(page.captions) >= SHOWN_CAPTIONS)
    pictures = studio.services.thumbnails
    studio.wait(lambda: all(pictures.get(c.photo.photo_id) for c in page.captions))
    window.grab().save(str(out / "first-captions-light.png"))
    studio.close()


def photograph_work(app: QApplication, paths: LibraryPaths, out: Path, theme: Theme) -> None:
    """Take a picture while photos are being described; nothing of it is kept."""
    studio = Studio(app, paths, out, theme)
    window = studio.window
    studio.wait(lambda: window.grid.model().rowCount() > 0)
    studio.settle()
    window.grid.choose(SHOWN)
    window.top.describe.click()
    studio.wait(lambda: window.strip.bar.isVisible() and window.strip.bar.value() > 2)
    window.grab().save(str(out / "describing-light.png"))
    window.strip.cancel.click()
    studio.wait(lambda: not window.strip.bar.isVisible())
    studio.close()


def photograph_kinds(app: QApplication, paths: LibraryPaths, out: Path) -> None:
    """Take the window mirrored, small, in other languages, with much contrast and large text."""
    theme = Theme(app)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    theme.apply(ThemeChoice.LIGHT)
    _one(app, paths, out, theme, "library-right-to-left")
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    theme.apply(ThemeChoice.LIGHT)
    _one(app, paths, out, theme, "library-1024x640", (1024, 640))
    theme.apply(ThemeChoice.HIGH_CONTRAST)
    _one(app, paths, out, theme, "library-high-contrast")
    theme.apply(ThemeChoice.LIGHT)
    languages = [("de", "german"), ("fr", "french"), ("es", "spanish")]
    if QFontDatabase.families(QFontDatabase.WritingSystem.Japanese):
        languages.append(("ja", "japanese"))
    for code, name in languages:
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
    studio.wait(lambda: studio.window.grid.model().rowCount() > 0)
    studio.settle()
    studio.window.grid.choose(SHOWN)
    studio.take(name)
    studio.close()


def photograph_many(app: QApplication, paths: LibraryPaths, out: Path, theme: Theme) -> None:
    """Take the window over half a million photos, of which only the newest have files."""
    with closing(open_index(paths.database)) as index:
        fill(index, LibraryMaker(MANY))
    paths.settings.write_text(f"{SETTINGS}[watch]\nin_window = false\n")
    _one(app, paths, out, theme, "library-500k")


def make_pictures(app: QApplication, home: Path, out: Path) -> None:
    """Make all pictures."""
    paths = make_sample(home)
    speak(app, "en_GB")
    theme = Theme(app)
    for choice, name in ((ThemeChoice.LIGHT, "light"), (ThemeChoice.DARK, "dark")):
        theme.apply(choice)
        photograph(app, paths, out, theme, name)
        photograph_first_run(app, home, out, theme, name)
    photograph_kinds(app, paths, out)
    theme = Theme(app)  # the text is as large again as it is mostly
    theme.apply(ThemeChoice.LIGHT)
    photograph_work(app, paths, out, theme)
    photograph_first_captions(app, home, out, theme)
    photograph_many(app, paths, out, theme)


def main() -> None:
    """Make all pictures, in a home of their own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("docs/screenshots"))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="blipdesk-shots-") as home:
        os.environ["HOME"] = home  # so that folders are shown as people see theirs: ~/Pictures
        make_pictures(make_application(), Path(home), options.out.absolute())


if __name__ == "__main__":
    main()
