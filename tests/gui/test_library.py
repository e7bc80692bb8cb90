"""Looking through photos, searching and editing their words."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from blipdesk.domain.text import Field
from blipdesk.gui.sidebar import Place
from blipdesk.gui.window import Window
from blipdesk.index.orders import Order
from blipdesk.library.listing import Listing, Shelf
from blipdesk.metadata.reader import read_metadata
from tests.gui.conftest import PHOTOS


def choose(qtbot: QtBot, window: Window, position: int) -> Path:
    """Click on a photo, wait for its words, and return its path."""
    grid = window.grid
    where = grid.visualRect(grid.model().index(position, 0)).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.waitUntil(
        lambda: (
            window.inspector.words is not None
            and window.inspector.words.photo.photo_id == grid.current_id()
        )
    )
    assert window.inspector.words is not None
    return window.inspector.words.photo.path


def test_every_photo_has_a_place_and_the_numbers_are_beside_the_lists(
    qtbot: QtBot, window: Window
) -> None:
    qtbot.waitUntil(lambda: window.view.overview.shelves.get(Shelf.ALL) == PHOTOS)
    grid = window.grid
    boxes = [grid.visualRect(grid.model().index(n, 0)) for n in range(PHOTOS)]
    assert len({(box.x(), box.y()) for box in boxes}) == PHOTOS
    assert all(grid.indexAt(box.center()).row() == n for n, box in enumerate(boxes))
    assert window.top.review.text() == f"Review {PHOTOS}"


def test_thumbnails_come_by_themselves(qtbot: QtBot, window: Window) -> None:
    photo_id = window.grid.model().id_at(0)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: window.grid._thumbnails.get(photo_id) is not None, timeout=30_000)


def test_a_click_shows_the_photos_draft(qtbot: QtBot, window: Window) -> None:
    choose(qtbot, window, 2)
    words = window.inspector.words
    assert words is not None
    draft = words.draft(Field.ALT_TEXT)
    assert draft is not None
    assert window.inspector.describe.alt_text.toPlainText() == draft.value
    assert window.inspector.describe.draft_box.isVisible()


def test_arrows_move_and_shift_chooses_a_run(qtbot: QtBot, window: Window) -> None:
    choose(qtbot, window, 0)
    qtbot.keyClick(window.grid, Qt.Key.Key_Right)
    assert window.grid.currentIndex().row() == 1
    for _ in range(2):
        qtbot.keyClick(window.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert window.grid.selected_count() == 3
    qtbot.keyClick(window.grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert window.grid.selected_count() == PHOTOS


def test_a_rubber_band_chooses_what_it_touches(qtbot: QtBot, window: Window) -> None:
    view = window.grid.viewport()
    last = window.grid.visualRect(window.grid.model().index(PHOTOS - 1, 0))
    start = QPoint(view.width() - 4, min(last.bottom() + 30, view.height() - 3))
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view, QPoint(10, 10))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert window.grid.selected_count() == PHOTOS


def test_typed_alt_text_goes_into_the_file_and_undo_takes_it_out(
    qtbot: QtBot, window: Window
) -> None:
    path = choose(qtbot, window, 1)
    tab = window.inspector.describe
    qtbot.keyClick(window.grid, Qt.Key.Key_E)
    assert tab.alt_text.hasFocus()
    qtbot.keyClicks(tab.alt_text, "My own words.")
    qtbot.keyClick(tab.alt_text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: read_metadata(path).text.alt_text == "My own words.", timeout=30_000)
    qtbot.waitUntil(window.edits.stack.canUndo)
    window.top.undo.click()
    qtbot.waitUntil(lambda: read_metadata(path).text.alt_text is None, timeout=30_000)
    window.edits.stack.redo()
    qtbot.waitUntil(lambda: read_metadata(path).text.alt_text == "My own words.", timeout=30_000)


def test_words_typed_for_one_photo_are_kept_when_another_is_chosen(
    qtbot: QtBot, window: Window
) -> None:
    path = choose(qtbot, window, 0)
    window.inspector.describe.caption.setPlainText("Not saved by hand")
    choose(qtbot, window, 3)
    qtbot.waitUntil(lambda: read_metadata(path).text.caption == "Not saved by hand", timeout=30_000)


def test_a_keyword_is_added_to_every_chosen_photo(qtbot: QtBot, window: Window) -> None:
    path = choose(qtbot, window, 0)
    qtbot.keyClick(window.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    field = window.inspector.describe.keywords.field
    field.setText("Granny")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Granny" in read_metadata(path).text.keywords, timeout=30_000)
    qtbot.waitUntil(lambda: window.edits.stack.count() == 1, timeout=30_000)
    stored = [
        n for n in path.parent.parent.rglob("*.*") if "Granny" in read_metadata(n).text.keywords
    ]
    assert len(stored) == 2


def test_the_counter_warns_of_long_alt_text(qtbot: QtBot, window: Window) -> None:
    choose(qtbot, window, 0)
    tab = window.inspector.describe
    tab.alt_text.setPlainText("x" * 130)
    assert tab.counter.text() == "130 / 125, long"
    tab.alt_text.setPlainText("x" * 251)
    assert tab.counter.objectName() == "problem"


def test_pictures_are_searched_by_what_they_show_without_the_grid_waiting(
    qtbot: QtBot, window: Window
) -> None:
    listed: list[Listing] = []
    window.view.listed.connect(listed.append)
    window.top.search.put('like:"a beach" taken:2024..2030')
    qtbot.waitUntil(
        lambda: bool(listed) and listed[-1].view.query.startswith("like:") and listed[-1].total > 1,
        timeout=60_000,
    )
    assert listed[-1].ignored == ()
    assert window.grid.model().rowCount() == listed[-1].total


def test_search_finds_while_typing_and_marks_the_words(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window.grid, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.top.search.hasFocus()
    qtbot.keyClicks(window.top.search, "zebr")
    model = window.grid.model()
    qtbot.waitUntil(lambda: 0 < model.rowCount() < PHOTOS, timeout=30_000)
    qtbot.waitUntil(lambda: model.at(0) is not None and model.at(0).snippet is not None)  # type: ignore[attr-defined]
    qtbot.keyClick(window.top.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: model.rowCount() == PHOTOS)
    assert window.grid.hasFocus()


def test_filters_have_numbers_only_where_these_are_of_what_is_listed(
    qtbot: QtBot, window: Window
) -> None:
    drafts = window.page.filters.chips[Shelf.DRAFTS]
    qtbot.waitUntil(lambda: drafts.text() == f"AI drafts {PHOTOS}")
    window.top.search.put("elephant OR dog")
    qtbot.waitUntil(lambda: drafts.text() == "AI drafts")
    window.top.search.put("")
    qtbot.waitUntil(lambda: drafts.text() == f"AI drafts {PHOTOS}")


def test_nothing_found_names_a_word_that_was_meant(qtbot: QtBot, window: Window) -> None:
    window.top.search.put("zebraa")
    qtbot.waitUntil(lambda: window.page.pages.currentIndex() == 1, timeout=30_000)
    assert window.page.empty.title == "Nothing found"
    lines = [label.text() for label in window.page.empty.findChildren(QLabel)]
    assert any("zebra" in line and "Did you mean" in line for line in lines)


def test_a_folder_of_the_sidebar_lists_only_its_photos(qtbot: QtBot, window: Window) -> None:
    qtbot.waitUntil(lambda: bool(window.view.overview.folders))
    folder = window.view.overview.folders[0].children[0]
    window.sidebar.go(Place(folder=folder.path))
    qtbot.waitUntil(lambda: window.grid.model().rowCount() == folder.photos)
    assert window.page.title.whole == folder.path.name


def test_photos_can_be_ordered_by_name_and_cut_at_days(qtbot: QtBot, window: Window) -> None:
    model = window.grid.model()
    window.view.set_order(Order.NAME)
    qtbot.waitUntil(lambda: all(model.at(n) for n in range(PHOTOS)))  # type: ignore[attr-defined]
    names = [model.at(n).name for n in range(PHOTOS)]  # type: ignore[attr-defined]
    qtbot.waitUntil(
        lambda: [model.at(n).name for n in range(PHOTOS)] == sorted(names)  # type: ignore[attr-defined]
    )
    window.view.set_order(Order.NEWEST)
    window.page.by_day.trigger()
    qtbot.waitUntil(lambda: len(model.groups) > 1)  # type: ignore[attr-defined]
    boxes = {window.grid.visualRect(model.index(n, 0)).y() for n in range(PHOTOS)}
    assert len(boxes) >= len(model.groups)  # type: ignore[attr-defined]


def test_a_photo_that_vanishes_is_named_as_a_problem(qtbot: QtBot, window: Window) -> None:
    path = choose(qtbot, window, 0)
    path.unlink()
    window.folders.scan()
    qtbot.waitUntil(lambda: window.view.overview.shelves.get(Shelf.PROBLEMS) == 1, timeout=30_000)
    window.sidebar.go(Place(Shelf.PROBLEMS))
    qtbot.waitUntil(lambda: window.grid.model().rowCount() == 1, timeout=30_000)


@pytest.mark.parametrize(
    "hostile", ["<b>bold</b><img src=x>", "\u202egnp.exe", "a" * 3000, "&amp;&x"]
)
def test_hostile_captions_are_shown_as_plain_text(
    qtbot: QtBot, window: Window, hostile: str
) -> None:
    path = choose(qtbot, window, 0)
    window.inspector.describe.caption.setPlainText(hostile)
    window.inspector.describe.save_now()
    qtbot.waitUntil(lambda: read_metadata(path).text.caption == hostile, timeout=30_000)
    for label in window.findChildren(QLabel):
        if hostile[:20] in label.text():
            assert label.textFormat() is Qt.TextFormat.PlainText
    assert window.grab().toImage().isNull() is False


def test_an_empty_library_names_the_next_step(
    qtbot: QtBot, tmp_path: Path, open_window: Callable[[Path], Window]
) -> None:
    window = open_window(tmp_path / "new")
    qtbot.waitUntil(lambda: window.page.pages.currentIndex() == 1)
    assert window.page.empty.title == "No photos yet"
    assert window.page.empty.isVisible()


def test_enter_opens_the_stage_and_escape_returns(qtbot: QtBot, window: Window) -> None:
    choose(qtbot, window, 0)
    qtbot.keyClick(window.grid, Qt.Key.Key_Return)
    assert window.centre.currentWidget() is window.stage
    qtbot.waitUntil(lambda: not window.stage.view._pixmap.isNull(), timeout=30_000)
    qtbot.keyClick(window.stage, Qt.Key.Key_Right)
    assert window.grid.currentIndex().row() == 1
    qtbot.keyClick(window.stage, Qt.Key.Key_Z)
    assert not window.stage.view.is_fitted
    qtbot.keyClick(window.stage, Qt.Key.Key_Escape)
    assert window.centre.currentWidget() is window.split


def test_a_screen_readers_toggle_chooses_a_filter_and_the_review(
    qtbot: QtBot, window: Window
) -> None:
    window.page.filters.chips[Shelf.APPROVED].toggle()
    qtbot.waitUntil(lambda: window.view.view.shelf is Shelf.APPROVED)
    window.page.filters.chips[Shelf.ALL].toggle()
    qtbot.waitUntil(lambda: window.view.view.shelf is Shelf.ALL)
    window.top.review.toggle()
    assert window.centre.currentWidget() is window.review
    window.top.review.click()
    assert window.centre.currentWidget() is window.review
    window.top.library.click()
    assert window.centre.currentWidget() is window.split
