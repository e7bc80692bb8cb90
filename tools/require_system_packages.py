"""See to it that the tests find Qt's system libraries, exiftool and a bus for screen readers.

As root on Debian or Ubuntu what is missing is installed, otherwise its packages are named. Without
Qt's libraries no window can be tested; without the others only the tests that need them are
skipped.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

QT_PACKAGES = (
    "libegl1 libgl1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 "
    "libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libdbus-1-3 libfontconfig1 "
    "fonts-dejavu-core"
).split()
EXIFTOOL_PACKAGE = "libimage-exiftool-perl"
SCREEN_READER_PACKAGES = ("at-spi2-core", "dbus", "xauth", "xvfb")
_SCREEN_READER_PROGRAMS = ("dbus-run-session", "xvfb-run", "xauth")
_BUS_LAUNCHERS = (
    Path("/usr/libexec/at-spi-bus-launcher"),
    Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"),
)
_PROBE = "from PySide6.QtWidgets import QApplication; QApplication([])"


def qt_problem() -> str | None:
    """Return what keeps Qt from starting without a screen; None: it starts."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    probe = subprocess.run(
        [sys.executable, "-c", _PROBE], env=environment, capture_output=True, text=True
    )
    if probe.returncode == 0:
        return None
    return (probe.stderr.strip().splitlines() or [f"exit status {probe.returncode}"])[-1]


def missing_packages() -> tuple[str, ...]:
    """Return what has to be installed so that every test can run."""
    qt = tuple(QT_PACKAGES) if qt_problem() else ()
    exiftool = () if shutil.which("exiftool") else (EXIFTOOL_PACKAGE,)
    return (*qt, *exiftool, *(() if has_screen_reader_bus() else SCREEN_READER_PACKAGES))


def has_screen_reader_bus() -> bool:
    """Whether a window can be read over AT-SPI on a screen that nobody sees."""
    programs = all(shutil.which(program) for program in _SCREEN_READER_PROGRAMS)
    return programs and any(launcher.exists() for launcher in _BUS_LAUNCHERS)


def install(packages: tuple[str, ...]) -> None:
    """Install packages of Debian or Ubuntu."""
    print(f"Installing what the tests need: {' '.join(packages)} ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-qq", "-y", *packages]):
        done = subprocess.run(
            ["apt-get", *command], env=environment, check=False, stdout=subprocess.DEVNULL
        )
        if done.returncode:
            return  # what is still missing is said afterwards


def main() -> int:
    """Install what is missing when root on Debian or Ubuntu; return the exit status."""
    missing = missing_packages()
    if missing and sys.platform == "linux" and shutil.which("apt-get") and os.geteuid() == 0:
        install(missing)
        missing = missing_packages()
    if not missing:
        return 0
    print(
        "Not installed (names of Debian and Ubuntu):\n  sudo apt-get install " + " ".join(missing),
        file=sys.stderr,
    )
    if not set(missing) & set(QT_PACKAGES):
        print("The tests that need them are skipped.", file=sys.stderr)
        return 0
    print(f"Qt does not start: {qt_problem()}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
