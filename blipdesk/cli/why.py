"""``blipdesk why``: everything that decides about one photo."""

from pathlib import Path
from typing import Annotated

import typer

from blipdesk.cli.output import print_json, print_line
from blipdesk.cli.session import JsonOption, LibraryOption, opened


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(why)


def why(
    context: typer.Context,
    path: Annotated[
        Path, typer.Argument(metavar="PATH", help="A photo or any other file.", show_default=False)
    ],
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Tell why a photo has words or none: rules, state, jobs, drafts and waiting writes.

    \b
    Examples:
      blipdesk why IMG_0001.JPG
    """
    with opened(context, library) as desk:
        for finding in desk.background.explain(path):
            if as_json:
                print_json({"topic": finding.topic, "value": finding.value})
            else:
                print_line(f"{finding.topic}: {finding.value}")
