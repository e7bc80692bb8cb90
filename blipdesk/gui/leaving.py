"""Closing the window: to the tray, or to the end, and what is still to be done before that."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from blipdesk.gui.jobs import Jobs, WayOut, ask_way_out
from blipdesk.gui.last_words import LastWords
from blipdesk.gui.services import Services
from blipdesk.gui.tray import Tray
from blipdesk.gui.trouble import Trouble


class Leaving(QObject):
    """Decides whether the window may be closed now.

    Args:
        window: is closed once that becomes possible.
    """

    def __init__(
        self,
        window: QWidget,
        services: Services,
        tray: Tray,
        jobs: Jobs,
        trouble: Trouble,
        last_words: LastWords,
    ) -> None:
        super().__init__(window)
        self._window, self._services, self._tray = window, services, tray
        self._jobs, self._trouble, self._last_words = jobs, trouble, last_words
        self._is_quitting = self._is_finishing = False
        jobs.all_done.connect(self._quit_if_finishing)
        last_words.ready.connect(window.close)

    def quit(self) -> None:
        """End BlipDesk, also where closing the window would leave it in the tray."""
        self._is_quitting = True
        self._window.close()

    def goes_to_tray(self) -> bool:
        """Let the tray take the window over, where it is to; say whether it has."""
        may_hide = not self._is_quitting and self._services.is_running
        return may_hide and not self._trouble.is_repairing and self._tray.take_over()

    def may_go(self) -> bool:
        """Say whether the window may end; a person may be asked, or it may close later by itself.

        Nothing is asked while the index is being mended: that has to come to its end.
        """
        if self._trouble.is_repairing:
            return False
        if not self._services.is_running:
            return True
        if not self._may_leave_work():
            self._is_quitting = False
            return False
        return self._last_words.are_safe()

    def _may_leave_work(self) -> bool:
        photos = self._jobs.photos_in_work
        if not photos or self._is_finishing:
            return True
        way = ask_way_out(self._window, photos)
        if way is WayOut.FINISH:
            self._is_finishing = True
            line = self.tr("BlipDesk quits when the photos are done")
            self._services.models.noticed.emit(line)
        return way is WayOut.KEEP

    def _quit_if_finishing(self) -> None:
        if self._is_finishing:
            self.quit()
