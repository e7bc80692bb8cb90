"""Words that cannot be written now: kept, shown as not saved, written later, never lost."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from blipdesk.domain.errors import WriteFailed
from blipdesk.domain.text import Field
from blipdesk.gui.edit_operations import EditOutcome, Failure, WordsEdit
from blipdesk.gui.held_edits import EditOrder, HeldEdits
from blipdesk.gui.reasons import short_reason
from blipdesk.gui.window import Window
from blipdesk.metadata.reader import read_metadata
from blipdesk.runtime.paths import library_paths
from tests.gui.conftest import PHOTOS
from tests.gui.test_library import choose
from tests.gui.test_review import begin
from tests.gui.test_trouble import box, press

_HOLDER = """
import sys, apsw
held = apsw.Connection(sys.argv[1])
held.set_busy_timeout(20_000)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
held.execute("ROLLBACK")
"""


class Holder:
    """Another process that holds the library as long as it is wanted."""

    def __init__(self, root: Path) -> None:
        database = library_paths(root / "library").database
        self._process = subprocess.Popen(
            [sys.executable, "-c", _HOLDER, str(database)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "held\n"

    def let_go(self) -> None:
        """Let others write again."""
        self._process.communicate()


@pytest.fixture
def hold(root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Holder]]:
    """Return what has another process hold the library; patience with it is short."""
    monkeypatch.setattr("blipdesk.index.connection.BUSY_TIMEOUT_MS", 300)
    holders: list[Holder] = []

    def begin_to_hold() -> Holder:
        holders.append(Holder(root))
        return holders[-1]

    yield begin_to_hold
    for holder in holders:
        if holder._process.poll() is None:
            holder.let_go()


def alt_text(path: Path) -> str | None:
    return read_metadata(path).text.alt_text


def type_words(qtbot: QtBot, window: Window, words: str) -> None:
    """Type alt text into the inspector."""
    window.verbs.edit_alt_text()
    qtbot.keyClicks(window.inspector.describe.alt_text, words)


def test_words_typed_while_another_program_holds_the_library_are_kept_and_then_written(
    qtbot: QtBot, hold: Callable[[], Holder], window: Window
) -> None:
    describe = window.inspector.describe
    path = choose(qtbot, window, 0)
    holder = hold()
    type_words(qtbot, window, "What I see")
    qtbot.keyClick(describe.alt_text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "another program" in describe.not_saved.line)
    assert describe.alt_text.toPlainText() == "What I see"
    assert window.strip.not_saved.text() == "1 not saved"
    choose(qtbot, window, 1)
    assert describe.not_saved.line == ""
    assert describe.alt_text.toPlainText() != "What I see"
    choose(qtbot, window, 0)
    assert describe.alt_text.toPlainText() == "What I see"
    holder.let_go()
    describe.not_saved.retried.emit()
    qtbot.waitUntil(lambda: alt_text(path) == "What I see")
    qtbot.waitUntil(lambda: describe.not_saved.line == "")
    assert not window.strip.not_saved.isVisible()
    qtbot.waitUntil(window.edits.stack.canUndo)


def test_words_left_behind_by_going_on_are_tried_again_by_themselves(
    qtbot: QtBot, hold: Callable[[], Holder], window: Window
) -> None:
    path = choose(qtbot, window, 0)
    holder = hold()
    type_words(qtbot, window, "Seen in passing")
    choose(qtbot, window, 1)
    qtbot.waitUntil(lambda: window.edits.held.photos_failed == [path])
    holder.let_go()
    window.edits.held.due.emit()  # what the clock does after a while
    qtbot.waitUntil(lambda: alt_text(path) == "Seen in passing")


def test_a_keyword_that_was_not_entered_goes_to_the_photo_it_was_typed_for(
    qtbot: QtBot, window: Window
) -> None:
    path = choose(qtbot, window, 0)
    window.verbs.edit_keywords()
    field = window.inspector.describe.keywords.field
    qtbot.keyClicks(field, "lighthouse")
    choose(qtbot, window, 1)
    assert field.text() == ""
    qtbot.waitUntil(lambda: "lighthouse" in read_metadata(path).text.keywords)


def test_words_typed_in_the_review_are_kept_and_the_approval_is_made_up_for(
    qtbot: QtBot, hold: Callable[[], Holder], window: Window
) -> None:
    begin(qtbot, window)
    review = window.review
    path = review.words.photo.path  # type: ignore[union-attr]
    holder = hold()
    qtbot.keyClick(review, Qt.Key.Key_E)
    qtbot.keyClicks(review.panel.text, "My words")
    qtbot.keyClick(review.panel.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.edits.held.photos_failed == [path])
    qtbot.keyClick(review, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: review.panel.text.toPlainText() == "My words")
    assert "another program" in review.panel.not_saved.line
    holder.let_go()
    window.strip.not_saved.click()
    qtbot.waitUntil(lambda: alt_text(path) == "My words")
    qtbot.waitUntil(lambda: review.panel.not_saved.line == "")


def test_words_typed_in_the_review_are_saved_by_going_on_and_rejected_ones_come_back(
    qtbot: QtBot, window: Window
) -> None:
    begin(qtbot, window)
    review = window.review
    path = review.words.photo.path  # type: ignore[union-attr]
    qtbot.keyClick(review, Qt.Key.Key_E)
    qtbot.keyClicks(review.panel.text, "Not sure")
    qtbot.keyClick(review.panel.text, Qt.Key.Key_Escape)
    qtbot.keyClick(review, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: alt_text(path) == "Not sure")
    qtbot.waitUntil(lambda: review.words is not None and review.words.photo.path != path)
    second = review.words.photo.path  # type: ignore[union-attr]
    before = second.read_bytes()
    qtbot.keyClick(review, Qt.Key.Key_E)
    qtbot.keyClicks(review.panel.text, "Better")
    qtbot.keyClick(review.panel.text, Qt.Key.Key_Escape)
    qtbot.keyClick(review, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: review.words.photo.path != second)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: not window._services.desk.is_busy)
    assert second.read_bytes() == before
    qtbot.keyClick(review, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: review.panel.text.toPlainText() == "Better")


def test_quitting_waits_for_words_and_then_goes_by_itself(
    qtbot: QtBot, hold: Callable[[], Holder], window: Window
) -> None:
    path = choose(qtbot, window, 0)
    holder = hold()
    type_words(qtbot, window, "Last words")
    with qtbot.waitSignal(window.closed, timeout=30_000):
        window.close()
        assert window.isVisible()
        holder.let_go()
    assert alt_text(path) == "Last words"


def test_words_that_cannot_be_saved_at_the_end_are_kept_for_the_next_start(
    qtbot: QtBot,
    hold: Callable[[], Holder],
    window: Window,
    root: Path,
    open_window: Callable[[Path], Window],
) -> None:
    path = choose(qtbot, window, 0)
    holder = hold()
    type_words(qtbot, window, "Last words")
    window.close()
    shown = box(qtbot, window, "notSaved")
    assert "1 photo" in shown.text()
    assert "opened next" in shown.informativeText()
    with qtbot.waitSignal(window.closed, timeout=30_000):
        press(qtbot, shown, "Quit")
    assert alt_text(path) != "Last words"
    holder.let_go()
    kept = root / "library" / "unsaved-words.json"
    assert "Last words" in kept.read_text("utf-8")
    again = open_window(root / "library")
    qtbot.waitUntil(lambda: alt_text(path) == "Last words")
    qtbot.waitUntil(lambda: not kept.exists())
    assert again.edits.held.failed == []


def test_words_that_cannot_even_be_kept_can_be_copied(
    qtbot: QtBot, hold: Callable[[], Holder], window: Window, root: Path
) -> None:
    (root / "library" / "unsaved-words.new").mkdir()  # such as a full disk
    choose(qtbot, window, 0)
    hold()
    type_words(qtbot, window, "Copy me")
    window.close()
    shown = box(qtbot, window, "notSaved")
    assert "could not be kept" in shown.informativeText()
    press(qtbot, shown, "Copy the words")
    assert "Copy me" in QGuiApplication.clipboard().text()
    assert window.isVisible()
    qtbot.waitUntil(lambda: window.findChild(QMessageBox, "notSaved") is None)


def test_words_for_a_full_disk_stay_in_the_field_until_the_disk_has_room(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise WriteFailed("photo.jpg: the disk is full")

    path = choose(qtbot, window, 0)
    describe = window.inspector.describe
    with monkeypatch.context() as full:
        full.setattr("blipdesk.library.write_round.stage", refuse)
        type_words(qtbot, window, "No room")
        describe.save_now()
        qtbot.waitUntil(lambda: "disk is full" in describe.not_saved.line)
        qtbot.waitUntil(lambda: not window._services.reader.is_busy)
        assert describe.alt_text.toPlainText() == "No room"
        assert window.edits.held.unwritten() == {}  # the library keeps them itself
    window.edits.try_again()
    qtbot.waitUntil(lambda: alt_text(path) == "No room")
    qtbot.waitUntil(lambda: describe.not_saved.line == "")


def test_what_is_not_saved_can_be_given_up(
    qtbot: QtBot, hold: Callable[[], Holder], window: Window
) -> None:
    path = choose(qtbot, window, 0)
    describe = window.inspector.describe
    before = describe.alt_text.toPlainText()
    hold()
    type_words(qtbot, window, "Never mind")
    describe.save_now()
    qtbot.waitUntil(lambda: describe.not_saved.line != "")
    describe.not_saved.discarded.emit()
    qtbot.waitUntil(lambda: describe.alt_text.toPlainText() == before)
    assert window.edits.held.unwritten() == {}
    assert alt_text(path) != "Never mind"


def _order(path: Path, **values: str) -> EditOrder:
    words = WordsEdit(tuple((Field(name), value) for name, value in values.items()))
    return EditOrder("edit", (path,), lambda _: lambda _: EditOutcome((), (), ()), words)


def test_older_words_never_come_back_over_newer_ones(qtbot: QtBot) -> None:
    held, path = HeldEdits(), Path("/photos/one.jpg")
    older = held.begin(_order(path, alt_text="old", title="kept"))
    newer = held.begin(_order(path, alt_text="new"))
    held.fail(older, "locked")
    assert dict(held.words_of(path).values) == {Field.ALT_TEXT: "new", Field.TITLE: "kept"}
    held.settle(newer)
    (failed,) = held.take_failed()
    assert failed.order.words == WordsEdit(((Field.TITLE, "kept"),))


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("/photos/deep/one.jpg: the disk is full", "one.jpg: the disk is full"),
        ("the disk is full: /photos", "the disk is full: /photos"),
        ("/photos/one.jpg", "/photos/one.jpg"),
        ("one.jpg: is: damaged", "one.jpg: is: damaged"),
    ],
)
def test_a_reason_names_the_file_without_its_folders(line: str, shown: str) -> None:
    assert short_reason(line) == shown


def test_what_was_typed_after_a_failure_replaces_it(qtbot: QtBot) -> None:
    held, path = HeldEdits(), Path("/photos/one.jpg")
    held.fail(held.begin(_order(path, alt_text="first")), "locked")
    held.fail(held.begin(_order(path, alt_text="second")), "locked")
    assert [dict(h.order.words.values) for h in held.take_failed()] == [{Field.ALT_TEXT: "second"}]


def test_of_many_photos_only_those_that_failed_are_held(qtbot: QtBot) -> None:
    held = HeldEdits()
    paths = tuple(Path(f"/photos/{n}.jpg") for n in range(PHOTOS))
    order = EditOrder("edit", paths, _order(paths[0]).make, WordsEdit(add_keywords=("sea",)))
    failures = [Failure(paths[3], "gone"), Failure(paths[3], "offline")]
    held.settle(held.begin(order), [*failures, Failure(paths[5], "full", True)])
    assert len(held.failed) == 2
    assert held.photos_failed == [paths[3], paths[5]]
    assert list(held.unwritten()) == [paths[3]]
    assert held.reason_of(paths[5]) == "full"
    assert held.words_of(paths[0]).is_empty
