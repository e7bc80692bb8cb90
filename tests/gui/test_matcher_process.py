"""The model behind ``like:``: its process goes when nobody searches, and with the window."""

from collections.abc import Callable
from pathlib import Path

import psutil
from pytestqt.qtbot import QtBot

from blipdesk.gui.window import Window
from blipdesk.library.listing import Listing
from tests.gui.conftest import PHOTOS


def models_running() -> list[psutil.Process]:
    """Return the processes that this one has started and that are alive."""
    children = psutil.Process().children(recursive=True)
    return [child for child in children if child.status() != psutil.STATUS_ZOMBIE]


def search(qtbot: QtBot, window: Window, query: str) -> None:
    """Search, and wait for photos."""
    listed: list[Listing] = []
    window.view.listed.connect(listed.append)
    window.top.search.put(query)
    qtbot.waitUntil(
        lambda: bool(listed) and listed[-1].view.query == query and listed[-1].total > 1,
        timeout=60_000,
    )
    window.view.listed.disconnect(listed.append)


def test_a_model_for_searching_gives_its_memory_back_and_comes_again(
    qtbot: QtBot, root: Path, open_window: Callable[[Path], Window]
) -> None:
    with (root / "library" / "settings.toml").open("a") as settings:
        settings.write("[inference]\nidle_exit_s = 1\n")
    window = open_window(root / "library")
    qtbot.waitUntil(lambda: window.grid.model().rowCount() == PHOTOS)
    search(qtbot, window, 'like:"a beach"')
    qtbot.waitUntil(lambda: models_running() == [])
    search(qtbot, window, 'like:"a street"')
    window.close()
    assert models_running() == []


def test_a_changed_setting_counts_for_the_model_for_searching_too(
    qtbot: QtBot, window: Window, root: Path
) -> None:
    search(qtbot, window, 'like:"a beach"')
    assert models_running() != []
    with (root / "library" / "settings.toml").open("a") as settings:
        settings.write("[inference]\nidle_exit_s = 1\n")
    window.settings_changed()
    search(qtbot, window, 'like:"a street"')
    qtbot.waitUntil(lambda: models_running() == [])
