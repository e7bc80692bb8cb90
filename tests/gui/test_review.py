"""Deciding about drafts by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from blipdesk.gui.approve_above import ApproveAbove
from blipdesk.gui.theme import Theme
from blipdesk.gui.window import Window
from blipdesk.metadata.reader import read_metadata
from tests.gui.conftest import PHOTOS


def begin(qtbot: QtBot, window: Window) -> None:
    """Go to the review and wait for its first photo."""
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.review.words is not None, timeout=30_000)


def shown(window: Window) -> Path:
    """Return the photo that is to be decided about."""
    assert window.review.words is not None
    return window.review.words.photo.path


def press(qtbot: QtBot, window: Window, key: Qt.Key) -> None:
    """Press a key and wait for the next photo or the end."""
    before = window.review.words
    qtbot.keyClick(window.review, key)
    qtbot.waitUntil(lambda: window.review.words is not before, timeout=30_000)


def alt_text(path: Path) -> str | None:
    return read_metadata(path).text.alt_text


def test_the_worst_score_comes_first(qtbot: QtBot, window: Window) -> None:
    begin(qtbot, window)
    scores = []
    for _ in range(PHOTOS - 1):
        words = window.review.words
        assert words is not None
        scores.append(min(d.provenance.score or 0 for d in words.drafts))
        press(qtbot, window, Qt.Key.Key_S)
    assert scores == sorted(scores)


def test_a_approves_and_goes_on_and_u_takes_it_back(qtbot: QtBot, window: Window) -> None:
    begin(qtbot, window)
    path, text = shown(window), window.review.panel.text.toPlainText()
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
    assert window.review.panel.text.hasFocus()
    qtbot.keyClicks(window.review.panel.text, "What I see.")
    qtbot.keyClick(window.review.panel.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
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
    qtbot.waitUntil(lambda: bool(window.review.panel.typed))


def test_x_says_that_a_photo_is_decorative(qtbot: QtBot, window: Window) -> None:
    begin(qtbot, window)
    path = shown(window)
    press(qtbot, window, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: read_metadata(path).text.decorative is True, timeout=30_000)


def test_undo_takes_back_that_a_photo_is_decorative_in_one_step(
    qtbot: QtBot, window: Window
) -> None:
    begin(qtbot, window)
    path = shown(window)
    press(qtbot, window, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: window.edits.stack.count() == 1)
    press(qtbot, window, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: read_metadata(path).text.decorative is None)
    qtbot.waitUntil(lambda: bool(window.review.panel.typed))
    assert shown(window) == path


def test_the_review_can_go_folder_by_folder(qtbot: QtBot, window: Window) -> None:
    begin(qtbot, window)
    review, before = window.review, window.review._course.queue
    review.set_order(by_folder=True)
    qtbot.waitUntil(lambda: review._course.queue is not before)
    qtbot.waitUntil(lambda: window.review.words.photo.photo_id == review._course.queue.current)  # type: ignore[union-attr]
    seen = [shown(window)]
    for _ in range(PHOTOS - 1):
        press(qtbot, window, Qt.Key.Key_S)
        seen.append(shown(window))
    assert [path.parent for path in seen] == sorted(path.parent for path in seen)


def test_all_drafts_above_a_score_are_approved_and_taken_back_in_one_step(
    qtbot: QtBot, window: Window
) -> None:
    begin(qtbot, window)
    scores = sorted(window.review._course.queue.scores.values())
    least = scores[PHOTOS // 2]
    meant = window.review._course.queue.undecided_from(least)
    assert 0 < len(meant) < PHOTOS
    window.review.approve_from(least)
    qtbot.waitUntil(lambda: window.edits.stack.count() == 1)
    assert {i for i, what in window.review.decided.items() if what == "approved"} == set(meant)
    paths = [row.path for row in window.review._course.queue.rows.values() if row.photo_id in meant]
    qtbot.waitUntil(lambda: all(alt_text(path) is not None for path in paths))
    window.review.undo()
    qtbot.waitUntil(lambda: all(alt_text(path) is None for path in paths))
    assert window.review.decided == {}


def test_the_dialog_says_how_many_drafts_fit_well_enough(
    qtbot: QtBot, window: Window, theme: Theme
) -> None:
    asked: list[float] = []

    def count(score: float) -> int:
        asked.append(score)
        return 3 if score <= 0.5 else 0

    dialog = ApproveAbove(theme, count, 2, window)
    qtbot.addWidget(dialog)
    assert not dialog.approve.isEnabled()
    dialog.slider.setValue(50)
    assert dialog.approve.isEnabled()
    assert "3" in dialog.approve.text()
    assert asked[-1] == dialog.score == 0.5


def test_all_above_a_score_are_approved_by_keys(qtbot: QtBot, window: Window) -> None:
    begin(qtbot, window)
    queue = window.review._course.queue
    fitting = queue.undecided_from(0.0)

    def answer() -> None:
        dialog = window.review.findChild(ApproveAbove)
        assert dialog is not None
        qtbot.keyClick(dialog.slider, Qt.Key.Key_Home)
        qtbot.keyClick(dialog.slider, Qt.Key.Key_Return)

    QTimer.singleShot(300, answer)
    qtbot.keyClick(window.review, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: list(queue.decided) == fitting)
    qtbot.waitUntil(lambda: window.edits.stack.count() == 1)


def test_g_asks_the_model_again_and_the_photo_stays(qtbot: QtBot, window: Window) -> None:
    begin(qtbot, window)
    path = shown(window)
    answered: list[Path] = []
    window._services.models.answered.connect(lambda result: answered.append(result.path))
    qtbot.keyClick(window.review, Qt.Key.Key_G)
    qtbot.waitUntil(lambda: path in answered, timeout=120_000)
    assert shown(window) == path
    assert window.review.decided == {}


def test_a_key_that_comes_before_the_next_photo_is_shown_decides_nothing(
    qtbot: QtBot, window: Window
) -> None:
    begin(qtbot, window)
    course = window.review._course
    course._words_ahead.clear()  # such as by a slow disk
    first, second = course.queue.ids[:2]
    qtbot.keyClick(window.review, Qt.Key.Key_A)
    qtbot.keyClick(window.review, Qt.Key.Key_A)
    qtbot.keyClick(window.review, Qt.Key.Key_R)
    assert course.queue.decided == {first: "approved"}
    qtbot.waitUntil(lambda: course.decidable is not None)
    assert course.queue.current == second


def test_a_number_chooses_another_draft(qtbot: QtBot, window: Window) -> None:
    begin(qtbot, window)
    panel = window.review.panel
    first = panel.typed
    panel._show_alternatives([first, "another draft", "a third one"])
    qtbot.keyClick(window.review, Qt.Key.Key_2)
    assert panel.typed == "another draft"
    qtbot.keyClick(window.review, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert panel.typed == "a third one"
    qtbot.keyClick(window.review, Qt.Key.Key_1)
    assert panel.typed == first


def test_a_screen_reader_hears_each_draft_and_each_decision(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(
        "blipdesk.gui.review_page.announce", lambda widget, text, **_: heard.append(text)
    )
    begin(qtbot, window)
    qtbot.waitUntil(lambda: heard == [f"1 of {PHOTOS}. {window.review.panel.typed}"])
    press(qtbot, window, Qt.Key.Key_A)
    qtbot.waitUntil(
        lambda: heard[1:] == ["Approved", f"2 of {PHOTOS}. {window.review.panel.typed}"]
    )


def test_a_whole_review_by_keyboard_leaves_no_draft(qtbot: QtBot, window: Window) -> None:
    begin(qtbot, window)
    for number in range(PHOTOS):
        key = Qt.Key.Key_R if number == 2 else Qt.Key.Key_A
        press(qtbot, window, key)
    assert window.review.is_done
    qtbot.waitUntil(lambda: window.edits.stack.count() == PHOTOS, timeout=60_000)
    window.navigation.show_mode("library")
    qtbot.waitUntil(lambda: window.top.review.text() == "Review", timeout=30_000)
