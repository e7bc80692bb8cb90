"""Getting a model from its card: pause, go on, cancel; what is known of its speed."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from blipdesk.gui.model_cards import RECOMMENDED, ModelCard, ModelCards
from blipdesk.gui.theme import Theme
from blipdesk.inference.speeds import Speed, note_speed
from blipdesk.library.installed import OwnedModels
from blipdesk.runtime.paths import LibraryPaths
from tests.unit.inference.owned.hub_server import CONFIG, FakeHub, running


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    """A slow Hub on this machine, with a model of 8 MB."""
    files = {"config.json": CONFIG, "model.safetensors": random.Random(1).randbytes(8_000_000)}
    for name in ("HF_HUB_OFFLINE", "HF_TOKEN", "HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with running(FakeHub(files, slow_s=0.02)) as found:
        monkeypatch.setenv("HF_ENDPOINT", found.url)
        yield found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return LibraryPaths(tmp_path).models


@pytest.fixture
def card(qtbot: QtBot, theme: Theme, folder: Path, hub: FakeHub) -> ModelCard:
    return card_in(qtbot, theme, folder)


def card_in(qtbot: QtBot, theme: Theme, folder: Path) -> ModelCard:
    cards = ModelCards(theme, folder)
    qtbot.addWidget(cards)
    cards.refresh_wanted.connect(lambda: cards.show_models(OwnedModels(folder).known()))
    cards.show_models(OwnedModels(folder).known())
    cards.show()
    return cards.card_of[RECOMMENDED]


def press(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def begin(qtbot: QtBot, card: ModelCard) -> None:
    press(qtbot, card.get)
    qtbot.waitUntil(lambda: card.bar.value() > 0 and card.is_coming)


def arrived(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_download_rests_goes_on_and_is_there(
    qtbot: QtBot, card: ModelCard, hub: FakeHub, folder: Path
) -> None:
    begin(qtbot, card)
    press(qtbot, card.pause)
    qtbot.waitUntil(lambda: not card.is_coming)
    assert "what has arrived stays" in card.state.text()
    assert card.get.text() == "Go on"
    assert arrived(folder)
    press(qtbot, card.get)
    qtbot.waitUntil(lambda: card.is_here)
    assert card.state.text() == "On this disk"
    assert not card.get.isVisible()
    spans = [span for path, span in hub.requests if path.endswith("model.safetensors")]
    assert spans[0] is None
    assert spans[-1] is not None


def test_a_download_that_is_cancelled_leaves_nothing(
    qtbot: QtBot, card: ModelCard, folder: Path
) -> None:
    begin(qtbot, card)
    press(qtbot, card.cancel)
    qtbot.waitUntil(lambda: not card.is_coming)
    assert arrived(folder) == []
    assert card.get.text() == "Download"
    assert not card.cancel.isVisible()
    assert not card.is_here


def test_a_download_that_rests_can_be_cancelled(
    qtbot: QtBot, card: ModelCard, folder: Path
) -> None:
    begin(qtbot, card)
    press(qtbot, card.pause)
    qtbot.waitUntil(lambda: not card.is_coming)
    press(qtbot, card.cancel)
    qtbot.waitUntil(lambda: not card.is_coming)
    assert arrived(folder) == []
    assert card.get.text() == "Download"


def test_a_card_tells_how_fast_the_model_was_here(
    qtbot: QtBot, theme: Theme, folder: Path, hub: FakeHub
) -> None:
    assert "minute" not in card_in(qtbot, theme, folder).facts.text()
    folder.mkdir()
    speeds = LibraryPaths(folder.parent).speeds
    note_speed(speeds, Speed(RECOMMENDED, "cpu", "fp32", 0.2, 50, "2026-01-01"))
    note_speed(speeds, Speed(RECOMMENDED, "cpu", "int8", 0.75, 50, "2026-02-01"))
    QLocale.setDefault(QLocale.c())
    assert "45 photos a minute here" in card_in(qtbot, theme, folder).facts.text()


def test_only_captioners_are_offered_for_captions(qtbot: QtBot, theme: Theme, folder: Path) -> None:
    cards = ModelCards(theme, folder)
    qtbot.addWidget(cards)
    cards.show_models(OwnedModels(folder).known())
    cards.show()
    radios = cards.findChildren(QRadioButton)
    assert {radio.text() for radio in radios} == {"BLIP base (recommended)", "BLIP large"}
    others = [card for card in cards.card_of.values() if not card.is_captioner]
    assert len(others) == 2
    assert all(card.facts.text().startswith("optional") for card in others)
