"""A window on a copy of a small library of drawn photos, driven as a person would."""

import functools
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blipdesk.bootstrap import open_library
from blipdesk.demo.sample_library import write_sample_library
from blipdesk.gui.services import Services
from blipdesk.gui.theme import Theme, ThemeChoice
from blipdesk.gui.window import Window
from blipdesk.library.describing import DescribeOptions
from blipdesk.runtime.paths import library_paths

PHOTOS = 8


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """Wait as long as a busy machine needs; a test that passes waits no longer than before."""
    qtbot.waitUntil = functools.partial(qtbot.waitUntil, timeout=30_000)  # type: ignore[method-assign]
    return qtbot


@pytest.fixture(scope="session")
def described(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with photos and a library in which all are described, nothing written."""
    root = tmp_path_factory.mktemp("sample")
    write_sample_library(root / "photos", PHOTOS)
    (root / "library").mkdir()
    (root / "library" / "settings.toml").write_text('[writing]\nmode = "reviewed"\n')
    with open_library(library_paths(root / "library")) as library:
        library.add_folder(root / "photos")
        results = list(library.runs.describe([root / "photos"], DescribeOptions(model="demo")))
    assert [r.reason for r in results if r.failed] == []
    return root


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """Return the light theme."""
    made = Theme(qapp)
    made.apply(ThemeChoice.LIGHT)
    return made


@pytest.fixture
def open_window(qtbot: QtBot, theme: Theme) -> Iterator[Callable[[Path], Window]]:
    """Return what opens a window on a library; all are closed at the end."""
    opened: list[Services] = []

    def open_it(library: Path) -> Window:
        services = Services(library_paths(library), default_model="demo")
        window = Window(services, theme)
        # Nobody is there to answer what is to become of work that waits.
        qtbot.addWidget(window, before_close_func=lambda _: services.stop())
        opened.append(services)
        window.resize(1280, 800)
        window.show()
        window.begin()
        return window

    yield open_it
    for services in opened:
        services.stop()


@pytest.fixture
def root(described: Path, tmp_path: Path) -> Path:
    """Return a fresh copy of the described library and its photos.

    The index names the photos by their path, so the copy is scanned into an index of its own.
    """
    copy = tmp_path / "copy"
    shutil.copytree(described / "photos", copy / "photos")
    shutil.copytree(described / "library", copy / "library")
    with open_library(library_paths(copy / "library")) as library:
        shutil.move(described / "photos", described / "aside")
        try:
            library.add_folder(copy / "photos")
            library.remove_folder(described / "photos")
            library.scan([copy / "photos"])
        finally:
            shutil.move(described / "aside", described / "photos")
    return copy


@pytest.fixture
def window(qtbot: QtBot, root: Path, open_window: Callable[[Path], Window]) -> Window:
    """Return a window that shows the described photos."""
    made = open_window(root / "library")
    qtbot.waitUntil(lambda: made.grid.model().rowCount() == PHOTOS, timeout=20_000)
    qtbot.waitUntil(lambda: made.grid.model().data(made.grid.model().index(0, 0)) is not None)
    return made
