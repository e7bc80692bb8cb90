"""Deciding about drafts by keyboard."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from blipdesk.gui.window import Window
from blipdesk.metadata.reader import read_metadata
from tests.gui.conftest import PHOTOS


def begin(qtbot: QtBot, window: Window) -> None:
    """Go to the review and wait for its first photo."""
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.review._words is not None, timeout=30_000)


def shown(window: Window) -> Path:
    """Return the photo that is to be decided about."""
    assert window.review._words is not None
    return window.review._words.photo.path


def press(qtbot: QtBot, window: Window, key: Qt.Key) -> None:
    """Press a key and wait for the next photo or the end."""
    before = window.review._words
    qtbot.keyClick(window.review, key)
    qtbot.waitUntil(lambda: window.review._words is not before, timeout=30_000)


def alt_text(path: Path) -> str | None:
    return read_metadata(path).text.alt_text


def test_the_worst_score_comes_first(qtbot: QtBot, window: Window) -> None:
    begin(qtbot, window)
    scores = []
    for _ in range(PHOTOS - 1):
        words = window.review._words
        assert words is not None
        scores.append(min(d.provenance.score or 0 for d in words.drafts))
        press(qtbot, window, Qt.Key.Key_S)
    assert scores == sorted(scores)


def test_a_approves_and_goes_on_and_u_takes_it_back(qtbot: QtBot, window: Window) -> None:
    begin(qtbot, window)
    path, text = shown(window), window.review.text.toPlainText()
    press(qtbot, window, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: alt_text(path) == text, timeout=30_000)
    assert shown(window) != path
    qtbot.waitUntil(window.edits.stack.canUndo)
    press(qtbot, window, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: alt_text(path) is None, timeout=30_000)
    assert shown(window) == path


def test_edited_words_are_written_as_the_persons_own(qtbot: QtBot, window: Window) -> None:
    begin(qtbot, window)
    path = shown(window)
    qtbot.keyClick(window.review, Qt.Key.Key_E)
    assert window.review.text.hasFocus()
    qtbot.keyClicks(window.review.text, "What I see.")
    qtbot.keyClick(window.review.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: alt_text(path) == "What I see.", timeout=30_000)
    assert window.review.hasFocus()


def test_r_rejects_and_nothing_is_written(qtbot: QtBot, window: Window) -> None:
    begin(qtbot, window)
    path = shown(window)
    before = path.read_bytes()
    press(qtbot, window, Qt.Key.Key_R)
    qtbot.waitUntil(window.edits.stack.canUndo, timeout=30_000)
    assert path.read_bytes() == before
    press(qtbot, window, Qt.Key.Key_U)
    assert shown(window) == path
    qtbot.waitUntil(lambda: bool(window.review._shown_text(window.review._words)))


def test_x_says_that_a_photo_is_decorative(qtbot: QtBot, window: Window) -> None:
    begin(qtbot, window)
    path = shown(window)
    press(qtbot, window, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: read_metadata(path).text.decorative is True, timeout=30_000)


def test_a_whole_review_by_keyboard_leaves_no_draft(qtbot: QtBot, window: Window) -> None:
    begin(qtbot, window)
    for number in range(PHOTOS):
        key = Qt.Key.Key_R if number == 2 else Qt.Key.Key_A
        press(qtbot, window, key)
    assert window.review._stack.currentIndex() == 0
    qtbot.waitUntil(lambda: window.edits.stack.count() == PHOTOS, timeout=60_000)
    window.navigation.show_mode("library")
    qtbot.waitUntil(lambda: window.top.review.text() == "Review", timeout=30_000)
