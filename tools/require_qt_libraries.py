"""See to it that Qt can start: install its system libraries where we may, else say which."""

import os
import shutil
import subprocess
import sys

DEBIAN_PACKAGES = (
    "libegl1 libgl1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 "
    "libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libdbus-1-3 libfontconfig1 "
    "fonts-dejavu-core"
).split()
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


def main() -> int:
    """Install what is missing when root on Debian or Ubuntu; return the exit status."""
    problem = qt_problem()
    may_install = sys.platform == "linux" and shutil.which("apt-get") and os.geteuid() == 0
    if problem and may_install:
        print("Installing the system libraries that Qt needs ...", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update", "-qq"], ["install", "-qq", "-y", *DEBIAN_PACKAGES]):
            subprocess.run(
                ["apt-get", *command], env=environment, check=True, stdout=subprocess.DEVNULL
            )
        problem = qt_problem()
    if not problem:
        return 0
    print(f"Qt does not start: {problem}", file=sys.stderr)
    print(
        "It needs these packages (names of Debian and Ubuntu):\n  sudo apt-get install "
        + " ".join(DEBIAN_PACKAGES),
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
