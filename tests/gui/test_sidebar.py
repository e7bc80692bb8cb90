"""The lists at the side."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from blipdesk.gui.sidebar import Place, Sidebar
from blipdesk.gui.theme import Theme
from blipdesk.library.browsing import Overview
from blipdesk.library.folder_tree import FolderNode
from blipdesk.library.listing import Shelf

ROOT = Path("/photos")


def tree(years: int, events: int) -> Overview:
    """Return a library with so many folders in folders."""
    nodes = tuple(
        FolderNode(
            ROOT / f"{2000 + year}",
            events,
            children=tuple(
                FolderNode(ROOT / f"{2000 + year}" / f"event {n}", 1) for n in range(events)
            ),
        )
        for year in range(years)
    )
    return Overview({Shelf.ALL: years * events}, (FolderNode(ROOT, 9, False, True, nodes),))


def items(sidebar: Sidebar) -> int:
    """Count the rows that were made."""
    pending = [sidebar.topLevelItem(n) for n in range(sidebar.topLevelItemCount())]
    count = 0
    while pending:
        item = pending.pop()
        assert item is not None
        count += 1
        pending += [item.child(n) for n in range(item.childCount())]
    return count


def test_folders_are_made_when_they_are_opened_and_stay_open(qtbot: QtBot, theme: Theme) -> None:
    sidebar = Sidebar(theme)
    qtbot.addWidget(sidebar)
    sidebar.show_overview(tree(20, 100))
    assert items(sidebar) < 40
    root = sidebar.topLevelItem(sidebar.topLevelItemCount() - 1)
    assert root is not None
    root.child(3).setExpanded(True)
    assert root.child(3).childCount() == 100
    sidebar.go(Place(folder=ROOT / "2003" / "event 7"))
    sidebar.show_overview(tree(20, 101))
    root = sidebar.topLevelItem(sidebar.topLevelItemCount() - 1)
    assert root is not None
    assert root.child(3).childCount() == 101
    assert sidebar.place().folder == ROOT / "2003" / "event 7"


def test_new_numbers_do_not_choose_another_place(qtbot: QtBot, theme: Theme) -> None:
    sidebar = Sidebar(theme)
    qtbot.addWidget(sidebar)
    gone: list[Place] = []
    sidebar.show_overview(tree(2, 2))
    sidebar.went.connect(gone.append)
    sidebar.go(Place(Shelf.DRAFTS))
    sidebar.show_overview(tree(3, 2))
    assert gone == [Place(Shelf.DRAFTS)]
    assert sidebar.place() == Place(Shelf.DRAFTS)
