"""What goes on beside the window, as the strip, the list of jobs and the way out need it."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QTime, QTimer, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from blipdesk.domain.photo import display_name
from blipdesk.gui.folder_verbs import FolderVerbs
from blipdesk.gui.frame import Frame
from blipdesk.gui.job_reports import QUEUE, JobKind, JobReport, JobState
from blipdesk.gui.library_view import LibraryView
from blipdesk.gui.services import Services
from blipdesk.gui.theme import Theme

_LOOK_MS = 500


class WayOut(StrEnum):
    """What becomes of photos that still wait when the window is closed."""

    KEEP = "keep"
    FINISH = "finish"
    STAY = "stay"


class Jobs(QObject):
    """Follows the reports and shows the one that matters. ``all_done``: nothing waits any more."""

    all_done = Signal()

    def __init__(
        self,
        frame: Frame,
        services: Services,
        theme: Theme,
        view: LibraryView,
        folders: FolderVerbs,
    ) -> None:
        super().__init__(frame)
        self._frame, self._services, self._theme = frame, services, theme
        self._view, self._folders = view, folders
        self._reports: dict[int, JobReport] = {}
        self._is_new_session = True
        self._compared: dict[Path, QTime] = {}
        self._offline: set[Path] = set()
        strip, models = frame.strip, services.models
        strip.pause_toggled.connect(models.set_paused)
        strip.cancelled.connect(models.cancel)
        strip.queue_wanted.connect(self.show)
        models.reported.connect(self._reported)
        models.queued.connect(self._queued)
        models.changed.connect(view.library_changed)
        models.noticed.connect(strip.say)
        models.seen.connect(self._seen)
        self._look_timer = QTimer(self, singleShot=True, interval=_LOOK_MS)
        self._look_timer.timeout.connect(self._look_at_screen)
        frame.grid.verticalScrollBar().valueChanged.connect(lambda *_: self._look_timer.start())

    @property
    def brings_photos(self) -> bool:
        """Whether an errand of this session is or was about photos that somebody named."""
        return any(
            report.order.paths for report in self._reports.values() if report.number != QUEUE
        )

    @property
    def errands(self) -> list[JobReport]:
        """The errands of this session, the newest first."""
        numbers = sorted((n for n in self._reports if n != QUEUE), reverse=True)
        return [self._reports[number] for number in numbers]

    @property
    def photos_in_work(self) -> int:
        """How many photos the models are still to look at, unless the queue rests."""
        queue = self._reports.get(QUEUE)
        if queue is None or queue.state is not JobState.RUNNING:
            return 0
        return queue.total - queue.done

    @property
    def watch_line(self) -> str:
        """How watching stands; empty where no folder is watched."""
        here = {node.path for node in self._view.overview.folders}
        times = [time for folder, time in self._compared.items() if folder in here]
        if not times:
            return ""
        newest = QLocale().toString(max(times), QLocale.FormatType.ShortFormat)
        parts = [
            self.tr("%n folder(s) watched", "", len(times)),
            self.tr("compared at {0}").format(newest),
        ]
        if self._offline & here:
            parts.append(self.tr("%n offline", "", len(self._offline & here)))
        return " · ".join(parts)

    def show(self) -> None:
        """Show the queue and what was done in this session."""
        from blipdesk.gui.jobs_dialog import JobsDialog

        JobsDialog(self, self._services.models, self._theme, self._frame).exec()

    def _reported(self, report: JobReport) -> None:
        self._reports[report.number] = report
        strip = self._frame.strip
        errand = next((e for e in self.errands if not e.is_over), None)
        if report.number != QUEUE or errand is None or report.state is JobState.FAILED:
            strip.show_report(report)
        if report.number == QUEUE:
            self._greet(report)
        if report.state is JobState.DONE and report.order.kind is JobKind.DEMO:
            self._folders.add(report.order.paths)
        if report.is_over:
            self._view.library_changed()
            self._go_on(report)

    def _go_on(self, over: JobReport) -> None:
        """Show what is still under way."""
        following = [report for report in self._reports.values() if not report.is_over]
        if following and over.state is not JobState.FAILED:
            self._frame.strip.show_report(following[-1])
        if over.number == QUEUE:
            self.all_done.emit()

    def _greet(self, report: JobReport) -> None:
        """Say once that work of the last time goes on."""
        if self._is_new_session and report.order.paths == () and report.state is JobState.RUNNING:
            waiting = report.total - report.done
            self._frame.strip.say(self.tr("%n photo(s) of last time go on", "", waiting))
        self._is_new_session = False

    def _queued(self, count: int) -> None:
        self._is_new_session = False
        self._look_timer.start()
        if not count:
            self._frame.strip.say(self.tr("Nothing is left to be described there"))

    def _look_at_screen(self) -> None:
        """What somebody looks at is done first."""
        if self._frame.grid.isVisible():
            self._services.models.look_at(self._frame.grid.ids_in_view())

    def _seen(self, event: object) -> None:
        from blipdesk.library.following import Seen, WatchEvent

        assert isinstance(event, WatchEvent)
        where = display_name(event.path.name or str(event.path))
        if event.seen is Seen.COMPARED:
            self._compared[event.path] = QTime.currentTime()
        elif event.seen is Seen.OFFLINE:
            self._offline.add(event.path)
            self._frame.strip.say(self.tr("{0} is offline; its photos stay known").format(where))
        elif event.seen is Seen.ONLINE:
            self._offline.discard(event.path)
            self._frame.strip.say(self.tr("{0} is there again").format(where))
        elif event.seen is Seen.PROBLEM:
            self._frame.strip.say(display_name(event.detail or where))


class WayOutBox(QMessageBox):
    """Asks what is to become of photos that are not done."""

    def __init__(self, parent: QWidget, photos: int) -> None:
        super().__init__(parent)
        self.setObjectName("wayOut")
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("Quit BlipDesk?"))
        self.setText(self.tr("%n photo(s) still wait for the models.", "", photos))
        self.setInformativeText(
            self.tr("They stay in the queue: the work goes on when BlipDesk is opened again.")
        )
        keep = self.addButton(self.tr("Go on next time"), QMessageBox.ButtonRole.AcceptRole)
        finish = self.addButton(self.tr("Finish, then quit"), QMessageBox.ButtonRole.ActionRole)
        stay = self.addButton(QMessageBox.StandardButton.Cancel)
        self._ways = ((keep, WayOut.KEEP), (finish, WayOut.FINISH))
        self.setDefaultButton(keep)
        self.setEscapeButton(stay)

    def ask(self) -> WayOut:
        """Wait for the answer."""
        self.exec()
        pressed = self.clickedButton()
        self.deleteLater()
        return next((way for button, way in self._ways if button is pressed), WayOut.STAY)


def ask_way_out(parent: QWidget, photos: int) -> WayOut:
    """Ask what is to become of photos that are not done."""
    return WayOutBox(parent, photos).ask()
