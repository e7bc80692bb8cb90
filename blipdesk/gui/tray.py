"""BlipDesk in the desktop's tray: watching and describing go on while the window is closed.

Only where the desktop has a tray, and only if the user chose so. A tray can also go away, as when a
panel ends: then the window comes back, so that nothing runs that nobody can reach.
"""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from blipdesk.gui.job_reports import QUEUE, JobReport, JobState

_LOOK_MS = 5_000


class TrayIcon(Protocol):
    """What is needed of a tray."""

    def is_available(self) -> bool:
        """Whether the desktop has a tray now."""

    def show(self, icon: QIcon, menu: QMenu, clicked: Callable[[], None]) -> None:
        """Put the icon there."""

    def hide(self) -> None:
        """Take it away."""

    def set_tip(self, text: str) -> None:
        """Say what goes on."""

    def notify(self, title: str, text: str) -> None:
        """Tell something without taking the keyboard from anybody."""


class DesktopTray:
    """The tray of the desktop."""

    def __init__(self) -> None:
        self._shown: QSystemTrayIcon | None = None

    def is_available(self) -> bool:
        """Whether the desktop has a tray now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show(self, icon: QIcon, menu: QMenu, clicked: Callable[[], None]) -> None:
        """Put the icon there."""
        shown = self._shown = QSystemTrayIcon(icon)
        shown.setContextMenu(menu)
        trigger = QSystemTrayIcon.ActivationReason.Trigger
        shown.activated.connect(lambda reason: clicked() if reason is trigger else None)
        shown.messageClicked.connect(clicked)
        shown.show()

    def hide(self) -> None:
        """Take it away."""
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
            self._shown = None

    def set_tip(self, text: str) -> None:
        """Say what goes on."""
        if self._shown is not None:
            self._shown.setToolTip(text)

    def notify(self, title: str, text: str) -> None:
        """Tell something without taking the keyboard from anybody."""
        if self._shown is not None:
            self._shown.showMessage(title, text, self._shown.icon())


class Tray(QObject):
    """Stands for the window while that is closed.

    ``opened``: the window is wanted; ``quit_wanted``: the end; ``pause_wanted`` carries whether
    work is to rest.

    Args:
        icon: the boundary to the desktop.
    """

    opened = Signal()
    quit_wanted = Signal()
    pause_wanted = Signal(bool)

    def __init__(self, icon: TrayIcon, parent: QObject) -> None:
        super().__init__(parent)
        self._icon = icon
        self._is_shown = False
        self._is_paused = False
        self._was_explained = False
        self._menu = QMenu()
        self._menu.addAction(self.tr("Open BlipDesk"), self.opened.emit)
        self._pause = self._menu.addAction(self.tr("Pause"), self._toggle_pause)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Quit"), self.quit_wanted.emit)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look_for_tray)

    def set_wanted(self, wanted: bool, icon: QIcon) -> None:
        """Show or take away the icon, as the user chose; without a tray there is none."""
        is_due = wanted and self._icon.is_available()
        if is_due and not self._is_shown:
            self._icon.show(icon, self._menu, self.opened.emit)
            self._icon.set_tip("BlipDesk")
        elif self._is_shown and not is_due:
            self._icon.hide()
        self._is_shown = is_due

    def take_over(self) -> bool:
        """Stand for the window from now on; False: there is no tray, or it is not wanted."""
        if not self._is_shown or not self._icon.is_available():
            return False
        self._timer.start()
        if not self._was_explained:
            self._was_explained = True
            self._icon.notify(
                "BlipDesk", self.tr("BlipDesk goes on here. Its menu opens the window again.")
            )
        return True

    def hand_back(self) -> None:
        """The window is there again."""
        self._timer.stop()

    def close(self) -> None:
        """Leave the tray."""
        self._timer.stop()
        if self._is_shown:
            self._icon.hide()
        self._is_shown = False

    def look_for_tray(self) -> None:
        """Have the window shown if the tray is gone."""
        if not self._icon.is_available():
            self._timer.stop()
            self.opened.emit()

    def follow(self, report: JobReport, *, is_seen: bool) -> None:
        """Say how the queue stands, and what it came to if nobody looks at the window.

        Args:
            is_seen: whether the window is in front.
        """
        if report.number != QUEUE or not self._is_shown:
            return
        self._is_paused = report.state is JobState.PAUSED
        self._pause.setText(self.tr("Go on") if self._is_paused else self.tr("Pause"))
        left = report.total - report.done
        self._icon.set_tip(self.tr("BlipDesk: %n photo(s) wait", "", left) if left else "BlipDesk")
        if report.state is JobState.DONE and not is_seen:
            good = self.tr("%n photo(s) done", "", report.done - report.failed)
            bad = self.tr("%n failed", "", report.failed) if report.failed else ""
            self._icon.notify("BlipDesk", " · ".join(part for part in (good, bad) if part))

    def _toggle_pause(self) -> None:
        self.pause_wanted.emit(not self._is_paused)
