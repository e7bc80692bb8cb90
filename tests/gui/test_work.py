"""Describing and asking beside the window, and what happens when that fails."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from blipdesk.demo.sample_library import write_sample_library
from blipdesk.gui import window as window_module
from blipdesk.gui.inference_thread import JobKind, JobOrder, JobReport, JobState
from blipdesk.gui.window import Window
from blipdesk.inference import engine as engine_module
from blipdesk.library.browsing import Shelf
from tests.gui.conftest import PHOTOS
from tests.gui.test_library import choose


def collected(window: Window) -> list[JobReport]:
    """Return a list that fills with the reports of jobs."""
    reports: list[JobReport] = []
    window._services.models.reported.connect(reports.append)
    return reports


def ended(reports: list[JobReport]) -> bool:
    return bool(reports) and reports[-1].is_over


def test_a_new_folder_is_listed_and_described_with_live_progress(
    qtbot: QtBot, tmp_path: Path, open_window: Callable[[Path], Window]
) -> None:
    write_sample_library(tmp_path / "photos", 3)
    window = open_window(tmp_path / "library")
    reports = collected(window)
    window.folders.add([tmp_path / "photos"])
    qtbot.waitUntil(lambda: window.grid.model().rowCount() == 3, timeout=30_000)
    qtbot.waitUntil(lambda: window.top.describe.text() == "Describe 3 photos", timeout=30_000)
    qtbot.waitUntil(lambda: ended(reports), timeout=30_000)
    reports.clear()
    qtbot.mouseClick(window.top.describe, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: ended(reports), timeout=120_000)
    last = reports[-1]
    assert (last.state, last.done, last.total, last.failed) == (JobState.DONE, 3, 3, 0)
    assert window.strip.what.whole == "3 photos described"
    qtbot.waitUntil(lambda: window.top.review.text() == "Review 3", timeout=30_000)
    assert not window.top.describe.isEnabled()


def test_answers_appear_in_the_ask_tab_with_their_probability(qtbot: QtBot, window: Window) -> None:
    choose(qtbot, window, 0)
    qtbot.keyClick(window.grid, Qt.Key.Key_Q)
    tab = window.inspector.ask
    assert tab.field.hasFocus()
    qtbot.keyClicks(tab.field, "where is it?")
    qtbot.keyClick(tab.field, Qt.Key.Key_Return)

    def texts() -> list[str]:
        return [label.text() for label in tab.findChildren(QLabel)]

    qtbot.waitUntil(lambda: "where is it?" in texts(), timeout=120_000)
    assert any(text.endswith("%") for text in texts())


def test_a_job_can_be_paused_and_stopped(qtbot: QtBot, window: Window) -> None:
    reports = collected(window)
    window._services.models.set_paused(True)
    window.grid.selectAll()
    qtbot.keyClick(window.grid, Qt.Key.Key_G)
    qtbot.waitUntil(lambda: any(r.state is JobState.WAITING for r in reports), timeout=30_000)
    qtbot.wait(300)
    assert not any(r.done for r in reports)
    window.jobs.cancel(reports[0].number)
    qtbot.waitUntil(lambda: ended(reports), timeout=30_000)
    assert reports[-1].state is JobState.CANCELLED


@pytest.mark.expects_log("the worker")
def test_a_model_program_that_dies_ends_the_job_and_not_the_window(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    dying = ("/bin/sh", "-c", "exit 3")
    original = engine_module.EngineOptions

    def options(*args: object, **named: object) -> engine_module.EngineOptions:
        return original(*args, **{**named, "command": dying})  # type: ignore[arg-type]

    monkeypatch.setattr("blipdesk.library.model_choice.EngineOptions", options)
    for _ in range(3):
        reports = collected(window)
        window.grid.selectAll()
        window.verbs.regenerate()
        qtbot.waitUntil(lambda r=reports: ended(r), timeout=60_000)
        assert reports[-1].state is JobState.FAILED
        assert reports[-1].reason is not None
    assert window.isVisible()
    assert window.strip.what.whole == reports[-1].reason
    assert window.grid.model().rowCount() == PHOTOS


def test_a_model_that_is_missing_is_named_with_what_to_do(qtbot: QtBot, window: Window) -> None:
    reports = collected(window)
    order = JobOrder(JobKind.DESCRIBE, (Path("/nowhere.jpg"),), model="owner/absent")
    window._services.models.submit(order)
    qtbot.waitUntil(lambda: ended(reports), timeout=30_000)
    assert "blipdesk models download owner/absent" in (reports[-1].reason or "")


def test_closing_with_work_left_asks_first(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = collected(window)
    window._services.models.set_paused(True)
    window.grid.selectAll()
    window.verbs.describe_chosen()
    qtbot.waitUntil(lambda: bool(reports), timeout=30_000)
    asked = []
    monkeypatch.setattr(window_module, "may_quit", lambda _, running: bool(asked.append(running)))
    assert not window.close()
    assert len(asked) == 1
    monkeypatch.setattr(window_module, "may_quit", lambda *_: True)
    assert window.close()


def test_overview_is_right_after_everything(qtbot: QtBot, window: Window) -> None:
    qtbot.waitUntil(lambda: window.view.overview.shelves.get(Shelf.DRAFTS) == PHOTOS)
    assert window.view.overview.shelves[Shelf.PROBLEMS] == 0
