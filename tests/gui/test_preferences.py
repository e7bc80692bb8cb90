"""Preferences: every setting has its place, an example follows, and what is saved counts."""

from dataclasses import fields, replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from blipdesk.domain.text import Field
from blipdesk.gui.edit_operations import WordsEdit
from blipdesk.gui.languages import chosen_locale
from blipdesk.gui.preferences import PreferencesDialog
from blipdesk.gui.window import Window
from blipdesk.gui.write_example import example_files, example_lines
from blipdesk.index.thumbnails import ThumbnailStore
from blipdesk.settings.schema import Settings


@pytest.fixture
def dialog(qtbot: QtBot, window: Window) -> PreferencesDialog:
    """Return the open dialog with every page in it."""
    made = PreferencesDialog(window)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: len(made.row) == len(fields(Settings)))
    return made


def pages(dialog: PreferencesDialog) -> list[str]:
    """Return the names of the pages that are offered."""
    names = dialog.names
    return [names.item(n).text() for n in range(names.count()) if not names.isRowHidden(n)]


def test_every_setting_has_a_row_and_a_search_finds_it(dialog: PreferencesDialog) -> None:
    assert set(dialog.row) == {declared.metadata["key"] for declared in fields(Settings)}
    dialog.search.setText("battery mains")
    assert pages(dialog) == ["In the background"]
    shown = [key for key, row in dialog.row.items() if row.isVisibleTo(dialog)]
    assert shown == ["queue.mains_only"]
    dialog.search.setText("privacy")
    assert pages(dialog) == ["Privacy"]
    dialog.search.setText("xyzzy")
    assert pages(dialog) == []
    dialog.search.clear()
    assert len(pages(dialog)) == dialog.names.count()


def test_a_changed_setting_counts_for_the_next_write(
    qtbot: QtBot, window: Window, dialog: PreferencesDialog
) -> None:
    window.grid.choose(0)
    qtbot.waitUntil(lambda: window.inspector.words is not None)
    assert window.inspector.words is not None
    path = window.inspector.words.photo.path
    combo = dialog.widget("writing.sidecars")
    combo.setCurrentIndex(combo.findData("always"))  # type: ignore[attr-defined]
    dialog._save()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    before = path.read_bytes()
    window.edits.set_words([path], WordsEdit(((Field.TITLE, "Beside the photo"),)))
    sidecar = path.with_name(path.name + ".xmp")
    qtbot.waitUntil(sidecar.exists)
    assert path.read_bytes() == before


def test_the_wheel_changes_nothing_that_it_passes_over(dialog: PreferencesDialog) -> None:
    dialog.show_page("writing")
    combo = dialog.widget("writing.mode")
    before = dialog.row["writing.mode"].value
    middle = QPointF(combo.rect().center())
    turned = QWheelEvent(
        middle,
        combo.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, turned)
    assert not turned.isAccepted()
    assert dialog.row["writing.mode"].value == before


def test_the_example_follows_the_settings() -> None:
    asked = replace(Settings(), write_mode="reviewed")
    assert {line.when for line in example_lines(asked)} == {"once you have approved it"}
    silent = replace(Settings(), write_mode="never")
    assert all("stays in the library" in line.when for line in example_lines(silent))
    own = replace(Settings(), write_mode="empty", keywords="append")
    when = {line.name: line.when for line in example_lines(own)}
    assert when["Keywords"] == "at once, beside those that are there"
    assert when["Alt text"] == "once you have approved it"
    adobe = replace(Settings(), sidecars="always", sidecar_naming="NAME.xmp")
    assert dict(example_files(adobe)) == {
        "IMG_0001.JPG": "IMG_0001.xmp",
        "IMG_0002.CR3": "IMG_0002.xmp",
    }
    alone = replace(Settings(), sidecars="never")
    assert dict(example_files(alone))["IMG_0002.CR3"] == "nowhere"


def test_the_example_names_the_tags_of_the_standards() -> None:
    tags = {line.name: line.tags for line in example_lines(Settings())}
    assert tags["Caption"] == "XMP dc:description · IPTC 2:120 · EXIF ImageDescription"
    assert tags["Alt text"] == "XMP Iptc4xmpCore:AltTextAccessibility"


def test_thumbnails_are_cleared_from_the_page_about_storage(
    qtbot: QtBot, window: Window, dialog: PreferencesDialog
) -> None:
    store = ThumbnailStore(window.paths.thumbnails)
    store.put(b"key", b"j" * 100_000, 1)
    store.close()
    dialog._fetch_storage()

    def clear() -> QPushButton | None:
        found = dialog.storage.findChildren(QPushButton)
        names = {button.accessibleName(): button for button in found}
        return names.get("Clear: Thumbnails")

    qtbot.waitUntil(lambda: clear() is not None)
    clear().click()  # type: ignore[union-attr]

    def is_gone() -> bool:
        again = ThumbnailStore(window.paths.thumbnails)
        try:
            return again.get(b"key") is None
        finally:
            again.close()

    qtbot.waitUntil(is_gone)


def test_the_chosen_language_is_kept_for_the_next_start(
    qtbot: QtBot, window: Window, dialog: PreferencesDialog
) -> None:
    dialog.look.language.setCurrentIndex(dialog.look.language.findData("fr"))
    dialog.look.text_size.setValue(150)
    dialog._save()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    window.store.sync()
    held = QSettings(window.store.fileName(), QSettings.Format.IniFormat)
    assert chosen_locale(held).name().startswith("fr")
    assert int(str(held.value("text_percent"))) == 150
