"""The grid as a person sees it: groups, headings, the mouse, and photos that are not there."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from blipdesk.gui.grid_layout import GridLayout
from blipdesk.gui.window import Window
from blipdesk.library.listing import PhotoGroup
from tests.gui.conftest import PHOTOS

GROUPS = (PhotoGroup(0), PhotoGroup(3), PhotoGroup(7))


def layout(**named: object) -> GridLayout:
    """Return ten photos in three groups, two photos beside each other."""
    return GridLayout(10, 200, 100, 50, GROUPS, 20, **named)  # type: ignore[arg-type]


def test_the_heading_of_the_photos_in_view_stays_at_the_top() -> None:
    made = layout()
    second = made.headings(0, made.height_px)[1][1].y
    assert made.held_heading(0) is None
    for top in range(1, made.height_px):
        held = made.held_heading(top)
        assert held is not None
        number, box = held
        assert box.y <= top
        below = made.headings(0, made.height_px)
        assert number == sum(1 for _, other in below if other.y <= top) - 1
    pushed = made.held_heading(second - 5)
    assert pushed is not None
    assert pushed[1].y + pushed[1].height == second


def test_no_photo_is_found_below_a_heading_that_stays() -> None:
    made = layout()
    assert made.heading_at(35, 30) == 0
    assert made.heading_at(60, 30) is None


@pytest.mark.parametrize("number", range(3))
def test_a_group_has_its_own_photos(number: int) -> None:
    made = layout()
    ends = [group.first for group in GROUPS[1:]] + [10]
    assert made.group(number) == range(GROUPS[number].first, ends[number])


def show_by_folder(qtbot: QtBot, window: Window) -> tuple[PhotoGroup, ...]:
    """Group the photos by folder and wait for it."""
    window.view.show(replace(window.view.view, by_folder=True))
    model = window.grid._photos
    qtbot.waitUntil(lambda: bool(model.groups) and model.groups[0].folder is not None)
    return model.groups


def test_photos_are_grouped_by_their_folder(qtbot: QtBot, window: Window) -> None:
    groups = show_by_folder(qtbot, window)
    model = window.grid._photos
    qtbot.waitUntil(lambda: all(model.at(n) is not None for n in range(PHOTOS)))
    for number, group in enumerate(groups):
        end = groups[number + 1].first if number + 1 < len(groups) else PHOTOS
        rows = [model.at(position) for position in range(group.first, end)]
        assert {row.path.parent for row in rows if row is not None} == {group.folder}
    folders = [group.folder for group in groups]
    assert folders == sorted(set(folders), key=str)


def test_a_click_on_a_heading_chooses_its_photos(qtbot: QtBot, window: Window) -> None:
    groups = show_by_folder(qtbot, window)
    assert len(groups) > 1
    qtbot.mouseClick(window.grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 12))
    expected = window.grid._photos.ids(range(groups[1].first))
    qtbot.waitUntil(lambda: window.grid.selected_ids() == expected)
