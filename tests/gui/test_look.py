"""What can be seen and heard: contrast, names for screen readers, room for words."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from blipdesk.gui.keys_dialog import KeysDialog
from blipdesk.gui.preferences import PreferencesDialog
from blipdesk.gui.theme import Theme, ThemeChoice
from blipdesk.gui.tokens import DARK, HIGH_CONTRAST, LIGHT, Tokens, contrast
from blipdesk.gui.window import Window

_CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractSlider, QTabBar)
TEXT = (
    ("text", ("window", "panel", "raised", "field", "stage", "hover", "accent_soft", "chip")),
    ("muted", ("window", "panel", "raised", "field", "stage", "hover", "chip")),
    ("accent_text", ("window", "panel", "raised", "accent_soft")),
    ("draft", ("window", "raised", "draft_soft", "accent_soft")),
    ("good", ("window", "raised", "accent_soft")),
    ("bad", ("window", "raised", "bad_soft")),
    ("on_accent", ("accent", "accent_hover")),
    ("on_good", ("good", "good_hover")),
    ("text", ("found",)),
)


@pytest.mark.parametrize("tokens", [LIGHT, DARK, HIGH_CONTRAST], ids=["light", "dark", "contrast"])
def test_text_and_borders_can_be_told_from_what_they_lie_on(tokens: Tokens) -> None:
    for role, grounds in TEXT:
        for ground in grounds:
            ratio = contrast(getattr(tokens, role), getattr(tokens, ground))
            assert ratio >= 4.5, f"{role} on {ground}: {ratio:.2f}"
    for role in ("edge", "accent"):
        for ground in ("window", "raised", "field"):
            ratio = contrast(getattr(tokens, role), getattr(tokens, ground))
            assert ratio >= 3.0, f"{role} on {ground}: {ratio:.2f}"


def unnamed(top: QWidget) -> list[str]:
    """Return the visible controls that a screen reader has no name for."""
    found = []
    for widget in top.findChildren(QWidget):
        if isinstance(widget, QScrollBar) or not isinstance(widget, _CONTROLS):
            continue
        if not widget.isVisibleTo(top) or widget.objectName().startswith("qt_"):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        name = interface.text(QAccessible.Text.Name) if interface is not None else ""
        if not name and not _inside(widget, QComboBox):
            found.append(f"{type(widget).__name__} {widget.objectName()} in {_place(widget)}")
    return found


def _inside(widget: QObject, kind: type[QObject]) -> bool:
    parent = widget.parent()
    return parent is not None and (isinstance(parent, kind) or _inside(parent, kind))


def _place(widget: QObject) -> str:
    parent = widget.parent()
    return type(parent).__name__ if parent is not None else "-"


def test_every_control_of_the_window_has_a_name(qtbot: QtBot, window: Window) -> None:
    window.grid.choose(0)
    qtbot.waitUntil(lambda: window.inspector.words is not None)
    for tab in range(window.inspector.tabs.count()):
        window.inspector.tabs.setCurrentIndex(tab)
        assert unnamed(window) == []
    window.navigation.show_mode("review")
    qtbot.waitUntil(lambda: window.review.words is not None)
    assert unnamed(window) == []


def test_every_photo_is_named_for_screen_readers(qtbot: QtBot, window: Window) -> None:
    grid = QAccessible.queryAccessibleInterface(window.grid)
    assert grid is not None
    assert grid.text(QAccessible.Text.Name) == "Photos"
    first = grid.child(0)
    assert first.text(QAccessible.Text.Name).endswith("AI draft")


def test_dialogs_have_names_and_show_every_setting(qtbot: QtBot, window: Window) -> None:
    preferences = PreferencesDialog(window)
    qtbot.addWidget(preferences)
    preferences.show()
    qtbot.waitUntil(lambda: len(preferences.row) > 3)
    keys = KeysDialog(window)
    qtbot.addWidget(keys)
    keys.show()
    dialogs: tuple[QDialog, ...] = (preferences, keys)
    for dialog in dialogs:
        assert unnamed(dialog) == []


def test_a_setting_is_saved_and_two_commands_cannot_share_keys(
    qtbot: QtBot, window: Window
) -> None:
    preferences = PreferencesDialog(window)
    qtbot.addWidget(preferences)
    preferences.show()
    qtbot.waitUntil(lambda: len(preferences.row) > 3)
    preferences.widget("inference.batch_photos").setValue(3)  # type: ignore[attr-defined]
    preferences._save()
    qtbot.waitUntil(lambda: "batch_photos = 3" in window.settings_path.read_text())
    keys = KeysDialog(window)
    qtbot.addWidget(keys)
    keys.show()
    keys.field("edit").setKeySequence("D")
    assert "D is used twice" in keys.conflict.text()


@pytest.mark.parametrize("choice", list(ThemeChoice))
def test_no_button_cuts_its_words(
    qtbot: QtBot, window: Window, theme: Theme, choice: ThemeChoice
) -> None:
    theme.apply(choice)
    window.resize(1024, 640)
    window.grid.choose(0)
    qtbot.waitUntil(lambda: window.inspector.words is not None)
    qtbot.wait(50)
    narrow = [
        button.text()
        for button in window.findChildren(QPushButton)
        if button.isVisible() and button.text() and button.width() < button.sizeHint().width()
    ]
    theme.apply(ThemeChoice.LIGHT)
    assert narrow == []
    assert window.width() <= 1024


def test_the_window_can_be_mirrored(qtbot: QtBot, window: Window) -> None:
    app = window.windowHandle()
    assert app is not None
    window.grid.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    first = window.grid.visualRect(window.grid.model().index(0, 0))
    second = window.grid.visualRect(window.grid.model().index(1, 0))
    assert first.x() > second.x()
    window.grid.choose(0)
    qtbot.keyClick(window.grid, Qt.Key.Key_Left)
    assert window.grid.currentIndex().row() == 1


def run_python(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_the_windows_process_loads_no_torch() -> None:
    program = (
        "import sys, blipdesk.gui.app\n"
        "heavy = [m for m in ('numpy', 'PIL', 'lxml') if m in sys.modules]\n"
        "import blipdesk.cli.main, blipdesk.bootstrap\n"
        "print(heavy + [m for m in ('torch', 'transformers') if m in sys.modules])"
    )
    assert run_python(program).strip() == "[]"


def test_twenty_thousand_calls_do_not_end_the_process() -> None:
    program = (
        "import os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from PySide6.QtWidgets import QApplication, QLabel\n"
        "app = QApplication([]); label = QLabel()\n"
        "for n in range(20_000): label.setText('x'); label.update()\n"
        "print('alive')"
    )
    assert run_python(program).strip() == "alive"


def test_hints_in_empty_fields_can_be_read(qtbot: QtBot, window: Window, theme: Theme) -> None:
    palette = window.top.search.palette()
    hint = palette.placeholderText().color()
    assert hint.alpha() == 255
    assert contrast(hint.name(), palette.base().color().name()) >= 4.5
