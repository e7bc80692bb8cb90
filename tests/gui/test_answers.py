"""Choosing photos by what was answered about them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from blipdesk.bootstrap import open_library
from blipdesk.domain.text import Answer, Field, FieldEdit
from blipdesk.gui.answer_card import query_for
from blipdesk.gui.answer_filters import filters_in, with_answer, without
from blipdesk.gui.answers_panel import AnswersPanel
from blipdesk.gui.window import Window
from blipdesk.library.review import PersonEdit
from blipdesk.runtime.paths import library_paths
from tests.gui.conftest import PHOTOS
from tests.gui.test_look import unnamed

WHERE, WHO = "Where is it?", "Is there a person?"


@pytest.fixture
def answered(qtbot: QtBot, root: Path, open_window: Callable[[Path], Window]) -> Window:
    """Return a window on photos of which six lie on a beach, two in snow, and one has people."""
    photos = sorted(path for path in (root / "photos").rglob("*") if path.is_file())
    with open_library(library_paths(root / "library")) as library:
        for number, photo in enumerate(photos):
            answers = (
                Answer(WHERE, "snow" if number < 2 else "beach"),
                Answer(WHO, "yes" if number == 0 else "no"),
            )
            list(library.set_words([photo], PersonEdit((FieldEdit(Field.ANSWERS, answers),))))
    window = open_window(root / "library")
    qtbot.waitUntil(window.page.filters.answers.isVisible)
    return window


def opened(qtbot: QtBot, window: Window) -> AnswersPanel:
    panel = window.page.filters.panel
    qtbot.mouseClick(window.page.filters.answers, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.tree.topLevelItemCount() > 0)
    return panel


def numbers(panel: AnswersPanel) -> dict[str, dict[str, str]]:
    """Return what the panel shows."""
    found = {}
    for row in range(panel.tree.topLevelItemCount()):
        head = panel.tree.topLevelItem(row)
        assert head is not None
        answers = [head.child(n) for n in range(head.childCount())]
        found[head.text(0)] = {item.text(0): item.text(1) for item in answers if item}
    return found


def row_of(panel: AnswersPanel, answer: str) -> QTreeWidgetItem:
    flags = Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchExactly
    (item,) = panel.tree.findItems(answer, flags, 0)
    return item


def test_a_filter_is_put_into_a_query_exchanged_and_taken_out() -> None:
    query = with_answer("dog -beach", WHERE, "in the snow")
    (held,) = filters_in(query)
    assert (held.question, held.answer) == ("Where is it?", "in the snow")
    assert without(query, held) == "dog -beach"
    exchanged = with_answer(query, "where is it", "on a road")
    assert [one.answer for one in filters_in(exchanged)] == ["on a road"]
    both = with_answer(exchanged, WHO, "yes")
    assert len(filters_in(both)) == 2
    assert without(both, filters_in(both)[0]) == f'dog -beach asked:"{WHO}=yes"'


@pytest.mark.parametrize("query", ['-asked:"a=b"', '(asked:"a=b" OR c)', '"asked:a"', "asked:"])
def test_what_cannot_be_taken_out_alone_is_no_filter(query: str) -> None:
    assert filters_in(query) == ()


def test_a_long_answer_is_found_by_its_words() -> None:
    assert query_for(Answer("what?", "a " * 60)).startswith('answer:"a a')
    assert query_for(Answer("what?", 'a "red" car')) == 'asked:"what?=a red car"'


def test_answers_are_counted_and_filter_the_photos(qtbot: QtBot, answered: Window) -> None:
    window, rows = answered, answered.grid.model().rowCount
    panel = opened(qtbot, window)
    assert unnamed(panel) == []
    ground = panel.grab().toImage().pixelColor(6, panel.height() // 2)
    assert ground.name() == window.theme.tokens.raised  # nothing shines through
    assert numbers(panel) == {
        WHERE: {"beach": "6", "snow": "2"},
        WHO: {"no": "7", "yes": "1"},
    }
    panel.tree.itemClicked.emit(row_of(panel, "snow"), 0)
    qtbot.waitUntil(lambda: rows() == 2)
    (chip,) = window.page.filters.filters
    assert unnamed(window.page.filters) == []
    assert (chip.text(), chip.isChecked()) == ("Where is it? snow", True)
    # The other answers to the same question stay in view; the rest counts what is left.
    panel = opened(qtbot, window)
    qtbot.waitUntil(lambda: numbers(panel).get(WHO) == {"no": "1", "yes": "1"})
    assert numbers(panel)[WHERE] == {"beach": "6", "snow": "2"}
    panel.tree.setCurrentItem(row_of(panel, "yes"))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows() == 1)
    assert len(window.page.filters.filters) == 2
    window.page.filters.filters[0].click()
    qtbot.waitUntil(lambda: len(window.page.filters.filters) == 1)
    window.page.filters.filters[0].click()
    qtbot.waitUntil(lambda: rows() == PHOTOS)
    assert window.top.search.text() == ""


def test_a_question_unfolds_and_a_chosen_answer_is_taken_back_in_the_panel(
    qtbot: QtBot, answered: Window
) -> None:
    window, rows = answered, answered.grid.model().rowCount
    panel = opened(qtbot, window)
    head = panel.tree.topLevelItem(0)
    assert head is not None
    assert head.isExpanded()
    panel.tree.setCurrentItem(head)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Space)
    assert not head.isExpanded()
    assert panel.isVisible()
    panel.tree.itemClicked.emit(row_of(panel, "snow"), 0)
    qtbot.waitUntil(lambda: rows() == 2)
    panel = opened(qtbot, window)
    spoken = row_of(panel, "snow").data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "snow 2, chosen"
    panel.tree.itemClicked.emit(row_of(panel, "snow"), 0)
    qtbot.waitUntil(lambda: rows() == PHOTOS)


def test_without_answers_there_is_nothing_to_choose_by(qtbot: QtBot, window: Window) -> None:
    qtbot.waitUntil(lambda: bool(window.view.overview.shelves))
    qtbot.wait(200)
    assert not window.page.filters.answers.isVisible()
