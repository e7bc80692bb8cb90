"""The window's figures on a made-up library: ``python benchmarks/window.py --photos N --json``.

The same as ``blipdesk bench window``, on a screen of its own where there is none.
"""

import os
import shutil
import sys


def main() -> None:
    """Run the command, below Xvfb where no screen is."""
    command = [sys.executable, "-m", "blipdesk.cli.main", "bench", "window", *sys.argv[1:]]
    if not os.environ.get("DISPLAY") and shutil.which("xvfb-run"):
        command = ["xvfb-run", "-a", "-s", "-screen 0 1440x900x24", *command]
    os.execvp(command[0], command)


if __name__ == "__main__":
    main()
