"""Asking: questions, packs of them, answers to choose from, and searching by an answer."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from blipdesk.gui.answer_card import AnswerCard
from blipdesk.gui.packs_dialog import PacksDialog
from blipdesk.gui.question_packs import (
    Question,
    QuestionPack,
    example_packs,
    load_packs,
    save_packs,
)
from blipdesk.gui.theme import Theme
from blipdesk.gui.window import Window


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("  Where   is it? ", Question("Where is it?")),
        ("In or out? | in| out |in", Question("In or out?", ("in", "out"))),
        ("Only one? | yes", Question("Only one?")),
    ],
)
def test_a_question_is_read_from_a_line(line: str, expected: Question) -> None:
    assert Question.parsed(line) == expected
    assert Question.parsed(expected.line) == expected


def test_packs_come_back_as_they_were_kept(tmp_path: Path) -> None:
    store = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    assert load_packs(store) == example_packs()
    mine = QuestionPack.parsed("Mine", "Who?\n\nIn or out? | in | out\nWho?")
    assert len(mine.questions) == 2
    save_packs(store, [mine, QuestionPack("", mine.questions), QuestionPack("Empty", ())])
    store.sync()
    again = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    assert load_packs(again) == [mine]


@pytest.mark.parametrize("held", ["no json", "[1, 2]", '{"a": 1}'])
def test_packs_that_cannot_be_read_give_way_to_the_examples(tmp_path: Path, held: str) -> None:
    store = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    store.setValue("question_packs", held)
    assert load_packs(store) == example_packs()


def test_a_pack_is_asked_with_the_choices_of_each_question(qtbot: QtBot, window: Window) -> None:
    asked: list[tuple[object, object]] = []
    tab = window.inspector.ask
    tab.asked.disconnect()
    tab.asked.connect(lambda questions, choices: asked.append((questions, choices)))
    tab.ask_pack(QuestionPack.parsed("P", "A?\nB?\nC? | x | y"))
    assert asked == [(("A?", "B?"), ()), (("C?",), ("x", "y"))]


def test_packs_are_added_renamed_and_removed(qtbot: QtBot, window: Window, theme: Theme) -> None:
    dialog = PacksDialog(theme, example_packs(), window)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.add.click()
    qtbot.keyClicks(dialog.name, "My pack")
    dialog.lines.setPlainText("Who is it?")
    dialog.list.setCurrentRow(0)
    dialog.remove.click()
    names = [pack.name for pack in dialog.packs]
    assert names == [pack.name for pack in example_packs()[1:]] + ["My pack"]
    assert dialog.packs[-1].questions == (Question("Who is it?"),)
    dialog.restore.click()
    assert example_packs()[0].name in [pack.name for pack in dialog.packs]


def test_choices_are_ranked_and_an_answer_leads_to_its_photos(qtbot: QtBot, window: Window) -> None:
    window.grid.choose(0)
    tab = window.inspector.ask
    window.inspector.tabs.setCurrentWidget(tab)
    qtbot.waitUntil(lambda: window.inspector.words is not None)
    tab.field.setText("where is it?")
    tab.choices.setText("on the beach, in the forest")
    qtbot.keyClick(tab.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(tab.findChildren(AnswerCard)), timeout=60_000)
    qtbot.waitUntil(lambda: bool(tab._ranked), timeout=60_000)
    (ranking,) = tab._ranked.values()
    assert {choice for choice, _ in ranking} == {"on the beach", "in the forest"}
    assert sum(probability for _, probability in ranking) == pytest.approx(1, abs=0.01)
    card = tab.findChildren(AnswerCard)[-1]
    card.search.click()
    assert window.top.search.text() == f'asked:"where is it?={ranking[0][0]}"'
    qtbot.waitUntil(lambda: window.grid.model().rowCount() >= 1 and window.is_whole_list)
