"""``blipdesk gui``: the window."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from blipdesk.cli.session import LibraryOption
from blipdesk.domain.errors import FolderMissing, InputError
from blipdesk.domain.photo import display_name
from blipdesk.runtime.desktop_entry import install_desktop_entry
from blipdesk.runtime.paths import LibraryPaths, library_paths


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(gui)


def gui(
    context: typer.Context,
    folder: Annotated[
        Path | None, typer.Argument(help="A folder to open.", show_default=False)
    ] = None,
    demo: Annotated[
        bool, typer.Option("--demo", help="Open the sample library, made first if need be.")
    ] = False,
    install_entry: Annotated[
        bool,
        typer.Option(
            "--install-desktop-entry", help="Put BlipDesk among the desktop's programs and leave."
        ),
    ] = False,
    library: LibraryOption = None,
) -> None:
    """Open the window; one that is open already takes the folder.

    \b
    Examples:
      blipdesk gui ~/Pictures
      blipdesk gui --demo
    """
    if install_entry:
        typer.echo(f"wrote {display_name(str(install_desktop_entry()))}")
        return
    chosen = library or (context.find_root().obj or {}).get("library")
    open_window(folder, demo, chosen)


def open_window(folder: Path | None, demo: bool, library: Path | None) -> None:
    """Open the window and leave when it is closed.

    Args:
        library: what the user named.

    Raises:
        FolderMissing: there is no such folder.
        InputError: Qt is not installed, or there is no screen.
    """
    if folder is not None and not folder.expanduser().is_dir():
        raise FolderMissing(f"{display_name(str(folder))}: there is no such folder")
    _require_screen()
    try:
        from blipdesk.gui.app import run_window
    except ImportError as error:
        raise InputError(f"the window cannot be opened: {error}; see: make test") from error
    paths, pictures = _demo_places(library) if demo else (library_paths(library), None)
    folders = [] if folder is None else [folder.expanduser().absolute()]
    raise typer.Exit(run_window(paths, folders, pictures))


def _demo_places(library: Path | None) -> tuple[LibraryPaths, Path]:
    """Return where ``blipdesk demo`` keeps its library and its photos."""
    root = Path("demo-library") if library is None else library.parent
    return library_paths(root / "library"), (root / "photos").absolute()


def _require_screen() -> None:
    """Qt ends the process without a screen; say so before."""
    has_screen = any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")))
    if sys.platform not in ("win32", "darwin") and not has_screen:
        raise InputError(
            "there is no screen to show the window on (DISPLAY and WAYLAND_DISPLAY are not set); "
            "the command line does the same work: blipdesk --help"
        )
