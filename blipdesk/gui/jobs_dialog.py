"""All jobs of this session: what they came to, what waits, and why photos failed."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from blipdesk.domain.photo import display_name
from blipdesk.gui.controls import button, framed, plain_label
from blipdesk.gui.inference_thread import InferenceThread, JobKind, JobReport, JobState
from blipdesk.gui.theme import Theme
from blipdesk.gui.tokens import SPACE_L, SPACE_M, SPACE_S


class JobsDialog(QDialog):
    """A list of jobs, the newest first; it follows what happens."""

    def __init__(
        self,
        jobs: Mapping[int, JobReport],
        models: InferenceThread,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._models, self._theme = jobs, models, theme
        self.setWindowTitle(self.tr("Jobs"))
        self.resize(640, 480)
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._list = QVBoxLayout(inner)
        self._list.setSpacing(SPACE_S)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.addWidget(plain_label(self.tr("Jobs"), "title"))
        column.addWidget(scroll, 1)
        column.addWidget(close)
        models.reported.connect(self._refresh, Qt.ConnectionType.QueuedConnection)
        self._refresh()

    def _refresh(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for number in sorted(self._jobs, reverse=True):
            self._list.addWidget(self._card(self._jobs[number]))
        if not self._jobs:
            self._list.addWidget(plain_label(self.tr("Nothing has been done so far."), "muted"))
        self._list.addStretch(1)

    def _card(self, job: JobReport) -> QWidget:
        tr, theme = self.tr, self._theme
        verbs = {
            JobKind.DESCRIBE: tr("Describe"),
            JobKind.ASK: tr("Ask"),
            JobKind.SCAN: tr("Look for photos"),
            JobKind.DEMO: tr("Draw sample photos"),
        }
        states = {
            JobState.WAITING: tr("waiting"),
            JobState.RUNNING: tr("at work"),
            JobState.PAUSED: tr("paused"),
            JobState.DONE: tr("done"),
            JobState.CANCELLED: tr("stopped"),
            JobState.FAILED: tr("failed"),
        }
        head = QHBoxLayout()
        title = f"{verbs[job.order.kind]} {' '.join(job.order.questions)}".strip()
        head.addWidget(plain_label(title, "fieldName", wrap=True), 1)
        counts = f"{job.done} / {job.total} · " if job.total else ""
        head.addWidget(plain_label(counts + states[job.state], "muted"))
        column = QVBoxLayout()
        column.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        column.addLayout(head)
        for line in ([job.reason] if job.reason else []) + list(job.problems[:20]):
            column.addWidget(plain_label(display_name(line), "problem", wrap=True))
        actions = QHBoxLayout()
        if job.state is JobState.WAITING:
            actions.addWidget(
                button(theme, tr("Do it next"), "chevron-up",
                       clicked=lambda: self._models.move_to_front(job.number))
            )  # fmt: skip
        if not job.is_over:
            actions.addWidget(
                button(theme, tr("Stop"), "x", clicked=lambda: self._models.cancel(job.number))
            )
        elif job.failed or job.state in (JobState.FAILED, JobState.CANCELLED):
            actions.addWidget(
                button(theme, tr("Try again"), "rotate-ccw",
                       clicked=lambda: self._models.submit(job.order))
            )  # fmt: skip
        if actions.count():
            actions.addStretch(1)
            column.addLayout(actions)
        return framed("card", column)
