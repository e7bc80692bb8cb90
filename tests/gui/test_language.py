"""Everything that people read goes through the translation."""

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from blipdesk.gui.app import load_translation
from blipdesk.gui.first_run import FirstRun
from blipdesk.gui.window import Window
from blipdesk.runtime.assets import asset_path

OPEN, CLOSE = "⟦", "⟧"
PLACES = re.compile(r"%n|\{(?:\d|name|date|time|camera|caption|counter)\}")


class Pseudo(QTranslator):
    """Marks every text and makes it longer, as German does."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """Return the text in brackets."""
        return f"{OPEN}{source}~~~{CLOSE}"

    def isEmpty(self) -> bool:
        """It knows every text."""
        return False


@pytest.fixture
def pseudo(qapp: QApplication) -> Iterator[None]:
    """Speak the made-up language."""
    translator = Pseudo(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def untranslated(top: QWidget) -> set[str]:
    """Return the visible words that did not come from the translation."""
    found: set[str] = set()
    for widget in top.findChildren(QWidget):
        if not widget.isVisibleTo(top):
            continue
        if isinstance(widget, QAbstractButton | QLabel):
            found.add(widget.text())
        elif isinstance(widget, QLineEdit):
            found.add(widget.placeholderText())
        elif isinstance(widget, QTabWidget):
            found |= {widget.tabText(tab) for tab in range(widget.count())}
        if not isinstance(widget, QLineEdit | QPlainTextEdit):
            found.add(widget.accessibleName())
    return {
        text for text in found if any(map(str.isalpha, text)) and OPEN not in text and len(text) > 1
    }


def test_the_whole_window_speaks_the_users_language(
    qtbot: QtBot, pseudo: None, root: Path, open_window: Callable[[Path], Window]
) -> None:
    window = open_window(root / "library")
    qtbot.waitUntil(lambda: window.grid.model().rowCount() > 0, timeout=30_000)
    window.page.empty.hide()
    window.grid.choose(0)
    qtbot.waitUntil(lambda: window.inspector.words is not None)
    data = {window.inspector.describe.title.text(), *window.inspector.describe.keywords.keywords}
    assert untranslated(window.top) == set()
    assert untranslated(window.strip) == set()
    assert untranslated(window.page) - data == set()
    assert untranslated(window.inspector.describe) - data == set()
    window.navigation.show_mode("review")
    qtbot.waitUntil(lambda: window.review.words is not None)
    words = window.review.words
    assert words is not None
    shown = {
        window.review.panel.caption.text(),
        window.review.panel.keywords.text(),
        "demo/caption",
    }
    assert untranslated(window.review) - shown == set()


def test_the_first_minutes_speak_it_too(
    qtbot: QtBot, pseudo: None, tmp_path: Path, open_window: Callable[[Path], Window]
) -> None:
    window = open_window(tmp_path / "library")
    qtbot.waitUntil(lambda: isinstance(window.centre.currentWidget(), FirstRun), timeout=30_000)
    first = window.centre.currentWidget()
    assert isinstance(first, FirstRun)
    for step in range(3):
        first._go(step)
        names = {
            text for text in untranslated(first) if text.startswith(("XMP ", "IMG_", "→ IMG_"))
        }
        assert untranslated(first) - names == set()


@pytest.mark.parametrize("code", ["de", "fr", "es", "ja"])
def test_a_catalogue_keeps_the_places_of_numbers_and_names(code: str) -> None:
    path = asset_path("gui/i18n") / f"blipdesk_{code}.ts"
    for message in ElementTree.parse(path).iter("message"):
        source, translation = message.findtext("source") or "", message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation] or [translation.text or ""]
        places = set(PLACES.findall(source))
        for number, form in enumerate(forms):
            named = set(PLACES.findall(form))
            if number == 0 and len(forms) > 1:  # one of them needs no number
                named |= places & {"%n"}
            assert not form or named == places, source


def test_the_window_speaks_german_with_its_plurals(qapp: QApplication) -> None:
    load_translation(qapp, QLocale("de"))
    try:
        say = qapp.translate
        assert say("Inspector", "Describe") == "Beschreiben"
        one, many = (say("ApproveAbove", "Approve %n photo(s)", "", n) for n in (1, 3))
        assert (one, many) == ("1 Foto freigeben", "3 Fotos freigeben")
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        assert box.buttons()[0].text() == "Abbrechen"
    finally:
        load_translation(qapp, QLocale("en"))
    assert qapp.translate("ApproveAbove", "Approve %n photo(s)", "", 1) == "Approve 1 photo"
