"""The strip at the bottom: what is being done, how fast, how long, and how to stop it."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QSlider, QWidget

from blipdesk.domain.photo import display_name
from blipdesk.gui.announcing import announce
from blipdesk.gui.bidi import isolated
from blipdesk.gui.controls import ElidedLabel, IconLabel, button, plain_label, tool_button
from blipdesk.gui.grid_view import LARGEST_PX, NORMAL_PX, SMALLEST_PX
from blipdesk.gui.job_reports import QUEUE, JobKind, JobReport, JobState
from blipdesk.gui.reasons import short_reason
from blipdesk.gui.theme import Theme
from blipdesk.gui.tokens import SPACE_M, SPACE_S

_ANNOUNCE_EVERY = 25  # percent


class JobStrip(QWidget):
    """Shows the newest job and the numbers of the list."""

    pause_toggled = Signal(bool)
    cancelled = Signal(int)
    problems_wanted = Signal()
    queue_wanted = Signal()
    retry_wanted = Signal()
    zoomed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("jobStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._number = 0
        self._paused = False
        self._announced = 0
        self._icon = IconLabel(theme, "check", "muted")
        self.what = ElidedLabel()
        self.what.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.setFixedWidth(200)
        self.detail = ElidedLabel("", "small")
        self._theme = theme
        self.pause = tool_button(theme, "pause", self.tr("Pause"), self._toggle_pause)
        self.cancel = tool_button(theme, "x", self.tr("Cancel"), self._cancel)
        self.problems = button(
            theme, " ", "triangle-alert", kind="plain", clicked=self.problems_wanted.emit
        )
        self.not_saved = button(
            theme, " ", "triangle-alert", kind="plain", clicked=self.retry_wanted.emit
        )
        self.not_saved.hide()
        self.queue = tool_button(
            theme, "list-ordered", self.tr("Jobs"), self.queue_wanted.emit, keys="Ctrl+J"
        )
        self.numbers = plain_label("", "small")
        self.zoom = QSlider(Qt.Orientation.Horizontal)
        self.zoom.setRange(SMALLEST_PX, LARGEST_PX)
        self.zoom.setSingleStep(16)
        self.zoom.setPageStep(48)
        self.zoom.setValue(NORMAL_PX)
        self.zoom.setFixedWidth(110)
        self.zoom.setAccessibleName(self.tr("Size of the pictures"))
        self.zoom.setToolTip(self.tr("Size of the pictures (Ctrl+Plus, Ctrl+Minus)"))
        self.zoom.valueChanged.connect(self.zoomed)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, SPACE_S - 2, SPACE_M, SPACE_S - 2)
        row.setSpacing(SPACE_S)
        for widget in (self._icon, self.what, self.bar, self.detail, self.pause, self.cancel):
            row.addWidget(widget)
        row.addWidget(self.problems)
        row.addWidget(self.not_saved)
        row.addStretch(1)
        for tail in (self.numbers, self.queue, self.zoom):
            row.addWidget(tail)
        row.setStretchFactor(self.detail, 4)
        self._show_idle(self.tr("Ready"))

    def show_numbers(self, total: int, chosen: int) -> None:
        """Say how many photos are listed and chosen."""
        locale = QLocale()
        photos = self.tr("{0} photos").format(locale.toString(total))
        if total == 1:
            photos = self.tr("1 photo")
        more = self.tr("{0} selected").format(locale.toString(chosen)) if chosen else ""
        self.numbers.setText(" · ".join(part for part in (photos, more) if part))

    def show_not_saved(self, photos: int, reason: str | None) -> None:
        """Say of how many photos something could not be saved; the button tries again."""
        self.not_saved.setVisible(photos > 0)
        self.not_saved.setText(self.tr("%n not saved", "", photos))
        self.not_saved.setToolTip(
            self.tr("Press to try again. {0}").format(short_reason(reason or "").replace("<", "‹"))
        )

    def show_report(self, report: JobReport) -> None:
        """Show where a job stands."""
        if report.state is JobState.WAITING and self._number:
            return
        if report.is_over:
            self._show_end(report)
            return
        if report.number != self._number:
            self._announced = 0
        self._number = report.number
        self._paused = report.state is JobState.PAUSED
        self._icon.show_icon(_ICONS[report.order.kind], "accent_text")
        title = self._title(report)
        self.what.set_text(title)
        self.bar.setRange(0, report.total)
        self.bar.setValue(report.done)
        self.detail.set_text(self._detail(report))
        icon, name = ("play", self.tr("Go on")) if self._paused else ("pause", self.tr("Pause"))
        self.pause.setIcon(self._theme.icon(icon))
        self.pause.setAccessibleName(name)
        self.pause.setToolTip(name)
        for widget in (self.bar, self.cancel):
            widget.show()
        self.pause.setVisible(report.number == QUEUE)
        self._show_problems(report.failed)
        self._announce_progress(report, title)

    def say(self, line: str) -> None:
        """Show a line for people; it steals no focus."""
        if not self._number:
            self._show_idle(line)
        else:
            self.detail.set_text(line)

    def warn(self, line: str) -> None:
        """Show a line about something that did not work."""
        self.say(short_reason(line))
        if not self._number:
            self._icon.show_icon("triangle-alert", "bad")

    def _title(self, report: JobReport) -> str:
        verb = {
            JobKind.DESCRIBE: self.tr("Describing"),
            JobKind.ASK: self.tr("Asking about"),
            JobKind.SCAN: self.tr("Looking for photos"),
            JobKind.DEMO: self.tr("Drawing the sample photos"),
        }[report.order.kind]
        if report.total and report.order.kind in (JobKind.DESCRIBE, JobKind.ASK):
            number = min(report.done + 1, report.total)
            return self.tr("{0} {1} of {2}").format(verb, number, report.total)
        return verb

    def _detail(self, report: JobReport) -> str:
        if report.state is JobState.PAUSED:
            return self._rest(report)
        parts = []
        if report.seconds_a_photo is not None:
            parts.append(self._pace(report.seconds_a_photo))
        if report.seconds_left is not None:
            parts.append(self._left(report.seconds_left))
        elif report.total and not report.done:
            parts.append(self.tr("getting the model ready"))
        if report.photo is not None:
            parts.append(isolated(display_name(report.photo.name)))
        return " · ".join(parts)

    def _rest(self, report: JobReport) -> str:
        if report.reason is None or report.is_paused:
            return self.tr("Paused; nothing is lost")
        return self.tr("Waits: {0}").format(display_name(report.reason))

    def _pace(self, seconds: float) -> str:
        if seconds >= 1:
            return self.tr("{0} s per photo").format(QLocale().toString(seconds, "f", 1))
        return self.tr("{0} photos per second").format(
            QLocale().toString(1 / max(seconds, 1e-3), "f", 1)
        )

    def _left(self, seconds: float) -> str:
        if seconds < 60:
            return self.tr("about {0} s left").format(max(1, round(seconds)))
        if seconds < 5400:
            return self.tr("about {0} min left").format(round(seconds / 60))
        return self.tr("about {0} h left").format(round(seconds / 3600))

    def _show_end(self, report: JobReport) -> None:
        if report.number != self._number and self._number:
            return
        self._number = 0
        if report.state is JobState.FAILED:
            line, icon, role = report.reason or "", "triangle-alert", "bad"
        elif report.state is JobState.CANCELLED:
            line = self.tr("Stopped after {0} photos; what was done stays").format(report.done)
            icon, role = "ban", "muted"
        else:
            line, icon, role = self._done_line(report), "check", "good"
        self._show_idle(line)
        self._icon.show_icon(icon, role)
        self._show_problems(report.failed)
        announce(self, line)

    def _done_line(self, report: JobReport) -> str:
        good = report.done - report.failed
        if report.order.kind is JobKind.DESCRIBE:
            return self.tr("{0} photos described").format(good)
        if report.order.kind is JobKind.ASK:
            return self.tr("{0} photos answered").format(good)
        if report.order.kind is JobKind.SCAN:
            return self.tr("The library is up to date")
        return self.tr("The sample photos are ready")

    def _show_idle(self, line: str) -> None:
        self.what.set_text(line)
        self.detail.set_text("")
        self._icon.show_icon("check", "muted")
        for widget in (self.bar, self.pause, self.cancel, self.problems):
            widget.hide()

    def _show_problems(self, failed: int) -> None:
        self.problems.setVisible(failed > 0)
        text = self.tr("1 problem") if failed == 1 else self.tr("{0} problems").format(failed)
        self.problems.setText(text)

    def _toggle_pause(self) -> None:
        self.pause_toggled.emit(not self._paused)

    def _cancel(self) -> None:
        self.cancelled.emit(self._number)

    def _announce_progress(self, report: JobReport, title: str) -> None:
        if report.total:
            quarter = report.done * 100 // report.total // _ANNOUNCE_EVERY
            if quarter > self._announced:
                self._announced = quarter
                announce(self, title)


_ICONS = {
    JobKind.SCAN: "refresh-cw",
    JobKind.DESCRIBE: "sparkles",
    JobKind.ASK: "message-circle-question-mark",
    JobKind.DEMO: "image",
}
