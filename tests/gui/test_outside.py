"""Files on the clipboard, in other programs and in the file manager."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot

from blipdesk.gui.clipboard_files import ClipboardFiles, from_mime, to_mime, uri_of
from blipdesk.gui.outside import Outside, programs_in, split_program
from blipdesk.gui.window import Window
from blipdesk.library.listing import Shelf
from tests.gui.conftest import PHOTOS
from tests.gui.test_library import choose
from tests.gui.test_trouble import box, press

NAMES = st.binary(min_size=1, max_size=20).filter(
    lambda raw: b"/" not in raw and b"\0" not in raw and raw not in (b".", b"..")
)


@given(st.lists(NAMES, min_size=1, max_size=4, unique=True), st.booleans())
def test_any_names_survive_the_clipboard(names: list[bytes], is_cut: bool) -> None:
    paths = tuple(Path("/photos") / os.fsdecode(name) for name in names)
    assert from_mime(to_mime(ClipboardFiles(paths, is_cut))) == ClipboardFiles(paths, is_cut)


@pytest.fixture
def outside(qtbot: QtBot) -> Iterator[Outside]:
    """Return the way to other programs."""
    parent = QObject()
    yield Outside(parent)
    parent.deleteLater()


def mime(**formats: bytes) -> QMimeData:
    """Return what another program puts onto the clipboard."""
    names = {
        "uris": "text/uri-list",
        "gnome": "x-special/gnome-copied-files",
        "kde": "application/x-kde-cutselection",
    }
    made = QMimeData()
    for key, content in formats.items():
        made.setData(names[key], content)
    return made


@pytest.mark.parametrize(
    ("held", "wanted"),
    [
        (mime(gnome=b"cut\nfile:///a%20b.jpg"), ClipboardFiles((Path("/a b.jpg"),), True)),
        (mime(gnome=b"copy\nfile:///a.jpg\nfile:///b.jpg"),
         ClipboardFiles((Path("/a.jpg"), Path("/b.jpg")))),
        (mime(uris=b"file:///a.jpg\r\n", kde=b"1"), ClipboardFiles((Path("/a.jpg"),), True)),
        (mime(uris=b"# no file\r\nfile://localhost/a.jpg\r\n"), ClipboardFiles((Path("/a.jpg"),))),
        (mime(uris=b"https://a.example/a.jpg\r\nfile://other.host/b\r\n"), ClipboardFiles(())),
        (mime(uris=b"file:relative.jpg\r\n"), ClipboardFiles(())),
        (mime(gnome=b""), ClipboardFiles(())),
        (QMimeData(), ClipboardFiles(())),
        (None, ClipboardFiles(())),
    ],
)  # fmt: skip
def test_what_other_programs_put_there_is_understood(
    held: QMimeData | None, wanted: ClipboardFiles
) -> None:
    assert from_mime(held) == wanted


def test_what_is_cut_is_pasted_once_into_the_listed_folder_and_undone(
    qtbot: QtBot, window: Window, root: Path
) -> None:
    path = choose(qtbot, window, 0)
    before = path.read_bytes()
    other = root / "photos" / "Other"
    other.mkdir()
    window.files.put_on_clipboard(cut=True)
    clipboard = QGuiApplication.clipboard()
    qtbot.waitUntil(lambda: from_mime(clipboard.mimeData()).is_cut)
    window.view.set_place(window.view.view.shelf, other)
    window.files.paste()
    qtbot.waitUntil((other / path.name).exists)
    qtbot.waitUntil(lambda: not path.exists())
    assert from_mime(clipboard.mimeData()).paths == ()
    qtbot.waitUntil(window.edits.stack.canUndo)
    window.edits.stack.undo()
    qtbot.waitUntil(path.exists)
    assert path.read_bytes() == before


def test_a_copy_pasted_beside_itself_gets_a_number(
    qtbot: QtBot, window: Window, root: Path
) -> None:
    path = choose(qtbot, window, 0)
    clipboard = QGuiApplication.clipboard()
    window.files.put_on_clipboard(cut=False)
    qtbot.waitUntil(lambda: from_mime(clipboard.mimeData()).paths == (path,))
    window.view.set_place(window.view.view.shelf, path.parent)
    window.files.paste()
    qtbot.waitUntil(path.with_stem(f"{path.stem} 2").exists)
    qtbot.waitUntil(lambda: window.view.overview.shelves.get(Shelf.ALL) == PHOTOS + 1)
    assert path.exists()


def test_a_name_that_is_taken_is_replaced_by_way_of_the_trash_and_undone(
    qtbot: QtBot, window: Window, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(root / "data"))
    path = choose(qtbot, window, 0)
    moved = path.read_bytes()
    target = root / "photos" / "Other" / path.name
    target.parent.mkdir()
    target.write_bytes(b"somebody else's")
    window.files.drop((path,), target.parent, move=True)
    shown = box(qtbot, window, "fileConflicts")
    press(qtbot, shown, "Replace; the old ones go to the trash")
    qtbot.waitUntil(lambda: not path.exists())
    assert target.read_bytes() == moved
    trashed = root / "data" / "Trash" / "files" / path.name
    assert trashed.read_bytes() == b"somebody else's"
    qtbot.waitUntil(window.edits.stack.canUndo)
    window.edits.stack.undo()
    qtbot.waitUntil(lambda: path.exists() and not trashed.exists())
    assert target.read_bytes() == b"somebody else's"
    assert path.read_bytes() == moved


def test_photos_are_opened_with_the_users_program(
    qtbot: QtBot, outside: Outside, tmp_path: Path
) -> None:
    note = tmp_path / "note"
    program = tmp_path / "my program"
    program.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" > "{note}.part"\nmv "{note}.part" "{note}"\n'
    )
    program.chmod(0o755)
    photo = tmp_path / "ä photo.jpg"
    outside.open_with(f'"{program}" --new', [photo])
    qtbot.waitUntil(note.exists)
    assert note.read_text() == f"--new\n{photo}\n"


@pytest.mark.parametrize("program", ["no-such-program-here", "", '"never closed'])
def test_a_program_that_is_not_there_is_named(outside: Outside, program: str) -> None:
    problems: list[str] = []
    outside.problem.connect(problems.append)
    outside.open_with(program, [Path("/photo.jpg")])
    assert len(problems) == 1
    assert "files.programs" in problems[0]


def test_programs_are_listed_in_the_setting_with_their_options() -> None:
    assert programs_in(" gimp; darktable --new ;; ") == ("gimp", "darktable --new")
    assert split_program('"a b" --c') == ["a b", "--c"]


def test_without_a_file_manager_on_the_bus_the_folder_is_opened(
    qtbot: QtBot, outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(opened.append(url)) or True)
    outside.show([Path("/photos/a b.jpg")])
    qtbot.waitUntil(lambda: bool(opened))
    assert opened[0].toLocalFile() == "/photos"


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="needs a message bus")
def test_the_file_manager_is_asked_to_show_the_file_itself(tmp_path: Path) -> None:
    script = tmp_path / "ask.py"
    script.write_text(_BOTH_ENDS)
    photo = tmp_path / "a ü.jpg"
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, str(script), str(photo)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.strip() == uri_of(photo), done.stderr


_BOTH_ENDS = """
import sys
from pathlib import Path
from PySide6.QtCore import ClassInfo, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QApplication
from blipdesk.gui.outside import Outside


@ClassInfo({"D-Bus Interface": "org.freedesktop.FileManager1"})
class FileManager(QObject):
    @Slot("QStringList", str)
    def ShowItems(self, uris, startup_id):
        print(*uris, flush=True)
        app.quit()


app = QApplication([])
bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "file manager")
manager = FileManager()
bus.registerObject(
    "/org/freedesktop/FileManager1", manager, QDBusConnection.RegisterOption.ExportAllSlots
)
assert bus.registerService("org.freedesktop.FileManager1")
outside = Outside(app)
outside.problem.connect(lambda line: print("problem", line, flush=True))
QTimer.singleShot(0, lambda: outside.show([Path(sys.argv[1])]))
QTimer.singleShot(20000, app.quit)
app.exec()
"""
