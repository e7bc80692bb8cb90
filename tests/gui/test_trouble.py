"""A library that is locked or damaged, photos that vanish, and folders that go offline."""

from collections.abc import Callable
from pathlib import Path

import apsw
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMessageBox
from pytestqt.qtbot import QtBot

from blipdesk.domain.errors import DatabaseBusy
from blipdesk.gui.job_reports import JobReport, JobState
from blipdesk.gui.window import Window
from blipdesk.index.recovery import Recovery
from blipdesk.library.upkeep import Upkeep
from blipdesk.runtime.paths import library_paths
from tests.gui.conftest import PHOTOS
from tests.gui.test_library import choose


def box(qtbot: QtBot, window: Window, name: str) -> QMessageBox:
    """Return a dialog as soon as it is there."""

    def is_there() -> bool:
        found = window.findChild(QMessageBox, name)
        return found is not None and found.isVisible()

    qtbot.waitUntil(is_there)
    found = window.findChild(QMessageBox, name)
    assert isinstance(found, QMessageBox)
    return found


def press(qtbot: QtBot, shown: QMessageBox, text: str) -> None:
    """Press a dialog's button as the mouse does."""
    wanted: QAbstractButton = next(b for b in shown.buttons() if b.text() == text)
    qtbot.mouseClick(wanted, Qt.MouseButton.LeftButton)


def damage(database: Path) -> None:
    """Overwrite the end of a database; its head stays, so that it can be opened."""
    content = bytearray(database.read_bytes())
    start = len(content) * 3 // 4 // 4096 * 4096
    content[start:] = b"\xff" * (len(content) - start)
    database.write_bytes(content)


def test_a_damaged_index_is_repaired_from_the_window(
    qtbot: QtBot, root: Path, open_window: Callable[[Path], Window]
) -> None:
    paths = library_paths(root / "library")
    assert list(paths.backups.iterdir()) != []
    damage(paths.database)
    window = open_window(root / "library")
    shown = box(qtbot, window, "databaseTrouble")
    assert "damaged" in shown.text()
    assert "library.db" in shown.informativeText()
    qtbot.wait(300)  # the other threads meet the same trouble
    assert len(window.findChildren(QMessageBox, "databaseTrouble")) == 1
    press(qtbot, shown, "Repair now")
    done = box(qtbot, window, "repaired")
    assert "copy" in done.informativeText()
    assert "library-damaged" in done.informativeText()
    done.close()
    qtbot.waitUntil(lambda: window.grid.model().rowCount() == PHOTOS)
    assert len(list(paths.root.glob("library-damaged-*.db"))) == 1


def test_an_index_that_cannot_even_be_opened_is_repaired(
    qtbot: QtBot, tmp_path: Path, open_window: Callable[[Path], Window]
) -> None:
    library = tmp_path / "library"
    library.mkdir()
    (library / "library.db").write_bytes(b"SQLite format 3\0" + b"\xff" * 8192)
    window = open_window(library)
    press(qtbot, box(qtbot, window, "databaseTrouble"), "Repair now")
    box(qtbot, window, "repaired").close()
    qtbot.waitUntil(window.welcome.is_shown)


def test_a_repair_that_another_program_prevents_is_tried_again(
    qtbot: QtBot,
    root: Path,
    open_window: Callable[[Path], Window],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    damage(library_paths(root / "library").database)
    window = open_window(root / "library")
    shown = box(qtbot, window, "databaseTrouble")
    repair = Upkeep.repair

    def refuse(_: Upkeep) -> Recovery:
        monkeypatch.setattr(Upkeep, "repair", repair)
        raise DatabaseBusy("library.db: another BlipDesk is using the library; close it first")

    monkeypatch.setattr(Upkeep, "repair", refuse)
    press(qtbot, shown, "Repair now")
    refused = box(qtbot, window, "notRepaired")
    assert "close it first" in refused.informativeText()
    press(qtbot, refused, "Try again")
    box(qtbot, window, "repaired").close()
    qtbot.waitUntil(lambda: window.grid.model().rowCount() == PHOTOS)


def test_a_locked_library_opens_once_the_other_program_is_closed(
    qtbot: QtBot, root: Path, open_window: Callable[[Path], Window]
) -> None:
    other = apsw.Connection(str(library_paths(root / "library").database))
    other.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
    other.execute("BEGIN EXCLUSIVE; UPDATE photo SET id = id; COMMIT")
    window = open_window(root / "library")
    shown = box(qtbot, window, "databaseTrouble")
    assert "Another program" in shown.text()
    other.close()
    press(qtbot, shown, "Try again")
    qtbot.waitUntil(lambda: window.grid.model().rowCount() == PHOTOS)
    qtbot.waitUntil(lambda: bool(window.view.overview.folders))


def test_a_photo_that_vanishes_while_it_is_shown_is_told_and_comes_back(
    qtbot: QtBot, window: Window
) -> None:
    path = choose(qtbot, window, 0)
    content = path.read_bytes()
    path.unlink()
    qtbot.waitUntil(lambda: window.grid.model().rowCount() == PHOTOS - 1)
    window.navigation.open_stage(window.grid.model().id_at(0))
    qtbot.keyClick(window.stage, Qt.Key.Key_Escape)
    path.write_bytes(content)
    qtbot.waitUntil(lambda: window.grid.model().rowCount() == PHOTOS)


def test_a_photo_that_vanishes_while_it_is_seen_alone_is_told(qtbot: QtBot, window: Window) -> None:
    path = choose(qtbot, window, 1)
    window.navigation.open_stage(window.grid.model().id_at(1))
    content = path.read_bytes()
    path.unlink()
    qtbot.waitUntil(lambda: "no longer" in window.strip.what.whole)
    assert window.centre.currentWidget() is window.stage
    qtbot.keyClick(window.stage, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: "of 7" in window.stage.place.text())
    path.write_bytes(content)


def test_describing_a_photo_that_has_vanished_leaves_the_others_alone(
    qtbot: QtBot, window: Window
) -> None:
    models = window._services.models
    reports: list[JobReport] = []
    models.reported.connect(reports.append)
    models.set_paused(True)
    path = choose(qtbot, window, 0)
    window.grid.selectAll()
    window.verbs.regenerate()
    qtbot.waitUntil(lambda: models.is_active)
    path.unlink()
    models.set_paused(False)
    qtbot.waitUntil(lambda: bool(reports) and reports[-1].is_over, timeout=120_000)
    assert reports[-1].state is JobState.DONE
    assert reports[-1].done - reports[-1].failed == PHOTOS - 1


def test_a_folder_that_goes_offline_keeps_its_photos_and_says_so(
    qtbot: QtBot, window: Window, root: Path
) -> None:
    qtbot.waitUntil(lambda: "1 folder" in window.jobs.watch_line)
    said: list[str] = []
    window._services.models.seen.connect(lambda event: said.append(event.seen.value))
    (root / "photos").rename(root / "away")
    qtbot.waitUntil(lambda: "offline" in said)
    assert "1 offline" in window.jobs.watch_line
    qtbot.waitUntil(lambda: any(node.is_offline for node in window.view.overview.folders))
    assert window.isVisible()
    (root / "away").rename(root / "photos")
    qtbot.waitUntil(lambda: "online" in said)
    qtbot.waitUntil(lambda: window.grid.model().rowCount() == PHOTOS)
    qtbot.waitUntil(lambda: not any(node.is_offline for node in window.view.overview.folders))
