"""The first minutes with an empty library."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from blipdesk.demo.sample_library import write_sample_library
from blipdesk.domain.policy import WriteMode
from blipdesk.gui.first_captions import FirstCaptions
from blipdesk.gui.first_run import FirstRun
from blipdesk.gui.model_cards import RECOMMENDED
from blipdesk.gui.services import Services
from blipdesk.gui.theme import Theme
from blipdesk.gui.window import Window
from blipdesk.library.listing import Shelf
from blipdesk.runtime.paths import library_paths
from blipdesk.settings.store import load_settings
from tests.gui.test_look import unnamed


def welcomed(qtbot: QtBot, window: Window) -> FirstRun:
    """Wait for the first page."""
    qtbot.waitUntil(lambda: isinstance(window.centre.currentWidget(), FirstRun), timeout=30_000)
    found = window.centre.currentWidget()
    assert isinstance(found, FirstRun)
    return found


def shown_words(first: FirstRun) -> set[str]:
    """Return what the example of the last page says."""
    labels = first.example.findChildren(QLabel)
    return {label.text() for label in labels if label.parent() is first.example}


def test_a_new_user_is_led_to_their_photos_and_nothing_is_written(
    qtbot: QtBot, tmp_path: Path, open_window: Callable[[Path], Window]
) -> None:
    write_sample_library(tmp_path / "photos", 2)
    before = {path: path.read_bytes() for path in (tmp_path / "photos").rglob("*.*")}
    window = open_window(tmp_path / "library")
    first = welcomed(qtbot, window)
    assert unnamed(first) == []
    first.take_folders([tmp_path / "photos"])
    assert first.step == 1
    qtbot.waitUntil(lambda: RECOMMENDED in first.cards.card_of, timeout=30_000)
    card = first.cards.card_of[RECOMMENDED]
    assert card.radio.isChecked()
    assert "BSD-3-Clause" in card.facts.text()
    assert first.go_on.text() == "Continue without a model"
    assert unnamed(first) == []
    qtbot.mouseClick(first.go_on, Qt.MouseButton.LeftButton)
    assert first.modes[WriteMode.REVIEWED].isChecked()
    assert "once you have approved it" in shown_words(first)
    first.modes[WriteMode.NEVER].setChecked(True)
    assert "once you have approved it" not in shown_words(first)
    assert "stays in the library, also when approved" in shown_words(first)
    qtbot.mouseClick(first.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.grid.model().rowCount() == 2, timeout=30_000)
    assert load_settings(window.settings_path).write_mode == "never"
    assert {path: path.read_bytes() for path in before} == before


def test_the_first_captions_appear_as_they_come_the_best_first(
    qtbot: QtBot, tmp_path: Path, open_window: Callable[[Path], Window]
) -> None:
    write_sample_library(tmp_path / "photos", 5)
    before = {path: path.read_bytes() for path in (tmp_path / "photos").rglob("*.*")}
    window = open_window(tmp_path / "library")
    first = welcomed(qtbot, window)
    first.finished.emit([tmp_path / "photos"], "", WriteMode.REVIEWED.value, True)
    page = window.centre.currentWidget()
    assert isinstance(page, FirstCaptions)
    numbers: list[int] = []

    def all_are_there() -> bool:
        numbers.append(len(page.captions))
        return numbers[-1] == 5

    qtbot.waitUntil(all_are_there, timeout=120_000)
    scores = [caption.score or 0.0 for caption in page.captions]
    assert scores == sorted(scores, reverse=True)
    assert all(caption.text for caption in page.captions)
    assert unnamed(page) == []
    qtbot.waitUntil(lambda: "5 photos described" in page.state.text())
    assert {path: path.read_bytes() for path in before} == before
    qtbot.mouseClick(page.review, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.review.words is not None)


def test_the_sample_photos_are_drawn_and_listed(
    qtbot: QtBot,
    tmp_path: Path,
    open_window: Callable[[Path], Window],
) -> None:
    window = open_window(tmp_path / "library")
    first = welcomed(qtbot, window)
    write_sample_library(tmp_path / "library" / "sample photos", 2)
    first.demo_wanted.emit()
    qtbot.waitUntil(lambda: window.grid.model().rowCount() == 2, timeout=60_000)
    assert window.centre.currentWidget() is window.split


def test_the_welcome_can_be_skipped_and_does_not_come_back(
    qtbot: QtBot, tmp_path: Path, open_window: Callable[[Path], Window]
) -> None:
    window = open_window(tmp_path / "library")
    first = welcomed(qtbot, window)
    first.skipped.emit()
    assert window.page.empty.title == "No photos yet"
    window.view.library_changed()
    qtbot.wait(1500)
    assert window.centre.currentWidget() is window.split


def test_whoever_names_a_folder_at_the_start_is_not_asked_for_one(
    qtbot: QtBot, tmp_path: Path, theme: Theme
) -> None:
    write_sample_library(tmp_path / "photos", 2)
    services = Services(library_paths(tmp_path / "library"))
    window = Window(services, theme)
    qtbot.addWidget(window, before_close_func=lambda _: services.stop())
    window.show()
    window.begin([tmp_path / "photos"])
    qtbot.waitUntil(lambda: window.view.overview.shelves.get(Shelf.ALL) == 2)
    assert window.centre.currentWidget() is window.split
