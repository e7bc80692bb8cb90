"""The jobs of this session, as the strip, the list of jobs and the way out need them."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from blipdesk.gui.folder_verbs import FolderVerbs
from blipdesk.gui.frame import Frame
from blipdesk.gui.inference_thread import JobKind, JobReport, JobState
from blipdesk.gui.library_view import LibraryView
from blipdesk.gui.services import Services
from blipdesk.gui.theme import Theme


class Jobs(QObject):
    """Follows the reports and shows the job that matters."""

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
        strip, models = frame.strip, services.models
        strip.pause_toggled.connect(models.set_paused)
        strip.cancelled.connect(self.cancel)
        strip.queue_wanted.connect(self.show)
        models.reported.connect(self._reported)
        models.changed.connect(view.library_changed)
        models.noticed.connect(strip.say)

    @property
    def brings_photos(self) -> bool:
        """Whether a job of this session is or was about photos that somebody named."""
        return any(report.order.paths for report in self._reports.values())

    @property
    def unfinished(self) -> list[JobReport]:
        """Those that are under way or wait, the oldest first."""
        return [report for report in self._reports.values() if not report.is_over]

    def cancel(self, number: int) -> None:
        """End a job; a pause ends with it."""
        self._services.models.cancel(number)
        self._services.models.set_paused(False)

    def show(self) -> None:
        """Show all jobs of this session."""
        from blipdesk.gui.jobs_dialog import JobsDialog

        JobsDialog(self._reports, self._services.models, self._theme, self._frame).exec()

    def _reported(self, report: JobReport) -> None:
        self._reports[report.number] = report
        strip = self._frame.strip
        strip.show_report(report)
        if report.state is JobState.DONE and report.order.kind is JobKind.DEMO:
            self._folders.add(report.order.paths)
        if report.is_over:
            self._view.library_changed()
            following = self.unfinished
            if following and report.state is not JobState.FAILED:
                strip.show_report(following[0])


def may_quit(parent: QWidget, unfinished: list[JobReport]) -> bool:
    """Ask what is to become of work that is not done."""
    left = sum(max(0, job.total - job.done) for job in unfinished)
    tr, box = parent.tr, QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("Quit BlipDesk?"))
    box.setText(tr("{0} photos are still to be done.").format(left))
    box.setInformativeText(
        tr("What is done stays. Describe the same photos again later: those that are "
           "done are left out.")
    )  # fmt: skip
    stay = box.addButton(tr("Finish first"), QMessageBox.ButtonRole.RejectRole)
    box.addButton(tr("Quit now"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is not stay
