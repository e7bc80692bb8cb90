"""A library has one window; who starts again is sent to it."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from blipdesk.gui.single_instance import SingleInstance
from blipdesk.gui.window import Window


@pytest.fixture
def runtime(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder as the system gives one to each user; its path is short, as sockets want."""
    folder = tmp_path_factory.mktemp("run")
    folder.chmod(0o700)
    return folder


@pytest.fixture
def first(runtime: Path, tmp_path: Path) -> SingleInstance:
    """Return the one that listens."""
    made = SingleInstance(tmp_path / "library", runtime)
    assert not made.hand_over(())
    assert made.is_listening
    return made


def started_again(runtime: Path, library: Path, *more: str) -> "subprocess.Popen[bytes]":
    environment = {
        **os.environ,
        "XDG_RUNTIME_DIR": str(runtime),
        "QT_QPA_PLATFORM": "offscreen",
    }
    command = [sys.executable, "-c", "from blipdesk.cli.main import main; main()"]
    return subprocess.Popen(
        [*command, "gui", "--library", str(library), *more],
        env=environment,
        stderr=subprocess.PIPE,
    )


def test_a_second_start_hands_its_folder_to_the_window_and_ends(
    qtbot: QtBot,
    tmp_path: Path,
    runtime: Path,
    first: SingleInstance,
    open_window: Callable[[Path], Window],
) -> None:
    window = open_window(tmp_path / "library")
    first.asked.connect(window.come_back)
    window.setWindowState(Qt.WindowState.WindowMinimized)
    photos = tmp_path / "new photos ü"
    photos.mkdir()
    second = started_again(runtime, tmp_path / "library", str(photos))
    qtbot.waitUntil(lambda: second.poll() is not None)
    assert second.communicate()[1] == b""
    assert second.returncode == 0
    assert not window.isMinimized()
    qtbot.waitUntil(lambda: any(n.path == photos for n in window.view.overview.folders))


def test_another_library_has_a_window_of_its_own(
    first: SingleInstance, runtime: Path, tmp_path: Path
) -> None:
    other = SingleInstance(tmp_path / "other", runtime)
    assert not other.hand_over(())
    assert other.is_listening


def test_a_socket_that_a_crash_left_behind_is_no_window(runtime: Path, tmp_path: Path) -> None:
    probe = SingleInstance(tmp_path / "library", runtime)
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(probe._address())
    assert not probe.hand_over(())
    assert probe.is_listening


def test_a_window_that_does_not_answer_is_named(
    qtbot: QtBot, runtime: Path, tmp_path: Path
) -> None:
    probe = SingleInstance(tmp_path / "library", runtime)
    with socket.socket(socket.AF_UNIX) as mute:
        mute.bind(probe._address())
        mute.listen()
        second = started_again(runtime, tmp_path / "library")
        qtbot.waitUntil(lambda: second.poll() is not None)
    assert b"does not answer" in second.communicate()[1]
    assert second.returncode == 1


@pytest.mark.parametrize("mode", [0o777, 0o750])
def test_no_socket_is_made_where_others_may_enter(runtime: Path, tmp_path: Path, mode: int) -> None:
    runtime.chmod(mode)
    alone = SingleInstance(tmp_path / "library", runtime)
    assert not alone.hand_over(())
    assert not alone.is_listening
    assert list(runtime.iterdir()) == []


@pytest.mark.parametrize("line", [b"nonsense\n", b'{"a": 1}\n', b"[1]\n", b"\xff\xfe\n"])
def test_nonsense_on_the_socket_is_hung_up_on(
    qtbot: QtBot, first: SingleInstance, line: bytes
) -> None:
    asked: list[object] = []
    first.asked.connect(asked.append)
    caller = QLocalSocket()
    caller.connectToServer(first._address())
    caller.write(line)
    qtbot.waitUntil(lambda: caller.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    assert asked == []
