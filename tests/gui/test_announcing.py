"""What a screen reader is told without being asked."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from blipdesk.gui.announcing import announce
from blipdesk.gui.job_reports import JobKind, JobOrder, JobReport, JobState
from blipdesk.gui.job_strip import JobStrip
from blipdesk.gui.theme import Theme


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """Return what is announced from now on, and whether it interrupts."""
    said: list[tuple[str, bool]] = []

    def take(event: QAccessibleAnnouncementEvent) -> None:
        loud = QAccessible.AnnouncementPoliteness.Assertive
        said.append((event.message(), event.politeness() is loud))

    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(take))
    return said


def test_a_line_is_announced_politely_or_at_once(
    qtbot: QtBot, heard: list[tuple[str, bool]]
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    announce(widget, "in a while")
    announce(widget, "now", at_once=True)
    announce(widget, "")
    assert heard == [("in a while", False), ("now", True)]


def test_progress_is_announced_at_its_quarters_and_its_end(
    qtbot: QtBot, theme: Theme, heard: list[tuple[str, bool]]
) -> None:
    strip = JobStrip(theme)
    qtbot.addWidget(strip)
    order = JobOrder(JobKind.DESCRIBE, (Path("/photos"),))
    for done in range(101):
        strip.show_report(JobReport(1, order, JobState.RUNNING, done, 100))
    running = [line for line, _ in heard]
    assert 3 <= len(running) <= 5
    assert all("of 100" in line for line in running)
    heard.clear()
    strip.show_report(JobReport(1, order, JobState.DONE, 100, 100))
    assert len(heard) == 1
    assert "100" in heard[0][0]
