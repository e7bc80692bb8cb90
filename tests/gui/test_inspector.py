"""What the inspector tells of a photo beside its words."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from blipdesk.bootstrap import open_library
from blipdesk.domain.text import Field, FieldEdit
from blipdesk.gui.edit_operations import WordsEdit
from blipdesk.gui.window import Window
from blipdesk.library.review import PersonEdit
from blipdesk.runtime.paths import library_paths


def open_info(qtbot: QtBot, window: Window) -> None:
    """Choose the first photo and look at its facts."""
    window.grid.choose(0)
    qtbot.waitUntil(lambda: window.inspector.words is not None)
    window.inspector.tabs.setCurrentWidget(window.inspector.info)


def test_every_tag_of_the_file_is_listed_and_can_be_filtered_and_copied(
    qtbot: QtBot, window: Window
) -> None:
    open_info(qtbot, window)
    info, words = window.inspector.info, window.inspector.words
    assert words is not None
    window.edits.set_words([words.photo.path], WordsEdit(((Field.TITLE, "A title & more"),)))
    qtbot.waitUntil(lambda: info.value_of("dc:title") == "A title & more")
    assert info.value_of("Name") == words.photo.path.name
    info.filter.setText("dc:title")
    assert info._shown.rowCount() == 1
    group = info._shown.index(0, 0)
    info.tree.setCurrentIndex(info._shown.index(0, 0, group))
    info.copy_value()
    assert QApplication.clipboard().text() == "A title & more"


def test_tags_are_read_only_when_they_are_looked_at(qtbot: QtBot, window: Window) -> None:
    asked: list[bool] = []
    window.inspector.info.tags_wanted.connect(lambda: asked.append(True))
    window.grid.choose(1)
    qtbot.waitUntil(lambda: window.inspector.words is not None)
    assert asked == []
    window.inspector.tabs.setCurrentWidget(window.inspector.info)
    qtbot.waitUntil(lambda: asked == [True])


def test_a_photo_that_is_gone_says_so_in_place_of_its_tags(qtbot: QtBot, window: Window) -> None:
    window.grid.choose(2)
    qtbot.waitUntil(lambda: window.inspector.words is not None)
    assert window.inspector.words is not None
    window.inspector.words.photo.path.unlink()
    window.inspector.tabs.setCurrentWidget(window.inspector.info)
    qtbot.waitUntil(lambda: bool(window.inspector.info.state.text()))


def labels_of(widget: QWidget) -> list[str]:
    """Return what the labels inside say."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def test_the_history_says_what_an_undo_left_as_it_was_and_why(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    window.grid.choose(0)
    qtbot.waitUntil(lambda: window.inspector.words is not None)
    words, tab = window.inspector.words, window.inspector.history
    assert words is not None
    path = words.photo.path
    window.inspector.tabs.setCurrentWidget(tab)
    window.edits.set_words([path], WordsEdit(((Field.TITLE, "mine"),)))
    qtbot.waitUntil(lambda: "mine" in labels_of(tab))
    assert not any("Could not be undone" in line for line in labels_of(tab))
    with open_library(library_paths(tmp_path / "another")) as other:
        list(other.set_words([path], PersonEdit((FieldEdit(Field.TITLE, "theirs"),))))
    undo = tab.findChildren(QPushButton)[0]
    undo.click()
    qtbot.waitUntil(
        lambda: any(
            "Could not be undone" in line and "changed by somebody else" in line
            for line in labels_of(tab)
        )
    )
    assert tab.findChildren(QPushButton)[0].text() == "Try again"
