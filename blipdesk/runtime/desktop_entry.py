"""BlipDesk among the desktop's programs, for this user alone (freedesktop Desktop Entry 1.5)."""

import os
import shutil
import sys
from pathlib import Path

from blipdesk.domain.errors import InputError
from blipdesk.domain.photo import display_name
from blipdesk.runtime.assets import asset_path

_RESERVED = frozenset(" \t\n\"'\\><~|&;$*?#()`")  # section "The Exec key"


def install_desktop_entry(data_home: Path | None = None) -> Path:
    """Write the entry and its icon; an older one is replaced.

    Args:
        data_home: the user's folder for data; None: as the desktop has it.

    Returns:
        Where the entry lies.

    Raises:
        InputError: the system has no such entries, or the folder cannot be written to.
    """
    if sys.platform in ("win32", "darwin"):
        raise InputError("desktop entries are for desktops of Linux and the like")
    home = data_home or _data_home()
    entry = home / "applications" / "blipdesk.desktop"
    icon = home / "icons" / "hicolor" / "scalable" / "apps" / "blipdesk.svg"
    text = asset_path("gui/desktop/blipdesk.desktop").read_text(encoding="utf-8")
    lines = [_with_command(line) for line in text.splitlines()]
    try:
        for path in (entry, icon):
            path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(asset_path("gui/desktop/blipdesk.svg"), icon)
        entry.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(
            f"{display_name(str(home))}: the desktop entry cannot be written: {error.strerror}"
        ) from error
    return entry


def _with_command(line: str) -> str:
    """Name the program by its whole path: a starter knows no virtual environment."""
    if not line.startswith("Exec="):
        return line
    program = Path(sys.argv[0]).absolute()
    beside = Path(sys.executable).with_name("blipdesk")
    chosen = program if program.name == "blipdesk" and program.is_file() else beside
    return f"Exec={_quoted(str(chosen))} gui %f"


def _quoted(argument: str) -> str:
    """Quote an argument, and then the backslashes for the file's own string type."""
    argument = argument.replace("%", "%%")
    if not _RESERVED.intersection(argument):
        return argument
    escaped = "".join(f"\\{letter}" if letter in '"`$\\' else letter for letter in argument)
    return f'"{escaped}"'.replace("\\", "\\\\")


def _data_home() -> Path:
    named = os.environ.get("XDG_DATA_HOME")
    return Path(named) if named and Path(named).is_absolute() else Path.home() / ".local/share"
