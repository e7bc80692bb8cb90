"""The thread that watches the folders and drives the models over the library's queue.

The models themselves run in the child process that the engine starts. What waits is in the index:
this thread leases it photo by photo, as a command line beside it may, and never the same photo.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QThread, Signal

from blipdesk.domain.errors import DatabaseCorrupt, KnownError

if TYPE_CHECKING:
    from blipdesk.library.background_run import BackgroundRun, Remote
    from blipdesk.library.describing import DescribeOptions
    from blipdesk.library.following import WatchEvent
    from blipdesk.library.library import Library
    from blipdesk.library.stations import QueueResult

log = logging.getLogger(__name__)

_TELL_EVERY_S = 0.2


@dataclass(frozen=True, slots=True)
class BackgroundWish:
    """What goes on by itself.

    Args:
        new_photos: how photos that nobody has described are; None: they are not.
        watching: whether folders are looked at for them.
    """

    new_photos: "DescribeOptions | None"
    watching: bool


class InferenceThread(QThread):
    """Runs the library's background work; its methods may be called from the window's thread.

    ``progressed`` carries a ``QueueProgress``, ``answered`` a result, ``seen`` a ``WatchEvent``
    worth telling; ``changed``: lists may show something new.

    Args:
        open_library: enters a library for this thread; its argument takes notices.
        find_wish: is called in the thread.
    """

    progressed = Signal(object)
    answered = Signal(object)
    seen = Signal(object)
    changed = Signal()
    noticed = Signal(str)
    could_not_open = Signal(object)
    found_damage = Signal(object)

    def __init__(
        self,
        open_library: Callable[[Callable[[str], None]], AbstractContextManager["Library"]],
        find_wish: Callable[[], BackgroundWish],
    ) -> None:
        super().__init__()
        self._open_library = open_library
        self._find_wish = find_wish
        self._steering = threading.Lock()
        self._remote: Remote | None = None
        self._ending = False
        self._changed_s = 0.0

    # --- called by the window ---

    def begin(self) -> None:
        """Start, also after an end."""
        if not self.isRunning():
            self._ending = False
            self.start()

    def end(self) -> None:
        """Have the thread end now; what the model looks at stays in the queue."""
        with self._steering:
            self._ending = True
            if self._remote is not None:
                self._remote.stop()

    def reopen(self) -> None:
        """Begin anew with the settings as they are now."""
        with self._steering:
            if self._remote is not None:
                self._remote.stop()

    def wake(self) -> None:
        """Look at the queue: somebody has changed it."""
        self._post(lambda run: None)

    def photos_came(self, folders: Sequence[Path]) -> None:
        """Photos of these folders were read in another thread: describe them, if that is wanted.

        This thread's own look at the folders may have been before that or in the middle of it.
        """
        self._post(lambda run: run.add_undone(folders))

    def try_now(self) -> None:
        """Rest no longer after a model failed."""
        self._post(lambda run: run.try_now())

    def give_up_photo(self) -> None:
        """Stop the model at once; the photos that it looks at go back into the queue."""
        self._post(lambda run: run.interrupt())

    def wait_ended(self, wait_ms: int) -> bool:
        """Wait in any thread until it has ended; say whether it has."""
        return self.wait(wait_ms)

    def _post(self, action: "Callable[[BackgroundRun], None]") -> None:
        with self._steering:
            if self._remote is not None:
                self._remote.post(action)

    # --- in the thread ---

    def run(self) -> None:
        """Work until ``end``, anew after each ``reopen``."""
        while not self._ending:
            try:
                with self._open_library(self.noticed.emit) as library:
                    self._work(library)
            except DatabaseCorrupt as error:
                self.found_damage.emit(error)
                return
            except KnownError as error:
                self.could_not_open.emit(error)
                return
            except Exception as error:
                log.exception("a bug ended the work in the background")
                self.noticed.emit(f"a bug in BlipDesk: {error!r}; the log has the details")
                return

    def _work(self, library: "Library") -> None:
        from blipdesk.library.background_run import Listener, Remote

        listener = Listener(
            self._take_event, self._take_result, self.progressed.emit, self.noticed.emit
        )
        with self._steering:
            self._remote = remote = Remote()
            if self._ending:
                return
        try:
            wish = self._find_wish()
            library.background.run(remote, listener, wish.new_photos, watching=wish.watching)
        finally:
            with self._steering:
                self._remote = None

    def _take_event(self, event: "WatchEvent") -> None:
        from blipdesk.library.following import Seen

        if event.seen in (Seen.OFFLINE, Seen.ONLINE, Seen.COMPARED, Seen.PROBLEM):
            self.seen.emit(event)
        if event.seen not in (Seen.COMPARED, Seen.LEFT_OUT, Seen.QUEUE):
            self._tell_changed()

    def _take_result(self, result: "QueueResult") -> None:
        self.answered.emit(result)
        self._tell_changed()

    def _tell_changed(self) -> None:
        """Thousands of photos may be read in a second: the lists need not hear of each."""
        now_s = time.monotonic()
        if now_s - self._changed_s > _TELL_EVERY_S:
            self._changed_s = now_s
            self.changed.emit()
