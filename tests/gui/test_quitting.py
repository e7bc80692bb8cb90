"""A thread that is held up does not keep the window's program from ending well."""

import subprocess
import sys
from pathlib import Path

import pytest

from blipdesk.runtime.paths import LibraryPaths

PROGRAM = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from blipdesk.gui import app, services
from blipdesk.gui.window import Window
from blipdesk.runtime.paths import LibraryPaths

services._LAST_WAIT_MS = int(sys.argv[2])

def leave():
    (window,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, Window))
    window._services.desk.call(lambda _: time.sleep(float(sys.argv[3])), print)
    QTimer.singleShot(200, window.close)

app.make_application()
QTimer.singleShot(1500, leave)
sys.exit(app.run_window(LibraryPaths(Path(sys.argv[1]))))
"""


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    ("wait_ms", "held_up_s", "is_left_behind"), [(300, 600.0, True), (60_000, 2.0, False)]
)
def test_the_program_ends_without_an_abort(
    tmp_path: Path, wait_ms: int, held_up_s: float, is_left_behind: bool
) -> None:
    command = (sys.executable, "-c", PROGRAM, tmp_path, str(wait_ms), str(held_up_s))
    done = subprocess.run(command, capture_output=True, check=False, timeout=100)
    assert done.returncode == 0, done.stderr
    assert b"Destroyed while thread" not in done.stderr
    log = LibraryPaths(tmp_path).log
    told = log.read_text() if log.exists() else ""
    assert ("left behind" in told) == is_left_behind
