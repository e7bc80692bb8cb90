"""The threads behind one window."""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QSettings

from blipdesk.gui.errands import Errands
from blipdesk.gui.idle import Idle
from blipdesk.gui.inference_thread import BackgroundWish, InferenceThread
from blipdesk.gui.pictures import Pictures
from blipdesk.gui.sessions import Desk, Reader, open_desk, open_for_models
from blipdesk.gui.tasks import Worker
from blipdesk.gui.thumbnails import Thumbnails
from blipdesk.gui.work import Work
from blipdesk.library.browsing import Browser
from blipdesk.runtime.paths import LibraryPaths
from blipdesk.settings.store import load_settings

_LAST_WAIT_MS = 60_000
"""For the copy of the day, which the last one to close a large library makes."""


class Services(QObject):
    """Starts and ends what a window works with.

    Args:
        paths: of the library.
        default_model: for describing and asking where no order names one; None: the setting.
    """

    def __init__(self, paths: LibraryPaths, default_model: str | None = None) -> None:
        super().__init__()
        self.paths = paths
        self.default_model = default_model
        self.opener = Reader(paths)
        self.reader: Worker[Browser] = Worker(self.opener, self)
        self.count_opener = Reader(paths, with_models=True)
        self.counter: Worker[Browser] = Worker(self.count_opener, self)
        self.desk: Worker[Desk] = Worker(open_desk(paths), self)
        open_library = open_for_models(paths)
        thread = InferenceThread(open_library, self._find_wish)
        self.models = Work(thread, Errands(open_library), self.desk)
        self.idle = Idle(paths, self._calls_made, self)
        self.thumbnails = Thumbnails(paths.thumbnails, parent=self)
        self.pictures = Pictures(self)
        self.store = QSettings(str(paths.root / "window.ini"), QSettings.Format.IniFormat)
        self._running = False

    @property
    def is_running(self) -> bool:
        """Whether the threads were started and not ended."""
        return self._running

    def paths_of(self, ids: list[int], done: Callable[[tuple[Path, ...]], None]) -> None:
        """Find the paths of photos."""
        self.reader.call(lambda b: tuple(photo.path for photo in b.photos(ids)), done)

    def _calls_made(self) -> int:
        return self.reader.calls_made + self.counter.calls_made + self.desk.calls_made

    def _find_wish(self) -> BackgroundWish:
        from blipdesk.library.describing import DescribeOptions

        settings = load_settings(self.paths.settings)
        options = DescribeOptions(self.default_model) if settings.describe_new else None
        return BackgroundWish(options, settings.watch_in_window)

    def start(self) -> None:
        """Start the threads; the reading one first, it is waited for."""
        self._running = True
        self.reader.start()
        self.thumbnails.start()
        self.pictures.start()

    def start_writing(self) -> None:
        """Start what is not needed for the first picture."""
        self.counter.start()
        self.desk.start()
        self.models.begin()
        self.idle.start()

    def let_go(self) -> None:
        """Have every thread that has the index open end soon; see ``wait_until_let_go``."""
        self.idle.end()
        self.models.end()
        self.desk.end()
        self.count_opener.interrupt()
        self.counter.end()
        self.opener.interrupt()
        self.reader.end()

    def wait_until_let_go(self, wait_ms: int = 60_000) -> bool:
        """Wait, in any thread, until nobody here has the index open; say whether that is so."""
        threads = (self.idle, self.models, self.desk, self.counter, self.reader)
        return all(thread.wait_ended(wait_ms) for thread in threads)

    def take_up(self) -> None:
        """Start the threads that have ended; wishes that were not carried out are now."""
        if self._running:
            self.reader.start()
            self.start_writing()

    def settings_changed(self) -> None:
        """Have the threads work by the settings as they are now."""
        self.desk.reopen()
        self.counter.reopen()
        self.models.settings_changed()

    @property
    def has_ended(self) -> bool:
        """Whether no thread runs; a disk that hangs, or a long copy, may hold one up."""
        are_pictures_over = self.thumbnails.has_ended and self.pictures.has_ended
        return are_pictures_over and self.wait_until_let_go(0)

    def stop(self) -> None:
        """End every thread; what was begun is finished first. See ``has_ended``."""
        if not self._running:
            return
        self._running = False
        self.let_go()
        until_s = time.monotonic() + _LAST_WAIT_MS / 1000
        for part in (self.models, self.desk, self.counter, self.reader):
            part.stop(max(0, round((until_s - time.monotonic()) * 1000)))
        self.thumbnails.stop()
        self.pictures.stop()
        self.idle.wait_ended(max(0, round((until_s - time.monotonic()) * 1000)))
        with suppress(OSError):
            Path(self.store.fileName()).parent.mkdir(parents=True, exist_ok=True)
        self.store.sync()
