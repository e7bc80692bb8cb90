"""The tray: absent on most test machines, so its presence is played by a fake at the boundary."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from blipdesk.gui.job_reports import QUEUE, JobKind, JobOrder, JobReport, JobState
from blipdesk.gui.services import Services
from blipdesk.gui.theme import Theme
from blipdesk.gui.tray import DesktopTray, Tray
from blipdesk.gui.window import Window
from blipdesk.runtime.paths import library_paths
from blipdesk.settings.schema import Settings, replaced
from blipdesk.settings.store import save_settings


class FakeTray:
    """A tray that notes what is done to it."""

    def __init__(self, is_there: bool = True) -> None:
        self.is_there = is_there
        self.is_shown = False
        self.tip = ""
        self.notes: list[str] = []
        self.menu = QMenu()
        self.click: Callable[[], None] = lambda: None

    def is_available(self) -> bool:
        return self.is_there

    def show(self, icon: QIcon, menu: QMenu, clicked: Callable[[], None]) -> None:
        self.is_shown, self.menu, self.click = True, menu, clicked

    def hide(self) -> None:
        self.is_shown = False

    def set_tip(self, text: str) -> None:
        self.tip = text

    def notify(self, title: str, text: str) -> None:
        self.notes.append(text)


@pytest.fixture
def fake() -> FakeTray:
    return FakeTray()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, theme: Theme, fake: FakeTray) -> Window:
    """Return a window on an empty library whose user wants the tray."""
    paths = library_paths(tmp_path / "library")
    paths.root.mkdir()
    save_settings(paths.settings, replaced(Settings(), "window.stay_in_tray", True))
    services = Services(paths)
    made = Window(services, theme, fake)
    qtbot.addWidget(made, before_close_func=lambda _: services.stop())
    made.show()
    made.begin()
    return made


def report(state: JobState, done: int, total: int, failed: int = 0) -> JobReport:
    return JobReport(QUEUE, JobOrder(JobKind.DESCRIBE, ()), state, done, total, failed)


def test_closing_leaves_blipdesk_in_the_tray_and_its_menu_brings_it_back(
    qtbot: QtBot, window: Window, fake: FakeTray
) -> None:
    qtbot.waitUntil(lambda: fake.is_shown)
    assert not window.close()
    assert not window.isVisible()
    assert window._services.is_running
    assert "goes on here" in fake.notes[0]
    fake.menu.actions()[0].trigger()
    assert window.isVisible()
    assert not window.close()
    assert len(fake.notes) == 1  # it is explained once
    ended: list[bool] = []
    window.closed.connect(lambda: ended.append(True))
    fake.menu.actions()[-1].trigger()
    assert ended == [True]
    assert not window._services.is_running
    assert not fake.is_shown


def test_a_tray_that_goes_away_gives_the_window_back(
    qtbot: QtBot, window: Window, fake: FakeTray
) -> None:
    qtbot.waitUntil(lambda: fake.is_shown)
    window.close()
    fake.is_there = False
    window.tray.look_for_tray()
    assert window.isVisible()
    assert window.close()  # there is no tray to hide in any more


def test_quitting_by_its_command_does_not_hide(
    qtbot: QtBot, window: Window, fake: FakeTray
) -> None:
    qtbot.waitUntil(lambda: fake.is_shown)
    window.commands.actions["quit"].trigger()
    assert not window._services.is_running


def test_without_a_tray_closing_ends(qtbot: QtBot, window: Window, fake: FakeTray) -> None:
    fake.is_there = False
    qtbot.waitUntil(lambda: not window._services.desk.is_busy)
    assert window.close()
    assert fake.notes == []


def test_results_are_notified_only_while_nobody_looks(qtbot: QtBot, fake: FakeTray) -> None:
    parent = QObject()
    tray = Tray(fake, parent)
    tray.follow(report(JobState.DONE, 3, 3), is_seen=False)
    assert fake.notes == []  # not in the tray
    tray.set_wanted(True, QIcon())
    tray.follow(report(JobState.DONE, 3, 3), is_seen=True)
    assert fake.notes == []
    tray.follow(report(JobState.RUNNING, 3, 8), is_seen=False)
    assert "5 photo" in fake.tip
    tray.follow(report(JobState.DONE, 3, 3, 1), is_seen=False)
    assert fake.notes[0].startswith("2 photo")
    assert fake.notes[0].endswith("1 failed")


def test_the_tray_menu_pauses_and_goes_on(qtbot: QtBot, fake: FakeTray) -> None:
    parent = QObject()
    tray = Tray(fake, parent)
    tray.set_wanted(True, QIcon())
    wishes: list[bool] = []
    tray.pause_wanted.connect(wishes.append)
    pause = fake.menu.actions()[1]
    pause.trigger()
    tray.follow(report(JobState.PAUSED, 0, 3), is_seen=False)
    assert pause.text() == "Go on"
    pause.trigger()
    assert wishes == [True, False]


def test_the_desktops_tray_can_be_shown_and_left_even_where_there_is_none(qtbot: QtBot) -> None:
    tray = DesktopTray()
    assert tray.is_available() is QSystemTrayIcon.isSystemTrayAvailable()
    tray.set_tip("nothing is shown yet")
    tray.notify("nothing", "is shown yet")
    tray.show(QIcon(), QMenu(), lambda: None)
    tray.set_tip("shown")
    tray.hide()
    tray.hide()
