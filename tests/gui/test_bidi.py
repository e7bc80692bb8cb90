"""Names keep their order, and words their side, where the window is read from the right."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from blipdesk.gui.bidi import FSI, PDI, isolated, mirrored_sheet
from blipdesk.gui.window import Window
from blipdesk.library.listing import Shelf


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    """Read from the right."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_only_what_could_be_reordered_is_isolated(qapp: QApplication) -> None:
    assert isolated("2025 Holidays") == "2025 Holidays"
    assert isolated("2025 Café") == "2025 Café"
    assert isolated("2025 שבת") == f"{FSI}2025 שבת{PDI}"
    assert isolated("") == ""


def test_every_name_is_isolated_where_reading_begins_at_the_right(mirrored: None) -> None:
    assert isolated("2025 Holidays") == f"{FSI}2025 Holidays{PDI}"


def test_a_style_sheet_changes_sides_and_nothing_else() -> None:
    sheet = "a { padding-left: 7px; padding: 1px 2px 3px 4px; margin: -6px 0; border-right: none; }"
    assert mirrored_sheet(sheet) == (
        "a { padding-right: 7px; padding: 1px 4px 3px 2px; margin: -6px 0; border-left: none; }"
    )
    assert mirrored_sheet(mirrored_sheet(sheet)) == sheet
    assert mirrored_sheet("QSlider::sub-page { }") == "QSlider::add-page { }"


def test_folders_and_labels_are_read_from_the_right(
    qtbot: QtBot, mirrored: None, root: Path, open_window: Callable[[Path], Window]
) -> None:
    window = open_window(root / "library")
    qtbot.waitUntil(lambda: window.grid.model().rowCount() > 0)
    qtbot.waitUntil(lambda: bool(window.view.overview.folders))
    folder = window.sidebar.topLevelItem(window.sidebar.topLevelItemCount() - 1)
    assert folder is not None
    assert folder.text(0) == f"{FSI}photos{PDI}"
    assert Shelf.ALL in window.view.overview.shelves
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
    names = [label for label in window.inspector.findChildren(QLabel) if label.text() == "Caption"]
    assert names
    assert all(label.alignment() & right == right for label in names)
