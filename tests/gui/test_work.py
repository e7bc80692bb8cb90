"""Describing and asking beside the window, and what happens when that fails."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from blipdesk.demo.sample_library import write_sample_library
from blipdesk.gui import leaving as leaving_module
from blipdesk.gui.job_reports import JobKind, JobOrder, JobReport, JobState
from blipdesk.gui.jobs import WayOut, ask_way_out
from blipdesk.gui.jobs_dialog import JobsDialog
from blipdesk.gui.theme import Theme
from blipdesk.gui.window import Window
from blipdesk.gui.work import QueueView
from blipdesk.inference import engine as engine_module
from blipdesk.library.listing import Shelf
from blipdesk.settings.schema import replaced
from blipdesk.settings.store import load_settings, save_settings
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


def test_work_can_be_paused_and_given_up(qtbot: QtBot, window: Window) -> None:
    reports = collected(window)
    window._services.models.set_paused(True)
    window.grid.selectAll()
    qtbot.keyClick(window.grid, Qt.Key.Key_G)
    qtbot.waitUntil(lambda: bool(reports) and reports[-1].state is JobState.PAUSED)
    assert (reports[-1].done, reports[-1].total) == (0, PHOTOS)
    assert window.strip.detail.whole == "Paused; nothing is lost"
    qtbot.mouseClick(window.strip.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: ended(reports))
    assert reports[-1].state is JobState.CANCELLED


def test_a_pause_and_what_waits_outlive_the_window(
    qtbot: QtBot, window: Window, root: Path, open_window: Callable[[Path], Window]
) -> None:
    reports = collected(window)
    window._services.models.set_paused(True)
    window.grid.selectAll()
    qtbot.keyClick(window.grid, Qt.Key.Key_G)
    qtbot.waitUntil(lambda: bool(reports) and reports[-1].state is JobState.PAUSED)
    assert window.close()  # nothing is at work, so nothing is asked
    again = open_window(root / "library")
    later = collected(again)
    qtbot.waitUntil(lambda: bool(later) and later[-1].state is JobState.PAUSED)
    assert later[-1].total == PHOTOS
    qtbot.mouseClick(again.strip.pause, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: ended(later), timeout=120_000)
    assert (later[-1].state, later[-1].done, later[-1].failed) == (JobState.DONE, PHOTOS, 0)


def test_new_photos_are_found_and_described_by_themselves_if_that_is_wanted(
    qtbot: QtBot, window: Window, root: Path
) -> None:
    path = root / "library" / "settings.toml"
    save_settings(path, replaced(load_settings(path), "queue.describe_new", True))
    window._services.settings_changed()
    reports = collected(window)
    Image.radial_gradient("L").convert("RGB").save(root / "photos" / "new.jpg")
    qtbot.waitUntil(lambda: window.grid.model().rowCount() == PHOTOS + 1, timeout=60_000)
    qtbot.waitUntil(lambda: ended(reports), timeout=120_000)
    assert (reports[-1].state, reports[-1].done) == (JobState.DONE, 1)


def test_what_is_on_the_screen_is_described_first(qtbot: QtBot, window: Window) -> None:
    models, looked_at = window._services.models, [window.grid.model().id_at(5)]
    models.set_paused(True)
    window.grid.selectAll()
    window.verbs.regenerate()
    qtbot.waitUntil(lambda: models.is_active)
    models.look_at(looked_at)
    views: list[QueueView] = []
    models.view_queue(100, views.append)
    qtbot.waitUntil(lambda: bool(views))
    assert views[0].status.waiting == PHOTOS
    assert views[0].lines[0].photo_id == looked_at[0]


def test_the_queue_is_put_in_order_and_given_up_photo_by_photo(
    qtbot: QtBot, window: Window, theme: Theme
) -> None:
    models = window._services.models
    models.set_paused(True)
    window.grid.selectAll()
    window.verbs.regenerate()
    qtbot.waitUntil(lambda: models.is_active)
    dialog = JobsDialog(window.jobs, models, theme, window)
    qtbot.addWidget(dialog)
    dialog.show()

    def names() -> list[str]:
        return [dialog.list.topLevelItem(n).text(0) for n in range(dialog.list.topLevelItemCount())]

    qtbot.waitUntil(lambda: len(names()) == PHOTOS)
    before = names()
    assert "paused" in dialog.status.text()
    dialog.list.topLevelItem(5).setSelected(True)
    qtbot.mouseClick(dialog.front, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: names()[0] == before[5])
    assert dialog.list.topLevelItem(0).isSelected()
    qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: names()[-1] == before[5])
    qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: before[5] not in names())
    qtbot.mouseClick(dialog.cancel_all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: names() == [])
    assert not dialog.cancel_all.isEnabled()


def test_a_folder_can_rest_alone(qtbot: QtBot, window: Window, root: Path, theme: Theme) -> None:
    dialog = JobsDialog(window.jobs, window._services.models, theme, window)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: bool(dialog.folders.menu().actions()))
    dialog.folders.menu().actions()[0].setChecked(False)
    reports = collected(window)
    window.grid.selectAll()
    window.verbs.regenerate()
    views: list[QueueView] = []

    def rests() -> bool:
        window._services.models.view_queue(10, views.append)
        return bool(views) and views[-1].status.paused_folders == (root / "photos",)

    qtbot.waitUntil(rests)
    qtbot.wait(500)
    assert not any(report.done for report in reports)


@pytest.mark.expects_log("the worker")
def test_a_model_program_that_dies_ten_times_harms_neither_the_window_nor_the_queue(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    dying = ("/bin/sh", "-c", "exit 3")
    original = engine_module.EngineOptions

    def options(*args: object, **named: object) -> engine_module.EngineOptions:
        return original(*args, **{**named, "command": dying})  # type: ignore[arg-type]

    monkeypatch.setattr("blipdesk.library.model_choice.EngineOptions", options)
    reports = collected(window)
    window.grid.selectAll()
    window.verbs.regenerate()
    for _ in range(10):
        reports.clear()
        qtbot.waitUntil(lambda: any(r.state is JobState.PAUSED for r in reports), timeout=60_000)
        assert "the model failed" in window.strip.detail.whole
        window._services.models.set_paused(False)  # what the button "Go on" does
        qtbot.waitUntil(lambda: reports[-1].state is JobState.RUNNING, timeout=60_000)
    assert window.isVisible()
    assert window.grid.model().rowCount() == PHOTOS
    assert all(report.done == report.failed for report in reports)


def test_a_model_that_is_missing_is_named_with_what_to_do(qtbot: QtBot, window: Window) -> None:
    reports = collected(window)
    order = JobOrder(JobKind.DESCRIBE, (Path("/nowhere.jpg"),), model="owner/absent")
    window._services.models.submit(order)
    qtbot.waitUntil(lambda: ended(reports), timeout=30_000)
    assert "blipdesk models download owner/absent" in (reports[-1].reason or "")


@pytest.mark.parametrize("way", list(WayOut))
def test_closing_with_work_left_asks_first(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch, way: WayOut
) -> None:
    reports = collected(window)
    window.grid.selectAll()
    window.verbs.regenerate()
    qtbot.waitUntil(lambda: bool(reports) and reports[-1].state is JobState.RUNNING)
    asked: list[int] = []

    def answer(_: object, photos: int) -> WayOut:
        asked.append(photos)
        return way

    monkeypatch.setattr(leaving_module, "ask_way_out", answer)
    assert window.close() is (way is WayOut.KEEP)
    assert asked == [reports[-1].total - reports[-1].done]
    if way is WayOut.FINISH:
        qtbot.waitUntil(lambda: not window.isVisible(), timeout=120_000)
        assert reports[-1].state is JobState.DONE
    assert window.isVisible() is (way is WayOut.STAY)


def test_the_question_at_the_way_out_is_answered_by_its_buttons(
    qtbot: QtBot, window: Window
) -> None:
    for text, way in (("Go on next time", WayOut.KEEP), ("Finish, then quit", WayOut.FINISH)):

        def press(wanted: str = text) -> None:
            (box,) = (b for b in window.findChildren(QMessageBox, "wayOut") if b.isVisible())
            button = next(b for b in box.buttons() if b.text() == wanted)
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

        QTimer.singleShot(200, press)
        assert ask_way_out(window, 3) is way


def test_overview_is_right_after_everything(qtbot: QtBot, window: Window) -> None:
    qtbot.waitUntil(lambda: window.view.overview.shelves.get(Shelf.DRAFTS) == PHOTOS)
    assert window.view.overview.shelves[Shelf.PROBLEMS] == 0
