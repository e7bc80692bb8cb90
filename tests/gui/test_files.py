"""Files are renamed, moved and deleted from the grid, and come back by undo."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox
from pytestqt.qtbot import QtBot

from blipdesk.gui.file_edits import FileVerb, FileWish
from blipdesk.gui.rename_dialog import RenameDialog
from blipdesk.gui.window import Window
from tests.gui.conftest import PHOTOS
from tests.gui.test_library import choose


@pytest.fixture(autouse=True)
def own_trash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the trash lie in the test's folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def test_f2_shows_the_new_name_and_renames_and_undo_names_it_back_and_redo_again(
    qtbot: QtBot, window: Window
) -> None:
    path = choose(qtbot, window, 0)
    qtbot.keyClick(window.grid, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: window.findChild(RenameDialog) is not None)
    dialog = window.findChild(RenameDialog)
    assert dialog is not None
    dialog.pattern.setText("Summer {counter:3}")
    new = path.with_name(f"Summer 001{path.suffix}")

    def previewed() -> bool:
        item = dialog.list.topLevelItem(0)
        return item is not None and item.text(1) == new.name

    qtbot.waitUntil(previewed, timeout=30_000)
    assert path.exists()
    qtbot.mouseClick(
        dialog.buttons.button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton
    )
    qtbot.waitUntil(new.exists, timeout=30_000)
    qtbot.waitUntil(window.edits.stack.canUndo)
    assert not path.exists()
    window.edits.stack.undo()
    qtbot.waitUntil(lambda: path.exists() and not new.exists(), timeout=30_000)
    window.edits.stack.redo()
    qtbot.waitUntil(lambda: new.exists() and not path.exists(), timeout=30_000)
    window.edits.stack.undo()
    qtbot.waitUntil(lambda: path.exists() and not new.exists(), timeout=30_000)


def test_delete_moves_to_the_trash_and_undo_brings_it_back_and_redo_deletes_it_again(
    qtbot: QtBot, window: Window
) -> None:
    path = choose(qtbot, window, 2)
    before = path.read_bytes()
    qtbot.keyClick(window.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not path.exists(), timeout=30_000)
    qtbot.waitUntil(lambda: window.grid.model().rowCount() == PHOTOS - 1, timeout=30_000)
    window.edits.stack.undo()
    qtbot.waitUntil(lambda: path.exists() and path.read_bytes() == before, timeout=30_000)
    qtbot.waitUntil(lambda: window.grid.model().rowCount() == PHOTOS, timeout=30_000)
    window.edits.stack.redo()
    qtbot.waitUntil(lambda: window.grid.model().rowCount() == PHOTOS - 1, timeout=30_000)
    assert not path.exists()


def test_a_name_that_is_taken_is_asked_about(qtbot: QtBot, window: Window, root: Path) -> None:
    path = choose(qtbot, window, 0)
    target = root / "photos" / "Other"
    target.mkdir()
    (target / path.name).write_bytes(b"somebody else's")
    window.files.drop((path,), target, move=True)

    def box() -> QMessageBox | None:
        return window.findChild(QMessageBox, "fileConflicts")

    qtbot.waitUntil(lambda: box() is not None, timeout=30_000)
    found = box()
    assert found is not None
    assert path.name in found.informativeText()
    numbered = next(b for b in found.buttons() if "number" in b.text())
    qtbot.mouseClick(numbered, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not path.exists(), timeout=30_000)
    assert (target / path.name).read_bytes() == b"somebody else's"
    assert len(list(target.iterdir())) == 2


def test_words_follow_a_moved_photo(qtbot: QtBot, window: Window, root: Path) -> None:
    path = choose(qtbot, window, 1)
    text = window.inspector.describe.alt_text.toPlainText()
    (root / "photos" / "Moved").mkdir()
    wish = FileWish(FileVerb.MOVE, (path,), root / "photos" / "Moved")
    window.files.edits.carry_out(wish)
    moved = root / "photos" / "Moved" / path.name
    qtbot.waitUntil(moved.exists, timeout=30_000)
    qtbot.waitUntil(
        lambda: (
            window.inspector.words is not None
            and window.inspector.words.photo.path.parent.name == "Moved"
        ),
        timeout=30_000,
    )
    assert window.inspector.describe.alt_text.toPlainText() == text
