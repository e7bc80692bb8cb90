"""The index is checked while nobody does anything in the window."""

from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from blipdesk.domain.errors import DatabaseCorrupt
from blipdesk.gui.idle import Idle
from blipdesk.index.database import open_index
from blipdesk.library.idle_check import IdleTimes
from blipdesk.runtime.paths import LibraryPaths

QUICK = IdleTimes(ask_every_s=0.02, retry_s=0.02)


def test_damage_is_told_once_nobody_does_anything(qtbot: QtBot, tmp_path: Path) -> None:
    paths, home = LibraryPaths(tmp_path), QObject()
    open_index(paths.database).close()
    content = bytearray(paths.database.read_bytes())
    content[4096 * 4 : 4096 * 5] = b"\xff" * 4096
    paths.database.write_bytes(content)
    calls = [0]

    def busy() -> int:
        calls[0] += 1
        return calls[0]

    never = Idle(paths, busy, home, quiet_s=0.1, times=QUICK)
    idle = Idle(paths, lambda: 1, home, quiet_s=0.1, times=QUICK)
    told: list[DatabaseCorrupt] = []
    never.found_damage.connect(told.append)
    never.start()
    qtbot.wait(400)
    assert told == []
    never.end()
    assert never.wait_ended(20_000)
    with qtbot.waitSignal(idle.found_damage, timeout=30_000) as came:
        idle.start()
    assert "index check --repair" in str(came.args[0])
    idle.end()
    assert idle.wait_ended(20_000)


def test_it_can_be_started_again(qtbot: QtBot, tmp_path: Path) -> None:
    paths, home = LibraryPaths(tmp_path), QObject()
    open_index(paths.database).close()
    idle = Idle(paths, lambda: 1, home, quiet_s=0.0, times=QUICK)
    for _ in range(2):
        idle.start()
        idle.end()
        assert idle.wait_ended(20_000)
    with open_index(paths.database) as index:
        assert index.checks.owners() == []
