"""The queue, photo by photo: what comes next, what failed and why, and what was done besides."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from blipdesk.domain.photo import display_name
from blipdesk.gui.controls import button, plain_label, row_of
from blipdesk.gui.job_reports import JobKind, JobReport, JobState
from blipdesk.gui.jobs import Jobs
from blipdesk.gui.theme import Theme
from blipdesk.gui.tokens import SPACE_L, SPACE_M
from blipdesk.gui.work import QueueView, Work

if TYPE_CHECKING:
    from blipdesk.library.queue_desk import QueueDesk, QueueLine, QueueStatus

_MOST_LINES = 200
_REFRESH_MS = 400
_LINE = Qt.ItemDataRole.UserRole


class JobsDialog(QDialog):
    """Shows and steers the queue; it follows what happens."""

    def __init__(
        self, jobs: Jobs, models: Work, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._models, self._theme = jobs, models, theme
        self._paused = False
        self.setWindowTitle(self.tr("Jobs"))
        self.resize(760, 560)
        self.status = plain_label("", "muted", wrap=True)
        self.list = self._make_list()
        self._make_buttons()
        self.more = plain_label("", "small")
        self.errands = plain_label("", "small", wrap=True)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(plain_label(self.tr("Jobs"), "title"))
        column.addWidget(self.status)
        column.addLayout(row_of(self.pause, self.folders, self.retry_all, self.cancel_all, None))
        column.addWidget(self.list, 1)
        column.addWidget(self.more)
        column.addLayout(row_of(self.front, self.back, self.retry, self.cancel, None))
        column.addWidget(self.errands)
        column.addWidget(close)
        self._timer = QTimer(self, singleShot=True, interval=_REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        models.reported.connect(self._soon)
        self.refresh()

    # --- building ---

    def _make_list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setAccessibleName(self.tr("Photos in the queue"))
        made.setHeaderLabels([self.tr("Photo"), self.tr("What"), self.tr("How it stands")])
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        made.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        made.header().resizeSection(0, 260)
        made.header().setStretchLastSection(True)
        made.itemSelectionChanged.connect(self._show_what_can_be_done)
        return made

    def _make_buttons(self) -> None:
        theme, tr = self._theme, self.tr

        def made(text: str, icon: str, clicked: Callable[[], None]) -> QWidget:
            return button(theme, text, icon, clicked=clicked)

        self.pause = button(theme, tr("Pause"), "pause", clicked=self._toggle_pause)
        self.folders = button(theme, tr("Folders"), "folder")
        self.folders.setToolTip(tr("Folders whose photos are described; the others rest"))
        self.folders.setMenu(QMenu(self.folders))
        self.retry_all = made(
            tr("Try all again that failed"), "rotate-ccw", lambda: self._steer(lambda q: q.retry())
        )
        self.cancel_all = made(tr("Give up all"), "x", lambda: self._steer(lambda q: q.cancel()))
        self.front = made(
            tr("To the front"), "chevron-up", lambda: self._on_chosen(lambda q, i: q.to_front(i))
        )
        self.back = made(
            tr("To the end"), "chevron-down", lambda: self._on_chosen(lambda q, i: q.to_back(i))
        )
        self.retry = made(
            tr("Try again"), "rotate-ccw", lambda: self._on_chosen(lambda q, i: q.retry(i))
        )
        self.cancel = made(tr("Give up"), "x", lambda: self._on_chosen(lambda q, i: q.cancel(i)))

    # --- steering ---

    def _toggle_pause(self) -> None:
        self._models.set_paused(not self._paused)
        self._soon()

    def _steer(self, action: "Callable[[QueueDesk], object]") -> None:
        self._models.steer(action, lambda _: self.refresh())

    def _on_chosen(self, action: "Callable[[QueueDesk, list[int]], object]") -> None:
        ids = [line.job_id for line in self._chosen()]
        if ids:
            self._steer(lambda queue: action(queue, ids))

    def _chosen(self) -> "list[QueueLine]":
        return [item.data(0, _LINE) for item in self.list.selectedItems()]

    def _pause_folder(self, folder: Path, paused: bool) -> None:
        self._steer(lambda queue: queue.pause([folder], paused=paused))

    # --- showing ---

    def _soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def refresh(self) -> None:
        """Look at the queue anew."""
        self._models.view_queue(_MOST_LINES, self._show)

    def _show(self, view: QueueView) -> None:
        status = view.status
        self._paused = status.is_paused
        self.status.setText(self._status_line(status))
        self.pause.setText(self.tr("Go on") if self._paused else self.tr("Pause"))
        self.pause.setIcon(self._theme.icon("play" if self._paused else "pause"))
        self.retry_all.setEnabled(status.failed > 0)
        self.cancel_all.setEnabled(status.waiting > 0)
        self._show_folders(view)
        self._show_lines(view.lines, status)
        lines = [self._jobs.watch_line] if self._jobs.watch_line else []
        lines += [self._errand_line(errand) for errand in self._jobs.errands[:4]]
        self.errands.setText("\n".join(lines))
        self.errands.setVisible(bool(lines))
        self._show_what_can_be_done()

    def _status_line(self, status: "QueueStatus") -> str:
        parts = [self.tr("%n photo(s) wait", "", status.waiting)]
        if status.running:
            parts.append(self.tr("the model looks at %n of them", "", status.running))
        if status.waiting and status.seconds_left is not None:
            parts.append(self.tr("about {0} left").format(self._duration(status.seconds_left)))
        if status.failed:
            parts.append(self.tr("%n failed", "", status.failed))
        if self._paused:
            parts.append(self.tr("paused"))
        elif status.held_back is not None:
            parts.append(display_name(status.held_back))
        return " · ".join(parts)

    def _show_folders(self, view: QueueView) -> None:
        menu = self.folders.menu()
        menu.clear()
        for folder in view.folders:
            action = QAction(display_name(str(folder)).replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(folder not in view.status.paused_folders)
            action.toggled.connect(
                lambda on, chosen=folder: self._pause_folder(chosen, paused=not on)
            )
            menu.addAction(action)
        self.folders.setEnabled(bool(view.folders))

    def _show_lines(self, lines: "tuple[QueueLine, ...]", status: "QueueStatus") -> None:
        """Change what is there in place: this is done several times a second."""
        chosen = {line.job_id for line in self._chosen()}
        self.list.blockSignals(True)
        for row, line in enumerate(lines):
            item = self.list.topLevelItem(row) or QTreeWidgetItem(self.list)
            item.setData(0, _LINE, line)
            item.setSelected(line.job_id in chosen)
            for column, text in enumerate((display_name(line.path.name), *self._words(line))):
                if item.text(column) != text:
                    item.setText(column, text)
                    item.setToolTip(column, text if column else display_name(str(line.path)))
        while self.list.topLevelItemCount() > len(lines):
            self.list.takeTopLevelItem(self.list.topLevelItemCount() - 1)
        more = status.waiting + status.failed - len(lines)
        self.more.setText(self.tr("and %n more", "", more))
        self.more.setVisible(more > 0)
        self.list.blockSignals(False)

    def _words(self, line: "QueueLine") -> tuple[str, str]:
        what = self.tr("Ask") if line.kind == "ask" else self.tr("Describe")
        if line.state == "failed":
            return what, self.tr("failed: {0}").format(display_name(line.reason or ""))
        if line.state == "leased":
            return what, self.tr("at work")
        parts = [self.tr("waits")]
        if line.seconds_left is not None:
            parts.append(self.tr("about {0}").format(self._duration(line.seconds_left)))
        if line.reason:
            parts.append(display_name(line.reason))
        return what, " · ".join(parts)

    def _errand_line(self, errand: JobReport) -> str:
        verb = {
            JobKind.SCAN: self.tr("Looking for photos"),
            JobKind.DEMO: self.tr("Drawing the sample photos"),
        }[errand.order.kind]
        state = {
            JobState.WAITING: self.tr("waiting"),
            JobState.RUNNING: self.tr("at work"),
            JobState.DONE: self.tr("done"),
            JobState.CANCELLED: self.tr("stopped"),
        }.get(errand.state, display_name(errand.reason or ""))
        problems = (display_name(line) for line in errand.problems[:3])
        return "\n".join([f"{verb}: {state}", *problems])

    def _show_what_can_be_done(self) -> None:
        chosen = self._chosen()
        waits = any(line.state == "queued" for line in chosen)
        for widget in (self.front, self.back, self.cancel):
            widget.setEnabled(waits)
        self.retry.setEnabled(any(line.state == "failed" or line.attempts for line in chosen))

    def _duration(self, seconds: float) -> str:
        if seconds < 90:
            return self.tr("{0} s").format(max(1, round(seconds)))
        if seconds < 5400:
            return self.tr("{0} min").format(round(seconds / 60))
        return self.tr("{0} h").format(QLocale().toString(seconds / 3600, "f", 1))
