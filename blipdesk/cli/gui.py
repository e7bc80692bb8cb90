"""``blipdesk gui``: the window."""

from pathlib import Path
from typing import Annotated

import typer

from blipdesk.domain.errors import InputError


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(gui)


def gui(
    folder: Annotated[
        Path | None, typer.Argument(help="A folder to open.", show_default=False)
    ] = None,
    demo: Annotated[bool, typer.Option("--demo", help="Open the sample library.")] = False,
) -> None:
    """Open the window.

    \b
    Examples:
      blipdesk gui ~/Pictures
      blipdesk gui --demo
    """
    open_window(folder, demo)


def open_window(folder: Path | None, demo: bool) -> None:
    """Open the window on a folder.

    Raises:
        InputError: this version has no window yet.
    """
    raise InputError(
        "this version has no window yet; the command line does the whole job: "
        "blipdesk describe FOLDER, blipdesk search WORDS, blipdesk --help"
    )
